"""What was found in packages, in one format a file; each writes the same list of findings."""

from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.result import Validation

FORMATS = ("text", "json", "sarif", "junit", "github", "csv")


class Checked(NamedTuple):
    """A package that was checked: the path that it was named by, ``zip``, ``folder`` or ``xml``, what became of it."""

    path: str
    form: str
    validation: Validation


class Passed(NamedTuple):
    """Findings of a run that are let pass, and are not among those of its packages.

    ``exempted`` are those that the config file ``settings`` exempts; ``known`` those of the baseline; ``gone`` counts
    what the baseline has and the packages no longer have. None is a run without a baseline.
    """

    exempted: int = 0
    settings: str = ""
    known: int | None = None
    gone: int = 0


class Run(NamedTuple):
    """The packages of one run, what severities make it fail, and what was let pass."""

    packages: Sequence[Checked]
    fatal: frozenset[Severity] = frozenset({Severity.ERROR})
    passed: Passed = Passed()

    def findings(self, severity: Severity) -> int:
        """Count the findings of a severity in all packages."""
        return sum(package.validation.findings(severity) for package in self.packages)

    @property
    def failed(self) -> bool:
        return any(self.findings(severity) for severity in self.fatal)


def write_report(form: str, run: Run) -> str:
    """The run in one of ``FORMATS``."""
    text: str = import_module(f"{__name__}.{form}").report(run)
    return text


def place_on_disk(package: Checked, span: Span) -> Span:
    """Where a finding is for whoever sees files and not what is in them: what a zip holds is in the zip, at no line."""
    if package.form == "folder" and span.file:
        return span._replace(file=f"{package.path.rstrip('/')}/{span.file}")
    if package.form == "xml" and span.file:
        return span._replace(file=package.path)
    return Span(package.path)


def place_in_words(package: Checked, span: Span) -> str:
    """Where a finding is for people: a file in a zip stands behind the zip."""
    return str(place_within(package, span))


def place_within(package: Checked, span: Span) -> Span:
    """Where a finding is by the package's own path, whatever a file in it is called."""
    if package.form == "xml":
        return span._replace(file=package.path)
    folder = package.path.rstrip("/")
    return span._replace(file=f"{folder}/{span.file}" if span.file else folder)


def sentence(found: Diagnostic) -> str:
    """What is wrong, and on the next line what to do."""
    return f"{found.message}\n{found.help}" if found.help else found.message
