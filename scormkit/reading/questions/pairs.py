"""The type in which two sides belong together: matching."""

from scormkit.model.answers import Matching
from scormkit.reading.kinds import MarkdownList, Reading
from scormkit.reading.questions.listed import NO_LIST, listed
from scormkit.reading.questions.part_credit import CREDIT
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, Record
from scormkit.syntax.item_lists import parse_pairs
from scormkit.syntax.yaml_nodes import YamlText

PAIRS = Field[YamlText](
    "pairs",
    MarkdownList(),
    "What belongs together: `- a. left -> right`; `- c. -> right` is one more right side, which belongs to nothing. "
    "The letter is the pair's id for ever. Learners see the right sides in alphabetical order.",
    NO_LIST,
    required=True,
)


def _matching(record: Record, reading: Reading) -> Matching | None:
    pairs = listed(record[PAIRS], parse_pairs, reading)
    return None if pairs is None else Matching("matching", pairs, record[CREDIT])


TYPES = (
    QuestionType("matching", "For each left side its right side is chosen from a list.", (PAIRS, CREDIT), _matching),
)
