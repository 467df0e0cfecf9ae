"""One folder a fault of ``validate``'s config file: the exact finding, and a valid neighbour that is silent.

``in/`` and ``near-miss/`` hold the config file. It is read on 1 December 2026 for a package ``courses/a.zip`` in which
something was left behind, beside the file. ``python -m tests.cases.test_settings [AREA/SLUG …]`` writes the
``expected.txt`` of these cases anew, for the review.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.report.text import describe_all
from scormkit.validation.exemptions import Exemptions
from scormkit.validation.settings import read_settings

CASES = Path(__file__).parent
NAMES = sorted(folder.parent.relative_to(CASES).as_posix() for folder in CASES.glob("config/*/in"))
JUNK = Diagnostic("archive/junk", Span(".DS_Store"), "this file was left behind")


def found_in(folder: Path) -> tuple[tuple[Diagnostic, ...], str]:
    """What is found in the config file of a case, and how it is told."""
    (file,) = folder.iterdir()
    outcome = read_settings(file.name, file.read_bytes())
    found = outcome.diagnostics
    if outcome.value:
        exemptions = Exemptions(outcome.value.exemptions, date(2026, 12, 1))
        used = exemptions.apply([JUNK], "courses/a.zip").used
        found = tuple(exemptions.stale(used, frozenset([JUNK.code]), file.name))
    return found, describe_all(found, {file.name: file.read_bytes().decode("utf-8", "replace")})


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    """The case's finding is told in these words at this place, and it is the only one."""
    found, text = found_in(CASES / name / "in")
    assert [one.code for one in found] == [name]
    assert text == (CASES / name / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_near_miss(name: str) -> None:
    """What only resembles the fault is no finding of any kind."""
    assert found_in(CASES / name / "near-miss") == ((), "")


if __name__ == "__main__":
    for case in sys.argv[1:] or NAMES:
        (CASES / case / "expected.txt").write_text(found_in(CASES / case / "in")[1], "utf-8")
