"""References of a manifest to files: URIs, seen from the top of the package (RFC 2396)."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from scormkit.validation.package import Package

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DISK = re.compile(r"(?:file:|[A-Za-z]:(?:[/\\]|$))", re.I)
# What RFC 2396 lets stand for itself in a reference, and `%` with its two digits.
_PLAIN = re.compile(r"(?:[A-Za-z0-9;/?:@&=+$,\-_.!~*'()#]|%[0-9A-Fa-f]{2})*")
_LONG, _MOST = 500, 1 << 13  # characters of a reference, and references, that are remembered


class Reference(NamedTuple):
    """A reference taken apart. ``path`` is decoded, joined to its base and free of dots."""

    written: str
    path: str
    query: str
    fragment: str
    scheme: str
    on_disk: bool
    outside: bool

    @property
    def is_local(self) -> bool:
        return not self.scheme and not self.on_disk and not self.written.startswith("//")

    @property
    def is_plain(self) -> bool:
        """Whether it holds nothing that a URI must write as ``%``."""
        return _PLAIN.fullmatch(self.written.strip()) is not None

    @property
    def has_dots(self) -> bool:
        """Whether ``.``, ``..`` or nothing stands between two slashes."""
        parts = self.written.partition("?")[0].partition("#")[0].split("/")
        return any(part in (".", "..") for part in parts) or "" in parts[1:-1]


def read_reference(written: str, base: str = "") -> Reference:
    """Take a reference apart; ``base`` is what ``xml:base`` puts in front of it."""
    return (_remembered if len(written) + len(base) < _LONG else _taken_apart)(written, base)


def _taken_apart(written: str, base: str) -> Reference:
    text = written.strip()
    on_disk = _DISK.match(text) is not None
    scheme = _SCHEME.match(text)
    rest, _, fragment = text.partition("#")
    path, _, query = rest.partition("?")
    segments: list[str] = []
    outside = False
    for part in unquote(f"{base}{path}").replace("\\", "/").split("/"):
        if part == "..":
            outside = outside or not segments
            segments[-1:] = []
        elif part not in ("", "."):
            segments.append(part)
    ending = "/" if path.endswith("/") and segments else ""
    named = "" if on_disk else (scheme.group(1).lower() if scheme else "")
    return Reference(written, "/".join(segments) + ending, query, fragment, named, on_disk, outside)


_remembered = lru_cache(maxsize=_MOST)(_taken_apart)  # one rule after the other asks for the same ones


def found_as(reference: Reference, package: Package) -> str | None:
    """The path of the file that a reference means, whatever its case; None where there is none."""
    raw = reference.written.strip().partition("#")[0].partition("?")[0]
    for path in (reference.path, raw):
        if path in package.files:
            return path
    return package.folded.get(reference.path.lower())
