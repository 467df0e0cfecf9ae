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
    if linked.course.scorm12.scos == "per-unit":
        for span, rule, remedy in _rules_over_units(linked.course):
            message = f"{rule}, but each unit is a SCO of its own and knows nothing of the others"
            help = f"write `scos: one` under `scorm12`, or {remedy}"
            yield Diagnostic("course/needs-one-sco", span, message, help)


def _rules_over_units(course: Course) -> Iterator[tuple[Span, str, str]]:
    """What a course asks for that takes more than one unit: where, in words, and how to do without it."""
    completion, order, certificate = course.completion, course.order, course.certificate
    if completion.units is not None or completion.units_percent is not None:
        yield completion.span, "units are chosen for completion", "take `units` out of `completion`"
    if completion.minutes:
        yield completion.span, "minutes are to be spent on the whole course", "take `minutes` out of `completion`"
    if order.rule == "in-order":
        yield order.span, "units open in order", "write `order: free`"
    for unit in course.units:
        if unit.needs:
            yield unit.needs[0].span, f"`{unit.name.text}` waits for other units", "take `needs` out"
    for module in course.modules:
        if module.badge:
            yield module.badge.image.span, "a badge is won by all units of a module", "take `badge` out"
    if certificate:
        yield certificate.span, "a certificate is for the whole course", "take `certificate` out"


def exempts_another_sco(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Where each unit is a SCO of its own, a pre-test can exempt from the unit alone that places it."""
    if linked.course.scorm12.scos == "per-unit":
        for quiz in linked.quizzes:
            own = linked.units[quiz.unit].unit.name.text
            others = [name for name in quiz.quiz.exempts if name.text != own]
            if others:
                message = (
                    f"the pre-test exempts from another unit than `{own}`, but each unit is a SCO of its own and knows "
                    "nothing of the others"
                )
                help = "write `scos: one` under `scorm12`, or take the other units out of `exempts`"
                yield Diagnostic("course/needs-one-sco", others[0].span, message, help)


def _file(course: Course) -> Span:
    return Span(course.name.span.file)


RULES = (no_keywords, no_summary, needs_one_sco, exempts_another_sco)
