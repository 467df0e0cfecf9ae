"""A run as one JSON document.

The document, format 1::

    {"format": 1,
     "packages": [{"path", "standards": [...], "title", "launched": [...], "tool", "files", "bytes",
                   "diagnostics": [{"code", "severity", "rules": [...], "clause", "message", "help",
                                    "file", "line", "related": [{"label", "file", "line"}]}],
                   "verdicts": [{"profile", "name", "fit", "code", "file", "line", "findings", "why"}],
                   "summary": {"errors", "warnings", "notes"}}],
     "summary": {"errors", "warnings", "notes"},
     "passed": {"exempted", "known", "gone"}}

``passed`` counts findings that are not among these: those that a config file exempts, those of the baseline, and those
of the baseline that are no more (null without a baseline).
``file`` is a path in the package, null where the whole is meant; ``line`` is null where none is known. ``tool`` is what
made the package, null where it left no mark. ``rules`` are ids of the checklist that the code stands for. ``fit``
is one of those that ``scormkit/validation/result.py`` tells; the code that decided it, the place of its first finding
and their number are null, null, null and 0 where there is none.
"""

import json
from typing import Any

from scormkit.diagnostics.codes import CODES, Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.report.packages import Checked, Passed, Run
from scormkit.validation.result import Verdict

FORMAT = 1


def report(run: Run) -> str:
    """Write what was found as one JSON document."""
    whole = {
        "format": FORMAT,
        "packages": [_package(one) for one in run.packages],
        "summary": _summary(run),
        "passed": _passed(run.passed),
    }
    return json.dumps(whole, indent=2) + "\n"  # ASCII, so that no pipe's encoding can spoil it


def _package(package: Checked) -> dict[str, Any]:
    validation = package.validation
    return {
        "path": package.path,
        "standards": list(validation.standards),
        "title": validation.title,
        "launched": list(validation.launched),
        "tool": validation.tool or None,
        "files": validation.files,
        "bytes": validation.size,
        "diagnostics": [_diagnostic(found) for found in validation.diagnostics],
        "verdicts": [_verdict(verdict) for verdict in validation.verdicts],
        "summary": _summary(Run([package])),
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


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "profile": verdict.profile,
        "name": verdict.name,
        "fit": verdict.fit.value,
        "code": verdict.code or None,
        **_position(verdict.span),
        "findings": verdict.findings,
        "why": verdict.why,
    }


def _position(span: Span) -> dict[str, Any]:
    return {"file": span.file or None, "line": span.line or None}


def _passed(passed: Passed) -> dict[str, int | None]:
    gone = None if passed.known is None else passed.gone
    return {"exempted": passed.exempted, "known": passed.known, "gone": gone}


def _summary(run: Run) -> dict[str, int]:
    return {f"{severity.value}s": run.findings(severity) for severity in Severity}
