"""What the LMS receives, in words."""

import pytest

from scormkit.model.course import Completion, Question
from scormkit.model.linked import LinkedCourse
from scormkit.targets.scorm12.target import TARGET
from tests.unit.targets.courses import (
    HERE,
    choices,
    course_asking,
    linked_course,
    name,
    open_text,
    per_unit,
    prose,
    ruled_course,
)


def _course(units: int, questions: int, status: str, score: str, on_fail: str) -> LinkedCourse:
    completion = Completion(None, None, score, status, on_fail, HERE)  # type: ignore[arg-type]
    return linked_course(units=units, questions=questions, completion=completion)


def _question(id: str = "first", weight: int = 1) -> Question:
    return Question(name(id), prose(), choices("a", "b"), None, None, None, weight=weight)


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (
            _course(1, 3, "passed", "best", "incomplete"),
            "passed, score 0–100 · pass mark 80 % of 3 = 3 right",
        ),
        (
            _course(1, 10, "completed", "last", "failed"),
            "completed or failed, score 0–100 · pass mark 80 % of 10 = 8 right",
        ),
        (_course(3, 2, "passed", "none", "incomplete"), "passed, no score · pass mark 80 % in each of 3 quizzes"),
        (_course(2, 0, "completed", "best", "failed"), "completed, no score"),
        (
            per_unit(_course(2, 1, "passed", "best", "incomplete")),
            "from each of 2 SCOs · passed, score 0–100 · pass mark 80 % in each of 2 quizzes",
        ),
    ],
)
def test_words(course: LinkedCourse, words: str) -> None:
    """Status, score and pass mark stand there as the author decided; without a graded quiz there is no score."""
    assert TARGET.receipt(course).words == words


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (course_asking(choices("a", "b"), open_text(99)), "pass mark 80 % of 1 = 1 right"),
        (course_asking(*[choices("a", "b")] * 9, draw=5), "pass mark 80 % of 5 = 4 right"),
        (course_asking(*[choices("a", "b")] * 9, open_text(99), draw=5), "pass mark 80 %"),
        (course_asking(_question(weight=2), _question("other")), "pass mark 80 %"),
        (course_asking(choices("ab", "c", "multiple")._replace(credit="per-choice")), "pass mark 80 %"),
    ],
    ids=["unscored", "drawn", "drawn-unscored", "weighted", "in-parts"],
)
def test_a_pass_mark_is_a_number_of_right_answers_only_where_it_comes_down_to_one(
    course: LinkedCourse, words: str
) -> None:
    """Questions of unlike weight or with credit in parts have no such number; unscored ones are not among them."""
    assert TARGET.receipt(course).words == f"passed, score 0–100 · {words}"


@pytest.mark.parametrize(
    ("completion", "words"),
    [
        ({}, "passed, score 0–100 (weighted)"),
        ({"weights": ()}, "passed, score 0–100"),
        (
            {"score": "first", "weights": ()},
            "passed, score 0–100 (of the first attempt, or the pass mark for passing later)",
        ),
        ({"score": "points"}, "passed, score 0–100 (points won of those to be won, weighted)"),
        ({"score": "none"}, "passed, no score"),
    ],
    ids=["weights", "best", "first", "points", "none"],
)
def test_what_makes_the_score_is_told(completion: dict[str, object], words: str) -> None:
    """A score that is not simply that of the attempt that counts says so, and so do minutes that are asked for."""
    rest = "pass mark 80 % in each of 2 quizzes · after 30 active minutes"
    assert TARGET.receipt(ruled_course(**completion)).words == f"{words} · {rest}"


def test_pools_are_counted() -> None:
    """What an attempt asks is what its pools draw and what is in none of them."""
    course = ruled_course(quizzes=(name("final"),), weights=(), minutes=0)
    assert TARGET.receipt(course).words.endswith("pass mark 80 % of 3 = 3 right")


@pytest.mark.parametrize("kind", ["assignment", "survey"])
def test_what_is_only_handed_in_makes_no_score(kind: str) -> None:
    """A required assignment completes the course, and so does a survey; neither is scored, so nothing can fail."""
    completion = Completion(None, (name("quiz"),) if kind == "survey" else (), "best", "passed", "failed", HERE)
    course = course_asking(open_text(99), completion=completion, kind=kind)
    assert course.quizzes[0].required
    assert TARGET.receipt(course).words == "passed, no score"
