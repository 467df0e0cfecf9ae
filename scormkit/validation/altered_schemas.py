"""Schemas in a package: whether those under the name of an official one say the same."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.control_documents import DIGESTS
from scormkit.validation.findings import about_files
from scormkit.validation.package import Package
from scormkit.validation.xml import Element, read_document

_LARGEST = 1 << 20  # bytes; the largest official one has a twentieth of this
# The official ims_xml.xsd declares this, which no parser takes since (Namespaces in XML 1.0, 3).
_ILLEGAL = b'xmlns="http://www.w3.org/XML/1998/namespace"'
_UNSAID = (("minOccurs", "1"), ("maxOccurs", "1"))  # what XML Schema takes where nothing is said


def check_altered(package: Package) -> Iterator[Diagnostic]:
    """PKG-17: a schema with the name of an official one is that one, but for comments, blanks and encoding."""
    altered = [
        package.place(name)
        for name, digests in DIGESTS.items()
        if name in package.files and _digest_in(package, name) not in digests
    ]
    yield from about_files(
        "manifest/altered-schema",
        altered,
        "this schema has the name of an official one, and says something else",
        "these {count} schemas have the names of official ones, and say something else",
        "take the official files, or leave them out; a strict importer checks the manifest against them",
    )


def _digest_in(package: Package, name: str) -> str:
    if package.files[name].size > _LARGEST:
        return ""
    content = package.read(name).content.replace(_ILLEGAL, b"")
    root = read_document(name, content).root
    return digest(root) if root is not None else ""


def digest(root: Element) -> str:
    """What a schema says, as a number: its elements and attributes, without annotations."""
    import hashlib  # few packages hold schemas

    said = hashlib.sha256()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        within = [child for child in element.children if child.name != "annotation"]
        attributes = sorted(
            f"{one.namespace} {one.name} {one.value.strip()}"
            for one in element.attributes
            if (one.name, one.value) not in _UNSAID
        )
        line = "\t".join((element.namespace, element.name, *attributes, str(len(within))))
        said.update(f"{line}\n".encode("utf-8", "replace"))
        waiting.extend(reversed(within))
    return said.hexdigest()


RULES = (check_altered,)
