"""Writing a file so that its place holds the old one or the new one, whole: as a draft beside it, then renamed."""

import os
from contextlib import suppress
from pathlib import Path


def write_draft(content: bytes, path: Path) -> None:
    """Write what ``place_draft`` will put to ``path``; raises OSError where the disk refuses."""
    _draft(path).write_bytes(content)


def place_draft(path: Path) -> None:
    """Put the draft into its place; raises OSError where the disk refuses."""
    _draft(path).replace(path)


def discard_draft(path: Path) -> None:
    """Remove the draft, if there still is one."""
    with suppress(OSError):
        _draft(path).unlink()


def write_whole(content: bytes, path: Path) -> None:
    """Write a file; raises OSError where the disk refuses, and then leaves everything as it was."""
    try:
        write_draft(content, path)
        place_draft(path)
    finally:
        discard_draft(path)


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")
