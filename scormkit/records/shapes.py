"""The shapes of a ledger's slots as a package tells them: ``u z s4 t o``, or ``12:u 13:z`` in a unit's own SCO."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from scormkit.model.ledger import (
    CHECKED,
    DATE,
    MOMENT,
    MULTIPLE,
    OBJECTIVE,
    POINTS,
    QUIZ,
    SINGLE,
    TEXT,
    TIME,
    TRUE_FALSE,
    UNIT,
    shape_bits,
)

_KINDS = {
    "u": UNIT,
    "z": QUIZ,
    "o": OBJECTIVE,
    "t": TRUE_FALSE,
    "x": TEXT,
    "p": POINTS,
    "d": DATE,
    "n": TIME,
    "w": MOMENT,
    "k": CHECKED,
}
_CHOSEN = {"s": SINGLE, "m": MULTIPLE}
_WORD = re.compile(r"(?:(\d{1,7}):)?(?:([uzotxpdnwk])|([sm])(\d{1,2}))")
MOST_SLOTS = (1 << 20) - 1  # what the state's text can number


class Shape(NamedTuple):
    """``kind`` is a shape of the ledger's, ``text`` for all that is typed; ``letters`` how many a field that is
    chosen has ever had, else 0."""

    kind: str
    letters: int = 0

    @property
    def bits(self) -> int:
        """Of the slot's number; a text's length and bytes come behind it."""
        return 1 if self.kind == TEXT else shape_bits(self.kind, self.letters)

    @property
    def settled(self) -> int:
        """The number of a field that was right in a submitted attempt."""
        return 1 << self.letters if self.kind == MULTIPLE else (1 << self.bits) - 1


def read_shapes(ledger: str) -> Mapping[int, Shape] | None:
    """The shapes by slot, or None where the text is no ledger of a version that is known."""
    shapes: dict[int, Shape] = {}
    for word in ledger.split():
        match = _WORD.fullmatch(word)
        slot = int(match[1]) if match and match[1] else len(shapes)
        if match is None or slot >= MOST_SLOTS:
            return None
        if match[2]:
            shapes[slot] = Shape(_KINDS[match[2]], 2 if match[2] == "t" else 0)
        else:
            shapes[slot] = Shape(_CHOSEN[match[3]], int(match[4]))
    return shapes
