"""Metadata of a manifest: where they are kept, and whether they are what they should be (CAM 2.2)."""

from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards import learning_metadata
from scormkit.standards import metadata as standard
from scormkit.standards.scorm12 import IMSMD, NO_LANGUAGE, VOCABULARY, XML
from scormkit.validation.grammar import faults_within
from scormkit.validation.manifest import Manifest
from scormkit.validation.references import read_reference
from scormkit.validation.xml import Document, Element


def _all(manifest: Manifest) -> Iterator[Element]:
    return (element for element in manifest.elements if element.name == "metadata")


def check_locations(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-01: ``adlcp:location`` leads to a metadata document in the package (CAM 2.4)."""
    for metadata in _all(manifest):
        for location in metadata.all("location", manifest.edition.adl):
            reference = read_reference(location.text)
            if not reference.is_local:
                continue
            complaint = _complaint(manifest, reference.path)
            if complaint:
                yield manifest.found(
                    "metadata/location",
                    location,
                    f"`{location.text.strip()}` {complaint}",
                    "add the file, or take `<adlcp:location>` out",
                )


def _complaint(manifest: Manifest, path: str) -> str:
    if path not in manifest.package.files:
        return "is not in the package"
    document = manifest.metadata_files.get(path)
    if document is None:
        return "is too large to be read as metadata"
    if document.root is None:
        return "is no well-formed XML"
    return "" if document.root.name == "lom" else f"begins with `<{document.root.name}>`, not with `<lom>`"


def check_twice(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-02: metadata stand in the manifest or in a file of their own, not both (CAM 2.3.4, row 2.3)."""
    for metadata in _all(manifest):
        inline = [child for child in metadata.children if child.name == "lom"]
        if inline and metadata.all("location", manifest.edition.adl):
            yield manifest.found(
                "metadata/twice",
                inline[0],
                "the metadata stand here, and `<adlcp:location>` names a file with others",
                "keep one of the two",
            )


class _Metadata(NamedTuple):
    """Metadata: the element that they are about, their ``lom``, and the document that holds them."""

    owner: Element
    lom: Element
    document: Document

    def found(self, code: str, element: Element, message: str, help: str) -> Diagnostic:
        """A finding at an element of them."""
        return Diagnostic(code, self.document.at(element), message, help)


def _every(manifest: Manifest) -> Iterator[_Metadata]:
    """All metadata: those in the manifest, and those in files that it names, each file once."""
    told = set()
    for owner in manifest.elements:
        for metadata in owner.all("metadata"):
            for child in metadata.children:
                if child.name == "lom":
                    yield _Metadata(owner, child, manifest.document)
            for location in metadata.all("location", manifest.edition.adl):
                path = read_reference(location.text).path
                document = manifest.metadata_files.get(path)
                if document and document.root is not None and document.root.name == "lom" and path not in told:
                    told.add(path)
                    yield _Metadata(owner, document.root, document)


def check_generation(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-08: metadata are written in the namespace of the standard's own (CAM 2.2.3)."""
    edition = manifest.edition
    for one in _every(manifest):
        if one.lom.namespace != edition.learning_metadata:
            yield one.found(
                "metadata/other-generation",
                one.lom,
                f"the metadata are {one.lom.in_namespace}, which is not {edition.name}'s",
                f"write them in `{edition.learning_metadata}` if anybody is to read them",
            )
            return


def check_grammar(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-03: metadata follow their grammar, wherever they are kept (CAM 2.2.3)."""
    for document in (manifest.document, *manifest.metadata_files.values()):
        for element in _outermost(document.root) if document.root is not None else ():
            if element.name not in learning_metadata.GRAMMAR.kinds:
                yield Diagnostic(
                    "metadata/grammar",
                    document.at(element),
                    f"`<{element.name}>` is no element of metadata",
                    "take it out, or correct its name",
                )
                continue
            for found in faults_within(document, learning_metadata.GRAMMAR, element):
                yield found._replace(code="metadata/grammar")


def _outermost(root: Element) -> Iterator[Element]:
    """The elements of SCORM 1.2's metadata that do not stand in other ones."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.namespace == IMSMD:
            yield element
        else:
            waiting.extend(reversed(element.children))


def _loms(manifest: Manifest) -> Iterator[_Metadata]:
    """The metadata in SCORM 1.2's own namespace."""
    return (one for one in _every(manifest) if one.lom.namespace == IMSMD)


def _at(lom: Element, path: str) -> list[Element]:
    found = [lom]
    for name in path.split("/"):
        found = [child for element in found for child in element.all(name)]
    return found


def check_profiles(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-04, MD-05: metadata hold what their profile demands (2.2.4.4); the manifest's own have none (2.3.5.1.1)."""
    scos = {id(resource.element) for resource in manifest.scos}  # an element's hash would be that of all within
    for one in _loms(manifest):
        owner = one.owner
        profile = standard.CONTENT_AGGREGATION
        if owner.name in ("resource", "file"):
            profile = standard.SCO if id(owner) in scos else standard.ASSET
        missing = [path for path in profile if not _at(one.lom, path)]
        if missing:
            own = owner is manifest.root
            yield one.found(
                "metadata/sparse" if own else "metadata/profile",
                one.lom,
                f"the metadata of `<{owner.name}>` lack {', '.join(missing)}",
                "add them if a repository is to find the package; LMSs do not ask for them",
            )


def check_reserved(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-06: what is reserved for later is not used (2.2.2)."""
    for one in _loms(manifest):
        for path in standard.RESERVED:
            for element in _at(one.lom, path):
                yield one.found(
                    "metadata/reserved",
                    element,
                    f"`{path}` is reserved in SCORM 1.2",
                    "take it out; a catalogue's id goes into `<catalogentry>`",
                )


def check_vocabularies(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-07: restricted vocabularies have their own words, source and language (2.2.3.2, Add. 2)."""
    for one in _loms(manifest):
        for element in one.lom.walk():
            texts = [(part, text) for part in ("source", "value") for text in _at(element, f"{part}/langstring")]
            words = standard.VOCABULARIES.get(element.name)
            if words is None or not texts:
                continue
            complaint = next((said for part, text in texts if (said := _complaint_about(part, text, words))), "")
            if complaint:
                yield one.found(
                    "metadata/vocabulary", element, f"`<{element.name}>` {complaint}", "write the words exactly so"
                )


def _complaint_about(part: str, text: Element, words: tuple[str, ...]) -> str:
    if text.get("lang", XML) != NO_LANGUAGE:
        return f"has a {part} whose `xml:lang` is not `{NO_LANGUAGE}`"
    if part == "source" and text.text != VOCABULARY:
        return f"has the source `{text.text}`, not `{VOCABULARY}`"
    if part == "value" and text.text not in words:
        return f"is `{text.text}`, and its words are {', '.join(words)}"
    return ""


RULES = (check_locations, check_twice, check_generation)
RULES_OF_SCORM_12 = (check_grammar, check_profiles, check_reserved, check_vocabularies)
