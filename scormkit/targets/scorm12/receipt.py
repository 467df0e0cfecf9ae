"""What the LMS will receive, in the author's words: status, score, pass mark."""

from scormkit.model.answers import UNSCORED
from scormkit.model.linked import LinkedCourse, LinkedQuiz
from scormkit.targets.base import Receipt
from scormkit.targets.scorm12.state import state_size


def receipt(target: str, course: LinkedCourse) -> Receipt:
    """Say what an LMS will receive from the package of this course for ``target``."""
    completion = course.course.completion
    scoring = tuple(filter(makes_score, course.quizzes))
    score = "score 0–100" if scoring and completion.score != "none" else "no score"
    facts = [f"{' or '.join(statuses(course))}, {score}"]
    if scoring:
        facts.append(_pass_marks(scoring))
    if course.course.scorm12.scos == "per-unit":
        facts.insert(0, f"from each of {len(course.units)} SCOs")
    return Receipt(target, " · ".join(facts), state_size(course))


def makes_score(quiz: LinkedQuiz) -> bool:
    """Whether the quiz must be passed and counts in the course's score."""
    return quiz.required and quiz.quiz.kind == "graded"


def statuses(course: LinkedCourse) -> tuple[str, ...]:
    """The words of ``cmi.core.lesson_status`` that can end an attempt."""
    completion = course.course.completion
    fails = completion.on_fail == "failed" and any(map(makes_score, course.quizzes))
    return (completion.status, "failed") if fails else (completion.status,)


def _pass_marks(scoring: tuple[LinkedQuiz, ...]) -> str:
    """Tell the pass mark, as right answers where it comes down to these; of several quizzes the lowest and highest."""
    marks = sorted({quiz.quiz.pass_percent for quiz in scoring})
    if len(scoring) > 1:
        differ = f"marks {marks[0]}–{marks[-1]} % in" if len(marks) > 1 else f"mark {marks[0]} % in each of"
        return f"pass {differ} {len(scoring)} quizzes"
    asked = _questions_to_get_right(scoring[0])
    if asked is None:
        return f"pass mark {marks[0]} %"
    return f"pass mark {marks[0]} % of {asked} = {-(-marks[0] * asked // 100)} right"


def _questions_to_get_right(quiz: LinkedQuiz) -> int | None:
    """How many questions an attempt scores, where each is right or wrong and counts the same; else None."""
    scored = [question.question for question in quiz.questions if question.question.answer.type not in UNSCORED]
    if any(question.weight != 1 or question.answer.credit != "all-or-nothing" for question in scored):
        return None
    if quiz.quiz.draw is None:
        return len(scored) or None
    return quiz.quiz.draw if len(scored) == len(quiz.questions) else None
