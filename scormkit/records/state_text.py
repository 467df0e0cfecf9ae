"""A learner's state out of its text: what ``decode`` of ``runtime/src/codec.ts`` does, for people who help learners.

The layout is told there and in decision 3. A test holds both to the same results.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from scormkit.model.ledger import TEXT, TEXT_LENGTH_BITS
from scormkit.records.shapes import Shape

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_VERSION = "A"
_CHECKSUM = 4  # characters
_CHARACTER = 6  # bits
_SLOT_BITS = 20
_WIDTH_BITS = 6
_TEXT_WIDTH = 63  # the width that tells of a text
_NO_SLOT = (1 << _SLOT_BITS) - 1
_BODY = re.compile(r"[\w-]+", re.ASCII)
# What String.prototype.trim takes away (ECMA-262, 22.1.3.32), which is not what str.strip does.
_WHITE = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))


class Unreadable(Enum):
    """Why a text is no state. FOREIGN: it is whole, but ends before all slots are read: those of another course."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    NEWER = "newer"
    FOREIGN = "foreign"


class State(NamedTuple):
    """What a text holds. ``slots`` and ``texts`` have the slots that this ledger knows and that are not empty.

    ``length`` is how many slots the ledger of the package had that wrote the text. ``place`` is the slot of the unit
    last read, or -1, ``scroll`` 0–100 of it; ``seconds`` are active ones that the LMS was not told of yet. ``sparse``:
    written by a package with a SCO for each unit. ``misfits`` are slots of a sparse text whose width is not this
    ledger's, ``rest`` the bits behind all that was read; both are told by no text of the same course.
    """

    length: int
    sparse: bool
    attempt: int
    saves: int
    interactions: int
    seconds: int
    place: int
    scroll: int
    slots: Mapping[int, int]
    texts: Mapping[int, str]
    misfits: tuple[int, ...]
    rest: int


def decode(text: str, shapes: Mapping[int, Shape]) -> State | Unreadable:
    """The state of a text. Slots that the text does not know are empty; slots that no shape is known of are dropped."""
    text = text.strip(_WHITE)
    if not text:
        return Unreadable.EMPTY
    body = text[:-_CHECKSUM]
    if not _BODY.fullmatch(body) or body + _checksum(body) != text:
        return Unreadable.DAMAGED
    if body[0] != _VERSION:
        return Unreadable.NEWER
    try:
        return _read(_Bits(body[1:]), shapes)
    except EOFError:
        return Unreadable.FOREIGN


class _Bits:
    """A text's bits, taken from the front."""

    def __init__(self, text: str) -> None:
        self._bits = "".join(f"{_VALUES[character]:06b}" for character in text)
        self._at = 0

    def take(self, width: int) -> int:
        start, self._at = self._at, self._at + width
        if self._at > len(self._bits):
            raise EOFError
        return int(self._bits[start : self._at] or "0", 2)

    @property
    def left(self) -> int:
        return len(self._bits) - self._at


def _read(bits: _Bits, shapes: Mapping[int, Shape]) -> State:
    take = bits.take
    length, sparse = take(_SLOT_BITS), bool(take(1))
    attempt, saves, interactions, seconds = take(16), take(16), take(14), take(20)
    place, scroll = take(_SLOT_BITS), take(7)
    slots: dict[int, int] = {}
    texts: dict[int, str] = {}
    misfits: list[int] = []
    known = max(shapes, default=-1) + 1
    for slot, width in _sparse_slots(bits) if sparse else _dense_slots(min(length, known), shapes):
        typed = width == _TEXT_WIDTH
        value = take(1 if typed else width)
        written = bytes(take(8) for _ in range(take(TEXT_LENGTH_BITS))) if typed else b""
        shape = shapes.get(slot)
        if shape is None or _width(shape) != width:
            misfits += [slot] if shape else []
            continue
        slots[slot] = value
        if written:
            texts[slot] = written.decode("utf-8", "replace")
    kept = {slot: value for slot, value in slots.items() if value}
    place = -1 if place == _NO_SLOT else place
    counters = (attempt, saves, interactions, seconds, place, scroll)
    return State(length, sparse, *counters, kept, texts, tuple(misfits), bits.left)


def _sparse_slots(bits: _Bits) -> Iterator[tuple[int, int]]:
    while (slot := bits.take(_SLOT_BITS)) != _NO_SLOT:
        yield slot, bits.take(_WIDTH_BITS)


def _dense_slots(length: int, shapes: Mapping[int, Shape]) -> Iterator[tuple[int, int]]:
    for slot in range(length):
        if slot not in shapes:  # a package with a SCO for each unit does not tell the shapes of what is gone
            raise EOFError
        yield slot, _width(shapes[slot])


def _width(shape: Shape) -> int:
    return _TEXT_WIDTH if shape.kind == TEXT else shape.bits


def _checksum(text: str) -> str:
    """FNV-1a, 32 bits folded to 24, as four characters."""
    value = 0x811C9DC5
    for character in text:
        value = (value ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    value = (value ^ value >> 24) & 0xFFFFFF
    return "".join(_ALPHABET[value >> shift & 63] for shift in (18, 12, 6, 0))
