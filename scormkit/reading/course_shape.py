"""course.yaml: its keys, and the reading of what they say."""

from typing import Literal, NamedTuple

from scormkit.diagnostics.span import Span
from scormkit.model.course import (
    Badge,
    Certificate,
    Cmi5Options,
    Completion,
    Module,
    Objective,
    Order,
    Rights,
    Score,
    Scorm12Options,
)
from scormkit.model.names import Name
from scormkit.model.prose import Prose
from scormkit.reading.iri import Iri
from scormkit.reading.kinds import LANGUAGE, VERSION, Boolean, File, Id, Keyword, Markdown, Reading, Text
from scormkit.reading.numbers import Duration, FormatVersion
from scormkit.reading.objective_shape import IN_COURSE, objectives, objectives_field
from scormkit.reading.quiz_rules import RULES
from scormkit.reading.shapes import (
    Field,
    IdList,
    IdsOrShare,
    IdsOrWeights,
    ListOf,
    Record,
    Shape,
    Weighted,
    WordOr,
    YesOrMap,
)
from scormkit.reading.target_shapes import CMI5, SCORM12, cmi5_options, scorm12_options
from scormkit.syntax.yaml_nodes import YamlMap

Status = Literal["Draft", "Final", "Revised", "Unavailable"]
Purpose = Literal[
    "Discipline",
    "Idea",
    "Prerequisite",
    "Educational Objective",
    "Accessibility Restrictions",
    "Educational Level",
    "Skill Level",
    "Security Level",
]

MODULE_ID = Field[Name | None]("id", Id(), "The module's id.", None, required=True)
MODULE_TITLE = Field[str]("title", Text(200), "What learners see in the table of contents.", "", required=True)
MODULE_SUMMARY = Field[str]("summary", Text(), "What the module is about. Default: nothing.", "")
MODULE_UNITS = Field[tuple[Name, ...]]("units", IdList(), "Its units, in order.", (), required=True)
BADGE_TITLE = Field[str]("title", Text(100), "What the badge is called.", "", required=True)
BADGE_IMAGE = Field[Name | None]("image", File(), "Its picture.", None, required=True)
BADGE = Shape("a badge", "What learners win who have done all units of a module.", (BADGE_TITLE, BADGE_IMAGE))
MODULE_BADGE = Field[Record | None](
    "badge", BADGE, "What learners win who have done all its units. Default: nothing.", None
)
MODULE = Shape(
    "a module",
    "A module: units that belong together.",
    (MODULE_ID, MODULE_TITLE, MODULE_SUMMARY, MODULE_UNITS, MODULE_BADGE),
)

_ALL_UNITS = Keyword[Literal["all"]]({"all": "every unit"})
_QUIZ_WORDS = Keyword[Literal["all", "none"]]({"all": "every graded quiz", "none": "no quiz"})
UNITS = Field[Literal["all"] | int | tuple[Name, ...]](
    "units",
    WordOr(_ALL_UNITS, IdsOrShare()),
    "The units that must be done, or what share of all of them. Default: `all`.",
    "all",
)
QUIZZES = Field[Literal["all", "none"] | Weighted](
    "quizzes",
    WordOr(_QUIZ_WORDS, IdsOrWeights()),
    "The quizzes that must be passed and make the score. In a map each counts its weight, from 1 to 1000; otherwise as "
    "many as it asks questions. Default: `all`.",
    "all",
)
_ASSIGNMENT_WORDS = Keyword[Literal["all", "none"]]({"all": "every assignment", "none": "no assignment"})
ASSIGNMENTS = Field[Literal["all", "none"] | tuple[Name, ...]](
    "assignments",
    WordOr(_ASSIGNMENT_WORDS, IdList()),
    "The assignments that must be handed in. Default: `all`.",
    "all",
)
MINUTES = Field[int](
    "minutes",
    Duration(999),
    "The active time that must be spent on the course, all sessions together. Default: none.",
    0,
)
SCORE = Field[Score](
    "score",
    Keyword[Score](
        {
            "best": "each quiz's best attempt",
            "last": "its last attempt",
            "first": "its first attempt; who passes later has the pass mark",
            "points": "the points won, of those that can be won",
            "none": "no score is reported",
        }
    ),
    "What makes the score. Default: `best`.",
    "best",
)
STATUS = Field[Literal["passed", "completed"]](
    "status",
    Keyword[Literal["passed", "completed"]](
        {"passed": "the LMS is told `passed`", "completed": "the LMS is told `completed`"}
    ),
    "What the LMS is told when the course is completed. Default: `passed`.",
    "passed",
)
ON_FAIL = Field[Literal["incomplete", "failed"]](
    "on_fail",
    Keyword[Literal["incomplete", "failed"]](
        {"incomplete": "the course stays open", "failed": "the LMS is told `failed`"}
    ),
    "What the LMS is told when a required quiz is failed for good. Default: `incomplete`.",
    "incomplete",
)
COMPLETION = Shape(
    "completion",
    "What completes the course, and what the LMS is told.",
    (UNITS, QUIZZES, ASSIGNMENTS, MINUTES, SCORE, STATUS, ON_FAIL),
)

