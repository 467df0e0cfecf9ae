"""The zip writer: equal plans give equal bytes.

Written by hand because everything about the bytes has to be ours: one time stamp (zip's earliest), one origin, one
mode, no directory entries, no data descriptors, no Zip64 (some LMSs cannot read it), whatever the machine, the user's
umask or the version of Python. Clause numbers are those of PKWARE's APPNOTE.
"""

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from errno import EFBIG
from pathlib import Path
from typing import BinaryIO, NamedTuple

from scormkit.model.media import MediaFile
from scormkit.package.directory import DEFLATED, END, ENTRY, LOCAL_HEADER, STORED
from scormkit.package.plan import Entry, PackagePlan

_VERSION = 20  # 4.4.3: deflate
_UNIX = 3 << 8  # 4.4.2: the attributes are Unix's, on every machine
_MODE = 0o100644 << 16  # a plain file, readable by all
_TIME, _DATE = 0, (1 << 5) | 1  # 1980-01-01 00:00:00, the earliest time a zip can tell
_MOST_BYTES = 0xFFFFFFFF
_MOST_ENTRIES = 0xFFFF
_BLOCK = 1 << 18

# Media that are compressed already: deflating them costs time and gains nothing.
_COMPRESSED = (
    *(".7z", ".gz", ".zip", ".docx", ".epub", ".odp", ".ods", ".odt", ".pptx", ".xlsx", ".woff", ".woff2"),
    *(".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"),
    *(".aac", ".flac", ".m4a", ".m4v", ".mov", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".opus", ".webm"),
)


class Packed(NamedTuple):
    """A written package: its size in bytes and SHA-256, and the digest of what it holds.

    ``content`` does not depend on zlib: it is the SHA-256 of the text that ``sha256sum`` prints for the unpacked files
    in the package's order.
    """

    size: int
    digest: str
    content: str


class MediumChangedError(OSError):
    """A medium is no longer what it was when the course was read."""


class _Written(NamedTuple):
    """What the central directory repeats of an entry."""

    name: bytes
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def pack(plan: PackagePlan, path: Path) -> Packed:
    """Write a plan as a zip to ``path``; the file appears there whole or not at all.

    Raises OSError where the disk refuses, MediumChangedError where a medium changed under the build, and OSError
    (EFBIG) above 4 GiB or 65,535 files, which only Zip64 could hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w+b") as file:
            _write(plan.entries, file)
            size = file.tell()
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    return Packed(size, digest, content_digest(plan.entries))


def content_digest(entries: tuple[Entry, ...]) -> str:
    """Digest names, order and uncompressed bytes of a package's files."""
    listing = hashlib.sha256()
    for path, content in entries:
        digest = content.digest if isinstance(content, MediaFile) else hashlib.sha256(content).hexdigest()
        listing.update(f"{digest}  {path}\n".encode())
    return listing.hexdigest()


def _write(entries: tuple[Entry, ...], file: BinaryIO) -> None:
    written = [_write_entry(entry, file) for entry in entries]
    start = file.tell()
    for entry in written:
        file.write(_central(entry))
    size = file.tell() - start
    if start + size > _MOST_BYTES or len(written) > _MOST_ENTRIES:
        raise OSError(EFBIG, "a package holds at most 4 GiB and 65,535 files")
    file.write(END.pack(b"PK\5\6", 0, 0, len(written), len(written), size, start, 0))


def _write_entry(entry: Entry, file: BinaryIO) -> _Written:
    offset = file.tell()
    name = entry.path.encode("ascii")
    if isinstance(entry.content, bytes):
        data = zlib.compress(entry.content, 9, wbits=-zlib.MAX_WBITS)
        method = DEFLATED if len(data) < len(entry.content) else STORED
        data = data if method else entry.content
        done = _Written(name, method, zlib.crc32(entry.content), len(data), len(entry.content), offset)
        file.write(_local(done) + data)
        return done
    return _write_medium(entry.content, name, file, offset)


def _write_medium(medium: MediaFile, name: bytes, file: BinaryIO, offset: int) -> _Written:
    """Stream a medium; its header is written again at the end, when checksum and sizes are known."""
    method = STORED if medium.path.lower().endswith(_COMPRESSED) else DEFLATED
    file.write(_local(_Written(name, method, 0, 0, 0, offset)))
    start = file.tell()
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS) if method else None
    crc, size, digest = 0, 0, hashlib.sha256()
    for block in _blocks(medium.source):
        crc = zlib.crc32(block, crc)
        size += len(block)
        digest.update(block)
        file.write(squeeze.compress(block) if squeeze else block)
    if squeeze:
        file.write(squeeze.flush())
    if digest.hexdigest() != medium.digest:
        raise MediumChangedError(f"{medium.path} changed while the course was built")
    end = file.tell()
    if end > _MOST_BYTES or size > _MOST_BYTES:
        raise OSError(EFBIG, "a package holds at most 4 GiB and 65,535 files")
    done = _Written(name, method, crc, end - start, size, offset)
    file.seek(offset)
    file.write(_local(done))
    file.seek(end)
    return done


def _blocks(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _local(entry: _Written) -> bytes:
    name, method, crc, packed, size, _ = entry
    return LOCAL_HEADER.pack(b"PK\3\4", _VERSION, 0, method, _TIME, _DATE, crc, packed, size, len(name), 0) + name


def _central(entry: _Written) -> bytes:
    name, method, crc, packed, size, offset = entry
    versions = (_UNIX | _VERSION, _VERSION)
    sizes = (crc, packed, size, len(name), 0, 0)
    return ENTRY.pack(b"PK\1\2", *versions, 0, method, _TIME, _DATE, *sizes, 0, 0, _MODE, offset) + name
