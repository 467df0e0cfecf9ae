"""The ledger grows with the course: new parts get new slots, renamed parts keep theirs, nothing is ever removed."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from scormkit.model.ledger import TEXT, TYPED, Ledger, Slot

_HEAD = """\
# Written by `scormkit build`; commit it with the course. Each line is a place in the saved state of every learner:
# lines are only ever added.
format: 1
slots:
"""


class Place(NamedTuple):
    """Where a part stands: its slot, that slot's letters, and the slots it held before its letters outgrew them, latest
    first."""

    slot: int
    letters: str
    earlier: tuple[int, ...]


def extend(ledger: Ledger, parts: Iterable[Slot]) -> Ledger:
    """The ledger with a slot for each of the parts; slots that are there keep their numbers.

    New letters of a question join its slot where its bits stay the same; where bits or shape change, the part gets a
    further slot, whose letters begin with the old ones. A slot of a typed text keeps its answers where the ledger does
    not say yet what kind of text it is.
    """
    slots = list(ledger.slots)
    current = {slot.part: number for number, slot in enumerate(slots)}
    for part in parts:
        number = current.get(part.part)
        before = slots[number] if number is not None else None
        grown = _grown(before, part)
        if number is not None and before is not None and (before.shape, before.bits) == (grown.shape, grown.bits):
            slots[number] = grown
        else:
            current[part.part] = len(slots)
            slots.append(grown)
    return Ledger(tuple(slots))


def _grown(before: Slot | None, part: Slot) -> Slot:
    if before is None:
        return part
    if before.shape == TEXT and part.shape in TYPED:
        return before
    if before.shape != part.shape:
        return part
    added = "".join(letter for letter in part.letters if letter not in before.letters)
    return before._replace(letters=before.letters + added)


def places(ledger: Ledger) -> Mapping[str, Place]:
    """Where each part stands: the last slot of a part is the current one."""
    found: dict[str, Place] = {}
    for number, slot in enumerate(ledger.slots):
        before = found.get(slot.part)
        same_shape = before is not None and ledger.slots[before.slot].shape == slot.shape
        earlier = (before.slot, *before.earlier) if before is not None and same_shape else ()
        found[slot.part] = Place(number, slot.letters, earlier)
    return found


def owner(part: str) -> str:
    """The part without its field: `q-day-1.order` for `q-day-1.order.a`. Ids have no dots."""
    return ".".join(part.split(".", 2)[:2]) if part.startswith("q-") else part


def renamed(ledger: Ledger, names: Mapping[str, str]) -> Ledger:
    """The ledger with parts renamed in place, old part → new part."""
    return Ledger(tuple(slot._replace(part=names.get(slot.part, slot.part)) for slot in ledger.slots))


def ledger_text(ledger: Ledger) -> str:
    """The text of ledger.yaml."""
    lines = (f"- {slot.part} {slot.shape} {slot.letters}".rstrip() for slot in ledger.slots)
    return _HEAD + "".join(f"{line}\n" for line in lines)