COST = Field[bool]("cost", Boolean(), "Whether the course costs money. Default: `no`.", False)
COPYRIGHT = Field[bool]("copyright", Boolean(), "Whether copyright or other restrictions apply. Default: `yes`.", True)
STATEMENT = Field[str]("statement", Text(), "The terms in words. Default: nothing.", "")
RIGHTS = Shape("rights", "Cost and copyright, for the package's metadata.", (COST, COPYRIGHT, STATEMENT))

CERTIFICATE_TITLE = Field[str]("title", Text(200), "What stands on top of it. Default: `Certificate`.", "")
CERTIFICATE_TEXT = Field[Prose | None]("text", Markdown(), "What it says besides the facts. Default: nothing.", None)
CERTIFICATE = Shape(
    "the certificate",
    "A page that learners can print once the course is completed: name, course, date, score, objectives reached.",
    (CERTIFICATE_TITLE, CERTIFICATE_TEXT),
)

FORMAT = Field[int]("format", FormatVersion(), "The version of the source format: `1`.", 1, required=True)
ID = Field[Name | None]("id", Id(), "The course's id; the package is identified by it alone.", None, required=True)
IRI = Field[Name | None](
    "iri",
    Iri(),
    "The course's IRI: ids of activities in xAPI and cmi5 packages begin with it, so it stays as long as the course. "
    "Default: `https://scormkit.invalid/<course id>`.",
    None,
)
TITLE = Field[str]("title", Text(200), "The course's title.", "", required=True)
VERSION_FIELD = Field[str]("version", VERSION, "The course's version. Default: `1.0`.", "1.0")
LANGUAGE_FIELD = Field[str]("language", LANGUAGE, "The language of the course, as a BCP 47 tag. Default: `en`.", "en")
SUMMARY = Field[str]("summary", Text(), "What the course is about; the metadata's description. Default: the title.", "")
KEYWORDS = Field[tuple[str, ...]]("keywords", ListOf(Text()), "Words to find the course by. Default: the title.", ())
AUTHOR = Field[str]("author", Text(), "Who wrote it. Default: not said.", "")
PUBLISHER = Field[str]("publisher", Text(), "Who publishes it. Default: not said.", "")
LIFECYCLE = Field[Status](
    "status",
    Keyword[Status](
        {
            "Draft": "still being written",
            "Final": "finished",
            "Revised": "finished and changed since",
            "Unavailable": "withdrawn",
        }
    ),
    "The state of the course, for the metadata. Default: `Final`.",
    "Final",
)
RIGHTS_FIELD = Field[Record | None]("rights", RIGHTS, RIGHTS.doc, None)
PURPOSE = Field[Purpose](
    "purpose",
    Keyword[Purpose](
        {
            "Discipline": "a field of knowledge",
            "Idea": "an idea",
            "Prerequisite": "what must be known before",
            "Educational Objective": "what is learned",
            "Accessibility Restrictions": "who can use it",
            "Educational Level": "a level of schooling",
            "Skill Level": "a level of skill",
            "Security Level": "who may see it",
        }
    ),
    "By what the course is classified in the metadata. Default: `Educational Objective`.",
    "Educational Objective",
)
IDLE = Field[int]("idle", Duration(999), "Time without input after which learning time stops. Default: `10 min`.", 10)
RAW_HTML = Field[Literal["allow", "refuse"]](
    "raw_html",
    Keyword[Literal["allow", "refuse"]](
        {"allow": "HTML in Markdown is sanitised and kept", "refuse": "HTML in Markdown is an error"}
    ),
    "Whether Markdown may hold HTML. Default: `refuse`.",
    "refuse",
)
OBJECTIVES = objectives_field(IN_COURSE, "What a learner can do after the course. Default: none.")
MODULES = Field[tuple[Record, ...]]("modules", ListOf(MODULE), "The modules, in order.", (), required=True)
ORDER = Field[Literal["free", "in-order"]](
    "order",
    Keyword[Literal["free", "in-order"]](
        {"free": "every unit is open", "in-order": "a unit opens once those before it are done"}
    ),
    "In which order units can be opened. Default: `free`.",
    "free",
)
QUIZ_RULES = Field[Record | None]("quizzes", RULES, RULES.doc, None)
COMPLETION_FIELD = Field[Record | None]("completion", COMPLETION, COMPLETION.doc, None)
CERTIFICATE_FIELD = Field[Record | None](
    "certificate", YesOrMap(CERTIFICATE), f"{CERTIFICATE.doc} Default: `no`.", None
)
SCORM12_FIELD = Field[Record | None]("scorm12", SCORM12, SCORM12.doc, None)
CMI5_FIELD = Field[Record | None]("cmi5", CMI5, CMI5.doc, None)

