"""File names inside a package: every server, disk and importer must take them as they are."""

import re
import unicodedata
from collections.abc import Iterable

from scormkit.model.media import MediaFile

_FOLDER = "media"
_PORTABLE = re.compile(r"media(?:/[a-z0-9_][a-z0-9._-]*)+")
_LONGEST = 120  # of a whole path; Windows gives an LMS's own folders and ours 260 together
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")  # Windows, with any extension
_MODULE, _SCRIPT = "mjs", "js"  # servers hand .mjs out as something else than a script
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def safe_stem(id: str) -> str:
    """Give the stem of a file name made from an id: the id, marked where Windows has a device of that name."""
    return f"{id}_" if _RESERVED.match(id) else id


def media_paths(media: Iterable[MediaFile]) -> dict[str, str]:
    """Give each medium's path in the package, by its path in the source.

    A path below ``media/`` that is lower-case, ASCII and otherwise safe stays. Any other file becomes
    ``media/<slug>-<8 hex digits of its digest>.<extension>``, whatever folder it came from.
    """
    return {file.path: file.path if _is_portable(file.path) else _renamed(file) for file in media}


def _is_portable(path: str) -> bool:
    *folders, name = path.split("/")
    return (
        len(path) <= _LONGEST
        and _PORTABLE.fullmatch(path) is not None
        and not any(part.endswith(".") or _RESERVED.match(part) for part in (*folders, name))
        and not name.endswith(f".{_MODULE}")
    )


def _renamed(file: MediaFile) -> str:
    stem, _, extension = file.path.rpartition("/")[2].rpartition(".")
    stem, extension = (stem, _slug(extension)) if stem else (extension, "")
    extension = _SCRIPT if extension == _MODULE else extension
    name = f"{_slug(stem)[:60].strip('-') or 'file'}-{file.digest[:8]}"
    return f"{_FOLDER}/{name}.{extension}" if extension else f"{_FOLDER}/{name}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _SEPARATORS.sub("-", plain.lower()).strip("-")
