"""``scormkit repair``."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.package import rewriting
from scormkit.repair import RepairFaultError
from scormkit.repair.source import Source
from scormkit.report.repairs import Repaired, describe_repair
from tests.cases.test_packages import MINIMAL
from tests.unit.cli.conftest import Run
from tests.unit.repair.packages import package, planned, text_of

FAULTY = ((' default="course"', ""), ('"shared/page.css"', '"shared/Page.css"'))


def test_every_change_is_told(run: Run, tmp_path: Path) -> None:
    """A line a change with its code, then what was written; the exit code is 0 where no error is left."""
    before = package(tmp_path, FAULTY).read_bytes()
    done = run("repair", "package.zip", "-o", "fixed.zip")
    assert done.output == (
        "resource/wrong-case      wrote `shared/page.css` for `shared/Page.css`\n"
        'organization/no-default  wrote `default="course"` on `<organizations>`\n'
        "fixed.zip written: 2 changes\n"
    )
    assert done.exit_code == 0
    assert (tmp_path / "package.zip").read_bytes() == before
    assert run("validate", "fixed.zip").output.endswith("1 package checked, no findings\n")


def test_what_is_left_is_told(run: Run, tmp_path: Path) -> None:
    """Errors and warnings that stay are counted by their codes, and make the exit code 1."""
    package(tmp_path, (*FAULTY, ("<title>Stop the bleeding</title>", "<title/>"), ("Is somebody breathing?", "")))
    done = run("repair", "package.zip", "-o", "fixed.zip")
    assert done.output.endswith(
        "fixed.zip written: 2 changes\n"
        "left: 2 × error[item/no-title]\n"
        "help: `scormkit validate fixed.zip` says where, and what to do\n"
    )
    assert done.exit_code == 1


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    """It tells the same changes, with or without a place for them."""
    package(tmp_path, FAULTY)
    told = [run("repair", "package.zip", *more, "--dry-run") for more in ((), ("-o", "fixed.zip"))]
    for done in told:
        assert done.output.endswith("package.zip: 2 changes; nothing was written\n")
        assert done.exit_code == 0
    assert not (tmp_path / "fixed.zip").exists()


def test_nothing_to_repair(run: Run, tmp_path: Path) -> None:
    """A healthy package is not copied."""
    package(tmp_path)
    done = run("repair", "package.zip", "-o", "fixed.zip")
    assert done.output == "package.zip: nothing to repair; fixed.zip was not written\n"
    assert done.exit_code == 0
    assert not (tmp_path / "fixed.zip").exists()


def test_only_what_is_chosen(run: Run, tmp_path: Path) -> None:
    """Codes and areas narrow what is mended; without any, settings are made alone."""
    package(tmp_path, FAULTY)
    done = run("repair", "package.zip", "-o", "fixed.zip", "--apply", "organization/*,archive/junk")
    assert "fixed.zip written: 1 change\nleft: 1 × error[resource/wrong-case]\n" in done.output
    done = run("repair", "package.zip", "-o", "fixed.zip", "--set", "masteryscore=80")
    assert done.output.startswith("--set  set `masteryscore=80` on 2 items\nfixed.zip written: 1 change\n")
    assert text_of(tmp_path / "fixed.zip").count("<adlcp:masteryscore>80<") == 2


def test_a_folder_becomes_a_zip(run: Run, tmp_path: Path) -> None:
    """An unpacked package is repaired into a zip and stays as it is; a bare document is not taken."""
    shutil.copytree(MINIMAL / "scorm12", tmp_path / "course")
    (tmp_path / "course/.DS_Store").write_text("x")
    assert "took out `.DS_Store`" in run("repair", "course", "-o", "fixed.zip").output
    assert (tmp_path / "course/.DS_Store").exists()
    assert run("validate", "fixed.zip").output.endswith("no findings\n")
    assert run("repair", "course/imsmanifest.xml", "-o", "fixed.zip").exit_code == 2


def test_a_document_of_the_repair(run: Run, tmp_path: Path) -> None:
    """JSON tells the same: changes, what was written, what is left."""
    package(tmp_path, (*FAULTY, ("<title>Stop the bleeding</title>", "<title/>")))
    told = json.loads(
        run(
            "repair",
            "package.zip",
            "-o",
            "f.zip",
            "--format",
            "json",
            "--apply",
            "resource/*,organization/*",
            "--set",
            "title=Aid",
        ).stdout
    )
    assert [change["code"] for change in told.pop("changes")] == [
        "resource/wrong-case",
        "organization/no-default",
        None,
    ]
    assert told == {
        "format": 1,
        "path": "package.zip",
        "output": "f.zip",
        "written": True,
        "dry_run": False,
        "refused": [],
        "left": {"errors": 1, "warnings": 0, "notes": 0, "codes": {"item/no-title": 1}},
    }


def test_a_package_that_is_refused(run: Run, tmp_path: Path) -> None:
    """What cannot be read whole is not rewritten: its finding is told, and the exit code is 1."""
    package(tmp_path, FAULTY, recipe='{"entries": {"shared/api.js": {"flags": 1}}}')
    done = run("repair", "package.zip", "-o", "fixed.zip")
    assert done.output.startswith("error[archive/encrypted] package.zip/shared/api.js\n")
    assert done.output.endswith("package.zip was not repaired: what scormkit cannot read whole it does not rewrite\n")
    assert done.exit_code == 1
    assert not (tmp_path / "fixed.zip").exists()
    (refused,) = json.loads(run("repair", "package.zip", "--dry-run", "--format", "json").stdout)["refused"]
    assert refused["code"] == "archive/encrypted"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "say where the repaired package goes"),
        (("-o", "./package.zip"), "scormkit never repairs in place"),
        (("-o", "link.zip"), "scormkit never repairs in place"),
        (("-o", "f.zip", "--apply", "item/no-title"), "nothing of `item/no-title` can be mended"),
        (("-o", "f.zip", "--apply", "archive/jnuk"), "did you mean `archive/junk`"),
        (("-o", "f.zip", "--set", "masteryscore=101"), "write a number from 0 to 100"),
        (("-o", "f.zip", "--set", "masterscore=80"), "did you mean `masteryscore`"),
        (("-o", "f.zip", "--set", "title=A", "--set", "title=B"), "`--set title` is there twice"),
        (("-o", "f.zip", "--set", "title=A", "--set", "moveOn=Passed"), "`moveOn` is a setting of cmi5"),
        (("-o", "f.zip", "--set", "moveOn=Passed"), "`moveOn` is a setting of cmi5, which the package is not"),
    ],
)
def test_wrong_usage(run: Run, tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    """What cannot be meant is exit 2 in words, and the package stays as it was."""
    before = package(tmp_path, FAULTY).read_bytes()
    (tmp_path / "link.zip").symlink_to("package.zip")
    done = run("repair", "package.zip", *options)
    assert (done.exit_code, words in done.output) == (2, True)
    assert (tmp_path / "package.zip").read_bytes() == before
    assert not (tmp_path / "f.zip").exists()


def test_what_can_be_mended_is_explained(run: Run) -> None:
    """`explain` says so of the codes that repair mends, and of no other."""
    assert "`scormkit repair` mends it" in run("explain", "archive/junk").output
    assert "scormkit repair" not in run("explain", "item/no-title").output
    assert "scormkit repair" not in run("explain", "quiz/not-placed").output


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    """A disk that refuses is exit 1 in words; an older file in the place is replaced."""
    package(tmp_path, FAULTY)
    done = run("repair", "package.zip", "-o", "nowhere/fixed.zip")
    assert (done.exit_code, "`nowhere/fixed.zip` cannot be written: no such file" in done.output) == (1, True)
    (tmp_path / "fixed.zip").write_text("an older one")
    assert run("repair", "package.zip", "-o", "fixed.zip").exit_code == 0
    assert (tmp_path / "fixed.zip").read_bytes().startswith(b"PK")


def test_a_repair_that_fails_writes_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an error is new, or another package is written than was planned, it is our fault; nothing is there."""
    package(tmp_path, FAULTY[:1])
    for place, spoilt in ((Source, "edited"), (rewriting, "_packed")):
        with monkeypatch.context() as patch:
            patch.setattr(place, spoilt, _spoilt(getattr(place, spoilt)))
            done = run("repair", "package.zip", "-o", "fixed.zip")
        assert isinstance(done.exception, RepairFaultError)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["package", "package.zip"]


