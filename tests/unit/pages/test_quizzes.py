"""Quizzes, surveys and assignments as pages: what is said above, what can be pressed below, where questions stand."""

import pytest

from scormkit.model.answers import Answer
from scormkit.model.course import Quiz, QuizKind
from scormkit.model.linked import LinkedQuiz
from scormkit.model.prose import Prose, QuestionPlace
from scormkit.pages.quizzes import render_quiz
from tests.unit.pages.questions import ANSWERS, Page, linked, references
from tests.unit.targets.courses import HERE, name

SINGLE, TEXT = ANSWERS["single"], ANSWERS["open-text"]


def quiz(kind: QuizKind, *answers: Answer, weight: int = 1, **changes: object) -> LinkedQuiz:
    """A quiz with questions ``q0``, ``q1`` … that have these answers."""
    questions = tuple(linked(answer, f"q{n}", weight=weight) for n, answer in enumerate(answers))
    made = Quiz(
        name("day"), "quizzes/day.yaml", "Day one", kind, (), 80, 2, "wrong-answers", "never",
        tuple(each.question for each in questions), None,
    )  # fmt: skip
    return LinkedQuiz(made._replace(**changes), 0, 0, questions, required=True)  # type: ignore[arg-type]


def page_of(linked_quiz: LinkedQuiz, index: int = 3) -> Page:
    """The quiz's elements."""
    return Page(render_quiz(index, linked_quiz, references()))


def rules(linked_quiz: LinkedQuiz) -> str:
    """The line below the title."""
    return "".join(page_of(linked_quiz).texts("sk-rules"))


def test_pass_mark_as_a_number_of_right_answers() -> None:
    """80 % of three is three right; an unscored question does not count."""
    assert rules(quiz("graded", SINGLE, SINGLE, SINGLE)) == "3 questions · pass mark 80 % = 3 right · 2 attempts"
    assert rules(quiz("graded", SINGLE, SINGLE, TEXT)) == "3 questions · pass mark 80 % = 2 right · 2 attempts"


@pytest.mark.parametrize(
    "uneven",
    [
        quiz("graded", SINGLE, ANSWERS["multiple"], SINGLE),
        quiz("graded", SINGLE, SINGLE, SINGLE, weight=2),
        quiz("graded", SINGLE, SINGLE, SINGLE, TEXT, draw=3),
    ],
    ids=["partial-credit", "weight", "draw-of-mixed"],
)
def test_pass_mark_where_answers_do_not_count_alike(uneven: LinkedQuiz) -> None:
    """With partial credit, weights or a draw of mixed questions no number of right answers can be promised."""
    assert rules(uneven) == "3 questions · pass mark 80 % · 2 attempts"


def test_a_draw_is_announced_by_what_it_asks() -> None:
    """Of a pool of four, two are asked, and two must be right."""
    drawn = quiz("graded", SINGLE, SINGLE, SINGLE, SINGLE, draw=2, attempts=None)
    assert rules(drawn) == "2 questions · pass mark 80 % = 2 right"


def test_points_are_announced() -> None:
    """What the first attempt is worth, and the later ones."""
    assert rules(quiz("practice", SINGLE, attempts=None, points=(100, 50, 25))) == (
        "1 question · 100 points at the first attempt, later 50, 25"
    )
    assert rules(quiz("practice", SINGLE, attempts=None, points=(10,))) == "1 question · 10 points"


@pytest.mark.parametrize(
    ("kind", "kicker", "buttons"),
    [
        ("graded", "Graded quiz", ["Check answers", "Try again"]),
        ("practice", "Practice", ["Check answers", "Try again"]),
        ("survey", "Survey", ["Send", "Change my answers"]),
        ("assignment", "Assignment", ["Hand in", "Revise", "Print my replies"]),
    ],
)
def test_each_kind_has_its_own_words(kind: QuizKind, kicker: str, buttons: list[str]) -> None:
    """What can be pressed says what it does; only the first can be seen, and it waits for the player."""
    page = page_of(quiz(kind, TEXT))
    assert page.texts("sk-kicker") == [kicker]
    assert page.texts("button") == buttons
    check, *others = page.all("button")
    assert "disabled" in check.attributes
    assert all("hidden" in button.attributes for button in others)
    assert page.elements[0].attributes["data-quiz"] == "3"


def test_a_survey_has_no_pass_mark() -> None:
    """Nothing is right or wrong in it."""
    assert rules(quiz("survey", TEXT, attempts=1)) == "1 question · 1 attempt"


def test_an_assignment_has_its_questions_where_its_text_places_them() -> None:
    """In the text's order, without numbers, each with its index in the quiz; no rules stand above."""
    places = [QuestionPlace(HERE, ident) for ident in ("q1", "q0")]
    body = Prose(HERE, ("<p>First.</p>\n", places[0], "<p>Then.</p>\n", places[1]), 2)
    page = page_of(quiz("assignment", TEXT, ANSWERS["steps"], body=body))
    assert [one.attributes["data-question"] for one in page.all("data-question")] == ["1", "0"]
    assert page.texts("sk-task")[0].startswith("First. Sort .")
    assert not page.all("sk-number")
    assert not page.all("sk-rules")


def test_questions_of_a_quiz_are_numbered() -> None:
    """From one, in the author's order; ids are unique in the whole quiz."""
    page = page_of(quiz("graded", *ANSWERS.values()))
    assert page.texts("sk-number") == [str(n) for n in range(1, 15)]
    ids = [one.attributes["id"] for one in page.all("id")]
    assert len(ids) == len(set(ids))


def test_ids_cannot_meet() -> None:
    """A question called like another one's prompt has another id: parts stand behind a full stop, which no id holds."""
    questions = (linked(SINGLE, "a"), linked(SINGLE, "a-p"), linked(TEXT, "a-0"))
    page = page_of(quiz("graded")._replace(questions=questions))
    ids = [one.attributes["id"] for one in page.all("id")]
    assert len(ids) == len(set(ids))
