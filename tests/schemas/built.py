"""Packages built by the compiler from the starter course, as the rules of a standard look at them."""

import io
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from scormkit.compiler import build_course
from scormkit.targets.base import Target
from scormkit.targets.scorm12.target import TARGET

STARTER = Path(__file__).resolve().parents[2] / "scormkit/cli/starter/course_src/first-course"
MANIFEST = "imsmanifest.xml"
PREFIXES = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "md": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}

# What is added to the starter's course.yaml for each kind of SCORM package, and of cmi5 package.
KINDS = {
    "one-sco": "",
    "sco-per-unit": "scorm12:\n  scos: per-unit\n  mastery_score: 80\n",
    "control-documents": "scorm12:\n  mastery_score: 80\n  control_documents: control\n",
}
AU_KINDS = {"one-au": "", "au-per-unit": "cmi5:\n  aus: per-unit\n"}


class Member(NamedTuple):
    """What the zip's directory says of an entry."""

    name: str
    method: int
    flags: int
    extra: bytes
    size: int
    packed: int


@dataclass(frozen=True)
class Package:
    """A zip as its reader finds it; a spoilt one is a copy with something replaced."""

    raw: bytes
    members: tuple[Member, ...]
    files: Mapping[str, bytes]

    @property
    def names(self) -> list[str]:
        return [member.name for member in self.members]

    @property
    def text(self) -> bytes:
        """The manifest as it lies in the zip."""
        return self.files[MANIFEST]

    @property
    def root(self) -> Element:
        return etree.fromstring(self.text)

    def find(self, path: str) -> list[Element]:
        """The manifest's elements at an XPath with the prefixes cp, adlcp and md."""
        return list(self.root.xpath(path, namespaces=PREFIXES))  # type: ignore[arg-type]

    def values(self, path: str) -> list[str]:
        """The manifest's attributes or texts at an XPath."""
        return [str(value) for value in self.root.xpath(path, namespaces=PREFIXES)]  # type: ignore[union-attr]

    def with_manifest(self, old: str, new: str, count: int = 1) -> "Package":
        """The package with a change in its manifest, which must apply."""
        assert old.encode() in self.text, old
        return replace(self, files={**self.files, MANIFEST: self.text.replace(old.encode(), new.encode(), count)})

    def with_file(self, name: str, content: bytes = b"") -> "Package":
        """The package with one file more, or with another content."""
        members = tuple(member for member in self.members if member.name != name)
        return replace(
            self,
            members=(*members, Member(name, 8, 0, b"", len(content), len(content))),
            files={**self.files, name: content},
        )

    def without(self, name: str) -> "Package":
        """The package with one file less."""
        return replace(
            self,
            members=tuple(member for member in self.members if member.name != name),
            files={path: content for path, content in self.files.items() if path != name},
        )

    def with_member(self, **changes: object) -> "Package":
        """The package with other words on its last entry in the zip's directory."""
        *members, last = self.members
        return replace(self, members=(*members, last._replace(**changes)))  # type: ignore[arg-type]


def build(kind: str, folder: Path, target: Target = TARGET) -> Package:
    """Build the starter course as one of ``KINDS`` or ``AU_KINDS`` and open the package."""
    source = folder / "course"
    shutil.copytree(STARTER, source)
    with (source / "course.yaml").open("a", encoding="utf-8") as course:
        course.write((KINDS | AU_KINDS)[kind])
    if kind == "control-documents":
        (source / "control").mkdir()
        for name in ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd"):
            (source / "control" / name).write_text("<schema/>\n")
        shutil.move(source / "media/three-layers.svg", source / "media/Three Läyers (1).SVG")
        unit = source / "units/10-say-it-first.md"
        unit.write_text(unit.read_text("utf-8").replace("../media/three-layers.svg", "<../media/Three Läyers (1).SVG>"))
    result = build_course(source, (target,), folder / "dist")
    assert [found for found in result.diagnostics if found.severity.value == "error"] == []
    return read(result.packages[0].path.read_bytes())


def read(raw: bytes) -> Package:
    """Open a zip with the standard library's reader."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        members = tuple(
            Member(info.filename, info.compress_type, info.flag_bits, info.extra, info.file_size, info.compress_size)
            for info in archive.infolist()
        )
        return Package(raw, members, {name: archive.read(name) for name in archive.namelist()})
