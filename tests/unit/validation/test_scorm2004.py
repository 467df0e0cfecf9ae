"""SCORM 2004: editions, severities of its own, and the grammar of its sequencing."""

import shutil
from pathlib import Path

import pytest

from scormkit.diagnostics.code import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.package.opening import open_package
from scormkit.validation import validate
from scormkit.validation.result import Validation
from scormkit.validation.scorm2004 import SEVERITIES
from tests.cases.test_packages import MINIMAL

TITLE = "<title>Stop the bleeding</title>"
ITEM = '<item identifier="bleeding" identifierref="r-bleeding">'
METADATA = "<schema>ADL SCORM</schema>\n    <schemaversion>2004 4th Edition</schemaversion>"
RESOURCE = '<resource identifier="r-bleeding" type="webcontent" adlcp:scormType="sco" href="bleeding.html">'
OBJECTIVES = '<imsss:objectives><imsss:primaryObjective objectiveID="a"/></imsss:objectives>'


def _validated(folder: Path, *edits: tuple[str, str]) -> Validation:
    """The minimal package of SCORM 2004 with words of its manifest changed."""
    package = Path(shutil.copytree(MINIMAL / "scorm2004", folder / "package"))
    manifest = package / "imsmanifest.xml"
    text = manifest.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    manifest.write_text(text, "utf-8")
    return validate(open_package(package))


def _sequenced(folder: Path, sequencing: str) -> list[Diagnostic]:
    """What is found where an item has a sequencing, but for the note that it is not followed."""
    edit = (TITLE, f"{TITLE}<imsss:sequencing>{sequencing}</imsss:sequencing>")
    found = _validated(folder, edit).diagnostics
    return [one for one in found if one.code != "scorm2004/sequencing-not-checked"]


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("CAM 1.3", "SCORM 2004 2nd Edition"),
        ("2004 3rd Edition", "SCORM 2004 3rd Edition"),
        ("2004 4th Edition", "SCORM 2004 4th Edition"),
    ],
)
def test_an_edition_is_told(version: str, name: str, tmp_path: Path) -> None:
    """The report names the edition that the manifest says, and a right manifest of each is without findings."""
    result = _validated(tmp_path, ("2004 4th Edition", version))
    assert result.standards == (name,)
    assert result.diagnostics == ()


def test_an_edition_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    """Another version is wrong, the standard is told without an edition, and the other rules run all the same."""
    result = _validated(tmp_path, ("2004 4th Edition", "2004 5th Edition"), ('default="course"', 'default="curse"'))
    assert result.standards == ("SCORM 2004",)
    assert {found.code for found in result.diagnostics} == {"manifest/wrong-version", "organization/default-not-found"}


JUDGED = {
    "manifest/no-metadata": [(f"<metadata>\n    {METADATA}\n  </metadata>", "")],
    "manifest/schema-missing": [("<schema>ADL SCORM</schema>", "")],
    "manifest/version-missing": [("<schemaversion>2004 4th Edition</schemaversion>", "")],
    "organization/no-default": [(' default="course"', "")],
    "organization/empty": [
        ("</organization>", '</organization><organization identifier="b"><title>B</title></organization>')
    ],
    "item/nothing-to-launch": [(ITEM, f'<item identifier="b"><title>B</title></item>{ITEM}')],
    "item/branch-launches": [
        (TITLE, f'{TITLE}<item identifier="b" identifierref="r-bleeding"><title>B</title></item>')
    ],
    "item/invalid-parameters": [(ITEM, ITEM.replace(">", ' parameters="a b">'))],
    "item/setting-without-sco": [
        (TITLE, f"{TITLE}<adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction>"),
        (RESOURCE, RESOURCE.replace('"sco"', '"asset"')),
    ],
    "item/repeated-setting": [(TITLE, f"{TITLE}<imsss:sequencing/><imsss:sequencing/>")],
    "resource/unknown-type": [(RESOURCE, RESOURCE.replace("webcontent", "text/html"))],
    "resource/leading-slash": [(RESOURCE, RESOURCE.replace("bleeding.html", "/bleeding.html"))],
    "resource/launch-file-unlisted": [('<file href="bleeding.html"/>', "")],
    "schema/too-long": [(TITLE, f"<title>{'a' * 201}</title>")],
}


@pytest.mark.parametrize("code", sorted(SEVERITIES))
def test_severities_are_those_of_scorm_2004(code: str, tmp_path: Path) -> None:
    """Each code whose severity is another in SCORM 2004 than in the table is found there, with that one."""
    found = [one for one in _validated(tmp_path, *JUDGED[code]).diagnostics if one.code == code]
    assert [one.severity for one in found] == [SEVERITIES[code]]


