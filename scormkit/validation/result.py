"""What became of a package: what it is, what was found in it, and what profiles make of that."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span


class Quirk(NamedTuple):
    """What one LMS trips over, by the id of its profile; for others it is no finding."""

    profile: str
    found: Diagnostic


class Fit(Enum):
    """How a package fits a profile.

    OK: nothing known speaks against it. MAY_BREAK: somebody told of trouble with what was found. BREAKS: the profile
    fails it, by measurement, source or standard. FAULTY: it has errors, and nothing is known of what an LMS does with
    them. NOT_TAKEN: an LMS does not take this standard or shape at all. UNKNOWN: the profile does not speak of it.
    """

    OK = "ok"
    MAY_BREAK = "may-break"
    BREAKS = "breaks"
    FAULTY = "faulty"
    NOT_TAKEN = "not-taken"
    UNKNOWN = "unknown"


class Verdict(NamedTuple):
    """What a profile makes of a package: by which code, where first, of how many findings, why.

    ``asked`` says that the profile was named.
    """

    profile: str
    name: str
    fit: Fit
    code: str = ""
    span: Span = Span("")
    findings: int = 0
    why: str = ""
    asked: bool = False


class Validation(NamedTuple):
    """A package that was checked.

    ``standards`` are the formats that it has, such as ``SCORM 1.2``; ``launched`` says how much of what is launched it
    holds, such as ``3 SCOs``; ``sources`` are the texts that findings point into, by their path in the package.
    ``quirks`` wait to be judged by profiles, and ``verdicts`` are what comes of it. ``tool`` is what made
    it, where that is known.
    """

    standards: tuple[str, ...]
    title: str
    launched: tuple[str, ...]
    files: int
    size: int
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    quirks: tuple[Quirk, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    tool: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what was found."""
        return frozenset(found.code for found in self.diagnostics)

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
