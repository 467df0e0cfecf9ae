"""Assignments: a text with parts that learners answer becomes a quiz in which nothing is right or wrong."""

import pytest

from scormkit.model.answers import OpenText, SelfCheck, Steps
from scormkit.model.course import Quiz
from scormkit.model.fields import fields_of
from scormkit.model.prose import Phrase, Prose, QuestionPlace, TermUse
from tests.unit.reading.sources import codes, read_course, read_texts

FILE = "assignments/20-one-call.md"
FRONT = "---\ntitle: One call\nobjectives: [hear]\n---\n"
STEPS = "::: steps\n- [ ] a. **Listen.**\n- [ ] b. Answer.\n:::\n"
RUBRIC = """\
::: self-check
| | Not *yet* (0) | Always (10) |
|---|---|---|
| a. I [wait] | No | Yes |
| b. I ask | \\| | |
:::
"""
REPLY = "::: reply {#next length=20-400}\nWhat *then*?\n::: sample\nI wait.\n:::\n:::\n"


def assignment(body: str, front: str = FRONT) -> Quiz:
    """The assignment of a file with this body, where nothing may be found."""
    return read_course({FILE: front + body}).quizzes[-1]


def found(body: str, front: str = FRONT) -> list[tuple[str, int, int]]:
    """Code, line (from the body's first) and column of each finding."""
    return [(code, line - front.count("\n"), column) for code, line, column in codes(read_texts({FILE: front + body}))]


def shown(prose: Prose) -> str:
    """Prose as HTML, holes in brackets."""
    words = {QuestionPlace: "question", Phrase: "key", TermUse: "label"}
    return "".join(
        piece if isinstance(piece, str) else f"[{getattr(piece, words[type(piece)])}]" for piece in prose.pieces
    )


def test_assignment_is_a_quiz() -> None:
    """It is passed once it is handed in, as often as a learner likes; all its parts must be answered."""
    read = assignment(f"Intro.\n\n{STEPS}\n{RUBRIC}\n{REPLY}")
    assert (read.name.text, read.file, read.kind, read.title) == ("one-call", FILE, "assignment", "One call")
    assert (read.pass_percent, read.attempts, read.retry, read.solution) == (
        100,
        None,
        "wrong-answers",
        "after-attempt",
    )
    assert read.asked == ("steps", "self-check", "next")
    assert [name.text for name in read.objectives] == ["hear"]
    assert read.body is not None
    assert shown(read.body) == "<p>Intro.</p>\n[steps][self-check][next]"


def test_steps_are_ticked() -> None:
    """Its one field has a letter for each step; the title is what is asked."""
    (question,) = assignment(STEPS.replace("steps", "steps Do *this* {#prepare was=before}")).questions
    assert (question.name.text, question.was and question.was.text) == ("prepare", "before")
    assert shown(question.prompt) == "Do <em>this</em>"
    assert isinstance(question.answer, Steps)
    assert [shown(item.text) for item in question.answer.items] == ["<strong>Listen.</strong>", "Answer."]
    assert [field.letters for field in fields_of(question.answer)] == ["ab"]


def test_numbered_steps_are_only_read() -> None:
    """In an assignment a numbered list in `steps` is what it is in a unit."""
    read = assignment(f"{STEPS}\n::: steps {{#how}}\n1. One\n2. Two\n:::\n\n[How](#how)")
    assert read.body is not None
    assert shown(Prose(read.body.span, read.body.pieces[:2], 0)).startswith('[steps]<section id="how"')
    assert read.body.anchors == ("how",)


