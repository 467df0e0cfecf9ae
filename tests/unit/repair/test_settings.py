"""Settings that were asked for."""

from pathlib import Path

import pytest

from scormkit.repair.settings import InvalidSettingError, read_setting
from scormkit.validation.xml import read_document
from tests.unit.repair.packages import Edits, package, planned, repaired, text_of

ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def _set(folder: Path, *settings: str, edits: Edits = (), standard: str = "scorm12") -> str:
    """The document of a package after settings were made."""
    repaired(package(folder, edits, standard), folder / "fixed.zip", *settings)
    return text_of(folder / "fixed.zip", "imsmanifest.xml" if standard == "scorm12" else "cmi5.xml")


def test_a_mastery_score_stands_behind_all_else_in_every_sco(tmp_path: Path) -> None:
    """Items that launch a SCO get the element, or its new text; others, and a missing one, are left alone."""
    edits = (
        (
            "Stop the bleeding</title>\n",
            "Stop the bleeding</title>\n        <adlcp:masteryscore>50</adlcp:masteryscore>\n",
        ),
        ("</organization>", '<item identifier="more"><title>More</title></item></organization>'),
    )
    text = _set(tmp_path, "masteryscore=80", edits=edits)
    assert text.count("<adlcp:masteryscore>80</adlcp:masteryscore>") == text.count("masteryscore>") // 2 == 2
    assert "<title>Is somebody breathing?</title>\n        <adlcp:masteryscore>80</adlcp:masteryscore>\n" in text
    assert '<item identifier="more"><title>More</title></item>' in text


def test_settings_are_taken_out(tmp_path: Path) -> None:
    """An empty value takes an element or attribute out, with its line or blanks; where it is not, nothing is done."""
    plain = text_of(package(tmp_path / "plain"))
    with_it = (("breathing?</title>\n", "breathing?</title>\n        <adlcp:masteryscore>50</adlcp:masteryscore>\n"),)
    assert _set(tmp_path / "a", "masteryscore=", edits=with_it) == plain
    assert planned(package(tmp_path / "b"), "masteryscore=", "maxtimeallowed=").changes == ()
    course = _set(tmp_path / "c", "masteryScore=", "moveOn=", standard="cmi5")
    assert '<au id="https://example.com/aid/breathing">' in course
    assert '<au id="https://example.com/aid/bleeding">' in course


def test_every_au_gets_a_setting(tmp_path: Path) -> None:
    """Attributes of cmi5 are changed where they stand, and added where they do not."""
    text = _set(tmp_path, "masteryScore=0.75", "moveOn=Passed", standard="cmi5")
    assert '<au id="https://example.com/aid/breathing" moveOn="Passed" masteryScore="0.75">' in text
    assert '<au masteryScore="0.75" id="https://example.com/aid/bleeding" moveOn="Passed">' in text


def test_times_and_titles(tmp_path: Path) -> None:
    """The time limit, what happens then and the title of the course are written as XML wants them."""
    text = _set(tmp_path, "maxtimeallowed=01:30:00", "timelimitaction=exit,message", 'title=A & "B" <Ω>')
    assert text.count("<adlcp:maxtimeallowed>01:30:00</adlcp:maxtimeallowed>") == 2
    assert text.count("<adlcp:timelimitaction>exit,message</adlcp:timelimitaction>") == 2
    root = read_document("imsmanifest.xml", text.encode()).root
    assert root is not None
    assert next(one.text for one in root.walk() if one.name == "title") == 'A & "B" <Ω>'


