"""What became of a course: the value that the compiler gives and every report is printed from."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse
from scormkit.package.archive import Packed
from scormkit.targets.base import Receipt


class WrittenPackage(NamedTuple):
    """A package that was written: for which target, where, which page opens first, what its bytes are, the fingerprint
    that the player shows under *About*, and the files for people that stand beside it."""

    target: str
    path: Path
    launch: str
    packed: Packed
    fingerprint: str
    beside: tuple[Path, ...] = ()


class CourseResult(NamedTuple):
    """What became of the course in a folder.

    ``course`` is absent when an error bars it. ``sources`` are the texts that were read, by their path from ``folder``:
    a finding's lines are shown from them. ``receipts`` say for each target what the LMS will receive.
    """

    folder: Path
    course: LinkedCourse | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    receipts: tuple[Receipt, ...] = ()
    packages: tuple[WrittenPackage, ...] = ()

    def findings(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(found.severity is severity for found in self.diagnostics)
