"""Rules over choices, wherever they are chosen. That each has a letter of its own is seen where the list is parsed."""

from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.model.answers import Choice, Choices, Gaps, Hotspot
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Piece


class _Offer(NamedTuple):
    """What is chosen from: the choices of a question or of a gap. ``several`` may be right; in a survey none is."""

    called: str
    span: Span
    type: str
    choices: tuple[Choice, ...]
    several: bool
    survey: bool


def too_few_choices(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """One choice is none."""
    for offer in _offers(linked):
        count = len(offer.choices)
        if count < 2:
            message = f"{offer.called} has {'one choice' if count else 'no choice'}; a question needs two or more"
            help = "add `- [ ] false` or `- [ ] true`" if offer.type == "true-false" else "add another choice"
            yield Diagnostic("quiz/too-few-choices", offer.span, message, help)


def no_correct_choice(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A question that nobody can answer."""
    for offer in _offers(linked):
        if len(offer.choices) >= 2 and not offer.survey and not any(choice.correct for choice in offer.choices):
            message = f"{offer.called} has no right choice"
            yield Diagnostic("quiz/no-correct-choice", offer.span, message, "mark the right one with `[x]`")


def two_correct_choices(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A question that takes one answer, but calls two right."""
    for offer in _offers(linked):
        correct = [choice for choice in offer.choices if choice.correct]
        if offer.several or offer.survey or len(correct) < 2:
            continue
        message = f"{offer.called} takes one answer, but this is a second right choice"
        help = "mark one choice with `[x]`"
        if offer.type == "single":
            help += ", or write `type: multiple`"
        first = (Related(correct[0].span, "the first right choice"),)
        yield Diagnostic("quiz/two-correct-choices", correct[1].span, message, help, first)


def duplicate_choice(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Two choices that a learner cannot tell apart."""
    for offer in _offers(linked):
        first: dict[tuple[Piece, ...], Choice] = {}
        for choice in offer.choices:
            before = first.setdefault(choice.text.pieces, choice)
            if before is not choice:
                related = (Related(before.span, "the first of them"),)
                message = "this choice reads like another one"
                yield Diagnostic("quiz/duplicate-choice", choice.span, message, "change or remove one", related)


def _offers(linked: LinkedCourse) -> Iterator[_Offer]:
    for quiz in linked.course.quizzes:
        for question in quiz.questions:
            yield from _offers_of(question, quiz.kind == "survey")


def _offers_of(question: Question, survey: bool) -> Iterator[_Offer]:
    name, answer = question.name, question.answer
    if isinstance(answer, Choices | Hotspot):
        several = answer.type in ("multiple", "hotspot")
        yield _Offer(f"`{name.text}`", name.span, answer.type, answer.choices, several, survey)
    elif isinstance(answer, Gaps):
        for gap in answer.gaps:
            if gap.choices:
                yield _Offer(f"the gap `{gap.name.text}`", gap.name.span, answer.type, gap.choices, False, survey)


RULES = (too_few_choices, no_correct_choice, two_correct_choices, duplicate_choice)
