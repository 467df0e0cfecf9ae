"""Zips with faults that no zip tool makes: written byte by byte from a folder and a recipe, ``.zip.json``.

``entries``: by path, what is said of it otherwise than it is: ``name`` ``flags`` ``method`` ``crc`` ``size`` ``mode``
(a path that ends in ``/`` and is not there is added as a folder);
``again``: paths that are written twice; ``add``: texts of files whose names not every system could check out;
``zeros``: files of so many zero bytes; ``shared``: by path, another name under which the directory lists it again;
``wrap``: a folder in front of every name; ``zip64``: the directory is one of Zip64; ``comment``: the zip's comment;
``hole``: so many bytes of nothing in front; ``cut``: bytes taken from the end; ``bare``: the one file that stands in
place of a zip.
"""

import json
import struct
import zlib
from pathlib import Path
from typing import Any, NamedTuple

RECIPE = ".zip.json"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_DATE = 33  # the first of January 1980


class _Written(NamedTuple):
    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    mode: int


def write_package(folder: Path, place: Path) -> Path:
    """Pack a folder by its recipe, if it has one; what comes out is a zip, or a bare file."""
    recipe: dict[str, Any] = {}
    if (folder / RECIPE).exists():
        recipe = json.loads((folder / RECIPE).read_text("utf-8"))
        (folder / RECIPE).unlink()
    if "bare" in recipe:
        return folder / str(recipe["bare"])
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files |= {name: text.encode() for name, text in recipe.get("add", {}).items()}
    files |= {name: bytes(count) for name, count in recipe.get("zeros", {}).items()}
    files |= {name: b"" for name in recipe.get("entries", {}) if name.endswith("/")}
    body = bytearray()
    written: list[_Written] = []
    for path in [*sorted(files), *recipe.get("again", [])]:
        written.append(_entry(path, files[path], recipe, body))
        if path in recipe.get("shared", {}):
            written.append(written[-1]._replace(name=recipe["shared"][path].encode()))
    whole = bytes(body) + _directory(written, recipe.get("hole", 0) + len(body), recipe)
    with place.open("wb") as file:
        file.seek(recipe.get("hole", 0))
        file.write(whole[: len(whole) - recipe.get("cut", 0)])
    return place


def _entry(path: str, content: bytes, recipe: dict[str, Any], body: bytearray) -> _Written:
    said = recipe.get("entries", {}).get(path, {})
    name = (recipe.get("wrap", "") + said.get("name", path)).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stored = said.get("method") == 0 or not content
    packed = content if stored else packer.compress(content) + packer.flush()
    one = _Written(
        name=name,
        flags=said.get("flags", 0 if name.isascii() else 0x800),
        method=said.get("method", 0 if stored else 8),
        crc=said.get("crc", zlib.crc32(content)),
        packed=len(packed),
        size=said.get("size", len(content)),
        offset=recipe.get("hole", 0) + len(body),
        mode=said.get("mode", 0o100644),
    )
    body += _LOCAL.pack(b"PK\3\4", 20, one.flags, one.method, 0, _DATE, one.crc, one.packed, one.size, len(name), 0)
    body += name + packed
    return one


def _directory(written: list[_Written], start: int, recipe: dict[str, Any]) -> bytes:
    entries = b"".join(
        _CENTRAL.pack(
            *(b"PK\1\2", 0x0314, 20, one.flags, one.method, 0, _DATE, one.crc, one.packed, one.size),
            *(len(one.name), 0, 0, 0, 0, one.mode << 16, one.offset),
        )
        + one.name
        for one in written
    )
    comment = recipe.get("comment", "").encode()
    count = len(written)
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(entries), start, len(comment)) + comment
    if recipe.get("zip64"):
        wide = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(entries), start)
        tail = wide + struct.pack("<4sIQI", b"PK\6\7", 0, start + len(entries), 1) + tail
    return bytes(entries + tail)
