"""The grammar of SCORM 2004's manifests, as data: content packaging, IMS Simple Sequencing 1.0 and ADL's extensions."""

from scormkit.standards import content_packaging
from scormkit.standards.grammar import Attribute, Grammar, Group, Kind, Value
from scormkit.standards.scorm12 import ASSET, SCO
from scormkit.standards.scorm2004 import ADLCP, ADLNAV, ADLSEQ, IMSCP, IMSSS, LAUNCH_DATA_LENGTH, LEFT_BEHIND

TRACKED_CONDITIONS = (
    *("satisfied", "objectiveStatusKnown", "objectiveMeasureKnown", "completed", "activityProgressKnown", "attempted"),
    *("attemptLimitExceeded", "timeLimitExceeded", "outsideAvailableTimeRange"),
)
RULE_CONDITIONS = (*TRACKED_CONDITIONS, "objectiveMeasureGreaterThan", "objectiveMeasureLessThan", "always")
ROLLUP_ACTIONS = ("satisfied", "notSatisfied", "completed", "incomplete")
CHILD_SETS = ("all", "any", "none", "atLeastCount", "atLeastPercent")
TIMINGS = ("never", "once", "onEachNewAttempt")
CONSIDERED = ("always", "ifAttempted", "ifNotSkipped", "ifNotSuspended")
HIDDEN = ("previous", "continue", "exit", "exitAll", "abandon", "abandonAll", "suspendAll")
ACTIONS = {
    "preConditionRule": ("skip", "disabled", "hiddenFromChoice", "stopForwardTraversal"),
    "exitConditionRule": ("exit",),
    "postConditionRule": ("exitParent", "exitAll", "retry", "retryAll", "continue", "previous"),
}

_BOOLEAN = Value("boolean")
_COUNT = Value("integer", low=0, high=10**9)
_SHARE = Value("decimal", low=0, high=1)
_MEASURE = Value("decimal", low=-1, high=1)
_OPERATOR = Attribute("operator", Value(words=("not", "noOp")))
_COMBINATION = Attribute("conditionCombination", Value(words=("all", "any")))
_OBJECTIVE = (Group(("minNormalizedMeasure",), 0, 1), Group(("mapInfo",)))
_BY_MEASURE = Attribute("satisfiedByMeasure", _BOOLEAN)


def _flags(*names: str) -> tuple[Attribute, ...]:
    return tuple(Attribute(name, _BOOLEAN) for name in names)


def _required(name: str, *words: str) -> Attribute:
    return Attribute(name, Value(words=words), required=True)


def _rule(name: str) -> Kind:
    # Simple Sequencing lets the conditions be left out; SCORM does not.
    children = (Group(("ruleConditions",), 1, 1), Group(("ruleAction",), 1, 1))
    return Kind(children, open=False, inner={"ruleAction": f"ruleAction of {name}"})


