"""How an answer in several parts counts."""

from scormkit.model.answers import Credit
from scormkit.reading.kinds import Keyword
from scormkit.reading.shapes import Field

CREDIT = Field[Credit](
    "credit",
    Keyword[Credit](
        {"all-or-nothing": "right when every part is right", "per-part": "each right part counts its share"}
    ),
    "How a partly right answer counts. Default: `all-or-nothing`.",
    "all-or-nothing",
)
