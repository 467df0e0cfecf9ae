"""A SCORM manifest as the rules see it: organizations, items and resources found, nothing judged."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.standards import scorm12, scorm2004
from scormkit.standards.edition import Edition
from scormkit.standards.scorm12 import ADLCP, ASSET, SCO, XML
from scormkit.validation.package import Package
from scormkit.validation.references import Reference, read_reference
from scormkit.validation.suggestions import Suggestions
from scormkit.validation.xml import Document, Element, read_document

ADLCP_NAMESPACES = (ADLCP, scorm2004.ADLCP)

_LONGEST_BASE = 2_000  # characters of an address (CAM 2.3.4, row 4.1.3)
_MOST_OF_METADATA = 4 << 20  # bytes of files beside the manifest that are read as metadata


class Item(NamedTuple):
    """An item: its element, the places of the items around it from the outermost, and whether it holds items."""

    element: Element
    above: tuple[int, ...]
    organization: int

    @property
    def identifier(self) -> str:
        return (self.element.get("identifier") or "").strip()

    @property
    def is_leaf(self) -> bool:
        return not self.element.all("item")


class Resource(NamedTuple):
    """A resource: its element and what ``xml:base`` puts in front of its references."""

    element: Element
    base: str

    @property
    def identifier(self) -> str:
        return (self.element.get("identifier") or "").strip()

    @property
    def href(self) -> str | None:
        return self.element.get("href")

    @property
    def type(self) -> str:
        """``sco``, ``asset`` or empty, however its attribute is spelt."""
        for namespace in ADLCP_NAMESPACES:
            for name in ("scormtype", "scormType"):
                value = self.element.get(name, namespace)
                if value is not None:
                    return value.strip().lower() if value.strip().lower() in (SCO, ASSET) else ""
        return ""

    def reference(self, written: str) -> Reference:
        """A reference of this resource, from the top of the package."""
        return read_reference(written, self.base)

    @property
    def files(self) -> tuple[tuple[Element, str], ...]:
        """The files that it lists, with what they refer to."""
        return tuple((file, file.get("href") or "") for file in self.element.all("file"))

    @property
    def sites(self) -> Iterator[tuple[Element, Reference]]:
        """Each thing that it refers to, once: its launch page first, then its files."""
        seen = set()
        for element, written in ((self.element, self.href or ""), *self.files):
            if written.strip() and written not in seen:
                seen.add(written)
                yield element, self.reference(written)


class Manifest:
    """A manifest within its package; elements are those of the root's namespace, whichever that is."""

    def __init__(self, package: Package, document: Document, root: Element) -> None:
        self.package = package
        self.document = document
        self.root = root
        self.nearest = Suggestions()

    def found(
        self, code: str, element: Element, message: str, help: str, related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """A finding at an element."""
        return Diagnostic(code, self.document.at(element), message, help, related)

    def related(self, element: Element, label: str) -> tuple[Related, ...]:
        """Another place of the manifest that belongs to a finding."""
        return (Related(Span(self.document.path, element.line), label),)

    @cached_property
    def edition(self) -> Edition:
        """The standard that it says it is of: SCORM 1.2 if it says nothing of SCORM 2004."""
        if self.root.namespace != scorm2004.IMSCP:
            return scorm12.EDITION
        metadata = self.root.first("metadata")
        version = metadata.first("schemaversion") if metadata else None
        return scorm2004.EDITIONS.get(version.text.strip() if version else "", scorm2004.UNKNOWN)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The root and everything within, in the order of the document."""
        return tuple(self.root.walk())

    @cached_property
    def organizations(self) -> tuple[Element, ...]:
        return tuple(one for parent in self.root.all("organizations") for one in parent.all("organization"))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items of all organizations, in the order of the document."""
        found: list[Item] = []

        def gather(element: Element, above: tuple[int, ...], organization: int) -> None:
            for child in element.all("item"):
                place = len(found)
                found.append(Item(child, above, organization))
                gather(child, (*above, place), organization)

        for number, organization in enumerate(self.organizations):
            gather(organization, (), number)
        return tuple(found)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        outer = _base(self.root)
        return tuple(
            Resource(one, outer + _base(parent) + _base(one))
            for parent in self.root.all("resources")
            for one in parent.all("resource")
        )

    @cached_property
    def sites(self) -> tuple[tuple[Resource, Element, Reference], ...]:
        """Each thing that a resource refers to, with it and the element that names it."""
        return tuple((resource, *site) for resource in self.resources for site in resource.sites)

    @cached_property
    def by_identifier(self) -> Mapping[str, Resource]:
        """The resources by their identifiers; the first one counts. Those of submanifests are among them."""
        found: dict[str, Resource] = {}
        inner = [
            Resource(one, _base(parent) + _base(one))
            for manifest in self.elements
            if manifest.name == "manifest" and manifest is not self.root
            for parent in manifest.all("resources")
            for one in parent.all("resource")
        ]
        for resource in (*self.resources, *inner):
            if resource.identifier:
                found.setdefault(resource.identifier, resource)
        return found

    @cached_property
    def scos(self) -> tuple[Resource, ...]:
        return tuple(resource for resource in self.resources if resource.type == SCO)

    @cached_property
    def title(self) -> str:
        """The title of the first organization."""
        for organization in self.organizations:
            title = organization.first("title")
            if title is not None and title.text.strip():
                return " ".join(title.text.split())
        return ""

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The first path at which a file of a name lies, by the name in small letters."""
        paths = sorted(self.package.files, reverse=True)
        return {path.rpartition("/")[2].lower(): path for path in paths}

    @cached_property
    def metadata_files(self) -> Mapping[str, Document]:
        """The files that ``adlcp:location`` names and the package holds, by their paths, read as XML."""
        found: dict[str, Document] = {}
        left = _MOST_OF_METADATA
        locations = (one for one in self.elements if one.name == "location" and one.namespace == self.edition.adl)
        for path in dict.fromkeys(read_reference(location.text).path for location in locations):
            member = self.package.files.get(path)
            if member is not None and member.size <= left:
                content = self.package.read(path).content
                found[path] = read_document(self.package.place(path), content)
                left -= max(member.size, len(content))
        return found

    def launched(self, item: Item) -> Resource | None:
        """The resource that an item launches, if it is there."""
        return self.by_identifier.get((item.element.get("identifierref") or "").strip())


def _base(element: Element) -> str:
    base = (element.get("base", XML) or "").strip()
    return base if len(base) <= _LONGEST_BASE else ""
