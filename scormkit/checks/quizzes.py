"""Rules over quizzes as a whole."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.answers import UNSCORED, Choices, Hotspot
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse


def right_in_survey(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A survey asks what learners think; what is marked right there would never be told, nor counted."""
    for quiz in linked.course.quizzes:
        if quiz.kind == "survey":
            yield from (found for question in quiz.questions for found in _right(question))


def _right(question: Question) -> Iterator[Diagnostic]:
    answer = question.answer
    if isinstance(answer, Choices | Hotspot):
        for choice in answer.choices:
            if choice.correct:
                message, help = "nothing is right or wrong in a survey", "write `[ ]`"
                yield Diagnostic("quiz/right-in-survey", choice.span, message, help)
    elif answer.type not in UNSCORED:
        message = f"`{question.name.text}` is of type `{answer.type}`, which has a right answer; a survey has none"
        help = "use `single`, `multiple`, `likert` or `open-text`, or take it to a quiz of kind `practice`"
        yield Diagnostic("quiz/right-in-survey", question.name.span, message, help)


def nothing_scored(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A quiz that must be passed, and in which nothing is right or wrong: it counts 100 whatever is answered."""
    if "question" in linked.course.gaps:
        return
    for quiz in linked.quizzes:
        fields = (field.field for question in quiz.questions for field in question.fields)
        if quiz.required and quiz.quiz.kind == "graded" and quiz.questions and not any(f.scored for f in fields):
            message = (
                f"nothing in the graded quiz `{quiz.quiz.name.text}` is right or wrong: whatever is answered makes 100"
            )
            help = "write `kind: survey`, or add a question that has a right answer"
            yield Diagnostic("quiz/nothing-scored", quiz.quiz.name.span, message, help)


RULES = (right_in_survey, nothing_scored)
