"""Which files a folder holds, by portable paths. The listing, not the disk, decides what a path means."""

import os
import stat
import unicodedata
from pathlib import Path
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span

_OUTPUT = "dist"  # where packages go unless the user says otherwise


class Found(NamedTuple):
    """A regular file: its path from the root (POSIX, NFC) and where it is on the disk."""

    path: str
    source: Path


def list_files(root: Path) -> tuple[tuple[Found, ...], tuple[Diagnostic, ...]]:
    """Every file below ``root``, sorted by path, but for hidden ones and ``dist/``.

    A symbolic link to a file inside the folder is that file; a link to a folder, out of the folder or to nothing is
    refused, and so are names that no other system could check out.
    """
    inside = os.path.realpath(root)
    found: list[Found] = []
    diagnostics: list[Diagnostic] = []
    waiting = [("", os.fspath(root))]
    while waiting:
        parent, place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            diagnostics.append(
                _fault("source/unreadable", parent, "the folder cannot be read", "make it readable for you")
            )
            continue
        for entry in listed:
            if entry.name.startswith(".") or (not parent and entry.name == _OUTPUT):
                continue
            path = f"{parent}/{entry.name}" if parent else entry.name
            fault = _refuse(entry, path, inside)
            if fault is not None:
                diagnostics.append(fault)
            elif entry.is_dir():
                waiting.append((unicodedata.normalize("NFC", path), entry.path))
            else:
                found.append(Found(unicodedata.normalize("NFC", path), Path(entry.path)))
    found.sort()
    unique, clashes = _clashes(found)
    return unique, tuple(sorted((*diagnostics, *clashes), key=lambda fault: fault.span))


def _refuse(entry: os.DirEntry[str], path: str, inside: str) -> Diagnostic | None:
    """Why an entry of a folder is not taken, or None."""
    if "\\" in entry.name or not entry.name.isprintable():
        shown = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in path)
        return _fault(
            "source/file-name",
            shown,
            "the file's name holds a character that not every system can store",
            "rename it with letters, digits, `.` and `-`",
        )
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if not target.startswith(inside + os.sep):
            return _fault(
                "source/link", path, "the symbolic link leads out of the course's folder", "copy the file here"
            )
        if os.path.isdir(target):
            return _fault("source/link", path, "the symbolic link leads to a folder", "link single files, or copy them")
        if not os.path.isfile(target):
            return _fault("source/unreadable", path, "the symbolic link leads to no file", "delete it, or mend it")
        return None
    if entry.is_dir() or stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return None
    return _fault("source/unreadable", path, "this is no ordinary file", "take it out of the folder")


def _clashes(found: list[Found]) -> tuple[tuple[Found, ...], list[Diagnostic]]:
    """The files with a path of their own, and a finding for each that another system would take for an earlier one."""
    first: dict[str, Found] = {}
    unique: dict[str, Found] = {}
    diagnostics: list[Diagnostic] = []
    for file in found:
        other = first.setdefault(file.path.casefold(), file)
        unique.setdefault(file.path, file)
        if other is not file:
            diagnostics.append(
                Diagnostic(
                    "source/name-clash",
                    Span(file.path),
                    "two names differ in case or accents only, and are one file on other systems",
                    "rename one of them",
                    (Related(Span(other.path), "the other"),),
                )
            )
    return tuple(unique.values()), diagnostics


def _fault(code: str, path: str, message: str, help_: str) -> Diagnostic:
    return Diagnostic(code, Span(path), message, help_)
