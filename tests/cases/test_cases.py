"""One folder a diagnostic: a faulty course with the exact finding, and a valid neighbour about which nothing is said.

``in/`` and ``near-miss/`` are laid over the minimal course; a file ``.delete`` in them lists paths to take out of it,
and ``.rename`` pairs of names, for files whose names not every system could check out.
``options.json`` beside them holds what the command was told (``Expectations``; ``targets``, else SCORM 1.2; with
``output``, a folder in the course, it is built into there). ``python -m tests.cases.test_cases
AREA/SLUG …`` writes the ``expected.txt`` of these cases anew, for the review of the difference.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from scormkit.checks.expectations import Expectations
from scormkit.cli.targets import DEFAULT, find_targets
from scormkit.compiler import build_course, check_course
from scormkit.diagnostics.codes import CODES
from scormkit.diagnostics.package_codes import PACKAGE_CODES
from scormkit.report.result import CourseResult
from scormkit.report.text import describe_all

CASES = Path(__file__).parent
MINIMAL = CASES / "minimal"
# What is found in packages has its own runner: test_packages.py; so has config/ in test_settings.py.
OF_PACKAGES = {row.id for row in PACKAGE_CODES}
NAMES = sorted(
    name
    for folder in CASES.glob("*/*/in")
    if folder.parents[1].name != "config" and (name := folder.parent.relative_to(CASES).as_posix()) not in OF_PACKAGES
)


def laid_over(overlay: Path, folder: Path) -> Path:
    """The minimal course under an overlay, in ``folder``."""
    shutil.copytree(MINIMAL, folder)
    shutil.copytree(overlay, folder, dirs_exist_ok=True, symlinks=True)
    removals = folder / ".delete"
    if removals.exists():
        for path in removals.read_text("utf-8").split():
            (folder / path).unlink()
        removals.unlink()
    renames = folder / ".rename"
    if renames.exists():
        for line in renames.read_text("utf-8").splitlines():
            old, new = line.split()
            (folder / old).rename(folder / new)
        renames.unlink()
    return folder


def checked(name: str, overlay: str, folder: Path) -> CourseResult:
    """What the compiler finds in a case's ``in`` or ``near-miss``."""
    options = CASES / name / "options.json"
    told = json.loads(options.read_text("utf-8")) if options.exists() else {}
    output = told.pop("output", None)
    targets = find_targets(tuple(told.pop("targets", (DEFAULT,))))
    course, expect = laid_over(CASES / name / overlay, folder / "course"), Expectations(**told)
    return build_course(course, targets, course / output, expect) if output else check_course(course, targets, expect)


def report(result: CourseResult) -> str:
    """The findings as people read them."""
    return describe_all(result.diagnostics, result.sources)


def test_minimal_course_is_silent() -> None:
    """Nothing is found in the course that every case starts from."""
    assert report(check_course(MINIMAL, find_targets((DEFAULT,)))) == ""


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    """The case's finding is told in these words at this place, and it is the only one."""
    result = checked(name, "in", tmp_path)
    assert [found.code for found in result.diagnostics] == [name]
    assert report(result) == (CASES / name / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_near_miss(name: str, tmp_path: Path) -> None:
    """What only resembles the fault is no finding of any kind."""
    assert report(checked(name, "near-miss", tmp_path)) == ""


def test_every_case_has_a_code() -> None:
    """A case is called after a code of the table."""
    assert [name for name in NAMES if name not in CODES] == []


if __name__ == "__main__":
    for case in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as temporary:
            text = report(checked(case, "in", Path(temporary)))
            (CASES / case / "expected.txt").write_text(text, "utf-8")
