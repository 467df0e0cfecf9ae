"""What a change to a course means for learners in progress."""

from enum import Enum
from typing import NamedTuple


class Effect(Enum):
    """BREAKS: what learners have would mean something else, or be lost to them. MIGRATES: the player carries over what
    it can, and the change says what that is. SAFE: learners keep all that they have."""

    BREAKS = "breaks"
    MIGRATES = "migrates"
    SAFE = "safe"


class Change(NamedTuple):
    """``part`` is what changed (``quiz day-1``), ``what`` in which way, ``learners`` what becomes of their record, and
    ``help``, of what breaks, how to go on without."""

    effect: Effect
    part: str
    what: str
    learners: str
    help: str = ""


def breaks(part: str, what: str, learners: str, help: str) -> Change:
    """A change that takes something from learners, or makes it mean something else."""
    return Change(Effect.BREAKS, part, what, learners, help)


def migrates(part: str, what: str, learners: str) -> Change:
    """A change that the player adapts learners' records to."""
    return Change(Effect.MIGRATES, part, what, learners)


def safe(part: str, what: str, learners: str = "they keep all that they have") -> Change:
    """A change that leaves learners' records alone."""
    return Change(Effect.SAFE, part, what, learners)
