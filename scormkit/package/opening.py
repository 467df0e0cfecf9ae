"""Opening a package from anywhere: a zip, a folder, or one bare XML file. Nothing is unpacked to disk.

What cannot be read is part of what is given back, in words; only a disk that refuses raises.
"""

import mmap
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from scormkit.package.directory import (
    DEFLATED,
    ENCRYPTED,
    MOST_MEMBERS,
    STORED,
    EntryError,
    Member,
    read_directory,
    start_of,
)

MOST_OF_A_TEXT = 16 << 20  # bytes of one file that is read as a whole
_PATCH = 0x20  # flag 5, compressed patched data
_NEWEST = 63  # APPNOTE 4.4.3: version 6.3
_CHUNK = 1 << 18
_MORE = "it unpacks to more than the directory says"
_HEAD = 1 << 14  # bytes in which a document's root element begins


class Content(NamedTuple):
    """A member's bytes, as many as were asked for; ``fault`` says in words what is wrong with them, or is empty."""

    content: bytes
    fault: str = ""


class PackageContents(NamedTuple):
    """A package as it lies there. ``form`` is ``zip``, ``folder`` or ``xml``; ``size`` counts its bytes on disk.

    ``damage`` says in words what kept it from being opened; then members may be lacking. ``read`` gives the first bytes
    of a member; ``verify`` unpacks a member to its end and says what is wrong with it.
    """

    form: str
    size: int
    members: tuple[Member, ...]
    read: Callable[[Member, int], Content]
    verify: Callable[[Member, int], str]
    zip64: bool = False
    damage: str = ""


def open_package(path: Path) -> PackageContents:
    """Open the package at a path; raises OSError where the disk refuses."""
    if path.is_dir():
        return _folder(path)
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if not size:
            return PackageContents("zip", 0, (), _nothing, _no_fault, damage="it is empty")
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if _is_document(path, bytes(whole[:_HEAD])):
        return _bare(path.name, whole)
    directory = read_directory(whole)
    zip = _Zip(whole)
    return PackageContents("zip", size, directory.members, zip.read, zip.verify, directory.zip64, directory.damage)


def _is_document(path: Path, head: bytes) -> bool:
    """Whether a file is XML that stands for itself: not any page that a server sent in the place of a zip."""
    plain = head.replace(b"\0", b"")  # whatever the encoding
    begins = plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return begins and (b"courseStructure" in plain or path.name.lower() == "cmi5.xml")


def _nothing(member: Member, most: int) -> Content:
    return Content(b"", "it is not there")


def _no_fault(member: Member, most: int) -> str:
    return ""


def _bare(name: str, whole: memoryview) -> PackageContents:
    """One XML file that stands for itself (cmi5 14.2)."""
    member = Member(name, len(whole), len(whole))
    return PackageContents("xml", len(whole), (member,), lambda _, most: Content(bytes(whole[:most])), _no_fault)


def _folder(root: Path) -> PackageContents:
    members: list[Member] = []
    damage = ""
    for path, entry in _walk(root, ""):
        if len(members) >= MOST_MEMBERS:
            damage = f"it holds more than {MOST_MEMBERS:,} files, more than any package has"
            break
        size = entry.stat(follow_symlinks=False).st_size
        members.append(Member(path, size, size, raw=os.fsencode(path), flags=0x800, symlink=entry.is_symlink()))

    def read(member: Member, most: int) -> Content:
        if member.symlink:
            return Content(b"", "it is a symbolic link")
        try:
            with (root / member.path).open("rb") as file:
                return Content(file.read(most))
        except OSError as refusal:
            return Content(b"", f"it cannot be read: {(refusal.strerror or str(refusal)).lower()}")

    size = sum(member.size for member in members)
    return PackageContents("folder", size, tuple(members), read, lambda m, _: read(m, 1).fault, damage=damage)


def _walk(root: Path, inside: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [inside]
    while waiting:
        folder = waiting.pop()
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            else:
                yield path, entry


class _Zip:
    """The members of a zip in memory (mapped, not loaded)."""

    def __init__(self, whole: memoryview) -> None:
        self._whole = whole

    def read(self, member: Member, most: int) -> Content:
        """The first bytes of a member, and never more than the directory says that it has."""
        chunks: list[bytes] = []
        left = min(most, member.size)
        length = 0
        try:
            for chunk in self._chunks(member):
                chunks.append(chunk[: left - length])
                length += len(chunk)
                if length > member.size:
                    raise EntryError(_MORE)
                if length >= most:
                    break
        except EntryError as damage:
            return Content(b"".join(chunks), str(damage))
        return Content(b"".join(chunks))

    def verify(self, member: Member, most: int) -> str:
        """Unpack a member, or ``most`` bytes of it, and say what is wrong with it."""
        crc = length = 0
        try:
            for chunk in self._chunks(member):
                crc = zlib.crc32(chunk, crc)
                length += len(chunk)
                if length > member.size:
                    return _MORE
                if length > most:
                    return ""
        except EntryError as damage:
            return str(damage)
        if length != member.size:
            return f"it unpacks to {length:,} bytes, and the directory says {member.size:,}"
        return "" if crc == member.crc else "its checksum does not fit"

    def _chunks(self, member: Member) -> Iterator[bytes]:
        if member.flags & ENCRYPTED:
            raise EntryError("it is encrypted")
        if member.flags & _PATCH:
            raise EntryError("it is packed as a patch, which hardly any reader knows")
        if member.needs > _NEWEST:
            raise EntryError(f"it needs version {member.needs / 10:g} of zip, and there is none")
        start = start_of(self._whole, member)
        packed = self._whole[start : start + member.packed]
        if member.method == STORED:
            yield from (bytes(packed[place : place + _CHUNK]) for place in range(0, len(packed), _CHUNK))
        elif member.method == DEFLATED:
            yield from _inflated(packed)
        else:
            raise EntryError(f"it is packed by method {member.method}")


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-15)
    try:
        for place in range(0, len(packed), _CHUNK):
            if inflater.eof:
                break  # what lies behind the end is nobody's
            waiting = bytes(packed[place : place + _CHUNK])
            while waiting and not inflater.eof:
                yield inflater.decompress(waiting, _CHUNK)
                waiting = inflater.unconsumed_tail
        rest = inflater.flush()
    except zlib.error:
        raise EntryError("its packed bytes are damaged") from None
    if rest:
        yield rest
    if not inflater.eof:
        raise EntryError("it is cut off")
