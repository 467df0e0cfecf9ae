"""The types in which learners match, order, sort and fill gaps: what their keys become, and what is refused."""

import pytest

from scormkit.model.answers import Categorise, Gaps, Matching, Ordering
from scormkit.model.fields import fields_of
from scormkit.model.prose import GapPlace
from tests.unit.reading.sources import codes, read_course, read_texts

HEAD = "title: Words\nobjectives: [hear]\nquestions:\n  - id: first\n"
GAPS = """\
prompt: Sort {facts} from **{feelings}**.
type: gaps
gaps:
  feelings:
    answers: |
      - [x] feelings
      - [ ] moods
        > Nearly.
  facts:
    choices: |
      - [x] a. facts
      - [ ] b. prices
"""


def quiz(keys: str) -> dict[str, str]:
    """The quiz whose one question has these keys besides its id."""
    return {"quizzes/words.yaml": HEAD + "".join(f"    {line}\n" for line in keys.splitlines())}


def answer(keys: str) -> object:
    """What learners of that question answer, where nothing may be found."""
    return read_course(quiz(keys)).quizzes[0].questions[0].answer


def found(keys: str) -> list[tuple[str, int, int]]:
    """Code, line (from that of the first key) and column of each finding."""
    return [(code, line - 4, column) for code, line, column in codes(read_texts(quiz(keys)))]


def test_matching_has_a_field_for_each_left_side() -> None:
    """A right side that belongs to nothing is offered, and asks for nothing."""
    read = answer("prompt: P\ntype: matching\npairs: |\n  - a. One -> 1\n  - b. Two -> 2\n  - c. -> 3")
    assert isinstance(read, Matching)
    assert [(pair.letter, pair.left is None) for pair in read.pairs] == [("a", False), ("b", False), ("c", True)]
    assert read.credit == "all-or-nothing"
    assert [(field.key, field.letters, field.correct) for field in fields_of(read)] == [
        ("a", "abc", "a"),
        ("b", "abc", "b"),
    ]


def test_ordering_is_right_as_written() -> None:
    """The n-th item belongs to the n-th place, whatever its letter."""
    read = answer("prompt: P\ntype: ordering\ncredit: per-part\nitems: |\n  - b. First\n  - a. Second")
    assert isinstance(read, Ordering)
    assert read.credit == "per-part"
    assert [(field.key, field.correct) for field in fields_of(read)] == [("b", "1"), ("a", "2")]


def test_items_belong_to_their_group() -> None:
    """Each item is a field, whose letters are the groups'."""
    read = answer("prompt: P\ntype: categorise\ngroups: |\n  - f. F\n    - a. A\n  - e. E\n    - b. B")
    assert isinstance(read, Categorise)
    assert [(field.key, field.letters, field.correct) for field in fields_of(read)] == [
        ("a", "fe", "f"),
        ("b", "fe", "e"),
    ]


def test_gaps_stand_in_the_order_of_the_prompt() -> None:
    """Each place of the prompt is a gap with its choices or its known answers."""
    course = read_course(quiz(GAPS + "case: exact\n"))
    question = course.quizzes[0].questions[0]
    assert [piece.gap for piece in question.prompt.pieces if isinstance(piece, GapPlace)] == ["facts", "feelings"]
    read = question.answer
    assert isinstance(read, Gaps)
    assert read.exact_case
    assert [(gap.name.text, len(gap.choices), len(gap.answers)) for gap in read.gaps] == [
        ("facts", 2, 0),
        ("feelings", 0, 2),
    ]


def test_places_of_gaps_are_true() -> None:
    """A place is where its braces are, in a prompt under a bar too."""
    keys = GAPS.replace("prompt: ", "prompt: |\n  Please:\n\n  ")
    prompt = read_course(quiz(keys)).quizzes[0].questions[0].prompt
    spans = [piece.span[1:] for piece in prompt.pieces if isinstance(piece, GapPlace)]
    assert spans == [(8, 12, 8, 19), (8, 27, 8, 37)]


def test_braces_are_text_in_all_other_types() -> None:
    """Only a prompt with gaps has holes."""
    prompt = (
        read_course(quiz("prompt: Sort {facts}.\nchoices: |\n  - [x] a. {a}\n  - [ ] b. B"))
        .quizzes[0]
        .questions[0]
        .prompt
    )
    assert prompt.pieces == ("<p>Sort {facts}.</p>\n",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{facts} from", "facts from", [("quiz/gap-not-placed", 9, 7)]),
        ("{facts} from", "{fact} from", [("quiz/gap-not-found", 1, 18)]),
        ("{facts} from", "`{facts}` from", [("quiz/gap-not-placed", 9, 7)]),
        ("{facts} from", "\\{facts} from", [("quiz/gap-not-placed", 9, 7)]),
        ("{facts} from", "{facts} {} from", [("quiz/gap-not-found", 1, 26)]),
        ("{facts} from", "{facts} and {facts} from", [("quiz/gap-placed-twice", 1, 30)]),
        ("    choices: |\n      - [x] a. facts\n      - [ ] b. prices\n", "    {}\n", [("quiz/gap-kind", 9, 7)]),
        ("  facts:\n", "  facts:\n    answers: |\n      - [x] a\n", [("quiz/gap-kind", 9, 7)]),
        ("  facts:\n", "  facts:\n    choice: x\n", [("format/unknown-key", 10, 9)]),
        ("- [ ] moods", "- moods", [("list/item-mark", 7, 11)]),
    ],
)
def test_slips_in_gaps(old: str, new: str, expected: list[tuple[str, int, int]]) -> None:
    """Each slip is one finding at its place; a misspelt name is not two."""
    assert old in GAPS
    assert found(GAPS.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("prompt: P\ntype: matching", [("format/missing-key", 0, 5)]),
        ("prompt: P\ntype: matching\npairs: |\n  - a. One", [("list/pair-arrow", 4, 12)]),
        ("prompt: P\ntype: ordering\nitems: [a, b]", [("format/text-expected", 3, 12)]),
        ("prompt: P\ntype: categorise\ngroups: |\n  - Fact", [("list/item-letter", 4, 9)]),
    ],
)
def test_slips(keys: str, expected: list[tuple[str, int, int]]) -> None:
    """A list that is absent or at fault is one finding, and the question is left out."""
    outcome = read_texts(quiz(keys))
    assert found(keys) == expected
    assert outcome.value is not None
    assert outcome.value.quizzes[0].questions == ()
    assert "question" in outcome.value.gaps
