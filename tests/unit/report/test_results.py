"""What became of the courses: the summary for people, the document for programs."""

import json
from pathlib import Path

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.package.archive import Packed
from scormkit.report.json import document
from scormkit.report.result import CourseResult, WrittenPackage
from scormkit.report.summary import describe_course, describe_run
from scormkit.targets.base import cost_table
from scormkit.targets.scorm12.target import TARGET
from scormkit.targets.xapi.target import TARGET as XAPI
from tests.unit.targets.courses import linked_course

COURSE = linked_course(units=2, questions=3)
ERROR = Diagnostic(
    "quiz/duplicate-question",
    Span("quizzes/a.yaml", 4, 9, 4, 10),
    "twice",
    "rename it",
    (Related(Span("quizzes/a.yaml", 3), "first"),),
)
PACKED = Packed(412_345, "aa" * 32, "bb" * 32)
NAME = Path("dist/first-aid-1.0-scorm12.zip")
BESIDE = (NAME.with_suffix(".codebook.csv"), NAME.with_suffix(".upload.html"))
PACKAGE = WrittenPackage("scorm12", NAME, "index.html", PACKED, "61ba42bdba1b", BESIDE)
BUILT = CourseResult(Path("course_src/first-aid"), COURSE, (), {}, (TARGET.receipt(COURSE),), (PACKAGE,))
BROKEN = CourseResult(Path("course_src/broken"), None, (ERROR, ERROR), {})


def test_a_built_course_is_told_in_four_lines() -> None:
    """What it is, its package with size, what the LMS will receive with the worst-case state, and the files beside."""
    assert describe_course(BUILT) == (
        "first-aid 1.0 · 2 units · 6 questions\n"
        "  scorm12  dist/first-aid-1.0-scorm12.zip  412 KB · 61ba42bdba1b\n"
        "  LMS receives: passed, score 0–100 · pass mark 80 % in each of 2 quizzes · state ≤ 34 of 4,096\n"
        "  beside it: first-aid-1.0-scorm12.codebook.csv, first-aid-1.0-scorm12.upload.html\n"
    )


def test_a_state_without_a_limit_says_so() -> None:
    """What an LRS keeps has a size and no limit, in words, in the table of costs and in the document."""
    receipt = XAPI.receipt(COURSE)
    package = PACKAGE._replace(target="xapi", beside=())
    told = describe_course(BUILT._replace(receipts=(receipt,), packages=(package,)))
    assert told.endswith(" · statements about 6 questions · state ≤ 34 characters, no limit\n")
    (state,) = json.loads(document([BUILT._replace(receipts=(receipt,), packages=())]))["courses"][0]["states"]
    assert (state["characters"], state["limit"]) == (34, None)
    tables = (cost_table(TARGET.receipt(COURSE).state), cost_table(receipt.state))
    rows = zip(*(table.splitlines() for table in tables), strict=True)
    assert all(limited.startswith(unlimited) and "%" not in unlimited for limited, unlimited in rows)


def test_a_course_that_was_not_built_says_so() -> None:
    """A course with errors is told by its folder."""
    assert describe_course(BROKEN) == "course_src/broken: not built\n"


def test_the_last_line_counts() -> None:
    """Courses done and not done, and findings by severity."""
    assert describe_run([BUILT], "built") == "1 course built, no findings\n"
    assert describe_run([BUILT, BUILT, BROKEN], "built") == "2 courses built, 1 not built, 2 errors\n"
    assert describe_run([BUILT, BROKEN], "checked") == "2 courses checked, 2 errors\n"


def test_the_document_holds_courses_packages_states_and_findings() -> None:
    """Every fact that the text tells is there for programs, in format 1."""
    told = json.loads(document([BUILT, BROKEN]))
    assert told["format"] == 1
    assert [(course["folder"], course["id"]) for course in told["courses"]] == [
        ("course_src/first-aid", "first-aid"),
        ("course_src/broken", None),
    ]
    (state,) = told["courses"][0]["states"]
    assert (state["target"], state["characters"], state["limit"]) == ("scorm12", 34, 4096)
    assert -(-sum(block["bits"] for block in state["blocks"]) // 6) == 34
    assert told["packages"] == [
        {
            "course": "first-aid",
            "target": "scorm12",
            "path": "dist/first-aid-1.0-scorm12.zip",
            "sha256": "aa" * 32,
            "bytes": 412_345,
            "content_sha256": "bb" * 32,
            "fingerprint": "61ba42bdba1b",
            "lms_receives": "passed, score 0–100 · pass mark 80 % in each of 2 quizzes",
            "beside": ["dist/first-aid-1.0-scorm12.codebook.csv", "dist/first-aid-1.0-scorm12.upload.html"],
        }
    ]
    assert told["diagnostics"][0] == {
        "code": "quiz/duplicate-question",
        "severity": "error",
        "message": "twice",
        "help": "rename it",
        "path": "course_src/broken/quizzes/a.yaml",
        "line": 4,
        "column": 9,
        "end_line": 4,
        "end_column": 10,
        "related": [
            {
                "label": "first",
                "path": "course_src/broken/quizzes/a.yaml",
                "line": 3,
                "column": None,
                "end_line": None,
                "end_column": None,
            }
        ],
    }
    assert told["summary"] == {"errors": 2, "warnings": 0}


def test_the_document_survives_any_pipe() -> None:
    """Letters of any script are escaped to ASCII and come back when the JSON is read."""
    course = linked_course(title="Первая помощь")
    text = document([CourseResult(Path("x"), course, (), {}, (TARGET.receipt(course),))])
    assert text.isascii()
    assert json.loads(text)["courses"][0]["title"] == "Первая помощь"
    assert text.endswith("}\n")


def test_notes_are_told_and_never_counted() -> None:
    """A note alone is neither an error nor a warning, but the last line does not deny it either."""
    noted = BUILT._replace(diagnostics=(Diagnostic("course/no-summary", Span("course.yaml"), "none"),))
    assert describe_run([noted], "built") == "1 course built, no errors or warnings (1 note: scormkit check)\n"
    assert describe_run([noted], "checked") == "1 course checked, no errors or warnings\n"
    assert json.loads(document([noted]))["summary"] == {"errors": 0, "warnings": 0}
