"""What targets have in common whose packages speak to a learning record store (LRS): xAPI and cmi5."""

from collections.abc import Iterator

from scormkit.activities.definitions import activities_script
from scormkit.activities.ids import course_iri
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import Entry
from scormkit.pages.upload import Fact
from scormkit.targets.base import Receipt
from scormkit.targets.results import makes_score, result_words
from scormkit.targets.shared import Shared
from scormkit.targets.sheets import LmsSetting, objectives_fact, questions_asked, score_fact
from scormkit.targets.state import state_size

_EVIDENCE = "sk-evidence"  # the class of the block in an assignment's text that asks for a file

# What is asked of an LMS whatever its name; each target puts its own rows behind.
LRS_SETTINGS = (
    LmsSetting(
        "Any LMS",
        "LRS under another address",
        "Allow the LMS's address there (CORS)",
        "The browser asks first: the LRS must allow GET, PUT and POST with the headers authorization, content-type, "
        "x-experience-api-version, if-match and if-none-match, and show ETag to the page.",
        "the player's own requests",
        "",
    ),
)


def no_iri(course: LinkedCourse) -> Iterator[Diagnostic]:
    """Without an IRI of the author's own, activities have ids that nobody can be asked about."""
    source = course.course
    if source.iri is None:
        yield Diagnostic(
            "course/no-iri",
            Span(source.name.span.file),
            f"the course has no `iri`; the ids of its activities begin with `{course_iri(source)}`",
            f"add `iri: https://example.com/courses/{source.name.text}` with an address that is yours",
        )


def iri_fact(course: LinkedCourse, use: str) -> Fact:
    """The course's IRI, and what it is used for."""
    iri = course_iri(course.course)
    own = "" if course.course.iri else "; made of the course's id, as the course names none"
    return Fact("Course IRI", f"{iri}: {use}{own}")


def activities(course: LinkedCourse, shared: Shared) -> Entry:
    """The script from which the player knows what statements say of the course's parts."""
    return Entry("player/activities.js", activities_script(course, shared.definitions))


def receipt(target: str, course: LinkedCourse, *, apart: bool) -> Receipt:
    """Say what an LRS will receive; ``apart``: from each unit, which is an AU, by itself."""
    words = result_words(course, verbs(course))
    if apart:
        words = f"from each of {len(course.units)} AUs · {words}"
    if asked := questions_asked(course):
        words += f" · statements about {asked}"
    return Receipt(target, words, state_size(course, None, apart=apart))


def verbs(course: LinkedCourse) -> str:
    """The verbs that end a course."""
    if not any(map(makes_score, course.quizzes)):
        return "completed"
    fails = course.course.completion.on_fail == "failed"
    return "completed and passed, or failed" if fails else "completed and passed"


def stored(course: LinkedCourse, told: Receipt) -> Iterator[Fact]:
    """What goes into the LRS, in the order in which an admin asks."""
    yield Fact("In short", told.words)
    of_course = f"of the course {verbs(course)}, and scored in between"
    yield Fact(
        "Statements",
        f"of each session initialized and terminated; of units experienced and progressed; {of_course}",
    )
    yield score_fact(course, "result.score of passed, failed and scored: raw from 0 to 100, scaled from 0 to 1")
    asked = questions_asked(course)
    answers = (
        f"answered: the answers to {asked}, each time they are submitted. Questions, choices and right answers come "
        "with them in clear words (definition), so there is no codebook"
        if asked
        else "none: the course asks nothing"
    )
    yield Fact("Answers", answers)
    yield from _files(course)
    yield from objectives_fact(course, "statements about each objective")
    yield Fact("Time", "result.duration of completed, passed, failed and terminated: active time alone")
    yield Fact(
        "State",
        f"State API, document “scormkit”: where learners go on from, at most {told.state.characters:,} characters, and "
        "what was not sent yet; the standard sets no limit",
    )


def _files(course: LinkedCourse) -> Iterator[Fact]:
    """What learners hand in where an assignment asks for evidence."""
    asking = [
        linked.quiz.name.text
        for linked in course.quizzes
        if linked.quiz.body and any(isinstance(piece, str) and _EVIDENCE in piece for piece in linked.quiz.body.pieces)
    ]
    if asking:
        yield Fact(
            "Files",
            f"handed in with {', '.join(asking)}: attachments of answered, about the assignment; where the LRS takes "
            "none, a document “scormkit.file.…” of the State API",
        )
