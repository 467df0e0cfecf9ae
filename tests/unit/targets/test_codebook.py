"""What the ids and letters of a report stand for."""

import csv
from io import StringIO

import pytest

from scormkit.model.answers import Answer, Choices, FillIn, Gap, Gaps, Hotspot, KnownAnswer, Steps
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import GapPlace, Phrase, Prose
from scormkit.targets.scorm12.codebook import COLUMNS, codebook
from tests.unit.asking import ANSWERS, KNOWN, item
from tests.unit.targets.courses import HERE, choices, course_asking, name, prose, ruled_course


def rows(course: LinkedCourse) -> list[tuple[str, ...]]:
    """The rows below the head, as a spreadsheet reads them."""
    text = codebook(course).decode("utf-8-sig")
    head, *body = csv.reader(StringIO(text, newline=""))
    assert tuple(head) == COLUMNS
    return [tuple(row) for row in body]


def meanings(*answers: Answer) -> list[tuple[str, ...]]:
    """Interaction, field, its text, letter, text and correct of each row."""
    return [(row[0], *row[2:]) for row in rows(course_asking(*answers))]


# Field, its text, letter, text and correct of each row.
TOLD: dict[str, list[tuple[str, ...]]] = {
    "single": [("", "", "a", "Choice a", "yes"), ("", "", "b", "Choice b", "no"), ("", "", "c", "Choice c", "no")],
    "multiple": [("", "", "a", "Choice a", "yes"), ("", "", "b", "Choice b", "yes"), ("", "", "c", "Choice c", "no")],
    "true-false": [("", "", "t", "True", "yes"), ("", "", "f", "False", "no")],
    "fill-in": [("", "", "", "a chain", "yes"), ("", "", "", "a line", "no")],
    "numeric": [("", "", "", "15 to 16 min", "yes")],
    "matching": [
        ("a", "Bleeding & cuts", "a", "Press", "yes"),
        ("a", "Bleeding & cuts", "b", "Cool it", "no"),
        ("a", "Bleeding & cuts", "c", "Wait", "no"),
        ("b", "Burn", "a", "Press", "no"),
        ("b", "Burn", "b", "Cool it", "yes"),
        ("b", "Burn", "c", "Wait", "no"),
    ],
    "ordering": [("", "", "a", "Look", "1"), ("", "", "b", "Call", "2"), ("", "", "c", "Help", "3")],
    "gaps": [("1", "what", "a", "one", "yes"), ("1", "what", "b", "two", "no")],
    "categorise": [
        ("a", "Blood", "x", "Now", "yes"),
        ("a", "Blood", "y", "Later", "no"),
        ("b", "A form", "x", "Now", "no"),
        ("b", "A form", "y", "Later", "yes"),
    ],
    "hotspot": [("", "", "a", "Choice a", "yes"), ("", "", "b", "Choice b", "no")],
    "likert": [
        ("", "", str(number), word, "")
        for number, word in enumerate(
            ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"), 1
        )
    ],
    "open-text": [("", "", "", "", "")],
    "steps": [("", "", "a", "Check", ""), ("", "", "b", "Call", "")],
    "self-check": [("a", "Speed", "0", "No: slow", ""), ("a", "Speed", "1", "Yes: quick", "")],
}


ASKED: dict[str, Answer] = {
    **ANSWERS,
    "hotspot": Hotspot("hotspot", prose(), (), choices("a", "b").choices, "all-or-nothing"),
}


@pytest.mark.parametrize("kind", ASKED)
def test_each_type_is_told_as_it_is_reported(kind: str) -> None:
    """Every character that a report can hold for a question has a row with what it means and whether it is right."""
    assert meanings(ASKED[kind]) == [("quiz.q0", *row) for row in TOLD[kind]]


