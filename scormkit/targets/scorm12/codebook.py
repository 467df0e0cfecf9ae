"""The codebook: what the ids and letters of an LMS's report on interactions stand for.

SCORM 1.2 reports carry neither a question's text nor a choice's, only ids and single characters (RTE 3.4.4,
cmi.interactions). One row a meaning; interactions as the player reports them.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scormkit.model.answers import (
    Categorise,
    Choice,
    Choices,
    FillIn,
    Gap,
    Gaps,
    Hotspot,
    KnownAnswer,
    Likert,
    Matching,
    Numeric,
    Ordering,
    SelfCheck,
    Steps,
)
from scormkit.model.fields import POSITIONS
from scormkit.model.linked import LinkedCourse, LinkedQuestion
from scormkit.model.plain_text import plain_text
from scormkit.model.prose import Prose
from scormkit.package.spreadsheet import spreadsheet
from scormkit.pages.catalogue import Words, words_of

COLUMNS = ("interaction", "question", "field", "field text", "letter", "text", "correct")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the system's own encoding


class _Meaning(NamedTuple):
    """What a character, or a known text, of one field stands for.

    ``gap`` is the name behind the question's id where each gap is an interaction of its own. ``field`` is the character
    in front of the full stop in a matching. ``correct`` is ``yes``, ``no``, a place in an order, or "" where nothing is
    right or wrong.
    """

    letter: str
    text: str
    correct: str
    field: str = ""
    field_text: str = ""
    gap: str = ""


def codebook(course: LinkedCourse) -> bytes:
    """The codebook of a course as CSV (RFC 4180), UTF-8 with a byte order mark."""
    rows = _rows(course, words_of(course.course.language))
    return f"{_BYTE_ORDER_MARK}{spreadsheet((COLUMNS, *rows))}".encode()


def _rows(course: LinkedCourse, words: Words) -> Iterator[tuple[str, ...]]:
    for quiz in course.quizzes:
        for linked in quiz.questions:
            question = linked.question
            whole = f"{quiz.quiz.name.text}.{question.name.text}"
            asked = plain_text(question.prompt, words) or words.get(f"quiz.prompt.{question.answer.type}", "")
            for meaning in _Meanings(words).of(linked):
                interaction = f"{whole}.{meaning.gap}" if meaning.gap else whole
                yield (interaction, asked, meaning.field, meaning.field_text, *meaning[:3])


class _Meanings:
    """Tells what may be answered to a question, in the order of the page."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def of(self, linked: LinkedQuestion) -> Iterable[_Meaning]:
        answer = linked.question.answer
        match answer:
            case Choices() | Hotspot():
                return self._choices(answer.choices)
            case FillIn():
                return _known(answer.answers)
            case Numeric():
                return (_Meaning("", f"{answer.shown} {answer.unit}".rstrip(), "yes"),)
            case Matching():
                return self._matching(answer)
            case Ordering():
                places = enumerate(answer.items, 1)
                return (_Meaning(item.letter, self._text(item.text), str(place)) for place, item in places)
            case Gaps():
                return self._gaps(answer, linked)
            case Categorise():
                return self._categorise(answer)
            case Likert():
                letters = POSITIONS[: answer.steps]
                return (_Meaning(letter, self._words[f"scale.{answer.scale}.{letter}"], "") for letter in letters)
            case Steps():
                return (_Meaning(item.letter, self._text(item.text), "") for item in answer.items)
            case SelfCheck():
                return self._self_check(answer, linked)
        return (_Meaning("", "", ""),)  # words of the learner's own

    def _text(self, prose: Prose) -> str:
        return plain_text(prose, self._words)

    def _choices(self, choices: Iterable[Choice]) -> Iterator[_Meaning]:
        return (_Meaning(choice.letter, self._text(choice.text), _yes(choice.correct)) for choice in choices)

    def _matching(self, answer: Matching) -> Iterator[_Meaning]:
        for source in answer.pairs:
            if source.left is not None:
                left = self._text(source.left)
                for target in answer.pairs:
                    right = _yes(target.letter == source.letter)
                    yield _Meaning(target.letter, self._text(target.right), right, source.letter, left)

    def _categorise(self, answer: Categorise) -> Iterator[_Meaning]:
        for home in answer.groups:
            for item in home.items:
                text = self._text(item.text)
                for group in answer.groups:
                    yield _Meaning(group.letter, self._text(group.text), _yes(group is home), item.letter, text)

    def _gaps(self, answer: Gaps, linked: LinkedQuestion) -> Iterator[_Meaning]:
        """Gaps that are all chosen are one matching, whose sources are numbered in the ledger's order."""
        apart = any(gap.answers for gap in answer.gaps)
        slots = sorted(field.slot for field in linked.fields)
        for gap, field in zip(answer.gaps, linked.fields, strict=True):
            for meaning in self._gap(gap):
                if apart:
                    yield meaning._replace(field_text=gap.name.text, gap=gap.name.text)
                else:
                    yield meaning._replace(field_text=gap.name.text, field=POSITIONS[slots.index(field.slot)])

    def _gap(self, gap: Gap) -> Iterator[_Meaning]:
        return self._choices(gap.choices) if gap.choices else _known(gap.answers)

    def _self_check(self, answer: SelfCheck, linked: LinkedQuestion) -> Iterator[_Meaning]:
        for criterion, field in zip(answer.criteria, linked.fields, strict=True):
            criterion_text = self._text(criterion.text)
            for letter, level, cell in zip(field.field.letters, answer.levels, criterion.cells, strict=True):
                text = ": ".join(filter(None, (self._text(level.text), self._text(cell))))
                yield _Meaning(letter, text, "", criterion.letter, criterion_text)


def _known(answers: Iterable[KnownAnswer]) -> Iterator[_Meaning]:
    return (_Meaning("", answer.text, _yes(answer.correct)) for answer in answers)


def _yes(correct: bool) -> str:
    return "yes" if correct else "no"
