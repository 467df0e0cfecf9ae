"""Who decides an objective, who exempts from what, what each quiz counts, and what of it the ledger keeps."""

import pytest

from scormkit.linking import link
from scormkit.model.linked import LinkedCourse, LinkedObjective, LinkedPool
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_course, read_texts

GRADED = QUIZ.replace("objectives: [hear]\n", "")
OPINION = """\
  - id: mine
    type: likert
    scale: agreement-5
    prompt: I like it.
    objectives: [hear]
"""
ASSIGNMENT = """\
---
title: Call
objectives: [hear]
---
Call somebody.

::: reply {#said}
What was said?
:::
"""


def linked(quizzes: dict[str, str], **changes: str) -> LinkedCourse:
    """A course whose first unit places these quizzes, in this order; nothing is found in it."""
    places = "".join(f"\n![](../quizzes/{name}.yaml)\n" for name in quizzes if name != "words")
    texts = {f"quizzes/{name}.yaml": text for name, text in quizzes.items()}
    texts |= {"units/10-listen.md": UNIT + places, "units/20-speak.md": "---\ntitle: Speak\n---\nText.\n"}
    texts["course.yaml"] = COURSE.replace("[listen]", "[listen, speak]") + changes.get("course", "")
    outcome = link(read_course(texts))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def hear(course: LinkedCourse) -> tuple[tuple[int, ...], int | None, bool]:
    """The quizzes that decide the objective, their pass mark, and whether it has a slot."""
    (objective,) = course.objectives
    return objective.quizzes, objective.pass_percent, objective.slot is not None


def test_graded_quizzes_decide_before_practice() -> None:
    """All graded quizzes that ask for it decide, with the highest pass mark; practice does only where none does."""
    practice = QUIZ.replace("title: Words", "title: More\nkind: practice\npass: 95%")
    second = QUIZ.replace("title: Words", "title: Last\npass: 90%")
    assert hear(linked({"words": QUIZ, "more": practice, "last": second})) == ((0, 2), 90, True)
    assert hear(linked({"words": GRADED, "more": practice})) == ((1,), 95, True)


def test_a_pre_test_decides_with_practice() -> None:
    """Where no graded quiz asks for it, both kinds do together."""
    practice = QUIZ.replace("title: Words", "title: More\nkind: practice\npass: 60%")
    before = QUIZ.replace("title: Words", "title: Before\nkind: pre-test\npass: 70%")
    assert hear(linked({"words": GRADED, "more": practice, "before": before})) == ((1, 2), 70, True)


def test_what_is_not_scored_decides_nothing() -> None:
    """A scale in a graded quiz names the objective, and so does a survey; nothing of it is recorded."""
    survey = "title: Survey\nkind: survey\nobjectives: [hear]\nquestions:\n" + OPINION
    course = linked({"words": GRADED + OPINION, "survey": survey})
    assert hear(course) == ((), None, False)
    assert [question.scored for question in course.quizzes[0].questions] == [True, False]
    assert "o-hear" not in {slot.part for slot in course.ledger.slots}


def test_an_assignment_decides_where_nothing_scored_does() -> None:
    """It is handed in, so there is no pass mark."""
    texts = {
        "quizzes/words.yaml": GRADED,
        "assignments/call.md": ASSIGNMENT,
        "units/10-listen.md": UNIT + "\n![](../assignments/call.md)\n",
    }
    course = link(read_course(texts)).value
    assert course is not None
    assert hear(course) == ((1,), None, True)
    assert course.quizzes[1].questions[0].scored is False
    scored = link(read_course({**texts, "quizzes/words.yaml": QUIZ})).value
    assert scored is not None
    assert scored.objectives == (LinkedObjective(scored.objectives[0].objective, scored.objectives[0].slot, (0,), 80),)


BEFORE = QUIZ.replace("title: Words", "title: Before\nkind: pre-test\nexempts: [listen, speak]")


def test_a_pre_test_exempts_units_and_what_they_place() -> None:
    """The units that it names and their quizzes say so; itself and other pre-tests in them are not passed along."""
    course = linked({"words": QUIZ, "before": BEFORE, "again": BEFORE.replace("[listen, speak]", "[listen]")})
    assert [unit.exempted_by for unit in course.units] == [(1, 2), (1,)]
    assert [quiz.exempted_by for quiz in course.quizzes] == [(1, 2), (), ()]
    assert [quiz.required for quiz in course.quizzes] == [True, False, False]


