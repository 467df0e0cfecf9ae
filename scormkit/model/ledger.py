"""The ledger: which slot of a learner's state belongs to which part, for ever.

Append-only. A slot's number is its place in the list. A part's bits in the state follow from its shape alone, so a
package reads the state of every earlier build: it knows the shapes of all slots that existed then.
"""

from typing import NamedTuple

UNIT = "unit"
QUIZ = "quiz"
OBJECTIVE = "objective"
SINGLE = "single"
MULTIPLE = "multiple"
TRUE_FALSE = "true-false"
TEXT = "text"  # typed, of a ledger from before the three below were told apart
WORDS = "words"
POINTS = "points"
DATE = "date"
TIME = "time"
MOMENT = "moment"
CHECKED = "checked"
NUMBER = "number"
REPLY = "reply"
TYPED = frozenset({TEXT, WORDS, NUMBER, REPLY})  # told apart so that no answer outlives a change of the type
MOST_ATTEMPTS = 15  # a quiz's slot counts them in four bits
TEXT_LENGTH_BITS = 12  # in front of a text's bytes in the state: how many there are


class Slot(NamedTuple):
    """``part`` is the kind and the id (``u-welcome``, ``m-welcome``, ``z-day-1``, ``p-day-1``, ``w-day-1``,
    ``q-day-1.attention``, ``q-day-1.order.a``, ``k-day-1.attention``, ``o-use-skills``; ``c-certificate``,
    ``c-time``); ``shape`` one of the words above; ``letters`` the letters ever used by a field that is chosen, in the
    order they came."""

    part: str
    shape: str
    letters: str = ""

    @property
    def bits(self) -> int:
        """How many bits of the state the slot takes."""
        return shape_bits(self.shape, len(self.letters))


class Ledger(NamedTuple):
    slots: tuple[Slot, ...] = ()


def shape_bits(shape: str, letters: int = 0) -> int:
    """How many bits a shape takes.

    unit: 2 (0 new, 1 begun, 2 done, 3 end seen). quiz: 13 (attempts 4, best score 7, passed 1, submitted 1).
    objective: 7 (best score 0–100 plus one, 0 = not assessed). single: 0 = no answer, n = the n-th letter, all ones =
    settled right; so the letters + 2 must fit. multiple: one bit a letter and one for settled right. true-false: a
    single of two letters. text, words, number, reply: 1 for settled right, then the number of bytes; the bytes
    themselves come on top. points: 4 (the attempt that passed first, 0 = none). date: 16 (days since 1970-01-01, 0 =
    none). time: 13 (tens of active seconds). moment: 32 (seconds since 1970-01-01: when a quiz's attempt began or, once
    it is submitted, ended; 0 = not yet). checked: 1 (the question was checked by itself in this attempt).
    """
    if shape == UNIT:
        return 2
    if shape == QUIZ:
        return 13
    if shape == OBJECTIVE:
        return 7
    if shape == MULTIPLE:
        return letters + 1
    if shape in TYPED:
        return 1 + TEXT_LENGTH_BITS
    if shape == POINTS:
        return 4
    if shape == DATE:
        return 16
    if shape == TIME:
        return 13
    if shape == MOMENT:
        return 32
    if shape == CHECKED:
        return 1
    return max(2, (letters + 1).bit_length())
