"""Writing a package anew: what was not changed keeps its packed bytes, times, attributes, extra fields and order.

Clause numbers are those of PKWARE's APPNOTE. A zip that is to be copied has been read without damage and is no Zip64.
"""

import mmap
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from errno import EFBIG, EINVAL
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from scormkit.package.directory import DEFLATED, END, ENTRY, LOCAL_HEADER, STORED, EntryError, Member, start_of
from scormkit.package.files import discard_draft, draft_of, place_draft

T = TypeVar("T")

_DEFLATE_VERSION = 20  # 4.4.3
_DESCRIBED = 0x8  # 4.4.4, flag 3: checksum and sizes follow the bytes
_OF_PACKING = 0xE  # flags 1 to 3
_DESCRIPTORS = (struct.Struct("<4s3I"), struct.Struct("<3I"))  # 4.3.9, with and without its signature
_UNICODE_PATH = 0x7075  # 4.6.9: a second name, which a new name makes wrong
_TOO_LARGE = "a package holds at most 4 GiB and 65,535 files"
_NO_TEXT = "the name of a file is no text"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 18


class Part(NamedTuple):
    """A member as it lies in a package, the path that it gets, and its new bytes, if it gets any."""

    member: Member
    path: str
    content: bytes | None = None


class _Told(NamedTuple):
    """What local header and directory say alike of an entry."""

    flags: int
    method: int
    crc: int
    packed: int
    size: int


def rewrite(source: Path, parts: Sequence[Part], target: Path, accept: Callable[[Path], T]) -> T:
    """Write the parts of a zip or folder as a zip to ``target``, whole or not at all; gives what ``accept`` gives.

    ``accept`` looks at the draft before it is put into its place; where it raises, nothing is. Raises OSError where the
    disk refuses, also with EFBIG for what only Zip64 could hold and with EINVAL for a name that is no text or an entry
    that is not where the directory says.
    """
    try:
        with draft_of(target).open("w+b") as file:
            if source.is_dir():
                _pack_folder(source, parts, file)
            else:
                _copy_zip(source, parts, file)
        accepted = accept(draft_of(target))
        place_draft(target)
    finally:
        discard_draft(target)
    return accepted


def _pack_folder(source: Path, parts: Sequence[Part], file: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=False, compresslevel=9) as archive:
            for part in parts:
                info = zipfile.ZipInfo(part.path, _EARLIEST)
                info.create_system, info.external_attr = 3, 0o100644 << 16  # a plain file of Unix, on every machine
                info.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(info, "w") as entry:
                    for block in _blocks(source, part):
                        entry.write(block)
    except UnicodeEncodeError:
        raise OSError(EINVAL, _NO_TEXT) from None
    except zipfile.LargeZipFile:
        raise OSError(EFBIG, _TOO_LARGE) from None


def _blocks(source: Path, part: Part) -> Iterator[bytes]:
    if part.content is not None:
        yield part.content
        return
    with (source / part.member.path).open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _copy_zip(source: Path, parts: Sequence[Part], file: BinaryIO) -> None:
    """The entries in the order of their bytes, then the directory in its own order, then the zip's comment."""
    with source.open("rb") as old:
        whole = memoryview(mmap.mmap(old.fileno(), 0, access=mmap.ACCESS_READ))
    places: dict[str, tuple[int, _Told | None]] = {}
    for part in sorted(parts, key=lambda part: part.member.offset):
        places[part.path] = (file.tell(), _write_entry(whole, part, file))
    start = file.tell()
    comment = _comment(whole)
    try:
        for part in parts:
            file.write(_listed(whole, part, *places[part.path]))
        size = file.tell() - start
        file.write(END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), size, start, len(comment)) + comment)
    except struct.error:  # a number that has no room in its field
        raise OSError(EFBIG, _TOO_LARGE) from None


def _write_entry(whole: memoryview, part: Part, file: BinaryIO) -> _Told | None:
    """Write an entry; gives what is now to be told of it, or None where its bytes are what they were."""
    member = part.member
    try:
        start = start_of(whole, member)  # not every entry has been unpacked before
    except EntryError as fault:
        raise OSError(EINVAL, f"`{member.path}` cannot be copied: {fault}") from None
    _, version, flags, method, time, date, crc, packed, size, _, extra_length = LOCAL_HEADER.unpack_from(
        whole, member.offset
    )
    extra = _extra(bytes(whole[start - extra_length : start]), part)
    name = _name(part)
    told = None
    if part.content is None:
        data: bytes | memoryview = whole[start : start + member.packed + _descriptor(whole, start, member)]
    else:
        told, data = _packed(part.content, flags)
        flags, method, crc, packed, size = told
        version = max(version, _DEFLATE_VERSION)
    header = (version, flags, method, time, date, crc, packed, size, len(name), len(extra))
    file.write(LOCAL_HEADER.pack(b"PK\3\4", *header) + name + extra)
    file.write(data)
    return told


def _packed(content: bytes, flags: int) -> tuple[_Told, bytes]:
    deflated = zlib.compress(content, 9, wbits=-zlib.MAX_WBITS)
    method = DEFLATED if len(deflated) < len(content) else STORED
    data = deflated if method else content
    return _Told(flags & ~_OF_PACKING, method, zlib.crc32(content), len(data), len(content)), data


def _listed(whole: memoryview, part: Part, offset: int, told: _Told | None) -> bytes:
    """An entry of the directory."""
    at = part.member.listed
    fields = list(ENTRY.unpack_from(whole, at))
    name_length, extra_length, comment_length = fields[10:13]
    extra_at = at + ENTRY.size + name_length
    extra = _extra(bytes(whole[extra_at : extra_at + extra_length]), part)
    comment = bytes(whole[extra_at + extra_length : extra_at + extra_length + comment_length])
    name = _name(part)
    if told:
        fields[2] = max(fields[2], _DEFLATE_VERSION)
        fields[3:5], fields[7:10] = told[:2], told[2:]
    fields[10:12], fields[16] = (len(name), len(extra)), offset
    return ENTRY.pack(*fields) + name + extra + comment


def _name(part: Part) -> bytes:
    """The name as it is stored, in the encoding of the old one."""
    if part.path == part.member.path:
        return part.member.raw
    try:
        part.member.raw.decode("utf-8")
    except UnicodeDecodeError:
        return _in_code_page(part.path)
    return part.path.encode("utf-8")


def _in_code_page(path: str) -> bytes:
    try:
        return path.encode("cp437")
    except UnicodeEncodeError:  # it says of itself that it is UTF-8, and is not
        raise OSError(EINVAL, _NO_TEXT) from None


def _extra(extra: bytes, part: Part) -> bytes:
    """The extra fields, without a second name where the name is new."""
    if part.path == part.member.path:
        return extra
    kept = b""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        kept += extra[: 4 + length] if kind != _UNICODE_PATH else b""
        extra = extra[4 + length :]
    return kept + extra


def _descriptor(whole: memoryview, start: int, member: Member) -> int:
    """How long the descriptor behind an entry's bytes is; 0 where there is none."""
    stop = start + member.packed
    if member.flags & _DESCRIBED:
        for form in _DESCRIPTORS:
            if stop + form.size <= len(whole):
                *_, crc, packed, size = form.unpack_from(whole, stop)
                if (crc, packed, size) == (member.crc, member.packed, member.size):
                    return form.size
    return 0


def _comment(whole: memoryview) -> bytes:
    tail = bytes(whole[-(END.size + 0xFFFF) :])
    end = tail.rfind(b"PK\5\6")
    return tail[end + END.size :][: END.unpack_from(tail, end)[7]]
