"""The type in which two sides belong together: matching."""

from scormkit.diagnostics.diagnostic import has_errors
from scormkit.model.answers import Matching
from scormkit.reading.kinds import MarkdownList, Reading
from scormkit.reading.questions.part_credit import CREDIT
from scormkit.reading.questions.question_type import NO_LIST, QuestionType
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
    if record[PAIRS] is NO_LIST:
        return None
    pairs, found = parse_pairs(record[PAIRS], reading.html_allowed)
    reading.found.extend(found)
    return None if has_errors(found) else Matching("matching", pairs, record[CREDIT])


TYPES = (
    QuestionType("matching", "For each left side its right side is chosen from a list.", (PAIRS, CREDIT), _matching),
)
