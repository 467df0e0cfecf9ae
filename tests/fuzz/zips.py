"""Zips that lie: bytes, headers and directories changed, by hand where no tool would do it."""

import struct
import zlib
from collections.abc import Callable
from random import Random
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_NAMES = (
    *(
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\windows\\x",
        "a\\b.html",
        "a/../b",
        "a//b",
        "./a",
        "",
        "/",
        "..",
        "a/",
        "con",
    ),
    *("é.html", "日本.html", "a\0b", "a\nb", "IMSMANIFEST.XML", "imsmanifest.xml", "cmi5.xml", "tincan.xml", "x" * 300),
    *("wrap/imsmanifest.xml", "~$a", "__MACOSX/._a", "a b?.html", "%2e%2e/a", "a:b", "\u202egnp.exe", "a" * 65_000),
)
Files = dict[str, bytes]


class Entry(NamedTuple):
    """What is written of a file, true or not; sizes of None are the true ones."""

    name: bytes
    content: bytes
    method: int = 8
    flags: int = 0
    crc: int | None = None
    size: int | None = None
    packed: int | None = None
    offset: int | None = None
    mode: int = 0o100644
    extra: bytes = b""
    system: int = 3


def entries_of(files: Files) -> list[Entry]:
    """The true entries of files."""
    return [Entry(name.encode(), content, flags=0 if name.isascii() else 0x800) for name, content in files.items()]


def pack(entries: list[Entry], count: int | None = None, tail: bytes = b"", level: int = 1) -> bytes:
    """Write entries as they say of themselves; ``count`` is what the directory claims."""
    body, directory = bytearray(), bytearray()
    for one in entries:
        packer = zlib.compressobj(level, zlib.DEFLATED, -15)
        raw = packer.compress(one.content) + packer.flush() if one.method == 8 else one.content
        crc = zlib.crc32(one.content) if one.crc is None else one.crc
        size = len(one.content) if one.size is None else one.size
        packed = len(raw) if one.packed is None else one.packed
        name, offset = one.name[:65_000], len(body) if one.offset is None else one.offset
        body += _LOCAL.pack(b"PK\3\4", 20, one.flags, one.method, 0, 33, crc, packed, size, len(name), 0) + name + raw
        head = (b"PK\1\2", one.system << 8 | 20, 20, one.flags, one.method, 0, 33, crc, packed, size, len(name))
        directory += _CENTRAL.pack(*head, len(one.extra), 0, 0, 0, one.mode << 16, offset) + name + one.extra
    claimed = len(entries) if count is None else count
    end = _END.pack(b"PK\5\6", 0, 0, claimed & 0xFFFF, claimed & 0xFFFF, len(directory), len(body), 0)
    return bytes(body + directory) + tail + end


def flip(files: Files, chance: Random) -> bytes:
    whole = bytearray(pack(entries_of(files)))
    for _ in range(chance.choice((1, 1, 2, 8, 200))):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    return bytes(whole)


def cut(files: Files, chance: Random) -> bytes:
    whole = pack(entries_of(files))
    start, stop = sorted(chance.sample(range(len(whole)), 2))
    return chance.choice((whole[:start], whole[start:], whole[:start] + whole[stop:], whole[start:stop]))


def splice(files: Files, chance: Random) -> bytes:
    whole = pack(entries_of(files))
    start, stop = sorted(chance.sample(range(len(whole)), 2))
    place = chance.randrange(len(whole))
    piece = whole[start:stop] if chance.random() < 0.8 else chance.randbytes(chance.randrange(1, 5_000))
    return whole[:place] + piece + whole[place:]


