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

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what was found."""
        return frozenset(found.code for found in self.diagnostics)

    def findings(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(found.severity is severity for found in self.diagnostics)
