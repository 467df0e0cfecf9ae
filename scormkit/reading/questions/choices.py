"""The three choice types: single, multiple, true-false."""

from typing import Literal

from scormkit.model.answers import Choice, Choices, Credit
from scormkit.model.prose import Phrase, Prose
from scormkit.reading.kinds import Keyword, MarkdownList, Reading
from scormkit.reading.questions.listed import NO_LIST, listed
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, Record
from scormkit.syntax.choice_lists import parse_choices
from scormkit.syntax.yaml_nodes import YamlText

CHOICES = Field[YamlText](
    "choices",
    MarkdownList(),
    "The choices: `- [x] a. right`, `- [ ] b. wrong`; an indented `> …` below one is its feedback. "
    "The letter is the choice's id for ever. `{.last}` behind the text keeps it last when choices are shuffled.",
    NO_LIST,
    required=True,
)
TRUE_FALSE = Field[YamlText](
    "choices",
    MarkdownList(),
    "The two choices `- [x] true` and `- [ ] false`; an indented `> …` below one is its feedback. "
    "Learners see both words in the course's language.",
    NO_LIST,
    required=True,
)
CREDIT = Field[Credit](
    "credit",
    Keyword[Credit](
        {
            "all-or-nothing": "right when exactly the right choices are ticked",
            "per-choice": "each right tick counts its share, each wrong one takes one away, never below nothing",
        }
    ),
    "How a partly right answer counts. Default: `all-or-nothing`.",
    "all-or-nothing",
)


def _single(record: Record, reading: Reading) -> Choices | None:
    return _lettered("single", record, "all-or-nothing", reading)


def _multiple(record: Record, reading: Reading) -> Choices | None:
    return _lettered("multiple", record, record[CREDIT], reading)


def _lettered(type: Literal["single", "multiple"], record: Record, credit: Credit, reading: Reading) -> Choices | None:
    choices = read_choices(record[CHOICES], reading)
    return None if choices is None else Choices(type, choices, credit)


def read_choices(text: YamlText, reading: Reading) -> tuple[Choice, ...] | None:
    """The choices of a list; None when it is absent or one of its lines is at fault, which is then told."""
    items = listed(text, lambda written, html: parse_choices(written, True, html), reading)
    if items is None:
        return None
    return tuple(
        Choice(item.letter, item.text, item.correct, item.feedback, item.span, "last" in item.classes) for item in items
    )


def _true_false(record: Record, reading: Reading) -> Choices | None:
    items = listed(record[TRUE_FALSE], lambda written, html: parse_choices(written, False, html), reading)
    if items is None:
        return None
    choices: list[Choice] = []
    for item in items:
        word = item.words.strip()
        if word not in ("true", "false"):
            help = "write `true` and `false`; learners see both in the course's language"
            reading.tell("quiz/not-true-or-false", item.letter_span, f"`{word}` is neither `true` nor `false`", help)
            return None
        shown = Prose(item.text.span, (Phrase(f"quiz.{word}"),), 1)
        choices.append(Choice(word[0], shown, item.correct, item.feedback, item.span))
    return Choices("true-false", tuple(choices), "all-or-nothing")


TYPES = (
    QuestionType("single", "One choice is right.", (CHOICES,), _single),
    QuestionType("multiple", "Any number of choices may be right.", (CHOICES, CREDIT), _multiple),
    QuestionType("true-false", "A statement that is true or false.", (TRUE_FALSE,), _true_false),
)
