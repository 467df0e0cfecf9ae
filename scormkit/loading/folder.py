"""The folder of a course, read once: texts decoded, media hashed, everything odd reported."""

import hashlib
import os
import stat
import unicodedata
from pathlib import Path, PurePosixPath
from posixpath import splitext
from types import MappingProxyType

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.outcome import Outcome
from scormkit.diagnostics.span import Span
from scormkit.loading.conflicts import conflict
from scormkit.loading.decode import decode
from scormkit.loading.image_size import image_size
from scormkit.loading.listing import Found, list_files
from scormkit.model.media import MediaFile
from scormkit.model.source import (
    ASSIGNMENT_FOLDER,
    COURSE_FILE,
    GLOSSARY_FILE,
    LEDGER_FILE,
    QUIZ_FOLDER,
    UNIT_FOLDER,
    SourceText,
    SourceTree,
)
from scormkit.standards.media_types import IMAGES

_LFS_HEAD = b"version https://git-lfs.github.com/spec/"
_LFS_LIMIT = 1024  # bytes; the specification of pointers keeps them below
_CHUNK = 1 << 20
_ENDINGS = MappingProxyType({UNIT_FOLDER: ".md", QUIZ_FOLDER: ".yaml", ASSIGNMENT_FOLDER: ".md"})
_ROOT_TEXTS = frozenset((COURSE_FILE, GLOSSARY_FILE, LEDGER_FILE))


def load(folder: Path) -> Outcome[SourceTree]:
    """Read a course's folder. The value is absent when the folder or its course.yaml is not there.

    Paths become POSIX, relative and NFC, so that checkouts on any system give the same tree; ``.hidden`` files and
    ``dist/`` are skipped. A text that is no UTF-8 or was not merged is reported and left out
    (``SourceTree.unreadable``).
    """
    try:
        if not stat.S_ISDIR(folder.stat().st_mode):
            return Outcome(None, (_no_folder("this is a file, not a folder"),))
    except OSError as fault:
        return Outcome(None, (_no_folder(_reason(fault)),))
    found, diagnostics = list_files(folder)
    paths = {file.path for file in found}
    if COURSE_FILE not in paths:
        return Outcome(None, (*diagnostics, _no_course_file(paths)))
    companions = _companions(paths)
    texts: list[SourceText] = []
    media: list[MediaFile] = []
    unreadable: list[str] = []
    for file in found:
        is_text = _is_text(file.path) or file.path in companions
        try:
            if not is_text:
                handle, faults = _medium(file)
                media.append(handle)
            else:
                text, faults = _text(file)
                if text is None:
                    unreadable.append(file.path)
                else:
                    texts.append(SourceText(file.path, text))
        except OSError as fault:
            unreadable.append(file.path)
            faults = (_unreadable(file.path, fault),)
        diagnostics += faults
    return Outcome(SourceTree(folder, tuple(texts), tuple(media), tuple(unreadable)), diagnostics)


def _is_text(path: str) -> bool:
    """Whether a path is one of the sources; a companion of a medium is a text as well."""
    if path in _ROOT_TEXTS:
        return True
    parent, _, name = path.rpartition("/")
    return name.endswith(_ENDINGS.get(parent, "/"))


def _companions(paths: set[str]) -> frozenset[str]:
    """The Markdown files that stand beside a medium of the same name, such as ``a/b.md`` beside ``a/b.mp4``."""
    beside = {path[: -len(suffix)] for path in paths if (suffix := PurePosixPath(path).suffix) not in ("", ".md")}
    return frozenset(path for path in paths if path.endswith(".md") and path[:-3] in beside and not _is_text(path))


def _text(file: Found) -> tuple[str | None, tuple[Diagnostic, ...]]:
    raw = file.source.read_bytes()
    if raw.startswith(_LFS_HEAD) and len(raw) < _LFS_LIMIT:
        return None, (_lfs_pointer(file.path),)
    text, faults = decode(file.path, raw)
    unmerged = conflict(file.path, text) if text is not None else None
    return (text, faults) if unmerged is None else (None, (unmerged,))


def _medium(file: Found) -> tuple[MediaFile, tuple[Diagnostic, ...]]:
    digest = hashlib.sha256()
    size = 0
    with file.source.open("rb", buffering=0) as stream:
        head = chunk = stream.read(_CHUNK)
        while chunk:
            digest.update(chunk)
            size += len(chunk)
            chunk = stream.read(_CHUNK)
    is_pointer = head.startswith(_LFS_HEAD) and size < _LFS_LIMIT
    pixels = image_size(head) if splitext(file.path)[1].lower() in IMAGES else None
    handle = MediaFile(file.path, size, digest.hexdigest(), file.source, pixels)
    return handle, ((_lfs_pointer(file.path),) if is_pointer else ())


def _no_folder(reason: str) -> Diagnostic:
    return Diagnostic(
        "source/unreadable",
        Span(""),
        f"the course's folder cannot be read: {reason}",
        "name a folder that holds a course.yaml, or a folder of such folders",
    )


def _no_course_file(paths: set[str]) -> Diagnostic:
    near = sorted(path for path in paths if path.lower() in (COURSE_FILE, "course.yml"))
    help_ = (
        f"rename `{near[0]}` to `{COURSE_FILE}`" if near else f"write `{COURSE_FILE}`, or start with `scormkit init`"
    )
    return Diagnostic("source/no-course-file", Span(""), f"the folder has no {COURSE_FILE}", help_)


def _unreadable(path: str, fault: OSError) -> Diagnostic:
    return Diagnostic(
        "source/unreadable",
        Span(path),
        f"the file cannot be read: {_reason(fault)}",
        "make the file readable for you, or take it out of the folder",
    )


def _lfs_pointer(path: str) -> Diagnostic:
    return Diagnostic(
        "media/lfs-pointer",
        Span(path),
        "the file is a Git LFS pointer, not the file itself",
        "run `git lfs install`, then `git lfs pull`",
    )


def _reason(fault: OSError) -> str:
    return unicodedata.normalize("NFC", os.strerror(fault.errno)).lower() if fault.errno else "unknown reason"
