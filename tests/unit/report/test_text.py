"""Findings as text."""

import pytest

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.report.text import describe, describe_all

SOURCES = {"quizzes/a.yaml": "title: A\nquestions:\n  - id: x\n  - id: x\n"}
CODE = "quiz/duplicate-question"


def test_a_finding_shows_place_lines_caret_related_and_help() -> None:
    """Head, the line above, the line, a caret under the span with the message, related places, help."""
    found = Diagnostic(
        CODE,
        Span("quizzes/a.yaml", 4, 9, 4, 10),
        "`x` is there already",
        "take another id",
        (Related(Span("quizzes/a.yaml", 3, 9, 3, 10), "first used here"),),
    )
    assert describe(found, SOURCES, "course_src/c") == (
        "error[quiz/duplicate-question] course_src/c/quizzes/a.yaml:4:9\n"
        "  3 |   - id: x\n"
        "  4 |   - id: x\n"
        "    |         ^ `x` is there already\n"
        "  first used here: course_src/c/quizzes/a.yaml:3:9\n"
        "  3 |   - id: x\n"
        "    |         ^\n"
        "  help: take another id\n"
    )


@pytest.mark.parametrize(
    ("span", "head"),
    [
        (Span("media/a.png"), "error[quiz/duplicate-question] c/media/a.png\n  message\n"),
        (Span("media/a.png", 7), "error[quiz/duplicate-question] c/media/a.png:7\n  message\n"),
        (Span(""), "error[quiz/duplicate-question] c\n  message\n"),
        (Span("quizzes/a.yaml", 1), "error[quiz/duplicate-question] c/quizzes/a.yaml:1\n  1 | title: A\n  message\n"),
    ],
)
def test_a_place_that_is_not_known_is_not_invented(span: Span, head: str) -> None:
    """Without text, line or column, what is known is shown and no caret points anywhere."""
    assert describe(Diagnostic(CODE, span, "message"), SOURCES, "c") == head


def test_a_span_over_several_lines_is_marked_on_its_first() -> None:
    """The caret runs to the end of the first line."""
    text = describe(Diagnostic(CODE, Span("quizzes/a.yaml", 3, 5, 4, 3), "here"), SOURCES)
    assert "    |     ^^^^^ here\n" in text


def test_a_position_without_an_end_gets_one_caret() -> None:
    """Where a span's end is not known, its first character is marked."""
    assert "    | ^ here\n" in describe(Diagnostic(CODE, Span("quizzes/a.yaml", 2, 1), "here"), SOURCES)


def test_wide_letters_take_two_columns() -> None:
    """A caret stands under its letter behind East Asian text, whose letters are two columns wide."""
    text = describe(Diagnostic(CODE, Span("u", 1, 3, 1, 4), "here"), {"u": "日本x"})
    assert "    |     ^ here\n" in text


def test_a_long_line_is_cut_around_the_caret() -> None:
    """Of a line of 5,000 characters, 120 are shown, and the caret stands under its word."""
    line = "a " * 1200 + "wrong" + " b" * 1200
    shown, caret = describe(Diagnostic(CODE, Span("u", 1, 2401, 1, 2406), "here"), {"u": line}).splitlines()[1:]
    assert len(shown) < 140
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "wrong"


def test_text_cannot_speak_to_the_terminal() -> None:
    """Escape sequences and direction overrides in a source are shown as a replacement character."""
    source = {"u": "a\x1b[31mb\u202ec"}
    text = describe(Diagnostic(CODE, Span("u", 1, 1, 1, 2), "x"), source, colour=True)
    assert "\x1b[31mb" not in text
    assert "\u202e" not in text


def test_colour_is_in_the_head_alone() -> None:
    """With colour the text is the same, but for the head."""
    found = Diagnostic(CODE, Span("quizzes/a.yaml", 2, 1), "here", "do it")
    plain, coloured = (describe(found, SOURCES, colour=colour) for colour in (False, True))
    assert coloured.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == plain
    assert coloured.startswith("\x1b[1;31merror[quiz/duplicate-question]\x1b[0m ")


def test_findings_are_set_apart_by_an_empty_line() -> None:
    """Each finding is followed by an empty line, and none gives nothing."""
    found = Diagnostic(CODE, Span("x"), "here")
    assert describe_all([found, found], {}).count("\n\n") == 2
    assert describe_all([], {}) == ""


def test_what_lies_outside_is_told_from_where_the_command_runs() -> None:
    """A package is beside the courses, or anywhere: its path has neither the course's folder nor ``..`` in it."""
    outside = Diagnostic("build/not-written", Span("../../dist/a-1.0-scorm12.zip"), "full")
    assert describe(outside, {}, "course_src/a").startswith("error[build/not-written] dist/a-1.0-scorm12.zip\n")
    absolute = Diagnostic("build/not-written", Span("/srv/a-1.0-scorm12.zip"), "full")
    assert describe(absolute, {}, "course_src/a").startswith("error[build/not-written] /srv/a-1.0-scorm12.zip\n")
