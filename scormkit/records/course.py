"""A course as a package tells it: what its JSON says (``runtime/src/contract.ts``), and the words of its pages."""

from collections.abc import Mapping
from typing import NamedTuple

from scormkit.records.shapes import Shape


class Field(NamedTuple):
    """``letters`` in the ledger's order: the n-th is value n of ``slot``; "" for a text. ``offered`` are those still
    there. ``earlier`` are slots that the field held before. ``text`` is what the field asks for within its question (a
    left side, an item), ``words`` what each letter says; both as far as the pages tell."""

    key: str
    slot: int
    earlier: tuple[int, ...]
    letters: str
    offered: str
    correct: str
    known: tuple[tuple[str, bool], ...]  # texts that may be typed, and whether they are right
    low: str
    high: str
    bytes: int
    text: str
    words: Mapping[str, str]


class Question(NamedTuple):
    id: str
    type: str
    credit: str
    weight: int
    scored: bool
    prompt: str
    fields: tuple[Field, ...]


class Quiz(NamedTuple):
    """``unit`` is the id of the unit that places it, ``points_slot`` -1 without points, ``attempts`` None unlimited."""

    id: str
    slot: int
    points_slot: int
    unit: str
    title: str
    kind: str
    pass_percent: int
    attempts: int | None
    retry: str
    points: tuple[int, ...]
    shuffle: str
    draw: int | None
    required: bool
    questions: tuple[Question, ...]

    @property
    def unscored(self) -> bool:
        """Nothing in it is right or wrong: handed in is passed."""
        return self.kind in ("survey", "assignment")


class Unit(NamedTuple):
    """``needs`` are the ids of the units that must be done before it opens."""

    id: str
    slot: int
    title: str
    module: str
    done: str
    minutes: int
    required: bool
    needs: tuple[str, ...]


class Objective(NamedTuple):
    id: str
    slot: int


class Completion(NamedTuple):
    """``units`` is how many of the required units must be done."""

    units: int
    score: str
    status: str
    on_fail: str


class PublishedCourse(NamedTuple):
    """``scope`` is ``course`` for one SCO, ``unit`` for a SCO a unit; then units stand in the order of their slots.
    ``shapes`` are those of the ledger's slots; with a SCO for each unit, of the slots in use. ``certificate`` is the
    slot of the day on which the course was completed first, -1 where there is no certificate."""

    id: str
    title: str
    version: str
    language: str
    fingerprint: str
    scope: str
    shapes: Mapping[int, Shape]
    units: tuple[Unit, ...]
    quizzes: tuple[Quiz, ...]
    objectives: tuple[Objective, ...]
    completion: Completion
    certificate: int

    @property
    def slots(self) -> int:
        """How many slots its ledger has, as far as the package tells."""
        return max(self.shapes, default=-1) + 1
