"""What the official schema and our grammars say of one document."""

from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.package.directory import Member
from scormkit.package.opening import Content, PackageContents
from scormkit.standards.scorm12 import IMSMD
from scormkit.validation import validate
from tests.conftest import shared_folder
from tests.differential.documents import Standard

# Findings that stand for a fault which the schema sees, beside schema/…
OF_THE_SCHEMA = {
    "metadata/grammar": "a fault of metadata is a warning, by the checklist's rule of thumb",
    "manifest/duplicate-identifier": "identifiers are xs:ID",
    "manifest/namespace": "no root of another namespace is declared",
    "cmi5/namespace": "no root of another namespace is declared",
    "resource/scormtype-case": "no attribute of these letters is declared",
}
_VALUES = ("CVC_DATATYPE", "CVC_MAXLENGTH", "CVC_MINLENGTH", "CVC_ENUMERATION", "CVC_MININCLUSIVE", "CVC_MAXINCLUSIVE")
_ATTRIBUTES = ("CVC_COMPLEX_TYPE_3", "CVC_COMPLEX_TYPE_4", "CVC_ATTRIBUTE", "CVC_AU", "CVC_TYPE_3_1_1")


class Fault(NamedTuple):
    """An error of the schema: its line (0: none is known), which rule it breaks, its words."""

    line: int
    kind: str
    message: str

    @property
    def is_at_its_element(self) -> bool:
        """Whether its line is bound to be that of ours, too: an attribute or a value, nothing of order and number."""
        return any(one in self.kind for one in (*_VALUES, *_ATTRIBUTES))


class Verdict(NamedTuple):
    """What both say of a document; ``near`` are by line the lines of parent, siblings and children.

    ``within_metadata`` are the lines of what other namespaces have within metadata.
    """

    document: bytes
    theirs: tuple[Fault, ...]
    ours: tuple[Diagnostic, ...]
    others: frozenset[str]
    near: dict[int, set[int]]
    within_metadata: frozenset[int]
    well_formed: bool

    @property
    def agree(self) -> bool:
        """Both find it right or both find it wrong."""
        return bool(self.theirs) == bool(self.ours)

    @property
    def elsewhere(self) -> tuple[Fault, ...]:
        """Their errors near which we say nothing."""
        lines = {found.span.line for found in self.ours}
        return tuple(
            fault
            for fault in self.theirs
            if fault.line
            and fault.line not in lines
            and (fault.is_at_its_element or not (self.near.get(fault.line, set()) & lines))
        )


@cache
def schema(name: str) -> etree.XMLSchema:
    """A schema of ../shared/schemas."""
    folder = shared_folder()
    assert folder is not None, "the official schemas are needed: set SCORMKIT_SHARED or provide ../shared"
    return etree.XMLSchema(etree.parse(folder / "schemas" / name))


def compare(document: bytes, standard: Standard) -> Verdict:
    """Hold a document against the schema and against our grammars."""
    found = validate(_alone(standard.file, document)).diagnostics
    ours = tuple(one for one in found if one.code.startswith("schema/") or one.code in OF_THE_SCHEMA)
    others = frozenset(one.code for one in found) - {one.code for one in ours}
    try:
        root = etree.fromstring(document)
    except etree.XMLSyntaxError:
        return Verdict(document, (), ours, others, {}, frozenset(), False)
    official = schema(standard.schema)
    official.validate(root)
    log: Any = official.error_log  # whose stub does not say that it is a sequence
    theirs = tuple(Fault(entry.line, entry.type_name, entry.message) for entry in log)
    return Verdict(document, theirs, ours, others, _near(root), _within_metadata(root), True)


def _near(root: etree._Element) -> dict[int, set[int]]:
    near: dict[int, set[int]] = {}
    for element in root.iter(tag=etree.Element):
        around = [element.getparent(), *element.itersiblings(tag=etree.Element, preceding=True)]
        around += [*element.itersiblings(tag=etree.Element), *element.iterchildren(tag=etree.Element)]
        near[_line(element)] = {_line(one) for one in around if one is not None}
    return near


def _within_metadata(root: etree._Element) -> frozenset[int]:
    outer = root.iter(f"{{{IMSMD}}}*")
    strange = (
        one for element in outer for one in element.iter(tag=etree.Element) if f"{{{IMSMD}}}" not in str(one.tag)
    )
    return frozenset(_line(inner) for one in strange for inner in one.iter(tag=etree.Element))


def _line(element: etree._Element) -> int:
    line: int = getattr(element, "sourceline", 0) or 0  # its stub does not say that it is a number
    return line


def _alone(name: str, document: bytes) -> PackageContents:
    """A folder with this document and nothing else."""
    member = Member(name, len(document), len(document), flags=0x800)
    return PackageContents(
        "folder", len(document), (member,), lambda _, most: Content(document[:most]), lambda _, most: ""
    )
