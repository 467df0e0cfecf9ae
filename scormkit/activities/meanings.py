"""What may be answered to a question, as the player reports it: letters with their texts, known texts, right or wrong.

SCORM 1.2 reports carry ids and single characters alone, so a codebook tells what these mean; xAPI describes the same
in the definition of an activity.
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
from scormkit.model.linked import LinkedQuestion
from scormkit.model.plain_text import plain_text
from scormkit.model.prose import Prose
from scormkit.pages.catalogue import Words


class Meaning(NamedTuple):
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


def prompt_text(linked: LinkedQuestion, words: Words) -> str:
    """What is asked, as plain text; "" where nothing says it."""
    question = linked.question
    return plain_text(question.prompt, words) or words.get(f"quiz.prompt.{question.answer.type}", "")


def are_told_apart(answer: Gaps) -> bool:
    """Whether each gap is an interaction of its own: that is so as soon as one is typed."""
    return not all(gap.choices for gap in answer.gaps)


class Meanings:
    """Tells what may be answered to a question, in the order of the page."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def of(self, linked: LinkedQuestion) -> Iterable[Meaning]:
        answer = linked.question.answer
        match answer:
            case Choices() | Hotspot():
                return self._choices(answer.choices)
            case FillIn():
                return _known(answer.answers)
            case Numeric():
                return (Meaning("", f"{answer.shown} {answer.unit}".rstrip(), "yes"),)
            case Matching():
                return self._matching(answer)
            case Ordering():
                places = enumerate(answer.items, 1)
                return (Meaning(item.letter, self.text(item.text), str(place)) for place, item in places)
            case Gaps():
                return self._gaps(answer, linked)
            case Categorise():
                return self._categorise(answer)
            case Likert():
                letters = POSITIONS[: answer.steps]
                return (Meaning(letter, self._words[f"scale.{answer.scale}.{letter}"], "") for letter in letters)
            case Steps():
                return (Meaning(item.letter, self.text(item.text), "") for item in answer.items)
            case SelfCheck():
                return self._self_check(answer, linked)
        return (Meaning("", "", ""),)  # words of the learner's own

    def text(self, prose: Prose) -> str:
        """Prose as plain text in the course's language."""
        return plain_text(prose, self._words)

    def _choices(self, choices: Iterable[Choice]) -> Iterator[Meaning]:
        return (Meaning(choice.letter, self.text(choice.text), _yes(choice.correct)) for choice in choices)

    def _matching(self, answer: Matching) -> Iterator[Meaning]:
        for source in answer.pairs:
            if source.left is not None:
                left = self.text(source.left)
                for target in answer.pairs:
                    right = _yes(target.letter == source.letter)
                    yield Meaning(target.letter, self.text(target.right), right, source.letter, left)

    def _categorise(self, answer: Categorise) -> Iterator[Meaning]:
        for home in answer.groups:
            for item in home.items:
                text = self.text(item.text)
                for group in answer.groups:
                    yield Meaning(group.letter, self.text(group.text), _yes(group is home), item.letter, text)

    def _gaps(self, answer: Gaps, linked: LinkedQuestion) -> Iterator[Meaning]:
        """Gaps that are all chosen are one matching, whose sources are numbered in the ledger's order."""
        apart = are_told_apart(answer)
        slots = sorted(field.slot for field in linked.fields)
        for gap, field in zip(answer.gaps, linked.fields, strict=True):
            for meaning in self._gap(gap):
                if apart:
                    yield meaning._replace(field_text=gap.name.text, gap=gap.name.text)
                else:
                    yield meaning._replace(field_text=gap.name.text, field=POSITIONS[slots.index(field.slot)])

    def _gap(self, gap: Gap) -> Iterator[Meaning]:
        return self._choices(gap.choices) if gap.choices else _known(gap.answers)

    def _self_check(self, answer: SelfCheck, linked: LinkedQuestion) -> Iterator[Meaning]:
        for criterion, field in zip(answer.criteria, linked.fields, strict=True):
            criterion_text = self.text(criterion.text)
            for letter, level, cell in zip(field.field.letters, answer.levels, criterion.cells, strict=True):
                text = ": ".join(filter(None, (self.text(level.text), self.text(cell))))
                yield Meaning(letter, text, "", criterion.letter, criterion_text)


def _known(answers: Iterable[KnownAnswer]) -> Iterator[Meaning]:
    return (Meaning("", answer.text, _yes(answer.correct)) for answer in answers)


def _yes(correct: bool) -> str:
    return "yes" if correct else "no"
