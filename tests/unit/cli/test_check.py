"""``scormkit check``."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def test_check_builds_nothing(run: Run, demo: Path) -> None:
    """A check leaves the disk as it is."""
    before = sorted(demo.parent.parent.rglob("*"))
    assert run("check").exit_code == 0
    assert sorted(demo.parent.parent.rglob("*")) == before


def test_findings_can_be_clicked(run: Run, demo: Path) -> None:
    """Paths begin where the command was called, and lead to line and column."""
    quiz = demo / "quizzes/get-an-answer.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("put-ask-first", "put-ask-frist", 1), "utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert "course_src/demo/quizzes/get-an-answer.yaml:5:18\n" in done.output
    assert "did you mean `put-ask-first`?" in done.output


def test_check_asks_the_targets_that_are_named(run: Run, demo: Path) -> None:
    """A course without an IRI is told where a package needs one, and once; the starter is silent for SCORM 1.2."""
    assert run("check").output == "1 course checked, no findings\n"
    done = run("check", "-t", "xapi", "-t", "cmi5")
    assert done.output.startswith("warning[course/no-iri] course_src/demo/course.yaml\n")
    assert done.output.endswith("1 course checked, 1 warning\n")


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_warnings_fail_on_request(run: Run, demo: Path, fail_on: str, code: int) -> None:
    """A warning alone is exit 0, and 1 under ``--fail-on warning``."""
    unit = demo / "units/10-say-it-first.md"
    unit.write_text(unit.read_text("utf-8").replace("## The subject", "#### The subject"), "utf-8")
    done = run("check", "--fail-on", fail_on)
    assert "warning[markdown/heading-level]" in done.output
    assert done.exit_code == code


@pytest.mark.parametrize(
    ("tag", "code"), [("1.0", 0), ("v1.0", 0), ("demo-1.0", 0), ("demo@v1.0", 0), ("v1.1", 1), ("other-1.0", 1)]
)
def test_the_version_of_a_tag(run: Run, demo: Path, tag: str, code: int) -> None:
    """A release's tag must say the course's version."""
    assert run("check", "--expect-version", tag).exit_code == code


def test_the_document_of_a_course_with_errors(run: Run, demo: Path) -> None:
    """Findings come with path, line and column, and the course stays in the list."""
    (demo / "glossary.md").unlink()
    told = json.loads(run("check", "--format", "json").stdout)
    assert {found["code"] for found in told["diagnostics"]} == {"glossary/not-found"}
    assert {found["path"].split("/")[-1] for found in told["diagnostics"]} == {
        "10-say-it-first.md",
        "20-easy-to-answer.md",
    }
    assert all(found["line"] and found["column"] for found in told["diagnostics"])
    assert [course["folder"] for course in told["courses"]] == ["course_src/demo"]


@pytest.mark.parametrize("source", ["nowhere", "."])
def test_a_source_without_a_course_is_wrong_usage(run: Run, source: str) -> None:
    """What is missing is said, and what to do."""
    refused = run("check", source)
    assert refused.exit_code == 2
    assert "scormkit init DIR" in refused.output


def test_a_file_in_place_of_a_folder_is_wrong_usage(run: Run, demo: Path) -> None:
    """Whoever names course.yaml is told to name its folder."""
    refused = run("check", "course_src/demo/course.yaml")
    assert refused.exit_code == 2
    assert "`course_src/demo/course.yaml` is a file" in refused.output
    assert "name its folder: `course_src/demo`" in refused.output


def test_a_file_within_a_course_leads_to_the_course(run: Run, demo: Path) -> None:
    """Whoever names a quiz is told to name the course's folder, not the quiz's."""
    refused = run("check", "course_src/demo/quizzes/get-an-answer.yaml")
    assert refused.exit_code == 2
    assert "name its folder: `course_src/demo`\n" in refused.output


def test_within_a_course_the_folder_itself_is_named(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a course's own folder the default source is missing; the help names what is there."""
    monkeypatch.chdir(demo)
    refused = run("check")
    assert refused.exit_code == 2
    assert "name this folder, which holds a course.yaml: `.`" in refused.output
