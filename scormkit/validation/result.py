"""What became of a package: what it is, and what was found in it."""

from collections.abc import Mapping
from typing import NamedTuple

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic


class Validation(NamedTuple):
    """A package that was checked.

    ``standards`` are the formats that it has, such as ``SCORM 1.2``; ``launched`` says how much of what is launched it
    holds, such as ``3 SCOs``; ``sources`` are the texts that findings point into, by their path in the package.
    """

    standards: tuple[str, ...]
    title: str
    launched: tuple[str, ...]
    files: int
    size: int
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]

    def findings(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(found.severity is severity for found in self.diagnostics)

    @property
    def ok(self) -> bool:
        """Whether it has no errors."""
        return not self.errors

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return self._of(Severity.WARNING)

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        return self._of(Severity.NOTE)

    @property
    def without_sources(self) -> "Validation":
        """The same without the texts that findings point into, which may be large."""
        return self._replace(sources={})

    def _of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self.diagnostics if found.severity is severity)
