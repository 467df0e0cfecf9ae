"""A course in which every name is resolved, every id final, every order decided."""

from collections.abc import Mapping
from typing import NamedTuple

from scormkit.model.course import Course, GlossaryEntry, Module, Objective, Question, Quiz, Unit
from scormkit.model.fields import Field
from scormkit.model.ledger import Ledger
from scormkit.model.media import MediaFile
from scormkit.model.prose import Prose


class LinkedObjective(NamedTuple):
    """``quizzes`` are those that decide whether it is reached, as indices into ``LinkedCourse.quizzes``: the graded
    ones whose questions assess it, else practice and pre-tests, else the assignments that name it. ``pass_percent`` is
    the highest of their pass marks, None for assignments, which are handed in. ``slot`` is None where nothing decides
    it, so that nothing of it is recorded."""

    objective: Objective
    slot: int | None
    quizzes: tuple[int, ...] = ()
    pass_percent: int | None = None


class LinkedField(NamedTuple):
    """A field of a question with its place in the learner's state.

    ``letters`` are the ledger's: the n-th letter is value n of the slot. ``earlier`` are the slots that the field held
    before its letters outgrew them, latest first: the player reads an answer from there when the present slot is empty.
    ``bytes`` is the most UTF-8 bytes of a typed text that are kept; 0 for a field that is chosen.
    """

    field: Field
    slot: int
    letters: str
    earlier: tuple[int, ...]
    bytes: int


class LinkedQuestion(NamedTuple):
    """``objectives`` index ``LinkedCourse.objectives``. ``scored``: something in it is right or wrong, and counts.
    ``checked_slot`` tells that it was checked, in a quiz that shows the solution after each question."""

    question: Question
    fields: tuple[LinkedField, ...]
    objectives: tuple[int, ...]
    scored: bool = False
    checked_slot: int | None = None


class LinkedPool(NamedTuple):
    """``questions`` index ``LinkedQuiz.questions``."""

    draw: int
    questions: tuple[int, ...]


class LinkedQuiz(NamedTuple):
    """``required``: it must be passed (an assignment: handed in); a graded quiz then makes the score, too.

    ``counts`` is its weight in the course's score, 0 where it makes none. ``exempted_by`` are the pre-tests that pass
    it along, as indices into ``LinkedCourse.quizzes``. ``moment_slot`` keeps when an attempt began or ended, for a quiz
    with a cooldown or a time limit. ``pools`` say what is drawn; a quiz's ``draw`` is a pool of all its questions.
    """

    quiz: Quiz
    slot: int
    unit: int  # index of the unit that places it
    questions: tuple[LinkedQuestion, ...]
    required: bool
    points_slot: int | None = None  # for a quiz with points
    counts: int = 0
    exempted_by: tuple[int, ...] = ()
    moment_slot: int | None = None
    pools: tuple[LinkedPool, ...] = ()


class LinkedUnit(NamedTuple):
    """``needs`` index the units that must be done before it opens; what ``order: in-order`` asks for is among them.
    ``exempted_by`` are the pre-tests that make it done, as indices into ``LinkedCourse.quizzes``. ``time_slot`` keeps
    the time spent on a unit that is done after minutes."""

    unit: Unit
    slot: int
    module: int
    required: bool
    quizzes: tuple[int, ...]  # indices into LinkedCourse.quizzes, in the order they are placed
    needs: tuple[int, ...] = ()
    exempted_by: tuple[int, ...] = ()
    time_slot: int | None = None


class Companions(NamedTuple):
    """What lies beside a medium: captions (WebVTT) and a transcript (Markdown, its holes resolved like any prose)."""

    captions: MediaFile | None
    transcript: Prose | None


class LinkedCourse(NamedTuple):
    """``units`` and ``quizzes`` stand in reading order; ``ledger`` is complete (the new one, to be written by build).

    ``media`` maps the root-relative path of each file that the course refers to (captions too), and only those, to its
    handle. ``companions`` maps the path of a placed audio or video to what lies beside it. ``certificate_slot`` keeps
    the day on which the course was completed first; None for a course without a certificate. ``time_slot`` keeps the
    time spent on a course that asks for minutes.
    """

    course: Course
    modules: tuple[Module, ...]
    units: tuple[LinkedUnit, ...]
    quizzes: tuple[LinkedQuiz, ...]
    objectives: tuple[LinkedObjective, ...]
    glossary: Mapping[str, GlossaryEntry]
    media: Mapping[str, MediaFile]
    companions: Mapping[str, Companions]
    ledger: Ledger
    certificate_slot: int | None = None
    time_slot: int | None = None

    @property
    def units_needed(self) -> int:
        """How many of the required units must be done; a share is rounded up."""
        required = sum(unit.required for unit in self.units)
        percent = self.course.completion.units_percent
        return required if percent is None else -(-required * percent // 100)
