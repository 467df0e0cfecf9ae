"""Packages from anywhere are read within bounds, or refused in words."""

import struct
import zipfile
from pathlib import Path

import pytest

from scormkit.package import contents
from scormkit.package.contents import PackageError, read_pages


def _zip(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_only_pages_are_read(tmp_path: Path) -> None:
    """Pages at the root and units' scripts are read, and nothing besides."""
    files = {"index.html": b"a", "units/x.js": b"b", "player/player.js": b"c", "media/a.html": b"d", "../x.html": b"e"}
    assert read_pages(_zip(tmp_path / "a.zip", files)) == {"index.html": b"a", "units/x.js": b"b"}


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A page of more than 16 MiB is refused, though its zip is small."""
    bomb = _zip(tmp_path / "a.zip", {"index.html": bytes(17 << 20)})
    assert bomb.stat().st_size < 100_000
    with pytest.raises(PackageError, match="too large"):
        read_pages(bomb)


def test_many_pages_that_are_too_much_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages together have a bound of their own."""
    monkeypatch.setattr(contents, "_MOST_OF_ALL", 250)
    with pytest.raises(PackageError, match="too large"):
        read_pages(_zip(tmp_path / "a.zip", {f"{number}.html": bytes(100) for number in range(3)}))


@pytest.mark.parametrize("spoil", [b"", b"PK\5\6", b"not a zip" * 9, b"PK\3\4" + bytes(40)])
def test_what_is_no_zip_is_refused(tmp_path: Path, spoil: bytes) -> None:
    """A file of another kind, or of none, is told as such."""
    (tmp_path / "a.zip").write_bytes(spoil)
    with pytest.raises(PackageError, match=r"no zip file|more files"):
        read_pages(tmp_path / "a.zip")


def test_every_damage_is_told_in_words(tmp_path: Path) -> None:
    """A zip with any byte changed, or cut anywhere, is read or refused; nothing else is raised."""
    whole = _zip(tmp_path / "a.zip", {"index.html": b"a page " * 20, "units/x.js": b"b" * 50}).read_bytes()
    place = tmp_path / "b.zip"
    refused = 0
    for at in range(len(whole)):
        for spoilt in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            place.write_bytes(spoilt)
            try:
                read_pages(place)
            except PackageError:
                refused += 1
    assert refused > len(whole)


def test_unusual_packing_is_refused(tmp_path: Path) -> None:
    """Methods that no LMS reads are not unpacked."""
    with pytest.raises(PackageError, match="unusual"):
        read_pages(_zip(tmp_path / "a.zip", {"index.html": b"a" * 99}, zipfile.ZIP_BZIP2))


def test_a_huge_directory_is_refused_unread(tmp_path: Path) -> None:
    """A directory beyond what 65,535 files take, or one of Zip64, is refused before it is read."""
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 9, 9, 1 << 30, 0, 0)
    locator = b"PK\6\7" + bytes(16) + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)
    for content in (end, locator):
        (tmp_path / "a.zip").write_bytes(content)
        with pytest.raises(PackageError, match="more files"):
            read_pages(tmp_path / "a.zip")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """What is not there, or is a folder, is told with the system's reason."""
    for place in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(PackageError, match="cannot be read"):
            read_pages(place)
