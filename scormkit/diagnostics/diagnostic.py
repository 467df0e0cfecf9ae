"""One finding: which rule, where, what is wrong, what to do."""

from typing import NamedTuple

from scormkit.diagnostics.codes import CODES, Severity
from scormkit.diagnostics.span import Span


class Related(NamedTuple):
    """Another place that belongs to a finding, with a word on why."""

    span: Span
    label: str


class Diagnostic(NamedTuple):
    """A finding of one rule at one place.

    ``code`` is a row of the code table; ``message`` says what is wrong in one sentence; ``help`` says in the imperative
    what to do. ``judged`` is the severity that the package's standard or profiles give it, where it is not the table's.
    """

    code: str
    span: Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    judged: Severity | None = None

    @property
    def severity(self) -> Severity:
        """The severity that counts."""
        return self.judged or CODES[self.code].severity


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Whether any of the findings would make the product wrong."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
