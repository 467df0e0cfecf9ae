"""A zip's central directory, read field by field within bounds; nothing in it is believed.

APPNOTE: PKWARE's description of zip files, 6.3.
"""

import struct
from typing import NamedTuple

LOCAL_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE 4.3.7
ENTRY = struct.Struct("<4s6H3I5H2I")  # 4.3.12, central directory header
END = struct.Struct("<4s4H2IH")  # 4.3.16, end of central directory record
STORED, DEFLATED = 0, 8  # 4.4.5
ENCRYPTED = 0x41  # 4.4.4, flags 0 and 6
MOST_MEMBERS = 40_000  # many times what the largest courses have; each costs time in many rules
_MOST_OF_DIRECTORY = 64 << 20  # bytes
_END, _MOST_COMMENT = b"PK\5\6", 0xFFFF  # signature of the end, and bytes of a comment behind it
_LOCATOR, _LOCATOR_LENGTH = b"PK\6\7", 20  # 4.3.15, in front of it where there is a Zip64 directory
_END64 = b"PK\6\6"  # 4.3.14
_LOCAL, _SIGNATURE = b"PK\3\4", b"PK\1\2"
_FULL, _FULL_SHORT = 0xFFFFFFFF, 0xFFFF  # in the place of a number that stands in the Zip64 field
_ZIP64_FIELD = 1  # 4.5.3
_UTF_8, _UNIX, _LINK = 0x800, 3, 0xA000  # flag 11; made by Unix; its mode of a symbolic link


class Member(NamedTuple):
    """One entry: a file, or a folder where the path ends in ``/``. Sizes are what the directory says.

    ``offset`` is where the entry begins, and ``listed`` where the directory tells of it; ``raw`` is the name as it is
    stored; ``needs`` is the version of zip, ten times, that it says a reader must know.
    """

    path: str
    size: int
    packed: int
    method: int = 0
    flags: int = 0
    crc: int = 0
    offset: int = 0
    raw: bytes = b""
    symlink: bool = False
    listed: int = 0
    needs: int = 20

    @property
    def is_folder(self) -> bool:
        return self.path.endswith("/")

    @property
    def is_utf_8(self) -> bool:
        """Whether the name says of itself that it is UTF-8."""
        return bool(self.flags & _UTF_8)


class Directory(NamedTuple):
    """All entries in their order; ``damage`` says in words what kept the directory from being read to its end."""

    members: tuple[Member, ...]
    zip64: bool = False
    damage: str = ""


Bytes = memoryview


def read_directory(zip: Bytes) -> Directory:
    """Read the directory of a zip; what cannot be read is told, never raised."""
    tail_start = max(0, len(zip) - END.size - _MOST_COMMENT)
    tail = bytes(zip[tail_start:])
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < END.size:
        return Directory((), damage="it has no zip directory at its end: it is no zip, or was cut off")
    end += tail_start
    count, size, start = struct.unpack_from("<HII", zip, end + 10)
    behind = end
    zip64 = end >= _LOCATOR_LENGTH and bytes(zip[end - _LOCATOR_LENGTH : end - _LOCATOR_LENGTH + 4]) == _LOCATOR
    if zip64:
        place = struct.unpack_from("<Q", zip, end - _LOCATOR_LENGTH + 8)[0]
        if place + 56 > len(zip) or bytes(zip[place : place + 4]) != _END64:
            return Directory((), True, "its Zip64 directory is not where it says")
        count, size, start = struct.unpack_from("<QQQ", zip, place + 32)
        behind = place
    if start + size > len(zip):
        return Directory((), zip64, "its directory is not where it says: the file was cut or changed")
    if size > _MOST_OF_DIRECTORY or count > MOST_MEMBERS:
        return Directory((), zip64, f"its directory claims {count:,} entries, more than any package has")
    directory = _entries(zip, start, start + size, count, zip64)
    if not directory.damage and start + size != behind:
        return directory._replace(damage="something lies between its directory and its end, where none belongs")
    return directory


def _entries(zip: Bytes, start: int, stop: int, count: int, zip64: bool) -> Directory:
    members: list[Member] = []
    place = start
    while place + ENTRY.size <= stop and len(members) <= MOST_MEMBERS:
        if bytes(zip[place : place + 4]) != _SIGNATURE:
            return Directory(tuple(members), zip64, f"entry {len(members) + 1} of its directory is damaged")
        fields = ENTRY.unpack_from(zip, place)
        length = ENTRY.size + fields[10] + fields[11] + fields[12]
        if place + length > stop:
            return Directory(tuple(members), zip64, f"entry {len(members) + 1} of its directory is cut off")
        name = bytes(zip[place + ENTRY.size : place + ENTRY.size + fields[10]])
        extra = bytes(zip[place + ENTRY.size + fields[10] : place + ENTRY.size + fields[10] + fields[11]])
        members.append(_member(fields, name, extra, place))
        zip64 = zip64 or _FULL in fields[8:10]
        place += length
    if len(members) > MOST_MEMBERS:
        return Directory(
            (), zip64, f"its directory holds more than {MOST_MEMBERS:,} entries, more than any package has"
        )
    damage = "" if len(members) == count else f"its directory claims {count:,} entries and holds {len(members):,}"
    return Directory(tuple(members), zip64, damage)


def _member(fields: tuple[int, ...], raw: bytes, extra: bytes, listed: int) -> Member:
    packed, size, offset = fields[8], fields[9], fields[16]
    wide = _zip64_numbers(extra)
    if size == _FULL and wide:
        size = wide.pop(0)
    if packed == _FULL and wide:
        packed = wide.pop(0)
    if offset == _FULL and wide:
        offset = wide.pop(0)
    flags = fields[3]
    mode = fields[15] >> 16
    return Member(
        path=_decoded(raw, flags),
        size=size,
        packed=packed,
        method=fields[4],
        flags=flags,
        crc=fields[7],
        offset=offset,
        raw=raw,
        needs=fields[2] & 0xFF,
        symlink=fields[1] >> 8 == _UNIX and mode & 0xF000 == _LINK,
        listed=listed,
    )


def _decoded(raw: bytes, flags: int) -> str:
    """APPENDIX D: UTF-8 where flag 11 says so, else code page 437; servers that guess take UTF-8 where it fits."""
    if flags & _UTF_8:
        return raw.decode("utf-8", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _zip64_numbers(extra: bytes) -> list[int]:
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        if kind == _ZIP64_FIELD:
            field = extra[place + 4 : place + 4 + length]
            return [number for (number,) in struct.iter_unpack("<Q", field[: len(field) // 8 * 8])]
        place += 4 + length
    return []


class EntryError(Exception):
    """What keeps a member from being unpacked, in words."""


def start_of(zip: Bytes, member: Member) -> int:
    """Where a member's packed bytes begin, behind its local header; raises EntryError where they are not there."""
    name_at = member.offset + LOCAL_HEADER.size
    if name_at > len(zip):
        raise EntryError("it is not where the directory says")
    signature, *_, name_length, extra_length = LOCAL_HEADER.unpack_from(zip, member.offset)
    if signature != _LOCAL:
        raise EntryError("it is not where the directory says")
    if bytes(zip[name_at : name_at + name_length]) != member.raw:
        raise EntryError("its own header gives it another name than the directory")
    start: int = name_at + name_length + extra_length
    if start + member.packed > len(zip):
        raise EntryError("it is cut off")
    return start