def test_rubric_is_a_table() -> None:
    """Levels with their points head the columns, criteria with their letters the rows; a cell may be empty."""
    (question,) = assignment(RUBRIC).questions
    answer = question.answer
    assert isinstance(answer, SelfCheck)
    assert question.prompt.pieces == ()
    assert [(shown(level.text), level.points) for level in answer.levels] == [("Not <em>yet</em>", 0), ("Always", 10)]
    assert [(row.letter, shown(row.text), [shown(cell) for cell in row.cells]) for row in answer.criteria] == [
        ("a", "I [wait]", ["No", "Yes"]), ("b", "I ask", ["|", ""]),
    ]  # fmt: skip
    terms = [piece.span[1:] for piece in answer.criteria[0].text.pieces if isinstance(piece, TermUse)]
    assert terms == [(8, 8, 8, 14)]
    assert [(field.key, field.letters) for field in fields_of(answer)] == [("a", "01"), ("b", "01")]


def test_first_heading_of_a_rubric_says_what_is_judged() -> None:
    """Where the block has no title."""
    (question,) = assignment(RUBRIC.replace("| |", "| My *call* |", 1)).questions
    assert shown(question.prompt) == "My <em>call</em>"
    titled = RUBRIC.replace("| |", "| My call |", 1).replace("check", "check Today", 1)
    assert found(titled) == [("assignment/needs-rubric", 2, 3)]


def test_reply_has_a_prompt_and_a_sample() -> None:
    """What stands within the block is asked, the sample is kept apart; without a length it is open text's default."""
    (question,) = assignment(REPLY).questions
    answer = question.answer
    assert isinstance(answer, OpenText)
    assert shown(question.prompt) == "<p>What <em>then</em>?</p>\n"
    assert answer.sample is not None
    assert (answer.least, answer.most, shown(answer.sample)) == (20, 400, "<p>I wait.</p>\n")
    (short,) = assignment("::: reply And *then*? {#next}\n:::\n").questions
    assert shown(short.prompt) == "<p>And <em>then</em>?</p>\n"
    assert isinstance(short.answer, OpenText)
    assert (short.answer.least, short.answer.most, short.answer.sample) == (1, 300, None)


def test_evidence_is_read() -> None:
    """It tells what to upload, under a title of its own, and asks nothing."""
    read = assignment(f"{STEPS}\n::: evidence\nThe recording.\n:::\n")
    assert len(read.questions) == 1
    assert read.body is not None
    assert '<aside class="sk-block sk-evidence" role="note">' in shown(read.body)
    assert "[block.evidence]" in shown(read.body)


def test_headings_stand_below_the_assignments_title() -> None:
    """The title is a heading of level 2 in the unit; its headings have the ids that are written."""
    read = assignment(f"## One\n\n### Two {{#two}}\n\n{STEPS}")
    assert read.body is not None
    assert shown(read.body) == '<h3>One</h3>\n<h4 id="two">Two</h4>\n[steps]'


def test_parts_stand_within_other_blocks() -> None:
    """A part keeps its place in a frame."""
    read = assignment(f":::: tip\n{STEPS}::::\n")
    assert read.body is not None
    assert shown(read.body).endswith("[block.tip]</p>\n[steps]</aside>\n")


