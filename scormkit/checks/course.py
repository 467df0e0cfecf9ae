"""Rules over course.yaml."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.course import Course
from scormkit.model.linked import LinkedCourse


def no_keywords(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """The metadata needs a keyword; without one it is the title (CAM 2.2: `general.keyword` is mandatory)."""
    course = linked.course
    if course.title and not course.keywords:
        message = "the course has no `keywords`; its title is packed in their place"
        yield Diagnostic("course/no-keywords", _file(course), message, "add `keywords: [first, second]`")


def no_summary(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """The metadata needs a description; without one it is the title (CAM 2.2: `general.description` is mandatory)."""
    course = linked.course
    if course.title and not course.summary:
        message = "the course has no `summary`; its title is packed in its place"
        yield Diagnostic("course/no-summary", _file(course), message, "add `summary:` with a sentence or two")


def needs_one_sco(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Where each unit is a SCO of its own, the LMS and not the player sees the whole: no rule can span units."""
    completion = linked.course.completion
    if linked.course.scorm12.scos == "per-unit" and completion.units is not None:
        message = "units are chosen for completion, but each unit is a SCO of its own and knows nothing of the others"
        help = "write `scos: one` under `scorm12`, or take `units` out of `completion`"
        yield Diagnostic("course/needs-one-sco", completion.span, message, help)


def mastery_without_score(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An LMS compares `cmi.core.score.raw` with masteryscore; without a score it would decide on nothing."""
    scorm12, completion = linked.course.scorm12, linked.course.completion
    if scorm12.mastery_score is not None and completion.score == "none":
        message = "`mastery_score` lets the LMS judge by the score, but `completion` reports none"
        help = "write `score: best` under `completion`, or take `mastery_score` out"
        yield Diagnostic("course/mastery-without-score", scorm12.span, message, help)


def _file(course: Course) -> Span:
    return Span(course.name.span.file)


RULES = (no_keywords, no_summary, needs_one_sco, mastery_without_score)
