"""The type in which things have an order: ordering."""

from functools import partial

from scormkit.model.answers import Ordering
from scormkit.model.fields import POSITIONS
from scormkit.reading.kinds import MarkdownList, Reading
from scormkit.reading.questions.listed import NO_LIST, listed
from scormkit.reading.questions.part_credit import CREDIT
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, Record
from scormkit.syntax.item_lists import parse_items
from scormkit.syntax.yaml_nodes import YamlText

ITEMS = Field[YamlText](
    "items",
    MarkdownList(),
    "The items in their right order: `- a. text`. The letter is the item's id for ever, and says nothing of the order. "
    "Learners find them in another order.",
    NO_LIST,
    required=True,
)


def _ordering(record: Record, reading: Reading) -> Ordering | None:
    items = listed(record[ITEMS], partial(parse_items, most=len(POSITIONS)), reading)
    return None if items is None else Ordering("ordering", items, record[CREDIT])


TYPES = (QuestionType("ordering", "Items to put in order.", (ITEMS, CREDIT), _ordering),)
