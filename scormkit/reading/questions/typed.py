"""The types that are answered by typing what is known: fill-in and numeric."""

from typing import Literal

from scormkit.model.answers import FillIn, KnownAnswer, Numeric
from scormkit.reading.kinds import Keyword, MarkdownList, Reading, Text
from scormkit.reading.questions.listed import NO_LIST, listed
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.ranges import AnswerNumber, Bounds, Tolerance, ToleranceKind
from scormkit.reading.shapes import Field, Record
from scormkit.syntax.choice_lists import parse_answers
from scormkit.syntax.yaml_nodes import YamlText

ANSWERS = Field[YamlText](
    "answers",
    MarkdownList(),
    "The answers that are known: `- [x] right`, `- [ ] wrong`; an indented `> …` below one is what is then said. "
    "They are compared as plain text; any other answer is wrong.",
    NO_LIST,
    required=True,
)
CASE = Field[Literal["ignore", "exact"]](
    "case",
    Keyword[Literal["ignore", "exact"]](
        {"ignore": "capital and small letters are alike", "exact": "they must be as written"}
    ),
    "Whether capitals matter. Spaces around and doubled ones never do. Default: `ignore`.",
    "ignore",
)
NUMBER = Field[Bounds | None](
    "answer", AnswerNumber(), "The right number, or the two that all right ones lie between.", None, required=True
)
TOLERANCE = Field[Tolerance | None](
    "tolerance", ToleranceKind(), "How far off a single number may be. Default: not at all.", None
)
UNIT = Field[str](
    "unit", Text(20), "The unit, shown behind the field; learners may type it and need not. Default: none.", ""
)


def read_answers(text: YamlText, reading: Reading) -> tuple[KnownAnswer, ...] | None:
    """The known answers of a list; None when it is absent or one of its lines is at fault, which is then told."""
    items = listed(text, parse_answers, reading)
    if items is None:
        return None
    return tuple(KnownAnswer(item.words, item.correct, item.feedback, item.span) for item in items)


def _fill_in(record: Record, reading: Reading) -> FillIn | None:
    answers = read_answers(record[ANSWERS], reading)
    return None if answers is None else FillIn("fill-in", answers, record[CASE] == "exact")


def _numeric(record: Record, reading: Reading) -> Numeric | None:
    bounds, tolerance = record[NUMBER], record[TOLERANCE]
    if bounds is None:
        return None
    low, high = bounds
    if low != high and record.written(TOLERANCE):
        help = "take `tolerance` out, and write the range as wide as it is meant"
        reading.tell("quiz/tolerance-of-range", record.span_of(TOLERANCE), "a range has no tolerance of its own", help)
    shown = low if low == high else f"{low} – {high}" if low.startswith("-") else f"{low}–{high}"
    return Numeric("numeric", *_widened(bounds, tolerance), shown, record[UNIT])


def _widened(bounds: Bounds, tolerance: Tolerance | None) -> Bounds:
    """The least and the greatest right number, as short as they can be written."""
    from decimal import Decimal  # only a course with numbers pays for this import

    low, high = Decimal(bounds.low), Decimal(bounds.high)
    if tolerance:
        amount = Decimal(tolerance.amount)
        amount = abs(low) * amount / 100 if tolerance.percent else amount
        low, high = low - amount, high + amount
    return Bounds(f"{low.normalize() + 0:f}", f"{high.normalize() + 0:f}")  # + 0 makes 0 of -0


TYPES = (
    QuestionType("fill-in", "A word or two to type, compared with the known answers.", (ANSWERS, CASE), _fill_in),
    QuestionType("numeric", "A number to type.", (NUMBER, TOLERANCE, UNIT), _numeric),
)
