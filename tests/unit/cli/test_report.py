"""``scormkit report``."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def test_objectives_of_a_course(run: Run, demo: Path) -> None:
    """The matrix names each objective of the course, and nothing is written."""
    before = sorted(demo.rglob("*"))
    done = run("report", "objectives")
    assert done.exit_code == 0
    assert "put-ask-first" in done.output
    assert "taught in" in done.output
    assert sorted(demo.rglob("*")) == before


@pytest.mark.parametrize(("form", "start"), [("html", "<!doctype html>"), ("csv", "objective,text,level")])
def test_objectives_in_other_forms(run: Run, demo: Path, form: str, start: str) -> None:
    """HTML and CSV are the whole output, ready for a file."""
    done = run("report", "objectives", str(demo), "--format", form)
    assert done.exit_code == 0
    assert done.output.startswith(start)


def test_state_lists_each_part(run: Run, demo: Path) -> None:
    """Each part of the course is a line, the last one the worst case with its limit."""
    done = run("report", "state")
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert any(line.startswith("quizzes/get-an-answer") for line in lines)
    assert lines[-1].startswith("worst case")
    assert lines[-1].endswith("% of 4,096")


def test_a_course_with_errors_shows_them_instead(run: Run, demo: Path) -> None:
    """Of a course that cannot be built nothing is reported but what is wrong with it."""
    (demo / "glossary.md").unlink()
    done = run("report", "state")
    assert done.exit_code == 1
    assert "error[glossary/not-found]" in done.output
    assert "worst case" not in done.output