def test_chosen_gaps_are_one_matching_numbered_by_the_ledger() -> None:
    """All gaps chosen: one interaction, whose sources are the gaps' places in the ledger."""
    gaps = tuple(Gap(name(key), choices("a", "b").choices, ()) for key in ("who", "what"))
    assert [row[:4] for row in meanings(Gaps("gaps", gaps, False, "per-part"))] == [
        ("quiz.q0", "1", "who", "a"),
        ("quiz.q0", "1", "who", "b"),
        ("quiz.q0", "2", "what", "a"),
        ("quiz.q0", "2", "what", "b"),
    ]


def test_with_a_typed_gap_each_gap_is_an_interaction() -> None:
    """The interaction is named by the gap, and so is the field."""
    gaps = (Gap(name("who"), choices("a", "b").choices, ()), Gap(name("what"), (), KNOWN))
    assert meanings(Gaps("gaps", gaps, False, "per-part")) == [
        ("quiz.q0.who", "", "who", "a", "Choice a", "yes"),
        ("quiz.q0.who", "", "who", "b", "Choice b", "no"),
        ("quiz.q0.what", "", "what", "", "a chain", "yes"),
        ("quiz.q0.what", "", "what", "", "a line", "no"),
    ]


def test_pre_tests_are_told_like_quizzes() -> None:
    """A pre-test's answers are reported, so what its letters mean is told."""
    assert [row[4:] for row in rows(ruled_course()) if row[0] == "entry.one"] == [
        ("a", "Choice a", "yes"),
        ("b", "Choice b", "no"),
        ("c", "Choice c", "no"),
    ]


def test_the_question_is_plain_text() -> None:
    """Markup goes, a gap is a line to write on, and a question without a prompt reads as on the page."""
    asked = Prose(HERE, ("<p>Use <em>", GapPlace(HERE, "what"), "</em> &amp; wait,\nplease.</p>"), 3)
    course = course_asking(
        Question(name("first"), asked, choices("a", "b"), None, None, None),
        Question(name("steps"), prose(""), Steps("steps", (item("a", "Call"),)), None, None, None),
    )
    assert [row[1] for row in rows(course)] == ["Use ___ & wait, please.", "Use ___ & wait, please.", "Steps"]


def test_true_and_false_are_in_the_courses_language() -> None:
    """What the catalogue says to learners, the codebook says to who reads their answers."""
    true, false = choices("t", "f", "true-false").choices[::-1]
    shown = (true._replace(text=Prose(HERE, (Phrase("quiz.true"),), 1)), false)
    course = course_asking(Choices("true-false", shown, "all-or-nothing"), language="de")
    assert rows(course)[0][4:6] == ("t", "Richtig")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start: str) -> None:
    """A cell that a spreadsheet would compute begins with an apostrophe; the same sign within a text is left alone."""
    answers = (KnownAnswer(f"{start}1+1", True, None, HERE), KnownAnswer(f"1{start}1", False, None, HERE))
    assert [row[5] for row in rows(course_asking(FillIn("fill-in", answers, False)))] == [f"'{start}1+1", f"1{start}1"]


def test_a_tab_or_return_in_front_hides_no_formula() -> None:
    """Known answers are kept as they are written, so white space in front of a formula is seen, too."""
    answers = tuple(KnownAnswer(f"{space}=1", True, None, HERE) for space in "\t\r")
    assert [row[5] for row in rows(course_asking(FillIn("fill-in", answers, False)))] == ["'\t=1", "'\r=1"]


def test_excel_opens_it() -> None:
    """A byte order mark, lines that end in CR LF, and quotes around what holds a comma or a quote."""
    course = course_asking(FillIn("fill-in", (KnownAnswer('so, "this"', True, None, HERE),), False))
    written = codebook(course)
    assert written.startswith(b"\xef\xbb\xbfinteraction,question,field,field text,letter,text,correct\r\n")
    assert written.endswith(b'"so, ""this""",yes\r\n')


def test_two_builds_give_the_same_bytes() -> None:
    """The codebook follows from the course alone."""
    assert codebook(course_asking(*ASKED.values())) == codebook(course_asking(*ASKED.values()))
