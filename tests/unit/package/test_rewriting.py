"""A rewritten zip keeps every byte that was not to be changed."""

import io
import os
import struct
import zipfile
from collections.abc import Sequence
from errno import EFBIG, EINVAL
from pathlib import Path

import pytest

from scormkit.package.opening import open_package
from scormkit.package.rewriting import Part, _copy_zip, rewrite


class _Stream(io.RawIOBase):
    """A file that cannot be gone back in, so that zipfile writes descriptors behind the bytes."""

    def __init__(self) -> None:
        self.whole = b""

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        self.whole += memoryview(content)  # type: ignore[arg-type]
        return len(memoryview(content))  # type: ignore[arg-type]


def _streamed(path: Path) -> Path:
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"made by hand"
        for name, content in (("one.txt", b"one" * 50), ("ü/two.txt", b"two"), ("empty", b"")):
            info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            info.external_attr, info.comment, info.extra = 0o100600 << 16, b"said", b"\x55\x54\x05\x00\x01abcd"
            archive.writestr(info, content)
    path.write_bytes(stream.whole)
    return path


def _parts(path: Path) -> list[Part]:
    return [Part(member, member.path) for member in open_package(path).members]


def _rewritten(path: Path, parts: Sequence[Part]) -> bytes:
    target = path.with_name("fixed.zip")
    rewrite(path, parts, target, lambda draft: None)
    return target.read_bytes()


def test_without_changes_it_is_the_same_file(tmp_path: Path) -> None:
    """Descriptors, extra fields, comments, times and modes: all bytes are copied."""
    path = _streamed(tmp_path / "a.zip")
    assert _rewritten(path, _parts(path)) == path.read_bytes()


def test_new_names_and_new_bytes(tmp_path: Path) -> None:
    """A renamed entry keeps its bytes, a changed one its time and mode, the others everything; readers agree."""
    path = _streamed(tmp_path / "a.zip")
    one, two, empty = _parts(path)
    whole = _rewritten(path, [one._replace(content=b"new" * 99), two._replace(path="ü/2.txt"), empty])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
        assert [archive.read(info) for info in infos] == [b"new" * 99, b"two", b""]
        assert [info.filename for info in infos] == ["one.txt", "ü/2.txt", "empty"]
        assert {(info.date_time, info.external_attr >> 16, info.comment, info.extra) for info in infos} == {
            ((2024, 5, 6, 7, 8, 10), 0o100600, b"said", b"\x55\x54\x05\x00\x01abcd")
        }
        assert [info.flag_bits & 8 for info in infos] == [0, 8, 8]
        assert archive.comment == b"made by hand"


def test_entries_may_lie_in_another_order_than_the_directory(tmp_path: Path) -> None:
    """Bytes keep the order that they have, and the directory its own."""
    path = _streamed(tmp_path / "a.zip")
    turned = _rewritten(path, _parts(path)[::-1])
    (tmp_path / "b.zip").write_bytes(turned)
    assert [member.path for member in open_package(tmp_path / "b.zip").members] == ["empty", "ü/two.txt", "one.txt"]
    assert turned.index(b"one.txt") < turned.index(b"empty")
    again = tmp_path / "again"
    again.mkdir()
    rewrite(tmp_path / "b.zip", _parts(tmp_path / "b.zip"), again / "c.zip", lambda draft: None)
    assert (again / "c.zip").read_bytes() == turned


