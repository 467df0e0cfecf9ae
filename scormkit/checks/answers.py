"""Rules over the answers that are known where learners type."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.model.answers import FillIn, Gaps, KnownAnswer
from scormkit.model.course import Question
from scormkit.model.fields import SHORT_TEXT
from scormkit.model.linked import LinkedCourse


class _Key(NamedTuple):
    """The known answers of a question or of a gap."""

    called: str
    span: Span
    answers: tuple[KnownAnswer, ...]
    exact_case: bool


def no_correct_answer(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Known answers that are all wrong: whatever is typed, it is not right."""
    for key in _keys(linked):
        if not any(answer.correct for answer in key.answers):
            message = f"{key.called} has no right answer"
            yield Diagnostic("quiz/no-correct-answer", key.span, message, "mark each right one with `[x]`")


def duplicate_answer(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A second answer that is the first one to the comparison, so that nothing ever matches it."""
    for key in _keys(linked):
        first: dict[str, KnownAnswer] = {}
        for answer in key.answers:
            before = first.setdefault(_compared(answer.text, key.exact_case), answer)
            if before is not answer:
                yield _duplicate(before, answer)


def _duplicate(before: KnownAnswer, answer: KnownAnswer) -> Diagnostic:
    message, help = "this answer is known already", "remove one"
    if _compared(before.text, True) != _compared(answer.text, True):
        message += ": capitals do not count"
        help += ", or write `case: exact` if they matter"
    elif before.text != answer.text:
        message += ": spaces do not count"
    first = (Related(before.span, "the first of them"),)
    return Diagnostic("quiz/duplicate-answer", answer.span, message, help, first)


def answer_too_long(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A known answer that does not fit into the field: nobody can give it."""
    for key in _keys(linked):
        for answer in key.answers:
            length = len(_compared(answer.text, True))
            if length > SHORT_TEXT:
                message = f"this answer has {length} characters; a learner can type {SHORT_TEXT}"
                yield Diagnostic("quiz/answer-too-long", answer.span, message, "ask for less, or use `open-text`")


def _compared(text: str, exact_case: bool) -> str:
    """A typed answer as it is compared."""
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    return plain if exact_case else plain.casefold()


def _keys(linked: LinkedCourse) -> Iterator[_Key]:
    quizzes = (quiz for quiz in linked.course.quizzes if quiz.kind != "survey")
    return (key for quiz in quizzes for question in quiz.questions for key in _keys_of(question))


def _keys_of(question: Question) -> Iterator[_Key]:
    answer = question.answer
    if isinstance(answer, FillIn):
        yield _Key(f"`{question.name.text}`", question.name.span, answer.answers, answer.exact_case)
    elif isinstance(answer, Gaps):
        for gap in answer.gaps:
            if gap.answers:
                yield _Key(f"the gap `{gap.name.text}`", gap.name.span, gap.answers, answer.exact_case)


RULES = (no_correct_answer, duplicate_answer, answer_too_long)