def test_done_names_what_must_be_answered() -> None:
    """In the order of the parts."""
    front = FRONT.replace("\n---", "\ndone: [next, steps]\n---")
    assert assignment(f"{STEPS}\n{RUBRIC}\n{REPLY}", front).asked == ("steps", "next")
    every = FRONT.replace("\n---", "\ndone: all\n---")
    assert assignment(f"{STEPS}\n{REPLY}", every).asked == ("steps", "next")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Words.\n", [("assignment/nothing-to-do", -4, 0)]),
        ("::: steps\n:::\n", [("markdown/steps-need-list", 1, 1)]),
        (STEPS.replace("[ ] b", "[x] b"), [("list/item-mark", 3, 3)]),
        (STEPS.replace("b.", "a."), [("list/duplicate-letter", 3, 7)]),
        (STEPS.replace("steps", "steps {.big}"), [("markdown/attribute", 1, 11)]),
        (STEPS.replace("steps", "steps {length=1-2}"), [("markdown/attribute", 1, 12)]),
        (STEPS.replace("steps", "steps {#Bad}"), [("format/invalid-id", 1, 13)]),
        (STEPS.replace("steps", "steps {was=B-}"), [("format/invalid-id", 1, 16)]),
        ("> " + STEPS.replace("\n", "\n> ", 3), [("markdown/block-misplaced", 1, 7)]),
        ("- one\n\n  " + STEPS.replace("\n", "\n  ", 3), [("markdown/block-misplaced", 3, 7)]),
        (REPLY.replace("What *then*?", STEPS), [("markdown/block-misplaced", 2, 5)]),
        (STEPS + "\n::: sample\nI wait.\n:::\n", [("markdown/block-misplaced", 6, 5)]),
        (REPLY.replace("#next ", ""), [("assignment/reply-without-id", 1, 5)]),
        (REPLY.replace("What *then*?\n", ""), [("assignment/reply-without-prompt", 1, 5)]),
        (REPLY.replace("20-400", "400"), [("format/invalid-number", 1, 25)]),
        (REPLY.replace("20-400", '"400-20"'), [("format/range-upside-down", 1, 26)]),
        (RUBRIC.replace(" (0)", ""), [("assignment/level-points", 2, 5)]),
        (RUBRIC.replace("Always (10)", "(10)"), [("assignment/level-points", 2, 21)]),
        (RUBRIC.replace("| a. I", "| I"), [("list/item-letter", 4, 3)]),
        (RUBRIC.replace("| b. I", "| a. I"), [("list/duplicate-letter", 5, 3)]),
        (RUBRIC.replace("| b. I ask", "| b."), [("list/item-empty", 5, 3)]),
        (RUBRIC.replace("| No | Yes |", "| No |"), [("assignment/row-length", 4, 1)]),
        (RUBRIC.replace("| No | Yes |", "| No | Yes | So |"), [("assignment/row-length", 4, 1)]),
        ("::: self-check\n| | A (1) |\n|---|---|\n| a. B | c |\n:::\n", [("assignment/needs-rubric", 2, 1)]),
        ("::: self-check\n| | A (1) | B (2) |\n|---|---|---|\n:::\n", [("assignment/needs-rubric", 2, 1)]),
        ("::: self-check\nWords.\n:::\n", [("assignment/needs-rubric", 1, 5)]),
        (f"{STEPS}\n# One\n", [("markdown/title-heading", 6, 1)]),
        (f"{STEPS}\n::: cards\nOne.\n:::\n", [("markdown/parts-need-headings", 6, 1)]),
    ],
)
def test_slips(body: str, expected: list[tuple[str, int, int]]) -> None:
    """Each slip is one finding at its place."""
    assert found(body) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("done: [diary]", [("assignment/done-not-found", 4, 8)]),
        ("done: []", [("assignment/nothing-to-do", 4, 7)]),
        ("duration: 5 min", [("format/unknown-key", 4, 1)]),
    ],
)
def test_slips_in_the_front_matter(line: str, expected: list[tuple[str, int, int]]) -> None:
    """Each slip is one finding at its place."""
    front = f"---\ntitle: One call\nobjectives: [hear]\n{line}\n---\n"
    assert codes(read_texts({FILE: front + STEPS})) == expected


def test_part_at_fault_is_known_to_be_there() -> None:
    """`done` may name it, and the course knows that a question is missing."""
    front = FRONT.replace("\n---", "\ndone: [steps]\n---")
    outcome = read_texts({FILE: front + STEPS.replace("a.", "")})
    assert [found.code for found in outcome.diagnostics] == ["list/item-letter"]
    assert outcome.value is not None
    assert outcome.value.quizzes[-1].questions == ()
    assert "question" in outcome.value.gaps


@pytest.mark.parametrize("text", ["", "Words.\n"])
def test_file_without_front_matter_hides_no_other(text: str) -> None:
    """What such an assignment holds is unknown; the rest of the course is read."""
    outcome = read_texts({FILE: text})
    assert [found.code for found in outcome.diagnostics] == ["markdown/front-matter"]
    assert outcome.value is not None
    assert outcome.value.quizzes[0].name.text == "words"
    assert FILE in outcome.value.unreadable
