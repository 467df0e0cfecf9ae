"""``scormkit inspect``."""

import json
import shutil
from pathlib import Path

from scormkit.package.directory import Member
from scormkit.report.inspection.json import inspection_document
from scormkit.report.inspection.text import describe_inspection
from scormkit.validation.inspection import Inspection, Outline, Part, Setting
from tests.cases.test_packages import MINIMAL
from tests.unit.cli.conftest import Run
from tests.unit.cli.packages import package

SCORM_12 = """\
a.zip: SCORM 1.2 · zip, 5 files, 1 KB, unpacked 2 KB

imsmanifest.xml
First aid · organization course
│  default true
├─ Is somebody breathing? · item breathing
│     opens breathing.html
│     scormtype sco
└─ Stop the bleeding · item bleeding
      opens bleeding.html
      scormtype sco · masteryscore 80

by kind, unpacked
  data      1 file   1 KB
  pages    2 files  482 B
  scripts   1 file  109 B
  styles    1 file   22 B

largest files
  imsmanifest.xml   1 KB
  breathing.html   244 B
  bleeding.html    238 B
  shared/api.js    109 B
  shared/page.css   22 B
"""


def _nested(depth: int) -> Part:
    part = Part("item", "i", "t", "", ())
    for _ in range(depth):
        part = Part("item", "i", "t", "", (), (part,))
    return part


def _with(part: Part) -> Inspection:
    return Inspection("zip", (Outline("m", "SCORM 1.2", "1.2", (part,)),), 1, 1, 1, (), (Member("a", 1, 1),), ())


def test_a_package_as_text(run: Run, tmp_path: Path) -> None:
    """What it is, the tree with launches and settings, kinds and largest files."""
    title = "<title>Stop the bleeding</title>"
    package(tmp_path / "a.zip", title, f"{title}<adlcp:masteryscore>80</adlcp:masteryscore>")
    done = run("inspect", "a.zip")
    assert (done.output, done.exit_code) == (SCORM_12, 0)


def test_a_package_as_a_document(run: Run, tmp_path: Path) -> None:
    """The document of format 1 has the same."""
    shutil.copytree(MINIMAL / "cmi5", tmp_path / "a")
    told = json.loads(run("inspect", "a/cmi5.xml", "--format", "json").stdout)
    assert (told["format"], told["path"], told["form"], told["files"]) == (1, "a", "folder", 3)
    (document,) = told["documents"]
    assert (document["file"], document["standard"]) == ("cmi5.xml", "cmi5")
    assert document["parts"][1]["parts"] == [
        {
            "kind": "au",
            "id": "https://example.com/aid/breathing",
            "title": "Breathing",
            "launch": "breathing.html",
            "settings": [
                {"name": "moveOn", "value": "CompletedAndPassed"},
                {"name": "masteryScore", "value": "0.8"},
            ],
            "parts": [],
        }
    ]
    assert [kind["kind"] for kind in told["kinds"]] == ["data", "pages"]
    assert told["largest"][0]["path"] == "cmi5.xml"
    assert told["unread"] == []


def test_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """It is told with the command that says more, and the exit code is 1; what is not there is wrong usage."""
    (tmp_path / "a.zip").write_bytes(b"no zip")
    done = run("inspect", "a.zip")
    assert done.exit_code == 1
    assert "\nnot read\n  the package cannot be read to its end: " in done.output
    assert "scormkit validate a.zip" in done.output
    assert run("inspect", "b.zip").exit_code == 2


def test_one_package_at_a_time(run: Run, tmp_path: Path) -> None:
    """A folder with one package in it stands for that; of several, one is to be named."""
    (tmp_path / "dist").mkdir()
    package(tmp_path / "dist/a.zip")
    assert run("inspect", "dist").output.startswith("dist/a.zip: SCORM 1.2")
    package(tmp_path / "dist/b.zip")
    done = run("inspect", "dist")
    assert (done.exit_code, "name one: `dist/a.zip`" in done.output) == (2, True)


def test_a_strangers_words_are_harmless() -> None:
    """Control characters and line ends of titles, ids, values and paths reach no terminal; long values are cut."""
    evil = "a\x1b[2J\nb\u202e"
    part = Part(evil, evil, evil, evil, (Setting(evil, "x" * 5000),))
    told = describe_inspection(evil, _with(part)._replace(unread=(evil,), largest=(Member(evil, 1, 1),)))
    assert not {"\x1b", "\u202e"} & set(told)
    assert max(map(len, told.splitlines())) < 300
    assert len(told.splitlines()) == 15


def test_colour_is_laid_around_titles() -> None:
    """With colour the text is the same but for the escapes of a terminal."""
    plain = describe_inspection("a.zip", _with(_nested(2)))
    coloured = describe_inspection("a.zip", _with(_nested(2)), colour=True)
    assert "\x1b[1mt\x1b[0m" in coloured
    for escape in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        coloured = coloured.replace(escape, "")
    assert coloured == plain


def test_the_deepest_tree_that_is_read_can_be_told() -> None:
    """Items as deep as the reader of XML goes fit both formats."""
    deep = _with(_nested(200))
    assert describe_inspection("a", deep).count("· item i") == 201
    assert inspection_document("a", deep).count('"kind": "item"') == 201
