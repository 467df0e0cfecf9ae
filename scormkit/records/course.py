"""A course as a package tells it: what its JSON says (``runtime/src/contract.ts``), and the words of its pages."""

from collections.abc import Mapping
from typing import NamedTuple

from scormkit.records.shapes import Shape

UNSCORED = frozenset(("survey", "assignment"))  # kinds of quizzes in which nothing is right or wrong


class Field(NamedTuple):
    """``letters`` in the ledger's order: the n-th is value n of ``slot``; "" for a text. ``offered`` are those still
    there. ``earlier`` are slots that the field held before. ``most`` is how many characters may be typed, ``bytes`` how
    many bytes of them the state keeps, both 0 for letters. ``text`` is what the field asks for within its question (a
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
    most: int
    bytes: int
    text: str
    words: Mapping[str, str]


class Question(NamedTuple):
    """``scored``: something in it is right or wrong, and counts. ``checked_slot`` tells that it was checked by itself,
    -1 where that cannot be."""

    id: str
    type: str
    credit: str
    weight: int
    scored: bool
    prompt: str
    fields: tuple[Field, ...]
    checked_slot: int


class Pool(NamedTuple):
    """An attempt asks ``draw`` of ``questions``, given by their ids."""

    draw: int
    questions: tuple[str, ...]


class Quiz(NamedTuple):
    """``unit`` is the id of the unit that places it, ``points_slot`` -1 without points, ``attempts`` None unlimited.

    ``counts`` is its weight in the course's score, 0 where it makes none. ``moment_slot`` keeps when an attempt began
    or ended, -1 without a rule that asks. ``cooldown`` are the seconds between two attempts, ``limit`` those of an
    attempt, both 0 for none. ``exempted_by`` are the ids of the pre-tests that pass it along.
    """

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
    solution: str
    pools: tuple[Pool, ...]
    required: bool
    counts: int
    moment_slot: int
    cooldown: int
    limit: int
    extendable: bool
    exempted_by: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def unscored(self) -> bool:
        """Nothing in it is right or wrong: handed in is passed."""
        return self.kind in UNSCORED

    @property
    def asked(self) -> int:
        """How many questions an attempt asks that are right or wrong; where pools hold others, too, it may be fewer."""
        pooled = {id for pool in self.pools for id in pool.questions}
        scored = {question.id for question in self.questions if question.scored}
        drawn = sum(min(pool.draw, len(scored.intersection(pool.questions))) for pool in self.pools)
        return drawn + len(scored - pooled)


class Unit(NamedTuple):
    """``needs`` are the ids of the units that must be done before it opens, ``exempted_by`` those of the pre-tests that
    make it done. ``time_slot`` keeps the time spent on it, -1 where none is asked for."""

    id: str
    slot: int
    title: str
    module: str
    done: str
    minutes: int
    required: bool
    needs: tuple[str, ...]
    exempted_by: tuple[str, ...]
    time_slot: int


class Objective(NamedTuple):
    """``quizzes`` are the ids of those that decide whether it is reached; () where the package does not tell.
    ``pass_percent`` reaches it, None where the quizzes are assignments, which are handed in."""

    id: str
    slot: int
    quizzes: tuple[str, ...]
    pass_percent: int | None

    @property
    def handed_in(self) -> bool:
        """It is reached by handing in the assignments that decide it, and has no score."""
        return bool(self.quizzes) and self.pass_percent is None


class Completion(NamedTuple):
    """``units`` is how many of the required units must be done, ``minutes`` how many active ones must be spent on the
    course; ``time_slot`` keeps the time spent, -1 where none is asked for."""

    units: int
    minutes: int
    time_slot: int
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
