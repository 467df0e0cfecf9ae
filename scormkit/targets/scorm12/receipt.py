"""What the LMS will receive, in the author's words: status, score, pass mark."""

from scormkit.model.course import Completion
from scormkit.model.linked import LinkedCourse, LinkedQuiz
from scormkit.targets.base import Receipt
from scormkit.targets.scorm12.state import state_size


def receipt(target: str, course: LinkedCourse) -> Receipt:
    """Say what an LMS will receive from the package of this course for ``target``."""
    completion = course.course.completion
    required = [quiz for quiz in course.quizzes if quiz.required]
    score = "score 0–100" if required and completion.score != "none" else "no score"
    facts = [f"{' or '.join(_statuses(completion, bool(required)))}, {score}"]
    if required:
        facts.append(_pass_marks(required))
    if course.course.scorm12.scos == "per-unit":
        facts.insert(0, f"from each of {len(course.units)} SCOs")
    return Receipt(target, " · ".join(facts), state_size(course))


def _statuses(completion: Completion, graded: bool) -> tuple[str, ...]:
    fails = graded and completion.on_fail == "failed"
    return (completion.status, "failed") if fails else (completion.status,)


def _pass_marks(required: list[LinkedQuiz]) -> str:
    """Tell the pass mark as a number of right answers; of several quizzes that differ, the lowest and the highest."""
    marks = sorted({quiz.quiz.pass_percent for quiz in required})
    if len(required) == 1:
        questions = len(required[0].questions)
        return f"pass mark {marks[0]} % of {questions} = {_right(marks[0], questions)} right"
    if len(marks) == 1:
        return f"pass mark {marks[0]} % in each of {len(required)} quizzes"
    return f"pass marks {marks[0]}–{marks[-1]} % in {len(required)} quizzes"


def _right(percent: int, questions: int) -> int:
    return -(-percent * questions // 100)
