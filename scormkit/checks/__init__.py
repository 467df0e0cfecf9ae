"""Check: rules over a linked course, one function a rule, one file a subject. Nothing is added to the course."""

from collections.abc import Callable, Iterable

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.extensions import extensions
from scormkit.model.linked import LinkedCourse

GROUP = "scormkit.checks"

Rule = Callable[[LinkedCourse], Iterable[Diagnostic]]


def rules() -> tuple[Rule, ...]:
    """All rules that are installed: an extension of the group is a tuple of them, the built-in files too."""
    return tuple(rule for extension in extensions(GROUP) for rule in extension.load())


def check(linked: LinkedCourse) -> tuple[Diagnostic, ...]:
    """Every finding of every rule. A course that lacks parts after earlier errors is checked as far as it goes."""
    return tuple(found for rule in rules() for found in rule(linked))
