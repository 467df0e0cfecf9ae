"""A course as its author wrote it: typed and frozen. References are still names; each carries its span."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from scormkit.diagnostics.span import Span
from scormkit.model.answers import Answer
from scormkit.model.ledger import Ledger
from scormkit.model.media import MediaFile
from scormkit.model.names import Name
from scormkit.model.prose import Prose

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
QuizKind = Literal["practice", "graded", "pre-test", "survey", "assignment"]
Retry = Literal["wrong-answers", "all-questions"]
Solution = Literal["never", "after-each-question", "after-attempt", "after-passing", "after-last-attempt"]
Shuffle = Literal["none", "questions", "choices", "both"]
Score = Literal["best", "last", "first", "points", "none"]
PartKind = Literal["unit", "quiz", "module", "question", "objective", "glossary"]


class Objective(NamedTuple):
    """What a learner can do afterwards. ``unit`` is the id of the unit that states it, or "" for the course's own."""

    name: Name
    text: str
    bloom: Bloom | None
    part_of: Name | None
    unit: str
    was: Name | None


class GeneralFeedback(NamedTuple):
    """What is said about the question as a whole, when it went right and when it did not."""

    right: Prose | None = None
    wrong: Prose | None = None


class Question(NamedTuple):
    """``objectives`` is None where the quiz's objectives apply. ``weight`` (1–100) is what the question counts in its
    quiz's score. ``tags`` are words by which a quiz's pools may draw it."""

    name: Name
    prompt: Prose
    answer: Answer
    explanation: Prose | None
    objectives: tuple[Name, ...] | None
    was: Name | None
    hints: tuple[Prose, ...] = ()
    feedback: GeneralFeedback = GeneralFeedback()
    weight: int = 1
    tags: tuple[str, ...] = ()


class Pool(NamedTuple):
    """Questions of which each attempt asks ``draw``: those with the tag ``name``, or that assess the objective of that
    name, as far as no pool before it has them."""

    name: Name
    draw: int


class TimeLimit(NamedTuple):
    """How long an attempt may take. ``extendable``: learners who ask are given that time once more, as often as they
    ask (WCAG 2.2, 2.2.1); only where time itself is what is assessed may they not be."""

    minutes: int
    extendable: bool = True


class Quiz(NamedTuple):
    """A set of questions that is submitted as a whole; an assignment is one, too.

    ``pass_percent`` is 0–100; ``attempts`` None means unlimited. ``body`` is the text of an assignment, in which each
    question has its ``QuestionPlace``; None for all other kinds. ``asked`` are the ids of an assignment's questions
    that must be answered before it can be handed in. ``points`` are those for passing at the first attempt, the second,
    and so on, the last for every later one; () for none. ``draw`` is how many of the questions an attempt asks, None
    for all; ``pools`` say it for some questions each, and what is in none of them is always asked. ``cooldown`` is how
    many minutes must pass between two attempts, 0 for none and where there is just one. ``exempts`` are the units that
    need not be worked through by those who pass, of a pre-test.
    """

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
    points: tuple[int, ...] = ()
    shuffle: Shuffle = "none"
    draw: int | None = None
    pools: tuple[Pool, ...] = ()
    cooldown: int = 0
    time_limit: TimeLimit | None = None
    exempts: tuple[Name, ...] = ()
    body: Prose | None = None
    asked: tuple[str, ...] = ()


class Done(NamedTuple):
    """When a unit counts as done: opened, its end seen (and its graded quizzes done), or after active minutes."""

    rule: Literal["opened", "end", "minutes"]
    minutes: int = 0


class Unit(NamedTuple):
    """``minutes`` is the time it takes as the author says, None where it is not said. ``needs`` are the units that must
    be done before it opens."""

    name: Name
    file: str
    title: str
    minutes: int | None
    part_of: Name | None
    objectives: tuple[Objective, ...]
    done: Done
    body: Prose
    was: Name | None
    needs: tuple[Name, ...] = ()


class Badge(NamedTuple):
    """What a learner wins who has done all units of a module; ``image`` is a path from the course's root."""

    title: str
    image: Name


class Module(NamedTuple):
    name: Name
    title: str
    summary: str
    units: tuple[Name, ...]
    badge: Badge | None = None


class Order(NamedTuple):
    """``in-order``: a unit opens once the one before it is done."""

    rule: Literal["free", "in-order"]
    span: Span


class Certificate(NamedTuple):
    """What a learner has to show for the course; ``title`` "" and ``text`` None where the author says nothing."""

    title: str
    text: Prose | None
    span: Span


class GlossaryEntry(NamedTuple):
    """``key`` is the term case-folded, white space collapsed."""

    key: str
    term: str
    definition: Prose
    span: Span


class Completion(NamedTuple):
    """What completes the course and what the LMS is told.

    ``units``, ``quizzes`` and ``assignments`` are None for all (of the quizzes: all graded ones). The quizzes listed
    must be passed and make the score; the assignments listed must be handed in. ``score`` says which attempt counts, or
    that the points won are the score. ``weights`` are what ``quizzes`` count in the score, one each; () where each
    counts by the number of its questions. ``units_percent`` (1–100) is the share of all units that must be done, None
    where each of ``units`` must. ``minutes`` of active time must be spent on the course, 0 for none.
    """

    units: tuple[Name, ...] | None
    quizzes: tuple[Name, ...] | None
    score: Score
    status: Literal["passed", "completed"]
    on_fail: Literal["incomplete", "failed"]
    span: Span
    assignments: tuple[Name, ...] | None = None
    units_percent: int | None = None
    weights: tuple[int, ...] = ()
    minutes: int = 0


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


class Cmi5Options(NamedTuple):
    """``aus``: the whole course is one AU, or each unit is."""

    aus: Literal["one", "per-unit"]


class Course(NamedTuple):
    """All that was read, also where some of it was at fault.

    ``gaps`` are the kinds of parts of which some could not be read: a name among them that nobody has is no news.
    ``iri`` is the author's own, without a slash at its end; None where none was written.
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
    cmi5: Cmi5Options
    media: tuple[MediaFile, ...]  # every file of the folder that is no source text, sorted by path
    transcripts: Mapping[str, Prose]  # path → text, of each Markdown file beside a medium
    ledger: Ledger  # as found; empty where there is none yet
    unreadable: frozenset[str]  # source files that are there and whose faults are told already
    gaps: frozenset[PartKind]
    order: Order
    certificate: Certificate | None = None
    iri: Name | None = None
