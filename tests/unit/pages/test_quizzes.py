"""Quizzes, surveys and assignments as pages: what is said above, what can be pressed below, where questions stand."""

import pytest

from scormkit.model.answers import Answer
from scormkit.model.course import Quiz, QuizKind, TimeLimit
from scormkit.model.linked import LinkedPool, LinkedQuiz
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


def drawing(linked_quiz: LinkedQuiz, *pools: tuple[int, tuple[int, ...]]) -> LinkedQuiz:
    """The quiz with pools: how many of which questions."""
    return linked_quiz._replace(pools=tuple(LinkedPool(draw, questions) for draw, questions in pools))


def test_pass_mark_as_a_number_of_right_answers() -> None:
    """80 % of three is three right; an unscored question does not count."""
    assert rules(quiz("graded", SINGLE, SINGLE, SINGLE)) == "3 questions · pass mark 80 % = 3 right · 2 attempts"
    assert rules(quiz("graded", SINGLE, SINGLE, TEXT)) == "3 questions · pass mark 80 % = 2 right · 2 attempts"


@pytest.mark.parametrize(
    "uneven",
    [
        quiz("graded", SINGLE, ANSWERS["multiple"], SINGLE),
        quiz("graded", SINGLE, SINGLE, SINGLE, weight=2),
        drawing(quiz("graded", SINGLE, SINGLE, SINGLE, TEXT), (3, (0, 1, 2, 3))),
    ],
    ids=["partial-credit", "weight", "draw-of-mixed"],
)
def test_pass_mark_where_answers_do_not_count_alike(uneven: LinkedQuiz) -> None:
    """With partial credit, weights or a draw of mixed questions no number of right answers can be promised."""
    assert rules(uneven).removesuffix(" · 2 attempts").endswith("· pass mark 80 %")


def test_a_draw_is_announced_by_what_it_asks() -> None:
    """Of a pool of four, two are asked, and two must be right."""
    drawn = drawing(quiz("graded", SINGLE, SINGLE, SINGLE, SINGLE, attempts=None), (2, (0, 1, 2, 3)))
    assert rules(drawn) == "2 of 4 questions, others at each attempt · pass mark 80 % = 2 right"


def test_pools_and_what_is_always_asked_add_up() -> None:
    """One of two and one of two, and one that is in no pool; a pool of unscored questions asks and counts nothing."""
    of_two_pools = drawing(quiz("graded", *[SINGLE] * 5, attempts=None), (1, (0, 1)), (1, (2, 3)))
    assert rules(of_two_pools) == "3 of 5 questions, others at each attempt · pass mark 80 % = 3 right"
    unscored = drawing(quiz("graded", SINGLE, SINGLE, TEXT, TEXT, attempts=None), (1, (2, 3)))
    assert rules(unscored) == "3 of 4 questions, others at each attempt · pass mark 80 % = 2 right"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(30, "30 min"), (90, "90 min"), (120, "2 h"), (1440, "1 day"), (4320, "3 days")],
)
def test_a_cooldown_is_announced_in_its_largest_unit(minutes: int, told: str) -> None:
    """What a day or an hour tells whole is told so."""
    assert rules(quiz("practice", SINGLE, cooldown=minutes)) == f"1 question · 2 attempts · {told} between attempts"


def test_a_time_limit_is_announced_and_nothing_is_asked_before_it_runs() -> None:
    """The questions wait behind the start button; the time left is a timer, not announced, the warnings are."""
    page = page_of(quiz("graded", SINGLE, attempts=None, time_limit=TimeLimit(20)))
    assert page.texts("sk-rules") == ["1 question · pass mark 80 % = 1 right · time limit 20 min"]
    section = page.elements[0]
    assert section.classes == ["sk-quiz", "sk-waiting"]
    (timer,) = page.all("sk-timer")
    assert timer.hidden
    assert page.all("data-left")[0].attributes["role"] == "timer"
    assert page.all("data-warning")[0].attributes["role"] == "status"
    assert page.texts("button")[-3:] == ["Start", "Check answers", "Try again"]
    assert page.texts("data-extend") == ["I need more time"]


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        (TimeLimit(20), [("I need more time", "300", "0"), ("5", "300", "60"), ("1", "60", "0")]),
        (TimeLimit(5), [("I need more time", "300", "0"), ("1", "60", "0")]),
        (TimeLimit(1, extendable=False), []),
    ],
)
def test_learners_are_warned_and_may_ask_for_more_time(limit: TimeLimit, shown: list[tuple[str, str, str]]) -> None:
    """Five minutes and one minute before the end, where the limit is longer; more time only where there may be."""
    page = page_of(quiz("graded", SINGLE, time_limit=limit))
    near = page.all("data-near")
    assert all("hidden" in one.attributes for one in near)
    told = ["".join(one.text) for one in near]
    words = [text if text.startswith("I ") else text.removeprefix("Less than ").partition(" ")[0] for text in told]
    ends = [(one.attributes["data-near"], one.attributes["data-until"]) for one in near]
    assert [(word, *end) for word, end in zip(words, ends, strict=True)] == shown


def test_a_quiz_without_a_time_limit_has_no_timer() -> None:
    """Nor a start button: it can be answered at once."""
    page = page_of(quiz("graded", SINGLE))
    assert page.elements[0].classes == ["sk-quiz"]
    assert not page.all("sk-timer")
    assert not page.all("data-start")


def test_where_each_question_is_checked_the_quiz_is_finished() -> None:
    """A button at the end of each question that is kept apart; what hands in says so."""
    made = quiz("practice", SINGLE, TEXT, solution="after-each-question")
    questions = tuple(each._replace(checked_slot=n) for n, each in enumerate(made.questions))
    page = page_of(made._replace(questions=questions))
    assert page.texts("button") == ["Check", "Check", "Finish", "Try again"]
    assert all(one.hidden for one in page.all("data-check-question"))
    assert page_of(made).texts("button") == ["Finish", "Try again"]


def test_a_pre_test_says_what_it_spares() -> None:
    """Before it is taken, by the titles of the units; and again, when it was passed."""
    page = Page(render_quiz(0, quiz("pre-test", SINGLE, attempts=1), references(), ["Basics", "Listen & ask"]))
    assert page.texts("sk-kicker") == ["Pre-test"]
    assert page.texts("sk-rules") == [
        "1 question · pass mark 80 % = 1 right · 1 attempt",
        "If you pass, you need not work through: Basics · Listen & ask",
    ]
    assert page.texts("data-done") == ["You have passed, so you need not work through: Basics · Listen & ask"]
    assert page.all("data-done")[0].hidden


def test_enter_cannot_hand_in() -> None:
    """There is no form that a key in a text field could submit."""
    page = page_of(quiz("graded", ANSWERS["fill-in"]))
    assert not page.all("form")
    assert {button.attributes["type"] for button in page.all("button")} == {"button"}


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
        ("assignment", "Assignment", ["Hand in", "Revise", "Print my replies", "Save my replies"]),
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
