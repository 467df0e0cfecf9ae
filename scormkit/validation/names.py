"""Names of files in a package: safe to unpack, the same on every system, and fit for a URL."""

import re
from collections.abc import Iterator
from itertools import groupby

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.validation.findings import about_files
from scormkit.validation.package import Package

_UNSAFE = re.compile(r"^/|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f\x7f]")
_UNPORTABLE = re.compile(r"[ #%&+?*:|<>\"']|[. ](?:/|$)")
_LONGEST = 180
_MOST_NAMED = 4
_JUNK = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.(?:git|svn|hg|idea|vscode|Spotlight-V100|Trashes|fseventsd)/|\.DS_Store$|\._|Thumbs\.db$"
    r"|ehthumbs\.db$|desktop\.ini$|\.git(?:ignore|attributes|keep)$|~\$|[^/]*(?:\.bak|\.orig|\.swp|~)$)",
    re.I,
)


def is_junk(path: str) -> bool:
    """Whether a desktop, an editor or a version control left a file behind."""
    return _JUNK.search(path) is not None


def is_odd(path: str) -> bool:
    """Whether a name is unsafe or parts folders by a backslash, so that no reference could lead to it."""
    return "\\" in path or _UNSAFE.search(path) is not None


def check_unsafe(package: Package) -> Iterator[Diagnostic]:
    """PKG-07: no name leads out of the folder that it is unpacked into, or hides characters."""
    paths = [member.path for member in package.contents.members if _UNSAFE.search(member.path)]
    yield from about_files(
        "archive/unsafe-name",
        paths,
        "this name leads out of the package's folder, or holds a control character",
        "{count} names lead out of the package's folder, or hold control characters",
        "pack the files anew, with paths inside the package's own folder",
    )


def check_links(package: Package) -> Iterator[Diagnostic]:
    """PKG-07: no entry is a symbolic link, which may lead anywhere."""
    yield from about_files(
        "archive/symbolic-link",
        [member.path for member in package.contents.members if member.symlink],
        "this is a symbolic link, no file",
        "{count} entries are symbolic links, no files",
        "pack the files that the links lead to",
    )


def check_backslashes(package: Package) -> Iterator[Diagnostic]:
    r"""PKG-08: folders are parted by ``/`` (APPNOTE 4.4.17.1), not by ``\``."""
    paths = [
        member.path
        for member in package.contents.members
        if "\\" in member.path and not _UNSAFE.search(member.path) and package.contents.form == "zip"
    ]
    yield from about_files(
        "archive/backslash",
        paths,
        "this name parts folders by `\\`, so that on most servers it is one odd file name",
        "{count} names part folders by `\\`, so that on most servers they are odd file names",
        "pack the files with another tool; in a zip folders are parted by `/`",
    )


def check_duplicates(package: Package) -> Iterator[Diagnostic]:
    """PKG-09: no name stands in the zip twice."""
    names = sorted(member.path for member in package.contents.members)
    yield from about_files(
        "archive/duplicate-name",
        [name for name, same in groupby(names) if len(list(same)) > 1],
        "two files in the zip have this name, and importers keep one or the other",
        "{count} names stand in the zip twice, and importers keep one file or the other",
        "pack the files anew, each once",
    )


def check_case(package: Package) -> Iterator[Diagnostic]:
    """PKG-10: no two names differ in capital letters only."""
    names = sorted({member.path for member in package.contents.members}, key=lambda name: (name.lower(), name))
    for _, same in groupby(names, key=str.lower):
        first, *others = same
        if others:
            yield Diagnostic(
                "archive/case-clash",
                Span(first),
                "another file's name differs from this one in capital letters only",
                "rename one of them: on Windows and macOS servers they are one file",
                tuple(Related(Span(other), "the other") for other in others[:_MOST_NAMED]),
            )


def check_encoding(package: Package) -> Iterator[Diagnostic]:
    """PKG-11: a name beyond ASCII says that it is UTF-8 (APPNOTE, appendix D)."""
    beyond = [member for member in package.contents.members if not member.path.isascii()]
    yield from about_files(
        "archive/name-encoding",
        [member.path for member in beyond if not member.is_utf_8],
        "this name is not ASCII and does not say that it is UTF-8; servers read it differently",
        "{count} names are not ASCII and do not say that they are UTF-8; servers read them differently",
        "rename the files with letters a–z, or pack them with a tool that marks names as UTF-8",
    )
    yield from about_files(
        "archive/name-not-ascii",
        [member.path for member in beyond if member.is_utf_8],
        "this name is not ASCII; a few LMSs rename such files or cannot serve them",
        "{count} names are not ASCII; a few LMSs rename such files or cannot serve them",
        "rename them with letters a–z where the LMS is not known",
    )


def check_portable(package: Package) -> Iterator[Diagnostic]:
    """PKG-12: names have no blanks or signs that URLs and file systems trip over, and are not too long."""
    paths = [
        member.path
        for member in package.contents.members
        if (_UNPORTABLE.search(member.path) or len(member.path) > _LONGEST)
        and not (is_odd(member.path) or is_junk(member.path))
    ]
    yield from about_files(
        "archive/unportable-name",
        paths,
        f"this name has a blank or a sign that URLs or file systems trip over, or more than {_LONGEST} characters",
        f"{{count}} names have blanks or signs that URLs or file systems trip over, or more than {_LONGEST} characters",
        "keep to letters, digits, `-`, `_` and `.`",
    )


def check_junk(package: Package) -> Iterator[Diagnostic]:
    """PKG-13: nothing that a desktop or a version control left behind was packed along."""
    yield from about_files(
        "archive/junk",
        [member.path for member in package.contents.members if is_junk(member.path)],
        "this file was left behind by a desktop, an editor or a version control",
        "{count} files were left behind by a desktop, an editor or a version control",
        "leave them out of the package",
    )


def check_empty(package: Package) -> Iterator[Diagnostic]:
    """PKG-15: which files are empty."""
    paths = [m.path for m in package.contents.members if not m.size and not m.is_folder and not is_junk(m.path)]
    yield from about_files(
        "archive/empty-file",
        paths,
        "this file is empty",
        "{count} files are empty",
        "make sure that they are meant to be",
    )


RULES = (
    check_unsafe,
    check_links,
    check_backslashes,
    check_duplicates,
    check_case,
    check_encoding,
    check_portable,
    check_junk,
    check_empty,
)
