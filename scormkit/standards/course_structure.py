"""The grammar of a cmi5 course structure, as data (cmi5 Quartz 13, 13.1)."""

from scormkit.standards.cmi5 import NAMESPACE
from scormkit.standards.grammar import Attribute, Grammar, Group, Kind, Value

MOVE_ON = ("NotApplicable", "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed")  # 13.1.4
LAUNCH_METHODS = ("AnyWindow", "OwnWindow")  # 13.1.4
RESERVED_PARAMETERS = ("endpoint", "fetch", "actor", "registration", "activityId")  # 8.1
MOST_AUS = 1000  # 6.1: what every LMS must take

_ID = Attribute("id", Value("iri"), required=True)
_TITLE, _DESCRIPTION = Group(("title",), 1, 1), Group(("description",), 1, 1)
_REFERENCES = Group(("objectives",), 0, 1)
_PARTS = Group(("au", "block"), 1)
_REFERENCING = {"objectives": "objective references"}

GRAMMAR = Grammar(
    NAMESPACE,
    "courseStructure",
    {
        "courseStructure": Kind((Group(("course",), 1, 1), Group(("objectives",), 0, 1), _PARTS)),
        "course": Kind((_TITLE, _DESCRIPTION), (_ID,)),
        "block": Kind((_TITLE, _DESCRIPTION, _REFERENCES, _PARTS), (_ID,), inner=_REFERENCING),
        "au": Kind(
            (
                *(_TITLE, _DESCRIPTION, _REFERENCES, Group(("url",), 1, 1)),
                *(Group(("launchParameters",), 0, 1), Group(("entitlementKey",), 0, 1)),
            ),
            (
                _ID,
                Attribute("moveOn", Value(words=MOVE_ON)),
                Attribute("masteryScore", Value("decimal", low=0, high=1)),
                Attribute("launchMethod", Value(words=LAUNCH_METHODS)),
                Attribute("activityType"),
            ),
            inner=_REFERENCING,
        ),
        "objectives": Kind((Group(("objective",), 1),)),
        "objective": Kind((_TITLE, _DESCRIPTION), (_ID,), open=False, extended=False, unordered=True),
        "objective references": Kind((Group(("objective",), 1),), inner={"objective": "objective reference"}),
        "objective reference": Kind((), (Attribute("idref", Value("iri")),), open=False, extended=False),
        "title": Kind((Group(("langstring",), 1),)),
        "description": Kind((Group(("langstring",), 1),)),
        "langstring": Kind(attributes=(Attribute("lang", Value("language")),), text=Value()),
        "url": Kind(text=Value("iri", least=1), extended=False),
        "launchParameters": Kind(free=True),
        "entitlementKey": Kind(free=True),
    },
)
