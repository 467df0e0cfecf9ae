"""The fields of a question: what a learner fills in, one place in the state for each.

Every way to answer comes down to three: one letter is chosen, several letters are chosen, a text is typed. A question
that asks for more has several fields: one a left side to match, one an item to sort or to order, one a gap, one a
criterion. Ledger, state, player and reports know fields alone.
"""

from typing import NamedTuple

from scormkit.model.answers import (
    Answer,
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
    OpenText,
    Ordering,
    SelfCheck,
    Steps,
)
from scormkit.model.ledger import MULTIPLE, NUMBER, REPLY, SINGLE, TRUE_FALSE, WORDS

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"  # of choices: 36 is what SCORM 1.2 can tell apart
POSITIONS = "123456789abcdefghijklmnopqrstuvwxyz"  # of items in an order: the n-th place
SHORT_TEXT = 100  # characters of a typed answer that is compared
NUMBER_TEXT = 20  # characters of a typed number


class Field(NamedTuple):
    """``key`` is the letter or the name of the field within its question, "" where there is just one.

    ``shape`` is the ledger's. ``letters`` are those offered, in order of appearance; ``correct`` the right ones in
    alphabetical order, "" where nothing is right or wrong. Typed: ``answers`` are the known ones, ``low`` and ``high``
    the bounds of a number, ``least`` and ``most`` count characters.
    """

    key: str
    shape: str
    letters: str = ""
    correct: str = ""
    answers: tuple[KnownAnswer, ...] = ()
    exact_case: bool = False
    low: str = ""
    high: str = ""
    unit: str = ""
    least: int = 0
    most: int = 0

    @property
    def scored(self) -> bool:
        """Something that may be filled in is right, so that all else is wrong."""
        return bool(self.correct or self.low or any(answer.correct for answer in self.answers))


def fields_of(answer: Answer) -> tuple[Field, ...]:
    """The fields of an answer, in the order in which a learner meets them."""
    match answer:
        case Choices(type="true-false"):
            return (Field("", TRUE_FALSE, "tf", _correct(answer.choices)),)
        case Choices(type="multiple"):
            return (_many("", answer.choices),)
        case Choices():
            return (_one("", answer.choices),)
        case Hotspot():
            several = sum(choice.correct for choice in answer.choices) > 1
            return (_many("", answer.choices) if several else _one("", answer.choices),)
        case FillIn():
            return (Field("", WORDS, answers=answer.answers, exact_case=answer.exact_case, least=1, most=SHORT_TEXT),)
        case Numeric():
            return (Field("", NUMBER, low=answer.low, high=answer.high, unit=answer.unit, least=1, most=NUMBER_TEXT),)
        case Matching():
            letters = "".join(pair.letter for pair in answer.pairs)
            sides = (pair.letter for pair in answer.pairs if pair.left is not None)
            return tuple(Field(letter, SINGLE, letters, letter) for letter in sides)
        case Ordering():
            places = POSITIONS[: len(answer.items)]
            return tuple(Field(item.letter, SINGLE, places, places[n]) for n, item in enumerate(answer.items))
        case Gaps():
            return tuple(_gap(gap, answer.exact_case) for gap in answer.gaps)
        case Categorise():
            groups = "".join(group.letter for group in answer.groups)
            return tuple(
                Field(item.letter, SINGLE, groups, group.letter) for group in answer.groups for item in group.items
            )
        case Likert():
            return (Field("", SINGLE, POSITIONS[: answer.steps]),)
        case OpenText():
            return (Field("", REPLY, least=answer.least, most=answer.most),)
        case Steps():
            return (Field("", MULTIPLE, "".join(item.letter for item in answer.items)),)
        case SelfCheck():
            levels = LETTERS[26 : 26 + len(answer.levels)]
            return tuple(Field(criterion.letter, SINGLE, levels) for criterion in answer.criteria)


def _one(key: str, choices: tuple[Choice, ...]) -> Field:
    return Field(key, SINGLE, "".join(choice.letter for choice in choices), _correct(choices))


def _many(key: str, choices: tuple[Choice, ...]) -> Field:
    return Field(key, MULTIPLE, "".join(choice.letter for choice in choices), _correct(choices))


def _correct(choices: tuple[Choice, ...]) -> str:
    return "".join(sorted(choice.letter for choice in choices if choice.correct))


def _gap(gap: Gap, exact_case: bool) -> Field:
    if gap.choices:
        return _one(gap.name.text, gap.choices)
    return Field(gap.name.text, WORDS, answers=gap.answers, exact_case=exact_case, least=1, most=SHORT_TEXT)
