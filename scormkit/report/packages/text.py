"""What was found in packages, as text for people and as one JSON document.

The document, format 1::

    {"format": 1,
     "packages": [{"path", "standards": [...], "title", "launched": [...], "files", "bytes",
                   "diagnostics": [{"code", "severity", "rules": [...], "clause", "message", "help",
                                    "file", "line", "related": [{"label", "file", "line"}]}],
                   "summary": {"errors", "warnings", "notes"}}],
     "summary": {"errors", "warnings", "notes"}}

``file`` is a path in the package, null where the whole is meant; ``line`` is null where none is known. ``rules`` are
ids of the checklist that the code stands for.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from scormkit.diagnostics.codes import CODES, Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.report.text import describe_all, harmless
from scormkit.validation.result import Validation

FORMAT = 1
_MOST_OF_A_CODE = 10  # findings that the text shows, so that a thousand of one kind do not hide the rest


class Checked(NamedTuple):
    """A package that was checked: the path that it was named by, and what became of it."""

    path: str
    validation: Validation


def describe_package(package: Checked, colour: bool = False) -> str:
    """Describe a package: what it is, then its findings under its path."""
    validation = package.validation
    parts = [
        " + ".join(validation.standards) or "no known standard",
        validation.title,
        *validation.launched,
        _counted(validation.files, "file"),
        _megabytes(validation.size),
    ]
    head = " · ".join(part for part in parts if part)
    shown, kept_back = _shortened(validation.diagnostics)
    findings = describe_all(shown, validation.sources, package.path, colour) or "\n"
    rest = "".join(f"… and {count:,} more of {code}: --format json tells them all\n" for code, count in kept_back)
    return f"{harmless(package.path)}: {harmless(head)}\n{findings}{rest and rest + chr(10)}"


def _shortened(diagnostics: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[tuple[str, int]]]:
    """The first few findings of each code, and how many more there are of which."""
    counts: dict[str, int] = {}
    shown = []
    for found in diagnostics:
        counts[found.code] = counts.get(found.code, 0) + 1
        if counts[found.code] <= _MOST_OF_A_CODE:
            shown.append(found)
    return shown, [(code, count - _MOST_OF_A_CODE) for code, count in counts.items() if count > _MOST_OF_A_CODE]


def describe_packages(packages: Sequence[Checked]) -> str:
    """Sum the run up in its last line."""
    counts = [(sum(one.validation.findings(severity) for one in packages), severity.value) for severity in Severity]
    told = ", ".join(_counted(count, noun) for count, noun in counts if count) or "no findings"
    return f"{_counted(len(packages), 'package')} checked, {told}\n"


def packages_document(packages: Iterable[Checked]) -> str:
    """Write what was found as one JSON document."""
    every = list(packages)
    whole = {"format": FORMAT, "packages": [_package(one) for one in every], "summary": _summary(every)}
    return json.dumps(whole, indent=2) + "\n"  # ASCII, so that no pipe's encoding can spoil it


def _package(package: Checked) -> dict[str, Any]:
    validation = package.validation
    return {
        "path": package.path,
        "standards": list(validation.standards),
        "title": validation.title,
        "launched": list(validation.launched),
        "files": validation.files,
        "bytes": validation.size,
        "diagnostics": [_diagnostic(found) for found in validation.diagnostics],
        "summary": _summary([package]),
    }


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    row = CODES[found.code]
    return {
        "code": found.code,
        "severity": found.severity.value,
        "rules": row.rules.split(),
        "clause": row.clause,
        "message": found.message,
        "help": found.help,
        **_position(found.span),
        "related": [{"label": related.label, **_position(related.span)} for related in found.related],
    }


def _position(span: Span) -> dict[str, Any]:
    return {"file": span.file or None, "line": span.line or None}


def _summary(packages: Sequence[Checked]) -> dict[str, int]:
    return {f"{severity.value}s": sum(one.validation.findings(severity) for one in packages) for severity in Severity}


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} KB"
