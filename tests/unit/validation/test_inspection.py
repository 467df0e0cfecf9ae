"""What ``inspect`` sees in a package."""

import shutil
from pathlib import Path

import pytest

from scormkit.package.opening import open_package
from scormkit.validation.inspection import Inspection, Part, inspect
from tests.cases.odd_zips import write_package
from tests.cases.test_packages import CASES, MINIMAL, NAMES, laid_over

MANIFEST = "imsmanifest.xml"


def _inspected(tmp_path: Path, name: str = "scorm12", **edits: str) -> Inspection:
    """A minimal package, each text of its manifest in ``edits`` in place of ``@name`` there."""
    folder = Path(shutil.copytree(MINIMAL / name, tmp_path / "a"))
    manifest = folder / {"scorm12": MANIFEST, "cmi5": "cmi5.xml", "tincan": "tincan.xml"}[name]
    text = manifest.read_text("utf-8")
    for old, new in EDITS.get(name, {}).items():
        assert old in text
        text = text.replace(old, edits.get(new, new), 1)
    manifest.write_text(text, "utf-8")
    return inspect(open_package(write_package(folder, tmp_path / "a.zip")))


EDITS = {
    "scorm12": {
        'identifierref="r-breathing">': 'identifierref="r-breathing" isvisible="false" parameters="?mode=2">',
        "<title>Is somebody breathing?</title>": "<title>Is somebody\n breathing?</title>"
        "<adlcp:prerequisites type='aicc_script'>bleeding</adlcp:prerequisites>"
        "<adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed><adlcp:timelimitaction>exit,message"
        "</adlcp:timelimitaction><adlcp:datafromlms>a=1</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore>",
        "<title>Stop the bleeding</title>": "<title>Stop the bleeding</title><item identifier='inner'/>",
        'href="bleeding.html">': 'xml:base="shared/" href="bleeding.html#a">',
    },
    "cmi5": {
        "<url>bleeding.html</url>": "<url>bleeding.html</url><launchParameters>a=1</launchParameters>",
        'moveOn="Completed"': 'moveOn="Completed" launchMethod="OwnWindow"',
    },
}


def _settings(part: Part) -> dict[str, str]:
    return dict(part.settings)


def test_scorm_with_all_settings(tmp_path: Path) -> None:
    """Organizations and items in their tree, with launch address and every setting as it is written."""
    (outline,) = _inspected(tmp_path).outlines
    assert (outline.file, outline.standard, outline.edition) == (MANIFEST, "SCORM 1.2", "1.2")
    (organization,) = outline.parts
    assert organization[:5] == ("organization", "course", "First aid", "", (("default", "true"),))
    first, second = organization.parts
    assert first[:4] == ("item", "breathing", "Is somebody breathing?", "breathing.html?mode=2")
    assert _settings(first) == {
        "scormtype": "sco",
        "isvisible": "false",
        "prerequisites": "bleeding",
        "maxtimeallowed": "00:30:00",
        "timelimitaction": "exit,message",
        "datafromlms": "a=1",
        "masteryscore": "80",
    }
    assert (second.launch, [inner[:4] for inner in second.parts]) == (
        "shared/bleeding.html#a",
        [("item", "inner", "", "")],
    )


@pytest.mark.parametrize(
    ("href", "parameters", "launch"),
    [
        ("a.html", "x=1", "a.html?x=1"),
        ("a.html", "?x=1", "a.html?x=1"),
        ("a.html?y=2", "?x=1", "a.html?y=2&amp;x=1"),
        ("a.html", "#here", "a.html#here"),
        ("a.html#there", "#here", "a.html#there"),
        ("", "x=1", ""),
        ("https://example.com/a", "", "https://example.com/a"),
    ],
)
def test_launch_addresses(tmp_path: Path, href: str, parameters: str, launch: str) -> None:
    """Parameters are joined to the address by `?`, `&` or as a fragment (CAM 2.3.4, row 3.2.4.4)."""
    folder = Path(shutil.copytree(MINIMAL / "scorm12", tmp_path / "a"))
    text = (folder / MANIFEST).read_text("utf-8").replace('href="breathing.html"', f'href="{href}"', 1)
    text = text.replace('ref="r-breathing"', f'ref="r-breathing" parameters="{parameters}"', 1)
    (folder / MANIFEST).write_text(text, "utf-8")
    assert inspect(open_package(folder)).outlines[0].parts[0].parts[0].launch == launch.replace("&amp;", "&")


