"""Metadata of a manifest: where they are kept, and of which generation they are (CAM 2.2)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.scorm12 import ADLCP, IMSMD
from scormkit.validation.manifest import Manifest
from scormkit.validation.references import read_reference
from scormkit.validation.xml import Element, read_document


def _all(manifest: Manifest) -> Iterator[Element]:
    return (element for element in manifest.root.walk() if element.name == "metadata")


def check_locations(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-01: ``adlcp:location`` leads to a metadata document in the package (CAM 2.4)."""
    for metadata in _all(manifest):
        for location in metadata.all("location", ADLCP):
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
        if inline and metadata.all("location", ADLCP):
            yield manifest.found(
                "metadata/twice",
                inline[0],
                "the metadata stand here, and `<adlcp:location>` names a file with others",
                "keep one of the two",
            )


def check_generation(manifest: Manifest) -> Iterator[Diagnostic]:
    """MD-08: metadata are written in the namespace of SCORM 1.2's own (CAM 2.2.3)."""
    for element in manifest.root.walk():
        if element.name == "lom" and element.namespace != IMSMD:
            yield manifest.found(
                "metadata/other-generation",
                element,
                f"the metadata are in the namespace `{element.namespace or 'none'}`, which is not SCORM 1.2's",
                f"write them in `{IMSMD}` if anybody is to read them",
            )
            return


RULES = (check_locations, check_twice, check_generation)