@pytest.mark.parametrize("name", ["scormtype", "ScormType"])
def test_scorm_type_has_the_letters_of_scorm_2004(name: str, tmp_path: Path) -> None:
    """``scormType`` in other letters is an error, and so is a resource without it."""
    other = _validated(tmp_path, (RESOURCE, RESOURCE.replace("scormType", name))).diagnostics
    assert [one.code for one in other] == ["resource/scormtype-case"]
    assert "SCORM 2004" in other[0].message
    none = _validated(tmp_path / "none", (RESOURCE, RESOURCE.replace(' adlcp:scormType="sco"', ""))).diagnostics
    assert [one.code for one in none] == ["resource/no-scormtype"]
    assert none[0].severity is Severity.ERROR


def test_rules_of_scorm_12_are_not_asked(tmp_path: Path) -> None:
    """A mastery score of nonsense and prerequisites of nonsense are left behind, and nothing more is said of them."""
    settings = (
        '<adlcp:masteryscore>x</adlcp:masteryscore><adlcp:prerequisites type="aicc_script">&amp;</adlcp:prerequisites>'
    )
    found = _validated(tmp_path, (TITLE, TITLE + settings)).diagnostics
    assert [one.code for one in found] == ["scorm2004/left-behind"] * 2


CONDITION = '<imsss:ruleConditions><imsss:ruleCondition condition="{}"/></imsss:ruleConditions>'
RULE = "<imsss:sequencingRules><imsss:preConditionRule>{}</imsss:preConditionRule></imsss:sequencingRules>"
SKIP = '<imsss:ruleAction action="skip"/>'
FAULTS = {
    "schema/element-order": [
        f'{OBJECTIVES}<imsss:controlMode choice="true"/>',
        OBJECTIVES.replace("<imsss:primary", '<imsss:objective objectiveID="b"/><imsss:primary'),
    ],
    "schema/repeated-element": [
        "<imsss:controlMode/><imsss:controlMode/>",
        OBJECTIVES + OBJECTIVES.replace('"a"', '"b"'),
    ],
    "schema/missing-element": [
        "<imsss:objectives/>",
        RULE.format(SKIP),
        RULE.format(CONDITION.format("always")),
        f"<imsss:rollupRules><imsss:rollupRule>{CONDITION.replace('rule', 'rollup').format('completed')}"
        "</imsss:rollupRule></imsss:rollupRules>",
    ],
    "schema/unknown-element": ["<imsss:controlMod/>", RULE.format(CONDITION.format("always") + SKIP + "<imsss:x/>")],
    "schema/missing-attribute": [RULE.format(CONDITION.format("always") + "<imsss:ruleAction/>")],
    "schema/unknown-attribute": ['<imsss:controlMode chioce="true"/>', '<imsss:limitConditions limit="1"/>'],
    "schema/unknown-word": [
        RULE.format(CONDITION.format("always") + '<imsss:ruleAction action="exitAll"/>'),
        RULE.format(CONDITION.format("passed") + SKIP),
        '<adlseq:rollupConsiderations requiredForCompleted="never"/>',
    ],
    "schema/invalid-value": [
        '<imsss:controlMode choice="yes"/>',
        '<imsss:limitConditions attemptLimit="1.5"/>',
        '<imsss:limitConditions attemptLimit="-1"/>',
        '<imsss:rollupRules objectiveMeasureWeight="2"/>',
        OBJECTIVES.replace(
            "/>", "><imsss:minNormalizedMeasure>80</imsss:minNormalizedMeasure></imsss:primaryObjective>", 1
        ),
    ],
}


@pytest.mark.parametrize(("code", "sequencing"), [(code, one) for code, several in FAULTS.items() for one in several])
def test_sequencing_has_a_grammar(code: str, sequencing: str, tmp_path: Path) -> None:
    """A fault of order, number, attribute or word in a sequencing is found as what it is, once."""
    assert [found.code for found in _sequenced(tmp_path, sequencing)] == [code]