def test_scorm_2004(tmp_path: Path) -> None:
    """Edition and what its sequencing decides are told by the standard's names."""
    (tmp_path / MANIFEST).write_text(
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:a="http://www.adlnet.org/xsd/adlcp_v1p3" '
        'xmlns:s="http://www.imsglobal.org/xsd/imsss"><metadata><schemaversion>2004 4th Edition</schemaversion>'
        '</metadata><organizations><organization identifier="o"><title>T</title><item identifier="i" '
        'identifierref="r"><a:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/>'
        '<s:sequencing><s:controlMode choice="true"/><s:objectives><s:primaryObjective><s:minNormalizedMeasure>0.6'
        "</s:minNormalizedMeasure></s:primaryObjective></s:objectives></s:sequencing></item></organization>"
        '</organizations><resources><resource identifier="r" a:scormType="sco" href="a.html"/></resources></manifest>'
    )
    (outline,) = inspect(open_package(tmp_path)).outlines
    assert (outline.standard, outline.edition) == ("SCORM 2004 4th Edition", "2004 4th Edition")
    assert _settings(outline.parts[0].parts[0]) == {
        "scormtype": "sco",
        "completionThreshold": "completedByMeasure=true minProgressMeasure=0.5",
        "controlMode": "choice=true",
        "minNormalizedMeasure": "0.6",
    }


def test_cmi5(tmp_path: Path) -> None:
    """Course, blocks and AUs in their tree, with the settings of each AU."""
    (outline,) = _inspected(tmp_path, "cmi5").outlines
    course, block, au = outline.parts
    assert [part.kind for part in outline.parts] == ["course", "block", "au"]
    assert (course.title, block.title) == ("First aid", "First things")
    (inner,) = block.parts
    assert (inner.title, inner.launch) == ("Breathing", "breathing.html")
    assert _settings(inner) == {"moveOn": "CompletedAndPassed", "masteryScore": "0.8"}
    assert _settings(au) == {"moveOn": "Completed", "launchMethod": "OwnWindow", "launchParameters": "a=1"}


def test_xapi(tmp_path: Path) -> None:
    """Activities of a tincan.xml with type and launch."""
    (outline,) = _inspected(tmp_path, "tincan").outlines
    first, second = outline.parts
    assert (first.kind, first.title, first.launch, second.launch) == ("activity", "First aid", "breathing.html", "")
    assert _settings(second) == {"type": "http://adlnet.gov/expapi/activities/lesson"}


def test_sizes(tmp_path: Path) -> None:
    """Bytes packed and unpacked, kinds and files with the heaviest first."""
    folder = Path(shutil.copytree(MINIMAL / "scorm12", tmp_path / "a"))
    (folder / "film.MP4").write_bytes(bytes(50_000))
    (folder / "odd").write_bytes(bytes(40_000))
    for number in range(12):
        (folder / f"{number}.png").write_bytes(bytes(number))
    seen = inspect(open_package(write_package(folder, tmp_path / "a.zip")))
    assert seen.packed == (tmp_path / "a.zip").stat().st_size
    assert (seen.files, seen.unpacked) == (19, sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))
    assert [kind[:2] for kind in seen.kinds][:2] == [("video", 1), ("other", 1)]
    assert ("images", 12, 66) in seen.kinds
    assert ([one.path for one in seen.largest][:3], len(seen.largest)) == (["film.MP4", "odd", MANIFEST], 10)
    assert seen.unread == ()


def test_what_is_broken_is_told_beside_the_rest(tmp_path: Path) -> None:
    """A manifest that is no XML, a second format that is, and the files all the same."""
    folder = Path(shutil.copytree(MINIMAL / "tincan", tmp_path / "a"))
    (folder / MANIFEST).write_text("<manifest>")
    seen = inspect(open_package(folder))
    assert [outline.standard for outline in seen.outlines] == ["xAPI"]
    (unread,) = seen.unread
    assert unread.startswith("imsmanifest.xml: this is no XML")
    assert seen.files == 3


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\5\6" + bytes(18), b"<a"])
def test_anything_may_be_inspected(tmp_path: Path, content: bytes) -> None:
    """What is no package says why it cannot be read."""
    (tmp_path / "a.zip").write_bytes(content)
    seen = inspect(open_package(tmp_path / "a.zip"))
    assert (len(seen.unread), seen.outlines) == (1, ())


def test_a_package_in_a_folder_that_was_packed_along(tmp_path: Path) -> None:
    """The outline is told, with the path that the manifest really has."""
    shutil.copytree(MINIMAL / "scorm12", tmp_path / "a/course")
    (outline,) = inspect(open_package(tmp_path / "a")).outlines
    assert outline.file == "course/imsmanifest.xml"


@pytest.mark.parametrize("name", NAMES)
def test_every_faulty_package_can_be_inspected(name: str, tmp_path: Path) -> None:
    """Whatever `validate` finds fault with, its files are counted, and no fault is one of `inspect`."""
    contents = open_package(laid_over(CASES / name / "in", tmp_path / "package"))
    seen = inspect(contents)
    assert seen.files == sum(not member.is_folder for member in contents.members)
    assert seen.outlines or seen.unread