COURSE = Shape(
    "course.yaml",
    "A course: `course.yaml` at the root of its folder.",
    (
        FORMAT,
        ID,
        IRI,
        TITLE,
        VERSION_FIELD,
        LANGUAGE_FIELD,
        SUMMARY,
        KEYWORDS,
        AUTHOR,
        PUBLISHER,
        LIFECYCLE,
        RIGHTS_FIELD,
        PURPOSE,
        IDLE,
        RAW_HTML,
        OBJECTIVES,
        MODULES,
        ORDER,
        QUIZ_RULES,
        COMPLETION_FIELD,
        CERTIFICATE_FIELD,
        SCORM12_FIELD,
        CMI5_FIELD,
    ),
)


class CourseFile(NamedTuple):
    """What course.yaml says; ``rules`` are the quizzes' defaults as they were written."""

    name: Name
    title: str
    version: str
    language: str
    summary: str
    keywords: tuple[str, ...]
    author: str
    publisher: str
    status: Status
    rights: Rights
    purpose: str
    idle_minutes: int
    objectives: tuple[Objective, ...]
    modules: tuple[Module, ...]
    rules: Record | None
    completion: Completion
    scorm12: Scorm12Options
    cmi5: Cmi5Options
    order: Order
    certificate: Certificate | None
    iri: Name | None


def read_course_file(file: str, node: YamlMap | None, reading: Reading) -> CourseFile:
    """What course.yaml says, defaults where it is silent. Of a file that did not parse only the defaults are known."""
    nowhere = Span(file)
    record = COURSE.read_map(node, reading) if node else Record(nowhere)
    if node is None or not record.sound(MODULES):
        reading.gaps.add("module")
    if node is None or not record.sound(OBJECTIVES):
        reading.gaps.add("objective")
    empty = Record(nowhere)
    rights = record[RIGHTS_FIELD] or empty
    unread = "?"  # stands for words that are there but at fault, so that no check calls them missing
    return CourseFile(
        name=record[ID] or Name("", nowhere),
        title=record[TITLE],
        version=record[VERSION_FIELD],
        language=record[LANGUAGE_FIELD],
        summary=record[SUMMARY] or (unread if record.written(SUMMARY) else ""),
        keywords=record[KEYWORDS] or ((unread,) if record.written(KEYWORDS) else ()),
        author=record[AUTHOR],
        publisher=record[PUBLISHER],
        status=record[LIFECYCLE],
        rights=Rights(rights[COST], rights[COPYRIGHT], rights[STATEMENT]),
        purpose=record[PURPOSE],
        idle_minutes=record[IDLE],
        objectives=objectives(record[OBJECTIVES], "", None),
        modules=_modules(record[MODULES]),
        rules=record[QUIZ_RULES],
        completion=_completion(record[COMPLETION_FIELD] or empty),
        scorm12=scorm12_options(record[SCORM12_FIELD] or empty),
        cmi5=cmi5_options(record[CMI5_FIELD] or empty),
        order=Order(record[ORDER], record.span_of(ORDER)),
        certificate=_certificate(record[CERTIFICATE_FIELD]),
        iri=record[IRI] or (Name(unread, record.span_of(IRI)) if record.written(IRI) else None),
    )


def _modules(records: tuple[Record, ...]) -> tuple[Module, ...]:
    return tuple(
        Module(
            record[MODULE_ID] or Name("", record.span),
            record[MODULE_TITLE],
            record[MODULE_SUMMARY],
            record[MODULE_UNITS],
            _badge(record[MODULE_BADGE]),
        )
        for record in records
    )


def _badge(record: Record | None) -> Badge | None:
    image = record[BADGE_IMAGE] if record else None
    return Badge(record[BADGE_TITLE], image) if record and image else None


def _certificate(record: Record | None) -> Certificate | None:
    return Certificate(record[CERTIFICATE_TITLE], record[CERTIFICATE_TEXT], record.span) if record else None


def _completion(record: Record) -> Completion:
    units, quizzes, assignments = record[UNITS], record[QUIZZES], record[ASSIGNMENTS]
    return Completion(
        units=units if isinstance(units, tuple) else None,
        quizzes=None if quizzes == "all" else () if quizzes == "none" else quizzes.names,
        score=record[SCORE],
        status=record[STATUS],
        on_fail=record[ON_FAIL],
        span=record.span,
        assignments=None if assignments == "all" else () if assignments == "none" else assignments,
        units_percent=units if isinstance(units, int) else None,
        weights=quizzes.weights if isinstance(quizzes, Weighted) else (),
        minutes=record[MINUTES],
    )