def change_header(files: Files, chance: Random) -> bytes:
    """Say something else of an entry, in both headers alike."""
    entries = entries_of(files)
    wild = chance.choice((0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, chance.randrange(1 << 32)))
    changes: list[dict[str, object]] = [
        {"flags": chance.choice((1, 8, 0x40, 0x41, 0x800, 0x2000, 0xFFFF))},
        {"method": chance.choice((0, 1, 6, 9, 12, 14, 93, 95, 99, 0xFFFF))},
        {chance.choice(("crc", "size", "packed", "offset")): wild},
        {"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF},
        {"mode": chance.choice((0o120777, 0o040755, 0o020666, 0))},
        {"name": chance.choice(_NAMES).encode("utf-8", "surrogatepass"), "flags": chance.choice((0, 0x800))},
        {"name": chance.randbytes(chance.randrange(40))},
        {
            "extra": struct.pack("<HHQQQ", 1, 24, chance.randrange(1 << 64), wild, chance.randrange(1 << 40)),
            "size": 0xFFFFFFFF,
        },
        {"extra": struct.pack("<HH", 1, chance.choice((0, 7, 8, 0xFFFF))) + chance.randbytes(9), "offset": 0xFFFFFFFF},
    ]
    for _ in range(chance.choice((1, 1, 3))):
        place = chance.randrange(len(entries))
        entries[place] = entries[place]._replace(**chance.choice(changes))  # type: ignore[arg-type]
    return pack(entries)


def patch_header(files: Files, chance: Random) -> bytes:
    """Say something else of an entry in one of its headers, or of the directory at its end."""
    whole = bytearray(pack(entries_of(files)))
    places = []
    for mark in (b"PK\1\2", b"PK\3\4", b"PK\5\6"):
        at = whole.find(mark)
        while at >= 0:
            places.append(at)
            at = whole.find(mark, at + 4)
    at = chance.choice(places) + chance.randrange(4, 22)
    width = chance.choice((1, 2, 4))
    whole[at : at + width] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", chance.randbytes(4)))[:width]
    return bytes(whole)


def lie_about_the_number(files: Files, chance: Random) -> bytes:
    return pack(entries_of(files), chance.choice((0, 1, 0xFFFF, len(files) + 1)))


def overlap(files: Files, chance: Random) -> bytes:
    """Let many entries share the bytes of one, as a bomb without recursion does."""
    entries = entries_of(files)
    big = entries[0]._replace(content=bytes(chance.randrange(1 << 20)), name=b"big.bin")
    shared = [big._replace(name=b"big.bin", offset=0)] * chance.choice((2, 50, 2_000))
    whole = pack([big, *entries])
    head = whole.index(b"PK\1\2")
    packed = len(zlib.compress(big.content, 1)) - 6
    directory = b"".join(
        _CENTRAL.pack(
            *(b"PK\1\2", 20, 20, 0, 8, 0, 33, zlib.crc32(big.content), packed, len(big.content), len(one.name)),
            *(0, 0, 0, 0, 0, 0),
        )
        + one.name
        for one in shared
    )
    return whole[:head] + directory + _END.pack(b"PK\5\6", 0, 0, len(shared), len(shared), len(directory), head, 0)


def zip64(files: Files, chance: Random) -> bytes:
    wide = [chance.choice((0, 1, len(files), 1 << 32, (1 << 64) - 1, chance.randrange(1 << 64))) for _ in range(4)]
    record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", chance.choice((44, 0, 1 << 63)), 45, 45, 0, 0, *wide)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, chance.choice((0, chance.randrange(1 << 64), 1 << 20)), 1)
    return pack(entries_of(files), tail=chance.choice((record + locator, locator, record)))


def zip64_in_place(files: Files, chance: Random) -> bytes:
    """A Zip64 directory where it says it is, with numbers true and wild."""
    plain = pack(entries_of(files))
    end = plain.rindex(b"PK\5\6")
    count, size, start = struct.unpack_from("<HII", plain, end + 10)
    if chance.random() < 0.6:
        count, size, start = chance.choice(((1 << 40, size, start), (count, 1 << 50, start), (count, size, 1 << 60)))
    record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    return plain[:end] + record + struct.pack("<4sIQI", b"PK\6\7", 0, end, 1) + plain[end:]


def nested(files: Files, chance: Random) -> bytes:
    """Zips within zips."""
    whole = pack(entries_of(files))
    for _ in range(chance.randint(1, 12)):
        whole = pack([*entries_of(files), Entry(b"inner.zip", whole)])
    return whole


def bomb(files: Files, chance: Random) -> bytes:
    """A file of zeros, packed to a thousandth, with its true size or a false one."""
    content = bytes(chance.choice((1, 4, 33, 40)) << 20)
    size = chance.choice((None, None, 1, 1 << 31))
    name = chance.choice((b"zeros.js", b"zeros.bin", b"index.html", b"imsmanifest.xml"))
    return pack([*entries_of(files), Entry(name, content, size=size)], level=6)


def many_entries(files: Files, chance: Random) -> bytes:
    count = chance.choice((3_000, 3_000, 20_000, 100_000))
    kind = chance.choice(("f/{}.txt", "{}/a", "f{}\\a.js", "a b{}.html", "É{}", "{}.html"))
    return pack([*entries_of(files), *(Entry(kind.format(number).encode(), b"", 0) for number in range(count))])


def odd_names(files: Files, chance: Random) -> bytes:
    names = chance.sample(_NAMES, chance.randint(1, 8))
    return pack([*entries_of(files), *(Entry(name.encode(), b"x", flags=chance.choice((0, 0x800))) for name in names)])


def noise(files: Files, chance: Random) -> bytes:
    return chance.choice((b"", b"PK\3\4", b"PK\5\6" + bytes(18), b"<")) + chance.randbytes(chance.randrange(2_000))


ZIPS: tuple[Callable[[Files, Random], bytes], ...] = (
    *(flip, flip, cut, splice, change_header, change_header, patch_header, patch_header, lie_about_the_number, overlap),
    *(zip64, zip64_in_place, nested, odd_names, noise),
)
HEAVY: tuple[Callable[[Files, Random], bytes], ...] = (bomb, many_entries)
