"""The zip writer: the bytes are the plan's and nobody else's."""

import hashlib
import os
import time
import zipfile
from pathlib import Path

import pytest

from scormkit.model.media import MediaFile
from scormkit.package.archive import MediumChangedError, content_digest, pack
from scormkit.package.plan import Entry, PackagePlan


def _plan(*entries: Entry) -> PackagePlan:
    return PackagePlan("x.zip", "scorm12", "index.html", entries, "0" * 12)


def _medium(folder: Path, name: str, content: bytes) -> MediaFile:
    source = folder / name
    source.write_bytes(content)
    return MediaFile(f"media/{name}", len(content), hashlib.sha256(content).hexdigest(), source)


@pytest.fixture
def sample(tmp_path: Path) -> PackagePlan:
    """A plan with text, an empty file, a medium that deflates and one that is compressed already."""
    svg, png = _medium(tmp_path, "a.svg", b"<svg/>" * 200_000), _medium(tmp_path, "b.png", os.urandom(700_000))
    return _plan(
        Entry("imsmanifest.xml", b"<manifest/>"),
        Entry("index.html", b"hello " * 99),
        Entry("media/a.svg", svg),
        Entry("media/b.png", png),
        Entry("empty.txt", b""),
    )


def test_everything_comes_out_as_it_went_in(sample: PackagePlan, tmp_path: Path) -> None:
    """Another zip reader finds every entry, in the plan's order, with its checksum right."""
    pack(sample, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [entry.path for entry in sample.entries]
        assert archive.read("index.html") == b"hello " * 99
        assert archive.read("media/b.png") == (tmp_path / "b.png").read_bytes()


def test_nothing_of_the_machine_gets_in(sample: PackagePlan, tmp_path: Path) -> None:
    """Each entry has the earliest time, Unix as its origin, mode 0644, no flags, no extra field, deflate or stored."""
    pack(sample, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.create_system, info.external_attr >> 16) == (3, 0o100644)
            assert (info.flag_bits, info.extra, info.comment) == (0, b"", b"")
            assert info.extract_version == 20
        methods = {info.filename: info.compress_type for info in archive.infolist()}
    assert methods["media/a.svg"] == methods["index.html"] == zipfile.ZIP_DEFLATED
    assert methods["media/b.png"] == methods["empty.txt"] == zipfile.ZIP_STORED


def test_equal_plans_give_equal_bytes(sample: PackagePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither place, time zone, umask, nor the media's own times change a byte; the digest told is the file's."""
    first = pack(sample, tmp_path / "one" / "x.zip")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    os.utime(tmp_path / "a.svg", (1e9, 1e9))
    mask = os.umask(0o077)
    try:
        second = pack(sample, tmp_path / "two" / "deeper" / "y.zip")
    finally:
        os.umask(mask)
        monkeypatch.undo()
        time.tzset()
    assert first == second
    written = (tmp_path / "one" / "x.zip").read_bytes()
    assert written == (tmp_path / "two" / "deeper" / "y.zip").read_bytes()
    assert (first.size, first.digest) == (len(written), hashlib.sha256(written).hexdigest())


def test_the_content_digest_is_that_of_sha256sum(sample: PackagePlan, tmp_path: Path) -> None:
    """``unzip -Z1 x.zip | xargs sha256sum | sha256sum`` gives the content digest, whatever zlib packed the zip."""
    packed = pack(sample, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        lines = [f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}\n" for name in archive.namelist()]
    assert packed.content == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_content_digest_knows_names_order_and_bytes() -> None:
    """A changed name, byte or order is another content."""
    one, two = Entry("a.txt", b"1"), Entry("b.txt", b"2")
    others = [(two, one), (Entry("c.txt", b"1"), two), (Entry("a.txt", b"3"), two), (one,)]
    assert content_digest((one, two)) not in {content_digest(entries) for entries in others}


def test_a_failing_build_leaves_the_last_good_package(tmp_path: Path) -> None:
    """When a medium is gone, the old zip stays byte for byte and no draft stays beside it."""
    target = tmp_path / "dist" / "x.zip"
    pack(_plan(Entry("index.html", b"good")), target)
    before = target.read_bytes()
    gone = MediaFile("media/gone.png", 3, "00" * 32, tmp_path / "gone.png")
    with pytest.raises(FileNotFoundError):
        pack(_plan(Entry("index.html", b"new"), Entry("media/gone.png", gone)), target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["x.zip"]


def test_a_medium_that_changes_under_the_build_is_noticed(tmp_path: Path) -> None:
    """The bytes packed are the bytes that were read, or nothing is written."""
    file = _medium(tmp_path, "a.png", b"before")
    file.source.write_bytes(b"after!")
    with pytest.raises(MediumChangedError, match=r"media/a\.png changed"):
        pack(_plan(Entry("media/a.png", file)), tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_what_only_zip64_could_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file more than a plain zip can count is refused, and nothing is written."""
    monkeypatch.setattr("scormkit.package.archive._MOST_ENTRIES", 2)
    pack(_plan(Entry("1.txt", b""), Entry("2.txt", b"")), tmp_path / "two.zip")
    with pytest.raises(OSError, match="65,535 files"):
        pack(_plan(Entry("1.txt", b""), Entry("2.txt", b""), Entry("3.txt", b"")), tmp_path / "three.zip")
    assert not (tmp_path / "three.zip").exists()
