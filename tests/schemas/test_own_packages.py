"""Every package that we build passes our own validator, and every LMS that takes its standard and shape."""

import shutil
from pathlib import Path

import pytest

from scormkit.cli.targets import find_targets
from scormkit.compiler import build_course
from scormkit.diagnostics.codes import Severity
from scormkit.package.opening import open_package
from scormkit.standards.profiles import PROFILES
from scormkit.validation import validate
from scormkit.validation.judging import judge
from scormkit.validation.result import Fit

REPOSITORY = Path(__file__).resolve().parents[2]
COURSES = sorted(folder.name for folder in (REPOSITORY / "course_src").iterdir() if (folder / "course.yaml").is_file())
PER_UNIT = "scorm12:\n  scos: per-unit\ncmi5:\n  aus: per-unit\n"
# The others have rules over several units, which nothing can keep where each unit is a SCO of its own.
APART = (
    "course_src/assessing-needs-and-building-relationships",
    "course_src/dealing-with-difficult-customers",
    "scormkit/cli/starter/course_src/first-course",
)


@pytest.mark.parametrize(
    ("course", "form"),
    [*((f"course_src/{name}", "") for name in COURSES), *((name, PER_UNIT) for name in APART)],
)
def test_what_we_build_is_without_errors_and_warnings(course: str, form: str, tmp_path: Path) -> None:
    """Each course, for each target, as a whole and unit by unit, has no error and no warning.

    So it is by the table, in the eyes of all LMSs together, and in those of each profile that takes it.
    """
    source = Path(shutil.copytree(REPOSITORY / course, tmp_path / "course"))
    with (source / "course.yaml").open("a", encoding="utf-8") as file:
        file.write(form)
    targets = find_targets(("all",))
    result = build_course(source, targets, tmp_path / "dist")
    assert [found for found in result.diagnostics if found.severity is Severity.ERROR] == []
    assert len(result.packages) == len(targets)
    for package in result.packages:
        found = validate(open_package(package.path))
        taking = 0
        for judged in (found, judge(found), *(judge(found, [profile]) for profile in PROFILES.values())):
            if not any(verdict.asked and verdict.fit is Fit.NOT_TAKEN for verdict in judged.verdicts):
                assert [one for one in judged.diagnostics if one.severity is not Severity.NOTE] == []
                taking += 1
        assert taking > len(PROFILES) / 2


def test_there_are_courses_of_both_forms() -> None:
    """The five courses are there, so that what is proven is proven of them."""
    assert len(COURSES) == 5
