"""The type in which items are sorted into groups: categorise."""

from scormkit.model.answers import Categorise
from scormkit.reading.kinds import MarkdownList, Reading
from scormkit.reading.questions.listed import NO_LIST, listed
from scormkit.reading.questions.part_credit import CREDIT
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, Record
from scormkit.syntax.item_lists import parse_groups
from scormkit.syntax.yaml_nodes import YamlText

GROUPS = Field[YamlText](
    "groups",
    MarkdownList(),
    "The groups, `- f. group`, and below each, two spaces further in, the items that belong there: `- a. item`. "
    "Letters are ids for ever, each once among groups and items. A group may be left without items.",
    NO_LIST,
    required=True,
)


def _categorise(record: Record, reading: Reading) -> Categorise | None:
    groups = listed(record[GROUPS], parse_groups, reading)
    return None if groups is None else Categorise("categorise", groups, record[CREDIT])


TYPES = (QuestionType("categorise", "Items to sort into groups.", (GROUPS, CREDIT), _categorise),)
