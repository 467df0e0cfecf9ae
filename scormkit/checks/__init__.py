"""Check: rules over a linked course, one function a rule, one file a subject. Nothing is added to the course."""

from collections.abc import Callable, Iterable

from scormkit.checks import choices, course, links, media, objectives, units
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse

Rule = Callable[[LinkedCourse], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (
    *course.RULES,
    *units.RULES,
    *objectives.RULES,
    *choices.RULES,
    *media.RULES,
    *links.RULES,
)


def check(linked: LinkedCourse) -> tuple[Diagnostic, ...]:
    """Every finding of every rule. A course that lacks parts after earlier errors is checked as far as it goes."""
    return tuple(found for rule in RULES for found in rule(linked))
