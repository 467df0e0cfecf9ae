"""Answers to give: from the course as the player reads it to the letters to tick."""

from typing import Any, Literal

How = Literal["correct", "wrong", "partial"]


def letters(question: dict[str, Any], how: How, place: int) -> str:
    """The letters to tick in the ``place``-th question of a quiz.

    ``partial`` answers every second question rightly, beginning with the first, so that some is right and some is not.
    """
    if how == "correct" or (how == "partial" and place % 2 == 0):
        return str(question["correct"])
    return wrong(question)


def wrong(question: dict[str, Any]) -> str:
    """Letters that earn nothing in a question: wrong ones only (where all are right, the right ones but one)."""
    others = [letter for letter in question["offered"] if letter not in question["correct"]]
    if not others:
        return str(question["correct"][1:])
    return "".join(sorted(others)) if question["type"] == "multiple" else others[0]


def percent(course: dict[str, Any], how: How) -> int:
    """The score that the LMS must receive when every graded quiz was answered as planned.

    A quiz's percentage counts by its number of questions; halves are rounded up, and 100 means that all was right.
    """
    counted = [quiz for quiz in course["quizzes"] if quiz["required"]]
    total = sum(len(quiz["questions"]) for quiz in counted)
    points = sum(_quiz_percent(quiz, how) * len(quiz["questions"]) for quiz in counted)
    return _half_up(points, total)


def _quiz_percent(quiz: dict[str, Any], how: How) -> int:
    questions = quiz["questions"]
    right = sum(letters(question, how, place) == question["correct"] for place, question in enumerate(questions))
    return _half_up(right * 100, len(questions))


def _half_up(dividend: int, divisor: int) -> int:
    return (2 * dividend + divisor) // (2 * divisor)
