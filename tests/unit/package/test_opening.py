"""Packages from anywhere are opened within bounds, and what is wrong with them is said in words."""

import struct
import zipfile
from pathlib import Path

import pytest

from scormkit.package.opening import open_package


def _zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_zip_and_its_folder_hold_the_same(tmp_path: Path) -> None:
    """Paths and contents are those of the files, packed or not; folders come with a slash."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/one.txt").write_bytes(b"one")
    (tmp_path / "a/b/two.txt").write_bytes(b"two" * 99)
    packed = open_package(_zip(tmp_path / "a.zip", {"one.txt": b"one", "b/two.txt": b"two" * 99}))
    unpacked = open_package(tmp_path / "a")
    for contents in (packed, unpacked):
        assert {one.path: contents.read(one, 1000).content for one in contents.members} == {
            "one.txt": b"one",
            "b/two.txt": b"two" * 99,
        }
        assert [contents.verify(one, 1000) for one in contents.members] == ["", ""]


def test_reading_is_bounded(tmp_path: Path) -> None:
    """No more is unpacked than was asked for, whatever the zip holds."""
    contents = open_package(_zip(tmp_path / "a.zip", {"bomb": bytes(50 << 20)}))
    assert len(contents.read(contents.members[0], 1000).content) == 1000


@pytest.mark.parametrize("spoil", [b"", b"PK\5\6", b"not a zip" * 9, b"PK\3\4" + bytes(40)])
def test_what_is_no_zip_is_said(tmp_path: Path, spoil: bytes) -> None:
    """A file of another kind, or of none, has no members and a damage in words."""
    (tmp_path / "a.zip").write_bytes(spoil)
    contents = open_package(tmp_path / "a.zip")
    assert contents.members == ()
    assert contents.damage


def test_a_directory_that_lies_is_said(tmp_path: Path) -> None:
    """A directory of a size beyond the file, or of more entries than it has, is damage."""
    for fields in ((9, 9, 1 << 30, 0), (9, 9, 0, 0)):
        (tmp_path / "a.zip").write_bytes(struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, *fields, 0))
        assert open_package(tmp_path / "a.zip").damage


def test_a_size_that_lies_is_said(tmp_path: Path) -> None:
    """A file that unpacks to more than its directory says is found when it does, not after."""
    path = _zip(tmp_path / "a.zip", {"a": bytes(30 << 20)})
    whole = path.read_bytes()
    size = struct.pack("<I", 30 << 20)
    assert whole.count(size) == 2
    path.write_bytes(whole.replace(size, struct.pack("<I", 10)))
    contents = open_package(path)
    assert contents.verify(contents.members[0], 1 << 30) == "it unpacks to more than the directory says"


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link in a folder is told as one; what it leads to is not read."""
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/link").symlink_to("../secret")
    contents = open_package(tmp_path / "a")
    assert [one.symlink for one in contents.members] == [True]
    assert contents.read(contents.members[0], 99).content == b""


def test_no_more_is_read_than_the_directory_says(tmp_path: Path) -> None:
    """Budgets may count what the directory says: reading ends there, and says what it was."""
    path = _zip(tmp_path / "a.zip", {"a": bytes(30 << 20)})
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 30 << 20), struct.pack("<I", 10)))
    contents = open_package(path)
    assert contents.read(contents.members[0], 1 << 20) == (bytes(10), "it unpacks to more than the directory says")
