"""Pools: how many questions an attempt draws from those with a tag or an objective."""

import pytest

from scormkit.model.course import Quiz
from tests.unit.reading.sources import codes, read_course, read_texts

QUESTION = """\
  - id: {id}
    type: true-false
    prompt: "{id}?"
    choices: |
      - [x] true
      - [ ] false
"""


def text(draw: str, *questions: str) -> str:
    """A quiz that draws; a question is its id and, behind a colon, one more key."""
    listed = ""
    for question in questions:
        id, _, more = question.partition(": ")
        listed += QUESTION.format(id=id) + (f"    {more}\n" if more else "")
    return f"title: Words\nobjectives: [hear]\ndraw: {draw}\nquestions:\n{listed}"


def quiz(draw: str, *questions: str) -> Quiz:
    """The quiz of ``text``, in which nothing is found."""
    return read_course({"quizzes/words.yaml": text(draw, *questions)}).quizzes[0]


EASY, HARD, PLAIN = "a: tags: [easy]", "b: tags: [easy, hard]", "c"


def test_draw_is_a_number_or_pools() -> None:
    """A number draws from all questions, a map from each of its pools in the order written."""
    assert (quiz("2", EASY, HARD).draw, quiz("2", EASY, HARD).pools) == (2, ())
    pooled = quiz("{easy: 2, hear: 1}", EASY, HARD, PLAIN)
    assert pooled.draw is None
    assert [(pool.name.text, pool.draw, pool.name.span.column) for pool in pooled.pools] == [
        ("easy", 2, 8),
        ("hear", 1, 17),
    ]
    assert [question.tags for question in pooled.questions] == [("easy",), ("easy", "hard"), ()]


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        ("4", [("quiz/draw-too-large", 3, 7)]),
        ("{easy: 3}", [("quiz/draw-too-large", 3, 8)]),
        ("{easy: 2, hard: 1}", [("quiz/draw-too-large", 3, 17)]),  # the hard one is among the easy ones
        ("{hard: 1, easy: 1}", []),
        ("{esay: 1}", [("quiz/pool-not-found", 3, 8)]),
        ("{esay: 1, hard: 2}", [("quiz/pool-not-found", 3, 8), ("quiz/draw-too-large", 3, 17)]),
        ("{}", [("format/empty-value", 3, 7)]),
        ("{easy: 0}", [("format/out-of-range", 3, 14)]),
        ("{Easy: 1}", [("format/invalid-id", 3, 8)]),
        ("[1]", [("format/value-expected", 3, 7)]),
        ("easy", [("format/invalid-number", 3, 7)]),
        ("0", [("format/out-of-range", 3, 7)]),
    ],
)
def test_draw_that_does_not_fit(draw: str, expected: list[tuple[str, int, int]]) -> None:
    """A question belongs to the first pool that fits it; each pool that is unknown or too small is told."""
    assert codes(read_texts({"quizzes/words.yaml": text(draw, EASY, HARD, PLAIN)})) == expected


def test_misspelt_objective_is_no_second_fault() -> None:
    """Where a question names an objective that nothing states, which is told when names are resolved, pools are left
    alone."""
    own = "b: objectives: [haer]"
    assert codes(read_texts({"quizzes/words.yaml": text("{hear: 2}", PLAIN, own)})) == []
    assert codes(read_texts({"quizzes/words.yaml": text("{hear: 2}", PLAIN, "b: tags: [haer]")})) == []
    assert codes(read_texts({"quizzes/words.yaml": text("{hear: 2}", PLAIN, "b: objectives: []")})) == [
        ("quiz/draw-too-large", 3, 8)
    ]


def test_question_at_fault_is_no_lack() -> None:
    """Where a question could not be read, nobody knows what its pool has."""
    faulty = text("{easy: 2}", EASY, "b: tags: [easy]").replace("- [x] true", "- [y] true", 1)
    assert [code for code, _, _ in codes(read_texts({"quizzes/words.yaml": faulty}))] == ["list/item-mark"]
