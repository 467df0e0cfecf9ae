"""Packages to repair: the minimal ones with changes, and what of a repaired one is still what it was."""

import shutil
from pathlib import Path

from scormkit.package.directory import Member
from scormkit.package.opening import open_package
from scormkit.package.rewriting import rewrite
from scormkit.repair import MENDED, Repair, confirm, plan_repair
from scormkit.repair.settings import read_setting
from tests.cases.odd_zips import write_package
from tests.cases.test_packages import MINIMAL

DOCUMENTS = {"scorm12": "imsmanifest.xml", "scorm2004": "imsmanifest.xml", "cmi5": "cmi5.xml", "tincan": "tincan.xml"}
Edits = tuple[tuple[str, str], ...]


def package(folder: Path, edits: Edits = (), standard: str = "scorm12", recipe: str = "") -> Path:
    """A minimal package as a zip, with changes in its document; each ``old`` stands there, and all become ``new``."""
    place = folder / "package"
    shutil.copytree(MINIMAL / standard, place)
    document = place / DOCUMENTS[standard]
    text = document.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    document.write_bytes(text.encode())
    (place / ".zip.json").write_text(recipe or "{}", "utf-8")
    return write_package(place, folder / "package.zip")


def planned(path: Path, *settings: str, codes: frozenset[str] = MENDED) -> Repair:
    """What a repair would change."""
    return plan_repair(open_package(path), codes, [read_setting(setting) for setting in settings])


def repaired(path: Path, target: Path, *settings: str, codes: frozenset[str] = MENDED) -> Repair:
    """A package's repair, once it is written."""
    repair = planned(path, *settings, codes=codes)
    return rewrite(path, repair.draft.parts, target, lambda draft: confirm(repair, open_package(draft)))


def entries(path: Path) -> dict[str, tuple[bytes, bytes]]:
    """By path, each entry of a zip as its bytes: its header without name, with what follows; and its directory's."""
    whole = path.read_bytes()
    members = open_package(path).members
    stops = sorted([member.offset for member in members] + [min(member.listed for member in members)])
    return {member.path: _entry(whole, member, stops[stops.index(member.offset) + 1]) for member in members}


def _entry(whole: bytes, member: Member, stop: int) -> tuple[bytes, bytes]:
    local, listed, name = member.offset, member.listed, len(member.raw)
    lengths = [int.from_bytes(whole[listed + at : listed + at + 2], "little") for at in (28, 30, 32)]
    return (
        whole[local : local + 26] + whole[local + 28 : local + 30] + whole[local + 30 + name : stop],
        whole[listed : listed + 28]
        + whole[listed + 30 : listed + 42]
        + whole[listed + 46 + name : listed + 46 + sum(lengths)],
    )


def text_of(path: Path, name: str = "imsmanifest.xml") -> str:
    """The text of a file in a package."""
    contents = open_package(path)
    (member,) = [member for member in contents.members if member.path == name]
    return contents.read(member, member.size).content.decode("utf-8")