def test_the_prefix_is_that_of_the_document(tmp_path: Path) -> None:
    """A manifest that binds another prefix to ADL's namespace keeps it; where an item knows none, it is declared."""
    other = _set(tmp_path / "a", "masteryscore=80", edits=(("adlcp:", "x:"), ("xmlns:adlcp", "xmlns:x")))
    assert other.count("<x:masteryscore>80</x:masteryscore>") == 2
    late = (
        (f'          xmlns:adlcp="{ADLCP}"\n', ""),
        ("adlcp:scormtype", f'xmlns:adlcp="{ADLCP}" adlcp:scormtype'),
    )
    text = _set(tmp_path / "b", "masteryscore=80", edits=late)
    assert text.count(f'<adlcp:masteryscore xmlns:adlcp="{ADLCP}">80</adlcp:masteryscore>') == 2


def test_a_setting_that_is_made_already_changes_nothing(tmp_path: Path) -> None:
    """The second time there is nothing to do."""
    path = package(tmp_path)
    repaired(path, tmp_path / "once.zip", "masteryscore=80", "title=Aid")
    assert planned(tmp_path / "once.zip", "masteryscore=80", "title=Aid").changes == ()


@pytest.mark.parametrize(
    "text",
    [
        *("masteryscore", "masteryscore=101", "masteryscore=-1", "masteryscore=80%", "masteryscore=٨٠"),
        *("maxtimeallowed=90", "maxtimeallowed=00:90:00", "timelimitaction=exit", "title=", "title= ", "title=a\nb"),
        *("masteryScore=80", "masteryScore=0.12345", "moveOn=passed", "mastery=80", "", "=80"),
    ],
)
def test_settings_that_are_none(text: str) -> None:
    """A name or value that no standard knows is told, with what to write."""
    with pytest.raises(InvalidSettingError) as told:
        read_setting(text)
    assert told.value.help


@pytest.mark.parametrize("value", ["0", "100", "100.0", "66.7", "9"])
def test_scores_from_none_to_all(value: str) -> None:
    """A mastery score is from 0 to 100, decimals and all (CAM 2.3.4, row 3.2.4.12)."""
    assert read_setting(f"masteryscore={value}").value == value


@pytest.mark.parametrize(
    ("setting", "standard", "edits"),
    [
        ("moveOn=Passed", "scorm12", ()),
        ("masteryscore=80", "cmi5", ()),
        ("title=A", "tincan", ()),
        ("masteryscore=80", "scorm12", (('"sco"', '"asset"'),)),
        (
            "title=A",
            "scorm12",
            (("</organizations>", '<organization identifier="b"><title>B</title></organization></organizations>'),),
        ),
    ],
)
def test_settings_that_the_package_cannot_have(setting: str, standard: str, edits: Edits, tmp_path: Path) -> None:
    """A setting of another standard, or one that nothing in the package can have, is told."""
    with pytest.raises(InvalidSettingError):
        planned(package(tmp_path, edits, standard), setting)


def test_a_setting_of_aus_needs_one(tmp_path: Path) -> None:
    """A course structure without AUs cannot have their settings, also where the package has a manifest, too."""
    place = tmp_path / "package"
    package(tmp_path)
    (place / "cmi5.xml").write_text('<courseStructure xmlns="x"><course id="urn:a"/></courseStructure>', "utf-8")
    with pytest.raises(InvalidSettingError, match=r"`masteryScore=0\.3`"):
        planned(place, "title=x", "masteryScore=0.3")


def test_settings_of_both_documents(tmp_path: Path) -> None:
    """In a package with a manifest and a course structure each gets its own; with one of them the other is refused."""
    package(tmp_path)
    with pytest.raises(InvalidSettingError, match="`masteryScore`"):
        planned(tmp_path / "package.zip", "title=x", "masteryScore=0.3")
    course = text_of(package(tmp_path / "cmi5", standard="cmi5"), "cmi5.xml")
    (tmp_path / "package/cmi5.xml").write_text(course, "utf-8")
    repaired(tmp_path / "package", tmp_path / "fixed.zip", "title=x", "masteryScore=0.3")
    assert "<title>x</title>" in text_of(tmp_path / "fixed.zip")
    assert text_of(tmp_path / "fixed.zip", "cmi5.xml").count('masteryScore="0.3"') == course.count("<au ")
