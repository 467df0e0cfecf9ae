"""Ledgers on disk: a build that gave new slots away writes them down."""

import os

from scormkit.linking.ledger import ledger_text
from scormkit.model.source import LEDGER_FILE
from scormkit.report.result import CourseResult


def keep_ledger(result: CourseResult) -> None:
    """Write the ledger of a course whose packages were written, where it changed; whole or not at all.

    Raises OSError where the disk refuses.
    """
    course = result.course
    if course is None or not result.packages or course.ledger == course.course.ledger:
        return
    path = result.folder / LEDGER_FILE
    draft = path.with_name(f".{LEDGER_FILE}.{os.getpid()}.part")
    draft.write_text(ledger_text(course.ledger), encoding="utf-8", newline="\n")
    draft.replace(path)
