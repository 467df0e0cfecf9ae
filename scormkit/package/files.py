"""Writing a file so that its place holds the old one or the new one, whole: as a draft beside it, then renamed."""

import os
from contextlib import suppress
from pathlib import Path


def write_draft(content: bytes, path: Path) -> None:
    """Write what ``place_draft`` will put to ``path``; raises OSError where the disk refuses."""
    draft_of(path).write_bytes(content)


def place_draft(path: Path) -> None:
    """Put the draft into its place; raises OSError where the disk refuses."""
    draft_of(path).replace(path)


def discard_draft(path: Path) -> None:
    """Remove the draft, if there still is one."""
    with suppress(OSError):
        draft_of(path).unlink()


def write_whole(content: bytes, path: Path) -> None:
    """Write a file; raises OSError where the disk refuses, and then leaves everything as it was."""
    try:
        write_draft(content, path)
        place_draft(path)
    finally:
        discard_draft(path)


def draft_of(path: Path) -> Path:
    """Where the draft of a file lies: beside it, hidden."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")
