"""Metadata of a manifest: where they are kept, and of which generation they are (CAM 2.2)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards import metadata as standard
from scormkit.standards.scorm12 import IMSMD, NO_LANGUAGE, VOCABULARY, XML
from scormkit.validation.manifest import Manifest
from scormkit.validation.references import read_reference
from scormkit.validation.xml import Element, read_document


def _all(manifest: Manifest) -> Iterator[Element]:
    return (element for element in manifest.root.walk() if element.name == "metadata")


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
    document = read_document(path, manifest.package.read(path).content)
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


def check_generation(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-08: metadata are written in the namespace of the standard's own (CAM 2.2.3)."""
    edition = manifest.edition
    for element in manifest.root.walk():
        if element.name == "lom" and element.namespace != edition.learning_metadata:
            yield manifest.found(
                "metadata/other-generation",
                element,
                f"the metadata are in the namespace `{element.namespace or 'none'}`, which is not {edition.name}'s",
                f"write them in `{edition.learning_metadata}` if anybody is to read them",
            )
            return


def _loms(manifest: Manifest) -> Iterator[tuple[Element, Element]]:
    """The metadata that stand in the manifest, in SCORM 1.2's own namespace, each with the element that it is about."""
    for owner in manifest.root.walk():
        for metadata in owner.all("metadata"):
            for lom in metadata.all("lom", IMSMD):
                yield owner, lom


def _at(lom: Element, path: str) -> list[Element]:
    found = [lom]
    for name in path.split("/"):
        found = [child for element in found for child in element.all(name)]
    return found


def check_profiles(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-04, MD-05: metadata hold what their profile demands (2.2.4.4); the manifest's own have none (2.3.5.1.1)."""
    scos = {id(resource.element) for resource in manifest.scos}  # an element's hash would be that of all within
    for owner, lom in _loms(manifest):
        profile = standard.CONTENT_AGGREGATION
        if owner.name in ("resource", "file"):
            profile = standard.SCO if id(owner) in scos else standard.ASSET
        missing = [path.rpartition("/")[2] for path in profile if not _at(lom, path)]
        if missing:
            own = owner is manifest.root
            yield manifest.found(
                "metadata/sparse" if own else "metadata/profile",
                lom,
                f"the metadata of `<{owner.name}>` lack {', '.join(missing)}",
                "add them if a repository is to find the package; LMSs do not ask for them",
            )


def check_reserved(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-06: what is reserved for later is not used (2.2.2)."""
    for _, lom in _loms(manifest):
        for path in standard.RESERVED:
            for element in _at(lom, path):
                yield manifest.found(
                    "metadata/reserved",
                    element,
                    f"`{path}` is reserved in SCORM 1.2",
                    "take it out; a catalogue's id goes into `<catalogentry>`",
                )


def check_vocabularies(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-07: restricted vocabularies have their own words, source and language (2.2.3.2, Add. 2)."""
    for _, lom in _loms(manifest):
        for element in lom.walk():
            texts = [(part, text) for part in ("source", "value") for text in _at(element, f"{part}/langstring")]
            words = standard.VOCABULARIES.get(element.name)
            if words is None or not texts:
                continue
            complaint = next((said for part, text in texts if (said := _complaint_about(part, text, words))), "")
            if complaint:
                yield manifest.found(
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
RULES_OF_SCORM_12 = (check_profiles, check_reserved, check_vocabularies)
