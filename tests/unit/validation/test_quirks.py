"""What only some LMSs trip over: which of them have it found in a package."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from scormkit.package.opening import open_package
from scormkit.validation import validate
from scormkit.validation.result import Quirk

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="{space}" xmlns:adlcp="{adlcp}" identifier="m">
  <organizations default="{default}">
    <organization identifier="one">
      <title>One</title>
      <item identifier="i1" identifierref="r1"{attributes}><title>1</title>{within}</item>
    </organization>
    <organization identifier="two">
      <title>Two</title>
      <item identifier="i2" identifierref="r2"><title>2</title>{within}</item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="r1" type="webcontent" adlcp:{type}="sco" href="1.html"><file href="1.html"/></resource>
    <resource identifier="r2" type="webcontent" adlcp:{type}="sco" href="2.html"><file href="2.html"/></resource>
  </resources>
</manifest>
"""
SCORM_12 = {
    "space": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "type": "scormtype",
}
SCORM_2004 = {
    "space": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
    "type": "scormType",
}
CONTROLS = '<imsss:deliveryControls completionSetByContent="{0}" objectiveSetByContent="{0}"/>'


def quirks(folder: Path, code: str, words: Mapping[str, str] = SCORM_12, files: tuple[str, ...] = ()) -> list[str]:
    """The ids of the profiles for which the code is found, in a package of this manifest."""
    told = {"default": "one", "attributes": "", "within": "", **words}
    (folder / "imsmanifest.xml").write_text(MANIFEST.format(**told), "utf-8")
    for name in ("1.html", "2.html", *files):
        (folder / name).write_text("x", "utf-8")
    return [quirk.profile for quirk in _of(folder) if quirk.found.code == code]


def _of(folder: Path) -> tuple[Quirk, ...]:
    return validate(open_package(folder)).quirks


@pytest.mark.parametrize(("default", "others"), [("one", 0), ("two", 3), ("none", 0)])
def test_the_default_organization_says_what_is_to_be_launched(tmp_path: Path, default: str, others: int) -> None:
    """Three LMSs open the first resource; where the default organization launches the second, that is another page."""
    assert len(quirks(tmp_path, "lms/other-launch", SCORM_12 | {"default": default})) == others


@pytest.mark.parametrize("spoil", [('identifierref="r1"', 'identifierref="no"'), ('sco" href="1.html"', 'sco"')])
def test_a_first_item_without_a_page_is_no_quirk(tmp_path: Path, spoil: tuple[str, str]) -> None:
    """Where the first item's page is missing, that is the error, and nobody compares the second item's with it."""
    manifest = MANIFEST.format(**SCORM_12, default="one", attributes="", within="")
    second = '<item identifier="i3" identifierref="r2"><title>3</title></item>'
    one = manifest.replace("</item>", f"</item>{second}", 1)
    assert spoil[0] in one
    (tmp_path / "imsmanifest.xml").write_text(one.replace(*spoil), "utf-8")
    (tmp_path / "2.html").write_text("x", "utf-8")
    assert [quirk for quirk in _of(tmp_path) if quirk.found.code == "lms/other-launch"] == []


def test_a_shared_sequencing_is_found_as_lmss_find_it(tmp_path: Path) -> None:
    """Blanks around a name, and letters written by ``%``, make no other name of it."""
    space = 'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
    words = SCORM_2004 | {"default": "one", "attributes": "", "within": f'<imsss:sequencing {space} IDRef=" a%20b "/>'}
    shared = f'<imsss:sequencing ID="a b">{CONTROLS.format("true")}</imsss:sequencing>'
    collection = f"<imsss:sequencingCollection {space}>{shared}</imsss:sequencingCollection>"
    manifest = MANIFEST.format(**words).replace("</manifest>", f"{collection}</manifest>")
    (tmp_path / "imsmanifest.xml").write_text(manifest, "utf-8")
    assert [quirk for quirk in _of(tmp_path) if quirk.found.code == "lms/completed-on-exit"] == []


def test_types_are_those_of_each_lms(tmp_path: Path) -> None:
    """A program is refused by one, a page of PHP by three; capital letters do not help."""
    assert quirks(tmp_path, "lms/refused-type", files=("a.EXE",)) == ["crossknowledge"]
    (tmp_path / "a.EXE").unlink()
    assert quirks(tmp_path, "lms/refused-type", files=("b.php",)) == ["chamilo", "crossknowledge", "docebo"]


def test_scorm_2004_is_asked_too(tmp_path: Path) -> None:
    """What LMSs trip over in a manifest does not end with SCORM 1.2."""
    assert "frappe" in quirks(tmp_path, "lms/several-scos", SCORM_2004)
    assert quirks(tmp_path, "lms/prefix", SCORM_2004) == []


@pytest.mark.parametrize(
    ("within", "found"),
    [
        ("", ["successfactors"]),
        (f"<imsss:sequencing>{CONTROLS.format('false')}</imsss:sequencing>", ["successfactors"]),
        ('<imsss:sequencing IDRef="nowhere"/>', ["successfactors"]),
        (f"<imsss:sequencing>{CONTROLS.format('true')}</imsss:sequencing>", []),
    ],
)
def test_each_sco_says_itself_when_it_is_completed(tmp_path: Path, within: str, found: list[str]) -> None:
    """Both controls must be on, in the item's own sequencing or in one that it refers to and that is there."""
    space = 'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
    spaced = within.replace("<imsss:sequencing", f"<imsss:sequencing {space}")
    assert quirks(tmp_path, "lms/completed-on-exit", SCORM_2004 | {"within": spaced}) == found


def test_completion_is_no_matter_of_scorm_12(tmp_path: Path) -> None:
    """SCORM 1.2 has no sequencing to say it in."""
    assert quirks(tmp_path, "lms/completed-on-exit") == []


def test_parameters_are_dropped_by_those_that_open_a_resource(tmp_path: Path) -> None:
    """An item's query is left off where the item is not looked at."""
    found = quirks(tmp_path, "lms/query-dropped", SCORM_12 | {"attributes": ' parameters="?a=1"'})
    assert found == ["frappe", "openedx", "scormhost", "wagtail-lms"]


def test_a_hidden_item_without_a_page_is_no_quirk(tmp_path: Path) -> None:
    """Only what launches something can be waited for."""
    hidden = SCORM_12 | {"attributes": ' isvisible="false"'}
    assert quirks(tmp_path, "lms/hidden-item", hidden) == ["chamilo", "moodle"]
    (tmp_path / "1.html").unlink()
    manifest = MANIFEST.replace(' identifierref="r1"', "").format(**hidden, default="one", within="")
    (tmp_path / "imsmanifest.xml").write_text(manifest, "utf-8")
    assert [quirk for quirk in _of(tmp_path) if quirk.found.code == "lms/hidden-item"] == []