WHOLE = """
<imsss:controlMode flow="1"/>
<imsss:sequencingRules>
  <imsss:preConditionRule>{condition}<imsss:ruleAction action="disabled"/></imsss:preConditionRule>
  <imsss:exitConditionRule>{condition}<imsss:ruleAction action="exit"/></imsss:exitConditionRule>
  <imsss:postConditionRule>{condition}<imsss:ruleAction action="retry"/></imsss:postConditionRule>
</imsss:sequencingRules>
<imsss:limitConditions attemptLimit="2" attemptAbsoluteDurationLimit="PT1H"/>
<imsss:auxiliaryResources>
  <imsss:auxiliaryResource auxiliaryResourceID="x" purpose="y"/>
</imsss:auxiliaryResources>
<imsss:rollupRules rollupObjectiveSatisfied="false">
  <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.5">
    <imsss:rollupConditions conditionCombination="any">
      <imsss:rollupCondition operator="not" condition="attempted"/>
    </imsss:rollupConditions>
    <imsss:rollupAction action="incomplete"/>
  </imsss:rollupRule>
</imsss:rollupRules>
<imsss:objectives>
  <imsss:primaryObjective objectiveID="a" satisfiedByMeasure="true">
    <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>
    <imsss:mapInfo targetObjectiveID="g" readSatisfiedStatus="true" writeNormalizedMeasure="true"/>
  </imsss:primaryObjective>
  <imsss:objective objectiveID="b"/>
</imsss:objectives>
<imsss:randomizationControls randomizationTiming="once" selectCount="3"/>
<imsss:deliveryControls tracked="false"/>
<adlseq:constrainedChoiceConsiderations preventActivation="true"/>
<adlseq:rollupConsiderations requiredForSatisfied="ifNotSkipped"/>
<adlseq:objectives>
  <adlseq:objective objectiveID="b">
    <adlseq:mapInfo targetObjectiveID="g" writeRawScore="true"/>
  </adlseq:objective>
</adlseq:objectives>
"""
ON_B = (
    '<imsss:ruleConditions><imsss:ruleCondition referencedObjective="b" measureThreshold="-0.5"'
    ' condition="objectiveMeasureLessThan"/></imsss:ruleConditions>'
)


def test_all_of_sequencing_may_be_used(tmp_path: Path) -> None:
    """A sequencing with each of its elements, in order, is without findings but for the auxiliary resources'."""
    found = _sequenced(tmp_path, WHOLE.format(condition=ON_B))
    assert [one.code for one in found] == ["scorm2004/auxiliary-resources"]


def test_blanks_around_names_are_no_difference(tmp_path: Path) -> None:
    """Identifiers are compared as XML normalizes them; ADL's own test packages have blanks around some."""
    found = _validated(
        tmp_path, ('identifier="course"', 'identifier=" course "'), ('identifier="r-shared"', 'identifier="r-shared "')
    ).diagnostics
    assert found == ()


def test_a_base_is_no_page(tmp_path: Path) -> None:
    """A resource that opens nothing has no page whose name could lack an extension, whatever its base is."""
    asset = (
        'type="webcontent" adlcp:scormType="asset"',
        'type="webcontent" adlcp:scormType="asset" xml:base="shared/"',
    )
    files = (('href="shared/api.js"', 'href="api.js"'), ('href="shared/page.css"', 'href="page.css"'))
    assert _validated(tmp_path, asset, *files).diagnostics == ()


def test_a_map_that_reads_twice_clashes_when_it_says_so(tmp_path: Path) -> None:
    """Two maps of an objective that say that they read are an error; one that says nothing is not counted."""
    maps = '<imsss:mapInfo targetObjectiveID="g" readSatisfiedStatus="true"/><imsss:mapInfo targetObjectiveID="h"{}/>'
    objective = OBJECTIVES.replace("/>", ">{}</imsss:primaryObjective>", 1)
    clashing = _sequenced(tmp_path, objective.format(maps.format(' readSatisfiedStatus="1"')))
    assert [one.code for one in clashing] == ["scorm2004/objective-maps"]
    assert _sequenced(tmp_path / "silent", objective.format(maps.format(""))) == []


@pytest.mark.parametrize(
    ("threshold", "right"),
    [
        *(
            (f"<adlcp:completionThreshold>{text}</adlcp:completionThreshold>", True)
            for text in ("0", "1.0", ".5", "00.5")
        ),
        *(
            (f"<adlcp:completionThreshold>{text}</adlcp:completionThreshold>", False)
            for text in (".", "10", "1.1", "-1")
        ),
        ('<adlcp:completionThreshold minProgressMeasure="0.5"/>', True),
        ('<adlcp:completionThreshold minProgressMeasure="0.5">0.5</adlcp:completionThreshold>', False),
    ],
)
def test_a_threshold_is_a_share(threshold: str, right: bool, tmp_path: Path) -> None:
    """A threshold is a number from 0 to 1, in its text or in its attributes and never in both."""
    codes = [one.code for one in _validated(tmp_path, (TITLE, TITLE + threshold)).diagnostics]
    assert codes == ([] if right else ["scorm2004/invalid-threshold"])
