"""Rules over the choices of a question. That each has a letter of its own is seen where the list is parsed."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.model.course import Choice, Question
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Piece


def too_few_choices(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """One choice is none."""
    for question in _questions(linked):
        count = len(question.answer.choices)
        if count < 2:
            message = (
                f"`{question.name.text}` has {'one choice' if count else 'no choice'}; a question needs two or more"
            )
            help = "add `- [ ] false` or `- [ ] true`" if question.answer.type == "true-false" else "add another choice"
            yield Diagnostic("quiz/too-few-choices", question.name.span, message, help)


def no_correct_choice(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A question that nobody can answer."""
    for question in _questions(linked):
        choices = question.answer.choices
        if len(choices) >= 2 and not any(choice.correct for choice in choices):
            message = f"`{question.name.text}` has no right choice"
            yield Diagnostic("quiz/no-correct-choice", question.name.span, message, "mark the right one with `[x]`")


def two_correct_choices(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A question that takes one answer, but calls two right."""
    for question in _questions(linked):
        correct = [choice for choice in question.answer.choices if choice.correct]
        if question.answer.type == "multiple" or len(correct) < 2:
            continue
        message = f"`{question.name.text}` takes one answer, but this is a second right choice"
        help = "mark one choice with `[x]`"
        if question.answer.type == "single":
            help += ", or write `type: multiple`"
        first = (Related(correct[0].span, "the first right choice"),)
        yield Diagnostic("quiz/two-correct-choices", correct[1].span, message, help, first)


def duplicate_choice(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Two choices that a learner cannot tell apart."""
    for question in _questions(linked):
        first: dict[tuple[Piece, ...], Choice] = {}
        for choice in question.answer.choices:
            before = first.setdefault(choice.text.pieces, choice)
            if before is not choice:
                related = (Related(before.span, "the first of them"),)
                message = "this choice reads like another one"
                yield Diagnostic("quiz/duplicate-choice", choice.span, message, "change or remove one", related)


def _questions(linked: LinkedCourse) -> Iterator[Question]:
    return (question for quiz in linked.course.quizzes for question in quiz.questions)


RULES = (too_few_choices, no_correct_choice, two_correct_choices, duplicate_choice)