def _spoilt(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that gives half of the bytes that it should."""

    def spoilt(*given: Any) -> Any:
        made = function(*given)
        return made[: len(made) // 2] if isinstance(made, bytes) else (made[0], made[1][: len(made[1]) // 2])

    return spoilt


def test_severities_are_those_of_the_findings(tmp_path: Path) -> None:
    """What SCORM 2004 judges otherwise than SCORM 1.2 is told as it was found."""
    found = Diagnostic("item/no-title", Span("a"), "words")
    kinds = [Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.NOTE]
    severe = tuple(found._replace(judged=kind) for kind in kinds)
    repair = planned(package(tmp_path, FAULTY))
    told = describe_repair(
        Repaired("a.zip", "", True, repair._replace(after=repair.after._replace(diagnostics=severe)))
    )
    assert told.endswith("left: 1 × error[item/no-title]\nleft: 2 × warning[item/no-title]\n")


def test_a_package_whose_names_are_no_text(run: Run, tmp_path: Path) -> None:
    """What the writer refuses is exit 1 in words, and no draft is left."""
    path = package(tmp_path, recipe='{"wrap": "my/", "add": {"ü.txt": "x"}}')
    path.write_bytes(path.read_bytes().replace("my/ü".encode(), b"my/\xff\xff"))
    done = run("repair", "package.zip", "-o", "fixed.zip")
    assert "`fixed.zip` cannot be written: the name of a file is no text" in done.output
    assert done.exit_code == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["package", "package.zip"]