_SIMPLE_SEQUENCING = {
    "sequencingCollection": Kind((Group(("sequencing",), 1),), open=False),
    "sequencing": Kind(
        (
            Group(("controlMode",), 0, 1),
            Group(("sequencingRules",), 0, 1),
            Group(("limitConditions",), 0, 1),
            Group(("auxiliaryResources",), 0, 1),
            Group(("rollupRules",), 0, 1),
            Group(("objectives",), 0, 1),
            Group(("randomizationControls",), 0, 1),
            Group(("deliveryControls",), 0, 1),
        ),
        (Attribute("ID", Value("identifier")), Attribute("IDRef", Value("identifier"))),
    ),
    "controlMode": Kind(
        attributes=_flags(
            *("choice", "choiceExit", "flow", "forwardOnly"),
            *("useCurrentAttemptObjectiveInfo", "useCurrentAttemptProgressInfo"),
        ),
        open=False,
    ),
    "sequencingRules": Kind(tuple(Group((name,)) for name in ACTIONS), open=False),
    **{name: _rule(name) for name in ACTIONS},
    **{
        f"ruleAction of {name}": Kind(attributes=(_required("action", *words),), open=False)
        for name, words in ACTIONS.items()
    },
    "ruleConditions": Kind((Group(("ruleCondition",), 1),), (_COMBINATION,), open=False),
    "ruleCondition": Kind(
        attributes=(
            Attribute("referencedObjective"),
            Attribute("measureThreshold", _MEASURE),
            _OPERATOR,
            _required("condition", *RULE_CONDITIONS),
        ),
        open=False,
    ),
    "limitConditions": Kind(
        attributes=(
            Attribute("attemptLimit", _COUNT),
            Attribute("attemptAbsoluteDurationLimit"),
            Attribute("attemptExperiencedDurationLimit"),
            Attribute("activityAbsoluteDurationLimit"),
            Attribute("activityExperiencedDurationLimit"),
            Attribute("beginTimeLimit"),
            Attribute("endTimeLimit"),
        ),
        open=False,
    ),
    "auxiliaryResources": Kind((Group(("auxiliaryResource",)),), open=False),
    "auxiliaryResource": Kind(
        attributes=(Attribute("auxiliaryResourceID", required=True), Attribute("purpose", required=True)), open=False
    ),
    "rollupRules": Kind(
        (Group(("rollupRule",)),),
        (
            *_flags("rollupObjectiveSatisfied", "rollupProgressCompletion"),
            Attribute("objectiveMeasureWeight", _SHARE),
        ),
        open=False,
    ),
    "rollupRule": Kind(
        (Group(("rollupConditions",), 1, 1), Group(("rollupAction",), 1, 1)),
        (
            Attribute("childActivitySet", Value(words=CHILD_SETS)),
            Attribute("minimumCount", _COUNT),
            Attribute("minimumPercent", _SHARE),
        ),
        open=False,
    ),
    "rollupConditions": Kind((Group(("rollupCondition",), 1),), (_COMBINATION,), open=False),
    "rollupCondition": Kind(attributes=(_OPERATOR, _required("condition", *TRACKED_CONDITIONS)), open=False),
    "rollupAction": Kind(attributes=(_required("action", *ROLLUP_ACTIONS),), open=False),
    "objectives": Kind((Group(("primaryObjective",), 1, 1), Group(("objective",))), open=False),
    "primaryObjective": Kind(_OBJECTIVE, (_BY_MEASURE, Attribute("objectiveID")), open=False),
    "objective": Kind(_OBJECTIVE, (_BY_MEASURE, Attribute("objectiveID", required=True)), open=False),
    "minNormalizedMeasure": Kind(text=_MEASURE, open=False),
    "mapInfo": Kind(
        attributes=(
            Attribute("targetObjectiveID", required=True),
            *_flags("readSatisfiedStatus", "readNormalizedMeasure", "writeSatisfiedStatus", "writeNormalizedMeasure"),
        ),
        open=False,
    ),
    "randomizationControls": Kind(
        attributes=(
            Attribute("randomizationTiming", Value(words=TIMINGS)),
            Attribute("selectCount", _COUNT),
            Attribute("reorderChildren", _BOOLEAN),
            Attribute("selectionTiming", Value(words=TIMINGS)),
        ),
        open=False,
    ),
    "deliveryControls": Kind(
        attributes=_flags("tracked", "completionSetByContent", "objectiveSetByContent"), open=False
    ),
}
_SHARED = ("RawScore", "MinScore", "MaxScore", "CompletionStatus", "ProgressMeasure")
_EXTENSIONS = {
    (ADLCP, "location"): Kind(text=Value("text", 2000), open=False),
    (ADLCP, "dataFromLMS"): Kind(text=Value("text", LAUNCH_DATA_LENGTH), open=False),
    (ADLCP, "timeLimitAction"): Kind(text=Value(words=content_packaging.TIME_LIMIT_ACTIONS), open=False),
    # Up to the 3rd edition the threshold is the text; since, it is in the attributes.
    (ADLCP, "completionThreshold"): Kind(
        attributes=(
            Attribute("completedByMeasure", _BOOLEAN),
            Attribute("minProgressMeasure", _SHARE),
            Attribute("progressWeight", _SHARE),
        ),
        text=Value(),
        open=False,
    ),
    (ADLCP, "data"): Kind((Group(("map",), 1),), open=False),
    (ADLCP, "map"): Kind(
        attributes=(Attribute("targetID", required=True), *_flags("readSharedData", "writeSharedData")), open=False
    ),
    # A rule says of these that they are of SCORM 1.2.
    **{(ADLCP, name): Kind(attributes=(Attribute("type"),), text=Value(), open=False) for name in LEFT_BEHIND},
    (ADLNAV, "presentation"): Kind((Group(("navigationInterface",), 0, 1),), open=False),
    (ADLNAV, "navigationInterface"): Kind((Group(("hideLMSUI",)),), open=False),
    (ADLNAV, "hideLMSUI"): Kind(text=Value(words=HIDDEN), open=False),
    (ADLSEQ, "constrainedChoiceConsiderations"): Kind(
        attributes=_flags("preventActivation", "constrainChoice"), open=False
    ),
    (ADLSEQ, "rollupConsiderations"): Kind(
        attributes=(
            *(Attribute(f"requiredFor{what}", Value(words=CONSIDERED)) for what in ("Satisfied", "NotSatisfied")),
            *(Attribute(f"requiredFor{what}", Value(words=CONSIDERED)) for what in ("Completed", "Incomplete")),
            *_flags("measureSatisfactionIfActive"),
        ),
        open=False,
    ),
    (ADLSEQ, "objectives"): Kind((Group(("objective",), 1),), open=False),
    (ADLSEQ, "objective"): Kind((Group(("mapInfo",), 1),), (Attribute("objectiveID", required=True),), open=False),
    (ADLSEQ, "mapInfo"): Kind(
        attributes=(
            Attribute("targetObjectiveID", required=True),
            *_flags(*(f"{verb}{what}" for verb in ("read", "write") for what in _SHARED)),
        ),
        open=False,
    ),
}
GRAMMAR = Grammar(
    IMSCP,
    content_packaging.GRAMMAR.root,
    content_packaging.GRAMMAR.kinds,
    {**{(IMSSS, name): kind for name, kind in _SIMPLE_SEQUENCING.items()}, **_EXTENSIONS},
    {
        (ADLCP, "scormType"): Value(words=(SCO, ASSET)),
        (ADLCP, "sharedDataGlobalToSystem"): _BOOLEAN,
        (ADLSEQ, "objectivesGlobalToSystem"): _BOOLEAN,
        (ADLCP, "persistState"): _BOOLEAN,  # a rule says more of it
    },
)
