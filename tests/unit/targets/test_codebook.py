"""What the ids and letters of a report stand for."""

import csv
from io import StringIO

import pytest

from scormkit.model.answers import (
    Answer,
    Categorise,
    Choices,
    Criterion,
    FillIn,
    Gap,
    Gaps,
    Group,
    Hotspot,
    Item,
    KnownAnswer,
    Level,
    Likert,
    Matching,
    Numeric,
    Ordering,
    Pair,
    SelfCheck,
    Steps,
)
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import GapPlace, Phrase, Prose
from scormkit.targets.scorm12.codebook import COLUMNS, codebook
from tests.unit.targets.courses import HERE, choices, course_asking, name, open_text, prose


def rows(course: LinkedCourse) -> list[tuple[str, ...]]:
    """The rows below the head, as a spreadsheet reads them."""
    text = codebook(course).decode("utf-8-sig")
    head, *body = csv.reader(StringIO(text, newline=""))
    assert tuple(head) == COLUMNS
    return [tuple(row) for row in body]


def meanings(*answers: Answer) -> list[tuple[str, ...]]:
    """Interaction, field, its text, letter, text and correct of each row."""
    return [(row[0], *row[2:]) for row in rows(course_asking(*answers))]


def item(letter: str, text: str) -> Item:
    """An item to order, sort or tick."""
    return Item(letter, prose(text), HERE)


KNOWN = (KnownAnswer("a chain", True, None, HERE), KnownAnswer("a line", False, None, HERE))
ANSWERS: dict[str, tuple[Answer, list[tuple[str, ...]]]] = {
    "choices": (
        choices("a", "b"),
        [("quiz.q0", "", "", "a", "Choice a", "yes"), ("quiz.q0", "", "", "b", "Choice b", "no")],
    ),
    "hotspot": (
        Hotspot("hotspot", prose(), (), choices("a", "b").choices, "all-or-nothing"),
        [("quiz.q0", "", "", "a", "Choice a", "yes"), ("quiz.q0", "", "", "b", "Choice b", "no")],
    ),
    "fill-in": (
        FillIn("fill-in", KNOWN, False),
        [("quiz.q0", "", "", "", "a chain", "yes"), ("quiz.q0", "", "", "", "a line", "no")],
    ),
    "numeric": (Numeric("numeric", "14", "16", "14 to 16", "min"), [("quiz.q0", "", "", "", "14 to 16 min", "yes")]),
    "matching": (
        Matching(
            "matching",
            (Pair("a", prose("Wool"), prose("warm"), HERE), Pair("b", None, prose("wet"), HERE)),
            "per-part",
        ),
        [("quiz.q0", "a", "Wool", "a", "warm", "yes"), ("quiz.q0", "a", "Wool", "b", "wet", "no")],
    ),
    "ordering": (
        Ordering("ordering", (item("b", "Ask"), item("a", "Answer")), "all-or-nothing"),
        [("quiz.q0", "", "", "b", "Ask", "1"), ("quiz.q0", "", "", "a", "Answer", "2")],
    ),
    "categorise": (
        Categorise(
            "categorise",
            (Group("a", prose("Hot"), (item("c", "Tea"),), HERE), Group("b", prose("Cold"), (), HERE)),
            "per-part",
        ),
        [("quiz.q0", "c", "Tea", "a", "Hot", "yes"), ("quiz.q0", "c", "Tea", "b", "Cold", "no")],
    ),
    "likert": (
        Likert("likert", "frequency-5", 5),
        [
            ("quiz.q0", "", "", str(number), word, "")
            for number, word in enumerate(("Never", "Rarely", "Sometimes", "Often", "Always"), 1)
        ],
    ),
    "open-text": (open_text(99), [("quiz.q0", "", "", "", "", "")]),
    "steps": (Steps("steps", (item("a", "Call"),)), [("quiz.q0", "", "", "a", "Call", "")]),
    "self-check": (
        SelfCheck(
            "self-check",
            (Criterion("a", prose("Tone"), (prose("cold"), prose("warm")), HERE),),
            (Level(prose("Not yet"), 0), Level(prose("Yes"), 2)),
        ),
        [("quiz.q0", "a", "Tone", "0", "Not yet: cold", ""), ("quiz.q0", "a", "Tone", "1", "Yes: warm", "")],
    ),
}


@pytest.mark.parametrize(("answer", "told"), ANSWERS.values(), ids=ANSWERS)
def test_each_type_is_told_as_it_is_reported(answer: Answer, told: list[tuple[str, ...]]) -> None:
    """Every character that a report can hold for a question has a row with what it means and whether it is right."""
    assert meanings(answer) == told


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


def test_the_question_is_plain_text() -> None:
    """Markup goes, a gap stays as it is written, and a question without a prompt reads as on the page."""
    asked = Prose(HERE, ("<p>Use <em>", GapPlace(HERE, "what"), "</em> &amp; wait,\nplease.</p>"), 3)
    course = course_asking(
        Question(name("first"), asked, choices("a", "b"), None, None, None),
        Question(name("steps"), prose(""), Steps("steps", (item("a", "Call"),)), None, None, None),
    )
    assert [row[1] for row in rows(course)] == ["Use {what} & wait, please.", "Use {what} & wait, please.", "Steps"]


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
    assert codebook(course_asking(*(answer for answer, _ in ANSWERS.values()))) == codebook(
        course_asking(*(answer for answer, _ in ANSWERS.values()))
    )
