"""A course's folder as it was found: the texts decoded, everything else as handles."""

from pathlib import Path
from typing import NamedTuple

from scormkit.model.media import MediaFile

COURSE_FILE = "course.yaml"
GLOSSARY_FILE = "glossary.md"
LEDGER_FILE = "ledger.yaml"
UNIT_FOLDER = "units"
QUIZ_FOLDER = "quizzes"
ASSIGNMENT_FOLDER = "assignments"


class SourceText(NamedTuple):
    """A text file: its path from the course's root (POSIX, NFC) and its characters, line feeds alone, no BOM."""

    path: str
    text: str


class SourceTree(NamedTuple):
    """Everything in a course's folder, sorted by path; hidden files and ``dist/`` are left out.

    ``root`` is the folder on disk; every path, and every ``Span.file``, is seen from it. ``unreadable`` are the text
    files that are there but could not be read; they are reported already, so that whoever refers to one must not call
    it missing.
    """

    root: Path
    texts: tuple[SourceText, ...]
    media: tuple[MediaFile, ...]
    unreadable: tuple[str, ...] = ()
