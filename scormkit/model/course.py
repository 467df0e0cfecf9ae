"""A course as its author wrote it: typed and frozen. References are still names; each carries its span."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from scormkit.diagnostics.span import Span
from scormkit.model.ledger import Ledger
from scormkit.model.media import MediaFile
from scormkit.model.prose import Prose

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
QuizKind = Literal["practice", "graded"]
Retry = Literal["wrong-answers", "all-questions"]
Solution = Literal["never", "after-attempt", "after-passing", "after-last-attempt"]
Credit = Literal["all-or-nothing", "per-choice"]
Gap = Literal["unit", "quiz", "module", "question", "objective", "glossary"]


class Name(NamedTuple):
    """A name as written, and where."""

    text: str
    span: Span


class Objective(NamedTuple):
    """What a learner can do afterwards. ``unit`` is the id of the unit that states it, or "" for the course's own."""

    name: Name
    text: str
    bloom: Bloom | None
    part_of: Name | None
    unit: str
    was: Name | None


class Choice(NamedTuple):
    """One option. ``letter`` is its id for ever (``a``…``z``, ``0``…``9``; ``t``/``f`` for true and false)."""

    letter: str
    text: Prose
    correct: bool
    feedback: Prose | None
    span: Span


class Choices(NamedTuple):
    """The answer part of the three choice types; exactly one choice is right unless the type is ``multiple``."""

    type: Literal["single", "multiple", "true-false"]
    choices: tuple[Choice, ...]
    credit: Credit


# The answer part of a question, one type for each way to answer; the next question types join this union.
Answer = Choices


class Question(NamedTuple):
    """``objectives`` is None where the quiz's objectives apply."""

    name: Name
    prompt: Prose
    answer: Answer
    explanation: Prose | None
    objectives: tuple[Name, ...] | None
    was: Name | None


class Quiz(NamedTuple):
    """``pass_percent`` is 0–100; ``attempts`` None means unlimited."""

    name: Name
    file: str
    title: str
    kind: QuizKind
    objectives: tuple[Name, ...]
    pass_percent: int
    attempts: int | None
    retry: Retry
    solution: Solution
    questions: tuple[Question, ...]
    was: Name | None


class Done(NamedTuple):
    """When a unit counts as done: opened, its end seen (and its graded quizzes done), or after active minutes."""

    rule: Literal["opened", "end", "minutes"]
    minutes: int = 0


class Unit(NamedTuple):
    """``minutes`` is the time it takes as the author says, None where it is not said."""

    name: Name
    file: str
    title: str
    minutes: int | None
    part_of: Name | None
    objectives: tuple[Objective, ...]
    done: Done
    body: Prose
    was: Name | None


class Module(NamedTuple):
    name: Name
    title: str
    summary: str
    units: tuple[Name, ...]


class GlossaryEntry(NamedTuple):
    """``key`` is the term case-folded, white space collapsed."""

    key: str
    term: str
    definition: Prose
    span: Span


class Completion(NamedTuple):
    """What completes the course and what the LMS is told.

    ``units`` and ``quizzes`` are None for all (of the quizzes: all graded ones). The quizzes listed must be passed and
    make the score. ``score`` says which attempt counts.
    """

    units: tuple[Name, ...] | None
    quizzes: tuple[Name, ...] | None
    score: Literal["best", "last", "none"]
    status: Literal["passed", "completed"]
    on_fail: Literal["incomplete", "failed"]
    span: Span


class Rights(NamedTuple):
    cost: bool
    copyright: bool
    statement: str


class Scorm12Options(NamedTuple):
    """``mastery_score`` is written into the manifest only when the author asks (1–100). ``control_documents`` is the
    author's own folder of XSDs, as files of that folder, packed at the root."""

    scos: Literal["one", "per-unit"]
    mastery_score: int | None
    control_documents: Name | None
    span: Span


class Course(NamedTuple):
    """All that was read, also where some of it was at fault.

    ``gaps`` are the kinds of parts of which some could not be read: a name among them that nobody has is no news.
    """

    name: Name
    title: str
    version: str
    language: str
    summary: str
    keywords: tuple[str, ...]
    author: str
    publisher: str
    status: Literal["Draft", "Final", "Revised", "Unavailable"]
    rights: Rights
    purpose: str
    idle_minutes: int
    objectives: tuple[Objective, ...]
    modules: tuple[Module, ...]
    units: tuple[Unit, ...]
    quizzes: tuple[Quiz, ...]
    glossary: tuple[GlossaryEntry, ...]
    completion: Completion
    scorm12: Scorm12Options
    media: tuple[MediaFile, ...]  # every file of the folder that is no source text, sorted by path
    transcripts: Mapping[str, Prose]  # path → text, of each Markdown file beside a medium
    ledger: Ledger  # as found; empty where there is none yet
    unreadable: frozenset[str]  # source files that are there and whose faults are told already
    gaps: frozenset[Gap]