def test_a_second_name_does_not_survive_a_new_one(tmp_path: Path) -> None:
    """The extra field that repeats the name (APPNOTE 4.6.9) goes with it; the others stay."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("old.txt")
        info.extra = b"\x75\x70\x07\x00\x01crc!ol" + b"\x55\x54\x01\x00x"
        archive.writestr(info, b"text")
    (part,) = _parts(path)
    with zipfile.ZipFile(io.BytesIO(_rewritten(path, [part._replace(path="new.txt")]))) as archive:
        assert archive.infolist()[0].extra == b"\x55\x54\x01\x00x"
    assert _rewritten(path, [part]) == path.read_bytes()


def test_a_name_of_code_page_437_stays_one(tmp_path: Path) -> None:
    """A name whose encoding is not said keeps the encoding that it has (APPNOTE, appendix D)."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("my/__.txt", b"text")
    path.write_bytes(path.read_bytes().replace(b"my/__.txt", b"my/\x81b.txt"))
    (part,) = _parts(path)
    assert part.path == "my/üb.txt"
    assert b"\x81b.txt" in _rewritten(path, [part._replace(path="üb.txt")])


def test_a_folder_is_packed(tmp_path: Path) -> None:
    """Files of a folder come with one time and one mode, so that equal folders give equal zips."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/two.txt").write_bytes(b"two" * 99)
    (tmp_path / "a/one.txt").write_bytes(b"one")
    os.utime(tmp_path / "a/one.txt", (0, 0))
    one, two = _parts(tmp_path / "a")
    whole = _rewritten(tmp_path / "a", [one, two._replace(path="2.txt", content=b"new")])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert {info.filename: archive.read(info) for info in archive.infolist()} == {
            "one.txt": b"one",
            "2.txt": b"new",
        }
        assert {(info.date_time, info.external_attr >> 16) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644)
        }


def test_what_is_not_accepted_is_not_there(tmp_path: Path) -> None:
    """Where the draft is refused, the place keeps what it held, and no draft is left; neither is where it cannot be."""
    path = _streamed(tmp_path / "a.zip")
    (tmp_path / "fixed.zip").write_bytes(b"older")

    def refuse(draft: Path) -> None:
        assert draft.read_bytes() == path.read_bytes()
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        rewrite(path, _parts(path), tmp_path / "fixed.zip", refuse)
    with pytest.raises(OSError, match="No such file"):
        rewrite(path, _parts(path), tmp_path / "nowhere/fixed.zip", refuse)
    assert (tmp_path / "fixed.zip").read_bytes() == b"older"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip", "fixed.zip"]


def test_a_name_that_is_not_what_it_says_gets_no_new_one(tmp_path: Path) -> None:
    """A name that says it is UTF-8 and is not keeps its bytes; a new one cannot be written in its encoding."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("my/ü.txt", b"text")
    path.write_bytes(path.read_bytes().replace("my/ü".encode(), b"my/\xff\xff"))
    (part,) = _parts(path)
    assert _rewritten(path, [part]) == path.read_bytes()
    with pytest.raises(OSError, match="no text"):
        _rewritten(path, [part._replace(path=part.path.removeprefix("my/"))])


@pytest.mark.parametrize(
    ("at", "number"),
    [(42, 0xFFFFFFF0), (42, 5), (42, None), (20, 0x7FFFFFFF)],
    ids=["behind the end", "no header there", "at another entry", "cut off"],
)
def test_an_entry_that_is_elsewhere_is_not_copied(at: int, number: int | None, tmp_path: Path) -> None:
    """Where an entry begins and how long it is need not be true: it is refused then, and no draft is left."""
    path = _streamed(tmp_path / "a.zip")
    whole = bytearray(path.read_bytes())
    first, second, _ = open_package(path).members
    struct.pack_into("<I", whole, first.listed + at, second.offset if number is None else number)
    path.write_bytes(whole)
    with pytest.raises(OSError, match=r"`one\.txt` cannot be copied") as refused:
        _rewritten(path, _parts(path))
    assert refused.value.errno == EINVAL
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_what_only_zip64_could_hold_is_refused(tmp_path: Path) -> None:
    """Places behind the first 4 GiB have no room in a directory."""
    path = _streamed(tmp_path / "a.zip")
    with (tmp_path / "sparse").open("w+b") as file:
        file.seek(1 << 32)
        with pytest.raises(OSError, match="at most 4 GiB") as refused:
            _copy_zip(path, _parts(path), file)
    assert refused.value.errno == EFBIG
