"""Where a link or an image leads, seen from the course's root."""

import posixpath
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_OPEN_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


class Target(NamedTuple):
    """``scheme`` is "" for a file of the course or a place in the page, else in lower case (``//`` for a host without
    one). ``path`` is "" for all but files; it begins with ``..`` where it leads out of the course."""

    scheme: str
    path: str
    fragment: str

    @property
    def open(self) -> bool:
        """Whether a reader may be led there."""
        return not self.scheme or self.scheme in _OPEN_SCHEMES


def read_target(file: str, target: str) -> Target:
    """What a target written in ``file`` (a path from the root) means."""
    scheme = _SCHEME.match(target)
    if scheme is not None:
        return Target(scheme[1].lower(), "", "")
    if target.startswith("//"):
        return Target("//", "", "")
    path, _, fragment = target.partition("#")
    fragment = unicodedata.normalize("NFC", unquote(fragment))
    if not path:
        return Target("", "", fragment)
    joined = posixpath.join(posixpath.dirname(file), unicodedata.normalize("NFC", unquote(path)))
    return Target("", posixpath.normpath(joined), fragment)
