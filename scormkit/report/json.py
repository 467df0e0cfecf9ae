"""A run as one JSON document, format 1.

::

    {"format": 1,
     "courses":     [{"folder", "id", "version", "title", "units", "questions", "states": [...]}],
     "packages":    [{"course", "target", "path", "sha256", "bytes", "content_sha256", "fingerprint",
                      "lms_receives", "beside": [path, ...]}],
     "diagnostics": [{"code", "severity", "message", "help",
                      "path", "line", "column", "end_line", "end_column", "related": [...]}],
     "summary":     {"errors", "warnings"}}

A state is ``{"target", "characters", "limit", "blocks": [{"label", "bits"}]}``; ``limit`` is null where the standard
sets none. A position that is not known is null.
``content_sha256`` is the digest of what ``sha256sum`` prints for the unpacked files in the package's order, whatever
zlib packed them. ``fingerprint`` is what the player shows of the package under *About*.
"""

import json
from collections.abc import Iterable
from typing import Any

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.report.result import CourseResult
from scormkit.report.text import placed
from scormkit.targets.base import Receipt

FORMAT = 1


def document(results: Iterable[CourseResult]) -> str:
    """Write what became of the courses as one JSON document."""
    every = list(results)
    whole = {
        "format": FORMAT,
        "courses": [_course(result) for result in every],
        "packages": [package for result in every for package in _packages(result)],
        "diagnostics": [
            _diagnostic(found, result.folder.as_posix()) for result in every for found in result.diagnostics
        ],
        "summary": {
            "errors": sum(result.findings(Severity.ERROR) for result in every),
            "warnings": sum(result.findings(Severity.WARNING) for result in every),
        },
    }
    return json.dumps(whole, indent=2) + "\n"  # ASCII, so that no pipe's encoding can spoil it


def _course(result: CourseResult) -> dict[str, Any]:
    course = result.course
    if course is None:
        return {"folder": result.folder.as_posix(), "id": None, "states": []}
    return {
        "folder": result.folder.as_posix(),
        "id": course.course.name.text,
        "version": course.course.version,
        "title": course.course.title,
        "units": len(course.units),
        "questions": sum(len(quiz.questions) for quiz in course.quizzes),
        "states": [_state(receipt) for receipt in result.receipts],
    }


def _state(receipt: Receipt) -> dict[str, Any]:
    blocks = [{"label": block.label, "bits": block.bits} for block in receipt.state.blocks]
    return {
        "target": receipt.target,
        "characters": receipt.state.characters,
        "limit": receipt.state.limit,
        "blocks": blocks,
    }


def _packages(result: CourseResult) -> list[dict[str, Any]]:
    words = {receipt.target: receipt.words for receipt in result.receipts}
    return [
        {
            "course": result.course.course.name.text if result.course else None,
            "target": package.target,
            "path": package.path.as_posix(),
            "sha256": package.packed.digest,
            "bytes": package.packed.size,
            "content_sha256": package.packed.content,
            "fingerprint": package.fingerprint,
            "lms_receives": words[package.target],
            "beside": [path.as_posix() for path in package.beside],
        }
        for package in result.packages
    ]


def _diagnostic(found: Diagnostic, folder: str) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "help": found.help,
        **_position(found.span, folder),
        "related": [{"label": related.label, **_position(related.span, folder)} for related in found.related],
    }


def _position(span: Span, folder: str) -> dict[str, Any]:
    return {
        "path": placed(span, folder).file,
        "line": span.line or None,
        "column": span.column or None,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
    }
