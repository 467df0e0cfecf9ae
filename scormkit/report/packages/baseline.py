"""A baseline: the findings of an earlier run, as its JSON report tells them, which a later run lets pass.

Two findings are the same where package, code, file in the package and message are the same: the message names the
element. Lines do not count, so that a line more above makes nothing new. Of equal ones as many pass as there were.
"""

import json
from collections import Counter
from os.path import join, normpath
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.report.packages import Checked
from scormkit.report.packages.json import FORMAT


class _Mark(NamedTuple):
    """What makes a finding this one; ``package`` is an absolute path."""

    package: str
    code: str
    file: str
    message: str


class BaselineError(ValueError):
    """A file that is no JSON report of validate."""


class Baseline:
    """The findings of an earlier run, of which those that are met again are taken away one by one.

    ``here`` is the absolute path that packages are named from, in the report and in this run.
    """

    def __init__(self, content: bytes, here: str) -> None:
        self._here = here
        self._left = self._read(content)
        self._checked: set[str] = set()
        self.known = 0

    def apply(self, package: Checked) -> Checked:
        """The package with its new findings."""
        place = self._place(package.path)
        self._checked.add(place)
        new: list[Diagnostic] = []
        for found in package.validation.diagnostics:
            mark = _Mark(place, found.code, found.span.file, found.message)
            if self._left[mark] > 0:
                self._left[mark] -= 1
                self.known += 1
            else:
                new.append(found)
        return package._replace(validation=package.validation._replace(diagnostics=tuple(new)))

    def gone(self, looked_for: frozenset[str]) -> int:
        """How many of its findings, of the codes that were looked for, the packages of this run no longer have."""
        return sum(
            count for mark, count in self._left.items() if mark.package in self._checked and mark.code in looked_for
        )

    def _read(self, content: bytes) -> Counter[_Mark]:
        try:
            report = json.loads(content)
            known = report["format"] == FORMAT
            marks = Counter(
                _Mark(self._place(package["path"]), found["code"], found["file"] or "", found["message"])
                for package in report["packages"]
                for found in package["diagnostics"]
            )
        except (LookupError, TypeError, ValueError, RecursionError):
            raise BaselineError("it is no JSON report of `scormkit validate`") from None
        if not known:
            raise BaselineError("it is a report of another format than this scormkit writes")
        return marks

    def _place(self, path: str) -> str:
        return normpath(join(self._here, path))
