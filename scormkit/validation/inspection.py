"""What a package is, before anybody judges it: what an LMS would show and launch, with which settings; what it weighs.

Values are given as they are written. What cannot be read is said in words, and the rest is told all the same.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from scormkit.package.directory import Member
from scormkit.package.opening import PackageContents
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.standards.media_types import AUDIO, CAPTIONS, IMAGES, VIDEO
from scormkit.standards.scorm12 import MANIFEST
from scormkit.validation.cmi5 import CourseStructure
from scormkit.validation.manifest import ADLCP_NAMESPACES, Manifest, Resource
from scormkit.validation.package import LAUNCH_DOCUMENTS, Package, package_of
from scormkit.validation.tincan import Activities
from scormkit.validation.tool import tool_of
from scormkit.validation.xml import Document, Element

_LARGEST = 10  # files that are named
_KINDS = (
    ("pages", frozenset((".html", ".htm", ".xhtml"))),
    ("scripts", frozenset((".js", ".mjs"))),
    ("styles", frozenset((".css",))),
    ("images", IMAGES),
    ("audio", AUDIO),
    ("video", VIDEO | {CAPTIONS}),
    ("fonts", frozenset((".woff2", ".woff", ".ttf", ".otf", ".eot"))),
    ("documents", frozenset((".pdf", ".docx", ".doc", ".pptx", ".ppt", ".xlsx", ".xls", ".odt", ".epub"))),
    ("data", frozenset((".xml", ".xsd", ".dtd", ".json", ".txt", ".csv"))),
)
_OTHER = "other"
# What SCORM 2004 says of an item's sequencing that decides about being offered, launched and passed.
_SEQUENCING = ("controlMode", "limitConditions", "minNormalizedMeasure", "deliveryControls")


_AU_TEXTS = ("launchParameters", "entitlementKey")  # settings of an AU that are elements (cmi5 13.1.4)


class Setting(NamedTuple):
    """A setting by the name that its standard gives it, and its value as it is written."""

    name: str
    value: str


class Part(NamedTuple):
    """An organization, item, course, block, AU or activity (``kind``), with what stands in it.

    ``launch`` is what an LMS opens, from the top of the package or an address; empty where nothing is opened.
    """

    kind: str
    id: str
    title: str
    launch: str
    settings: tuple[Setting, ...]
    parts: tuple["Part", ...] = ()


class Outline(NamedTuple):
    """What one of the package's documents offers; ``edition`` is the version that it gives itself."""

    file: str
    standard: str
    edition: str
    parts: tuple[Part, ...]


class Kind(NamedTuple):
    """How many files there are of a kind, and their bytes unpacked."""

    name: str
    files: int
    size: int


class Inspection(NamedTuple):
    """A package that was looked at. Sizes are bytes: ``packed`` as it lies there, ``unpacked`` as its directory says.

    ``kinds`` and ``largest`` begin with the heaviest; ``unread`` says in words what could not be read. ``tool`` is what
    made the package, where that is known.
    """

    form: str
    outlines: tuple[Outline, ...]
    files: int
    packed: int
    unpacked: int
    kinds: tuple[Kind, ...]
    largest: tuple[Member, ...]
    unread: tuple[str, ...]
    tool: str = ""


def inspect(contents: PackageContents) -> Inspection:
    """Look at a package, as far as it can be read."""
    package = package_of(contents)
    outlines: list[Outline] = []
    texts: list[str] = []
    unread = [f"the package cannot be read to its end: {contents.damage}"] if contents.damage else []
    for name, path in package.documents.items():
        document, fault = package.document(path)
        texts.append(document.text)
        if document.root is None:
            unread.append(f"{document.path}: {fault or document.diagnostics[-1].message}")
        else:
            outlines.append(_OUTLINES.get(name, _activities)(package, document, document.root))
    if not package.documents and not contents.damage:
        unread.append(f"the package has none of {', '.join(LAUNCH_DOCUMENTS)}, so that no LMS knows what to launch")
    files = [member for member in contents.members if not member.is_folder]
    return Inspection(
        form=contents.form,
        outlines=tuple(outlines),
        files=len(files),
        packed=contents.size,
        unpacked=sum(member.size for member in files),
        kinds=_kinds(files),
        largest=tuple(sorted(files, key=lambda member: (-member.size, member.path))[:_LARGEST]),
        unread=tuple(unread),
        tool=tool_of(package, texts),
    )