def test_a_unit_that_nobody_has_is_exempted_in_vain() -> None:
    """The nearest name is offered, wherever the pre-test is placed; where a unit cannot be read, nothing is told."""
    texts = {"quizzes/words.yaml": BEFORE.replace("[listen, speak]", "[lisen]")}
    (found,) = read_texts(texts).then(link).diagnostics
    assert (found.code, found.span.file, found.help) == (
        "unit/not-found",
        "quizzes/words.yaml",
        "did you mean `listen`?",
    )
    texts["units/20-speak.md"] = "---\ntitle: [\n---\nText.\n"
    codes = {found.code.partition("/")[0] for found in read_texts(texts).then(link).diagnostics}
    assert codes == {"yaml"}


def test_a_pre_test_cannot_be_required() -> None:
    """It is told what it is."""
    course = COURSE.replace("[listen]", "[listen, speak]") + "completion:\n  quizzes: [words]\n"
    texts = {"course.yaml": course, "quizzes/words.yaml": BEFORE, "units/speak.md": "---\ntitle: Speak\n---\nText.\n"}
    (found,) = read_texts(texts).then(link).diagnostics
    assert (found.code, found.message) == ("quiz/required-practice", "`words` is a pre-test, so it cannot be required")


CHOICE = """\
  - id: {id}
    prompt: Who?
{more}    choices: |
      - [x] a. The caller
      - [ ] b. You
"""


def question(id: str, more: str = "") -> str:
    """A question with a right answer, and a line more."""
    return CHOICE.format(id=id, more=f"    {more}\n" if more else "")


TAGGED = (
    question("e1", "tags: [easy]")
    + question("e2", "tags: [easy, hard]")
    + question("h1", "tags: [hard]")
    + question("always")
    + OPINION
)


def test_a_question_belongs_to_the_first_pool_that_fits() -> None:
    """Tags and objectives are one; what fits none is in none. `draw: 3` is a pool of all."""
    pools = "title: Words\ndraw: {easy: 1, hard: 1, hear: 1}\nquestions:\n" + TAGGED
    (quiz,) = linked({"words": pools}).quizzes
    assert quiz.pools == (LinkedPool(1, (0, 1)), LinkedPool(1, (2,)), LinkedPool(1, (4,)))
    (drawn,) = linked({"words": pools.replace("{easy: 1, hard: 1, hear: 1}", "3")}).quizzes
    assert drawn.pools == (LinkedPool(3, (0, 1, 2, 3, 4)),)
    assert linked({}).quizzes[0].pools == ()


def test_the_quizs_objectives_make_a_pool_of_those_without_their_own() -> None:
    """A question that names its own objectives is in the pool of these alone."""
    text = (
        "title: Words\nobjectives: [hear]\ndraw: {hear: 1}\nquestions:\n"
        + question("a")
        + question("b", "objectives: []")
    )
    assert linked({"words": text}).quizzes[0].pools == (LinkedPool(1, (0,)),)


@pytest.mark.parametrize(
    ("draw", "completion", "counts"),
    [
        ("", "", 4),
        ("draw: 3\n", "", 3),
        ("draw: 5\n", "", 4),
        ("draw: {easy: 1}\n", "", 3),
        ("draw: {easy: 1, hard: 1, hear: 1}\n", "", 3),
        ("draw: 3\n", "completion:\n  quizzes: {words: 7}\n", 7),
        ("draw: 3\n", "completion:\n  quizzes: {words: 7}\n  score: none\n", 0),
        ("", "completion:\n  quizzes: none\n", 0),
    ],
)
def test_what_a_quiz_counts(draw: str, completion: str, counts: int) -> None:
    """Its weight, else the scored questions that an attempt asks; nothing where it makes no score."""
    text = f"title: Words\n{draw}questions:\n{TAGGED}"
    assert [quiz.counts for quiz in linked({"words": text}, course=completion).quizzes] == [counts]


def test_practice_counts_nothing() -> None:
    """Nor do pre-tests: only graded quizzes that must be passed make the score."""
    practice = QUIZ.replace("title: Words", "title: More\nkind: practice")
    assert [quiz.counts for quiz in linked({"words": QUIZ, "more": practice, "before": BEFORE}).quizzes] == [1, 0, 0]
