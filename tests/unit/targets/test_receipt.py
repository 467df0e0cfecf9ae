"""What the LMS receives, in words."""

import pytest

from scormkit.model.course import Completion
from scormkit.model.linked import LinkedCourse
from scormkit.targets.scorm12.target import TARGET
from tests.unit.targets.courses import HERE, linked_course, per_unit


def _course(units: int, questions: int, status: str, score: str, on_fail: str) -> LinkedCourse:
    completion = Completion(None, None, score, status, on_fail, HERE)  # type: ignore[arg-type]
    return linked_course(units=units, questions=questions, completion=completion)


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
