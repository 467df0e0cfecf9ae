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


def _file(course: Course) -> Span:
    return Span(course.name.span.file)


RULES = (no_keywords, no_summary)
