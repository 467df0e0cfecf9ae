"""Rules over what learners match, order, sort or judge: that there is enough of it, and that it can be told apart."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.model.answers import Answer, Categorise, Matching, Ordering, SelfCheck
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse
from scormkit.model.plain_text import plain_text
from scormkit.model.prose import Prose

_FEWEST = 2


class _Shown(NamedTuple):
    """Texts that stand side by side, each with its place; ``one`` and ``many`` say what they are."""

    one: str
    many: str
    texts: tuple[tuple[Prose, Span], ...]


def too_few_items(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """One pair, item or group leaves nothing to decide."""
    for question in _questions(linked):
        for shown in _needed(question.answer):
            count = len(shown.texts)
            if count < _FEWEST:
                has = f"one {shown.one}" if count else f"no {shown.one}"
                message = f"`{question.name.text}` has {has}; it needs two {shown.many} or more"
                yield Diagnostic("quiz/too-few-items", question.name.span, message, f"add another {shown.one}")
                break


def duplicate_item(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Two texts side by side that a learner cannot tell apart."""
    for question in _questions(linked):
        for shown in _told_apart(question.answer):
            yield from _alike(shown)


def _alike(shown: _Shown) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for text, span in shown.texts:
        words = plain_text(text)
        if words and words in first:
            related = (Related(first[words], "the first of them"),)
            message = f"this {shown.one} reads like another one"
            yield Diagnostic("quiz/duplicate-item", span, message, "change or remove one", related)
        first.setdefault(words, span)


def _needed(answer: Answer) -> tuple[_Shown, ...]:
    """What there must be two of."""
    match answer:
        case Matching():
            return (_left_sides(answer),)
        case Ordering():
            return (_ordered(answer),)
        case Categorise():
            return _sorted(answer)
    return ()


def _told_apart(answer: Answer) -> tuple[_Shown, ...]:
    """What must not read alike."""
    match answer:
        case Matching():
            rights = ((pair.right, pair.span) for pair in answer.pairs)
            return (_left_sides(answer), _Shown("right side", "right sides", tuple(rights)))
        case Ordering():
            return (_ordered(answer),)
        case Categorise():
            return _sorted(answer)
        case SelfCheck():
            levels = ((level.text, level.text.span) for level in answer.levels)
            criteria = ((criterion.text, criterion.span) for criterion in answer.criteria)
            return (_Shown("level", "levels", tuple(levels)), _Shown("criterion", "criteria", tuple(criteria)))
    return ()


def _left_sides(answer: Matching) -> _Shown:
    texts = ((pair.left, pair.span) for pair in answer.pairs if pair.left is not None)
    return _Shown("pair", "pairs", tuple(texts))


def _ordered(answer: Ordering) -> _Shown:
    return _Shown("item", "items", tuple((item.text, item.span) for item in answer.items))


def _sorted(answer: Categorise) -> tuple[_Shown, _Shown]:
    groups = ((group.text, group.span) for group in answer.groups)
    items = ((item.text, item.span) for group in answer.groups for item in group.items)
    return _Shown("group", "groups", tuple(groups)), _Shown("item", "items", tuple(items))


def _questions(linked: LinkedCourse) -> Iterable[Question]:
    return (question for quiz in linked.course.quizzes for question in quiz.questions)


RULES = (too_few_items, duplicate_item)
