"""Safe reading of a package from anywhere: in memory, with a bound on everything, and nothing is unpacked."""

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

_MOST_OF_A_FILE = 16 << 20  # bytes, unpacked
_MOST_OF_ALL = 256 << 20
_MOST_OF_DIRECTORY = 32 << 20  # 65,535 entries, the most without Zip64, with names of 400 bytes each
_END = b"PK\5\6"  # APPNOTE 4.3.16, end of central directory record: 22 bytes and a comment
_END_LENGTH, _MOST_COMMENT = 22, 0xFFFF
_LOCATOR, _LOCATOR_LENGTH = b"PK\6\7", 20  # 4.3.15, in front of it where there is a Zip64 directory


class PackageError(Exception):
    """A package that cannot be read: in words for the user, with what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def is_page(path: str) -> bool:
    """Whether a file of a package may hold text for learners: a page at the root, or a unit's script."""
    place = PurePosixPath(path)
    folder, ending = place.parent.as_posix(), place.suffix
    return (folder == "." and ending == ".html") or (folder == "units" and ending == ".js")


def read_pages(path: Path) -> Mapping[str, bytes]:
    """The pages and units' scripts of a package, by their paths in it; raises PackageError."""
    try:
        with path.open("rb") as file:
            _refuse_large_directory(file.seek(0, 2), path)
        with zipfile.ZipFile(path) as archive:
            return _pages(archive)
    except OSError as refusal:
        reason = refusal.strerror.lower() if refusal.strerror else str(refusal)
        raise PackageError(f"it cannot be read: {reason}", "name a package: a zip file") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise PackageError("it is no zip file, or a damaged one", _AGAIN) from None


_AGAIN = "name a package as `scormkit build` wrote it, or download it from the LMS again"


def _pages(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    pages: dict[str, bytes] = {}
    left = _MOST_OF_ALL
    for entry in archive.infolist():
        if not is_page(entry.filename):
            continue
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackageError(f"`{entry.filename}` in it is packed in an unusual way", _AGAIN)
        with archive.open(entry) as file:
            content = file.read(_MOST_OF_A_FILE + 1)  # what the directory says of its size may be wrong
        left -= len(content)
        if len(content) > _MOST_OF_A_FILE or left < 0:
            raise PackageError(f"`{entry.filename}` in it is too large for a page", _AGAIN)
        pages[entry.filename] = content
    return pages


def _refuse_large_directory(size: int, path: Path) -> None:
    """Python reads a zip's whole directory before anything can be asked of it."""
    with path.open("rb") as file:
        file.seek(max(0, size - _END_LENGTH - _MOST_COMMENT - _LOCATOR_LENGTH))
        tail = file.read()
    end = tail.rfind(_END)
    if end < 0:
        raise zipfile.BadZipFile
    directory = int.from_bytes(tail[end + 12 : end + 16], "little")
    if directory > _MOST_OF_DIRECTORY or tail[max(0, end - _LOCATOR_LENGTH) : end].startswith(_LOCATOR):
        raise PackageError("it holds more files than a package can", _AGAIN)
