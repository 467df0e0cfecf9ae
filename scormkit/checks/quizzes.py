"""Rules over quizzes as a whole."""

from collections.abc import Iterator

from scormkit.checks.units import waits_for
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.pools import least_scored
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
    """A quiz whose passing means something, and in which an attempt may ask nothing that is right or wrong: it then
    counts 100 whatever is answered."""
    if "question" in linked.course.gaps:
        return
    for quiz in linked.quizzes:
        kind = quiz.quiz.kind
        matters = (quiz.required and kind == "graded") or (kind == "pre-test" and quiz.quiz.exempts)
        if not matters or not quiz.questions or least_scored(quiz.questions, quiz.pools) > 0:
            continue
        called = f"the {'pre-test' if kind == 'pre-test' else 'graded quiz'} `{quiz.quiz.name.text}`"
        if any(question.scored for question in quiz.questions):
            message = f"an attempt at {called} may ask only what is neither right nor wrong, and then makes 100"
            help = "draw more questions, or draw those that have a right answer from a pool of their own"
        else:
            message = f"nothing in {called} is right or wrong: whatever is answered makes 100"
            help = "write `kind: survey`, or add a question that has a right answer"
        yield Diagnostic("quiz/nothing-scored", quiz.quiz.name.span, message, help)


def exempts_too_late(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A pre-test in a unit that opens only once a unit is done that the pre-test exempts: it spares nobody that one."""
    numbers = {unit.unit.name.text: number for number, unit in enumerate(linked.units)}
    for quiz in linked.quizzes:
        waited = waits_for(linked.units, quiz.unit) if quiz.quiz.kind == "pre-test" else frozenset()
        if quiz.unit in waited:  # it never opens, which is told
            continue
        unit = linked.units[quiz.unit].unit.name.text
        for name in quiz.quiz.exempts:
            number = numbers.get(name.text)
            if number in waited:
                message = f"`{unit}`, which places the pre-test, opens only once `{name.text}` is done"
                help = f"place the pre-test in a unit that does not wait for `{name.text}`, or take the name out"
                yield Diagnostic("quiz/exempts-too-late", name.span, message, help)


RULES = (right_in_survey, nothing_scored, exempts_too_late)
