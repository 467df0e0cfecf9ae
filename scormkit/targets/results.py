"""What an LMS receives of a course's results, in words that are the same for every standard: score and pass mark."""

from collections.abc import Mapping
from types import MappingProxyType

from scormkit.linking.pools import least_scored, most_scored
from scormkit.model.course import Score
from scormkit.model.linked import LinkedCourse, LinkedQuiz

# What a score is where it is not that of the attempt that counts.
_SCORES: Mapping[Score, str] = MappingProxyType(
    {"first": "of the first attempt, or the pass mark for passing later", "points": "points won of those to be won"}
)


def makes_score(quiz: LinkedQuiz) -> bool:
    """Whether the quiz must be passed and counts in the course's score, if it has one."""
    return quiz.required and quiz.quiz.kind == "graded"


def is_weighted(course: LinkedCourse) -> bool:
    """Whether the author says what each of several quizzes makes of the score."""
    return bool(course.course.completion.weights) and sum(quiz.counts > 0 for quiz in course.quizzes) > 1


def result_words(course: LinkedCourse, status: str) -> str:
    """What can be told in the end, which ``status`` says in the standard's words, the score, the pass mark, and minutes
    asked for."""
    scoring = tuple(filter(makes_score, course.quizzes))
    facts = [f"{status}, {_score(course)}"]
    if scoring:
        facts.append(_pass_marks(scoring))
    if course.time_slot is not None:
        facts.append(f"after {course.course.completion.minutes} active minutes")
    return " · ".join(facts)


def _score(course: LinkedCourse) -> str:
    if not any(quiz.counts for quiz in course.quizzes):
        return "no score"
    rule = _SCORES.get(course.course.completion.score)
    told = ", ".join(filter(None, (rule, "weighted" if is_weighted(course) else "")))
    return f"score 0–100 ({told})" if told else "score 0–100"


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
    scored = [question.question for question in quiz.questions if question.scored]
    if any(question.weight != 1 or question.answer.credit != "all-or-nothing" for question in scored):
        return None
    least, most = (count(quiz.questions, quiz.pools) for count in (least_scored, most_scored))
    return most if least == most and most else None
