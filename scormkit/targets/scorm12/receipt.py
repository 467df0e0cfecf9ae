"""What the LMS will receive, in the author's words: status, score, pass mark."""

from scormkit.model.linked import LinkedCourse
from scormkit.standards.scorm12 import SUSPEND_DATA_LENGTH
from scormkit.targets.base import Receipt, StateSize
from scormkit.targets.results import makes_score, result_words
from scormkit.targets.state import state_size


def receipt(target: str, course: LinkedCourse) -> Receipt:
    """Say what an LMS will receive from the package of this course for ``target``."""
    words = result_words(course, " or ".join(statuses(course)))
    if course.course.scorm12.scos == "per-unit":
        words = f"from each of {len(course.units)} SCOs · {words}"
    return Receipt(target, words, suspend_data(course))


def suspend_data(course: LinkedCourse) -> StateSize:
    """Size the longest state of a SCO."""
    return state_size(course, SUSPEND_DATA_LENGTH, apart=course.course.scorm12.scos == "per-unit")


def statuses(course: LinkedCourse) -> tuple[str, ...]:
    """The words of ``cmi.core.lesson_status`` that can end an attempt."""
    completion = course.course.completion
    fails = completion.on_fail == "failed" and any(map(makes_score, course.quizzes))
    return (completion.status, "failed") if fails else (completion.status,)
