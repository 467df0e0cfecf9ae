"""Rules over courses whose units stand alone in a package: each is a SCO, an AU or whatever the standard calls it.

Whether they do depends on the kind of package, so these rules are asked by the targets.
"""

from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.linking.references import course_texts
from scormkit.model.course import Course
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Link


class Apart(NamedTuple):
    """A kind of package in which units stand alone.

    ``called`` is what a unit is there ("a SCO"), ``several`` what units are. ``whole`` is what the author writes to
    have one of it, as code, and ``under`` the key it stands under. The codes are those of the two findings.
    """

    called: str
    several: str
    whole: str
    under: str
    spans_units: str
    links_units: str


def check_apart(linked: LinkedCourse, apart: Apart) -> Iterator[Diagnostic]:
    """Find what takes more than one unit, where the LMS and not the player sees the whole, and each link to a unit."""
    for span, rule, remedy in (*_rules_over_units(linked.course), *_exemptions_of_others(linked)):
        message = f"{rule}, but each unit is {apart.called} of its own and knows nothing of the others"
        help = f"write `{apart.whole}` under `{apart.under}`, or {remedy}"
        yield Diagnostic(apart.spans_units, span, message, help)
    yield from _links_between_units(linked.course, apart)


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


def _exemptions_of_others(linked: LinkedCourse) -> Iterator[tuple[Span, str, str]]:
    """The pre-tests that exempt from another unit than the one that places them."""
    for quiz in linked.quizzes:
        own = linked.units[quiz.unit].unit.name.text
        others = [name for name in quiz.quiz.exempts if name.text != own]
        if others:
            rule = f"the pre-test exempts from another unit than `{own}`"
            yield others[0].span, rule, "take the other units out of `exempts`"


def _links_between_units(course: Course, apart: Apart) -> Iterator[Diagnostic]:
    """Only the LMS leads from one unit to the other, so such a link becomes text."""
    units = {unit.file for unit in course.units}
    for prose in course_texts(course):
        for piece in prose.pieces:
            if isinstance(piece, Link) and piece.path in units:
                message = f"units are {apart.several} of their own in this course, so this link is packed as plain text"
                help = f"name the unit in words, for learners to find it in the LMS's menu; or write `{apart.whole}`"
                yield Diagnostic(apart.links_units, piece.span, message, help)