def _kinds(files: Iterable[Member]) -> tuple[Kind, ...]:
    counts: dict[str, tuple[int, int]] = {}
    for member in files:
        ending = PurePosixPath(member.path.lower()).suffix
        name = next((kind for kind, endings in _KINDS if ending in endings), _OTHER)
        number, size = counts.get(name, (0, 0))
        counts[name] = (number + 1, size + member.size)
    kinds = (Kind(name, number, size) for name, (number, size) in counts.items())
    return tuple(sorted(kinds, key=lambda kind: (-kind.size, kind.name)))


def _organizations(package: Package, document: Document, root: Element) -> Outline:
    """The organizations of a SCORM manifest with their items."""
    manifest = Manifest(package, document, root)
    defaults = {(parent.get("default") or "").strip() for parent in root.all("organizations")}

    def part(element: Element) -> Part:
        identifier = element.get("identifier") or ""
        resource = manifest.by_identifier.get((element.get("identifierref") or "").strip())
        return Part(
            element.name,
            identifier,
            _text(element.first("title")),
            _launch(resource, element.get("parameters") or "") if resource else "",
            (
                *((Setting("default", "true"),) if element.name == "organization" and identifier in defaults else ()),
                *((Setting("scormtype", resource.type),) if resource and resource.type else ()),
                *_item_settings(element),
            ),
            tuple(part(item) for item in element.all("item")),
        )

    metadata = root.first("metadata")
    version = metadata.first("schemaversion") if metadata else None
    parts = tuple(part(one) for one in manifest.organizations)
    return Outline(document.path, manifest.edition.name, _text(version), parts)


def _launch(resource: Resource, parameters: str) -> str:
    """What is opened: the base, the address and the item's parameters, joined as CAM 2.3.4 (row 3.2.4.4) has it."""
    if not (resource.href or "").strip():
        return ""
    address = f"{resource.base}{(resource.href or '').strip()}"
    parameters = parameters.strip().lstrip("?&")
    if not parameters:
        return address
    if parameters.startswith("#"):
        return address if "#" in address else address + parameters
    return f"{address}{'&' if '?' in address else '?'}{parameters}"


def _item_settings(element: Element) -> Iterator[Setting]:
    if (element.get("isvisible") or "true").strip().lower() not in ("true", "1"):
        yield Setting("isvisible", element.get("isvisible") or "")
    for child in element.children:
        if child.namespace in ADLCP_NAMESPACES:
            yield Setting(child.name, _value(child))
        elif child.name == "sequencing":
            yield from (Setting(one.name, _value(one)) for one in child.walk() if one.name in _SEQUENCING)


def _course(package: Package, document: Document, root: Element) -> Outline:
    """The course of a cmi5.xml with its blocks and AUs."""

    def part(element: Element) -> Part:
        settings = [Setting(one.name, one.value) for one in element.attributes if one.name != "id"]
        settings += [Setting(name, _text(one)) for name in _AU_TEXTS for one in element.all(name)]
        return Part(
            element.name,
            (element.get("id") or "").strip(),
            _langstring(element),
            _text(element.first("url")),
            tuple(settings),
            tuple(part(child) for child in element.children if child.name in ("block", "au")),
        )

    structure = CourseStructure(package, document, root)
    parts = tuple(part(child) for child in structure.root.children if child.name in ("course", "block", "au"))
    return Outline(document.path, "cmi5", "", parts)


def _langstring(element: Element) -> str:
    title = element.first("title")
    return _text(title.first("langstring")) if title else ""


def _activities(package: Package, document: Document, root: Element) -> Outline:
    """The activities of a tincan.xml."""
    parts = (
        Part(
            "activity",
            (activity.get("id") or "").strip(),
            _text(activity.first("name")),
            _text(activity.first("launch")),
            tuple(Setting("type", type_) for type_ in [activity.get("type")] if type_),
        )
        for activity in Activities(package, document, root).all
    )
    return Outline(document.path, "xAPI", "", tuple(parts))


_OUTLINES = {MANIFEST: _organizations, COURSE_STRUCTURE: _course}


def _text(element: Element | None) -> str:
    return " ".join(element.text.split()) if element else ""


def _value(element: Element) -> str:
    """An element's text, or its attributes where it has none."""
    return _text(element) or " ".join(f"{one.name}={one.value}" for one in element.attributes)
