"""ledger.yaml: one line ``<part> <shape>[ <letters>]`` a slot. ``build`` writes it; people should not."""

import re

from scormkit.model import ledger as shapes
from scormkit.model.ledger import Ledger, Slot
from scormkit.reading.kinds import Reading, Schema, scalar
from scormkit.reading.numbers import FormatVersion
from scormkit.reading.shapes import Field, ListOf, Shape
from scormkit.syntax.tree import YamlSource
from scormkit.syntax.yaml_nodes import YamlNode, YamlText

_ID = "[a-z0-9][a-z0-9-]{0,31}"
_LINE = "|".join(
    (
        f"u-{_ID} {shapes.UNIT}",
        f"m-{_ID} {shapes.TIME}",
        f"z-{_ID} {shapes.QUIZ}",
        f"p-{_ID} {shapes.POINTS}",
        f"w-{_ID} {shapes.MOMENT}",
        f"o-{_ID} {shapes.OBJECTIVE}",
        f"c-certificate {shapes.DATE}",
        f"c-time {shapes.TIME}",
        rf"q-{_ID}\.{_ID}(\.{_ID})? ({shapes.SINGLE}|{shapes.MULTIPLE}) [a-z0-9]{{1,36}}",
        rf"q-{_ID}\.{_ID}(\.{_ID})? ({shapes.TEXT}|{shapes.WORDS})",
        rf"q-{_ID}\.{_ID} ({shapes.TRUE_FALSE} tf|{shapes.NUMBER}|{shapes.REPLY})",
        rf"k-{_ID}\.{_ID} {shapes.CHECKED}",
    )
)
_LINES = re.compile(_LINE)
_RESTORE = "restore ledger.yaml as it was committed: `build` alone writes it, and only ever adds to it"


class SlotLine:
    """One slot: the part, its shape and, for a field that is chosen, its letters."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[Slot, YamlText] | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        part, _, rest = written.text.partition(" ")
        shape, _, letters = rest.partition(" ")
        if not _LINES.fullmatch(written.text) or len(set(letters)) < len(letters):
            reading.tell("ledger/invalid-slot", written.span, f"`{written.text}` is no slot of a ledger", _RESTORE)
            return None
        return Slot(part, shape, letters), written

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^({_LINE})$"}

    def words(self) -> str:
        return "a slot such as `q-day-1.attention single abcd`"


FORMAT = Field[int]("format", FormatVersion(), "The version of the source format: `1`.", 1, required=True)
SLOTS = Field[tuple[tuple[Slot, YamlText], ...]](
    "slots", ListOf(SlotLine()), "The slots; a slot's number is its place in this list.", (), required=True
)
LEDGER = Shape(
    "ledger.yaml", "The ledger: which slot of a learner's state belongs to which part, for ever.", (FORMAT, SLOTS)
)


def read_ledger(source: YamlSource | None, reading: Reading) -> Ledger:
    """The ledger as found: empty where there is none. A slot that repeats the one before it is told and kept out."""
    if source is None or source.node is None:
        return Ledger()
    slots: list[Slot] = []
    current: dict[str, Slot] = {}
    for slot, written in LEDGER.read_map(source.node, reading)[SLOTS]:
        before = current.get(slot.part)
        if before and (before.shape, before.bits) == (slot.shape, slot.bits):
            reading.tell("ledger/duplicate-slot", written.span, f"`{slot.part}` has this slot already", _RESTORE)
            continue
        current[slot.part] = slot
        slots.append(slot)
    return Ledger(tuple(slots))
