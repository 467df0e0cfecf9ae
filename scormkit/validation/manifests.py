"""The manifest as a whole: namespaces, metadata, versions, identifiers."""

import re
from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards import scorm12, scorm2004
from scormkit.standards.scorm12 import SCHEMA, XML, XSI
from scormkit.validation.manifest import Manifest
from scormkit.validation.xml import Element

_LOM = re.compile(r"(?:imsmd|/LOM|ims_md|lom)", re.I)
_2004 = re.compile(r"adlcp_v1p3|imsss|adlseq_v1p3|adlnav_v1p3|imscp_v1p1$")
# What belongs to the other standard is no extension; other rules speak of it.
_KNOWN = (XSI, XML, *scorm12.EDITION.namespaces, *scorm2004.UNKNOWN.namespaces)


def check_namespace(manifest: Manifest) -> Iterator[Diagnostic]:
    """XML-09: the root is ``manifest`` in the namespace of content packaging (CAM 2.3.5.1)."""
    root = manifest.root
    if root.name != "manifest" or root.namespace != manifest.edition.content_packaging:
        yield manifest.found(
            "manifest/namespace",
            root,
            f"the root element is `<{root.name}>` {root.in_namespace}",
            f'begin with `<manifest xmlns="{manifest.edition.content_packaging}" …>`',
        )


def check_prefixes(manifest: Manifest) -> Iterator[Diagnostic]:
    """XML-10: elements of content packaging have no prefix, others the usual one; some LMSs compare the letters."""
    usual = {**manifest.edition.prefixes, manifest.root.namespace: ""}
    for element in manifest.elements:
        wanted = usual.get(element.namespace)
        if wanted is not None and element.prefix != wanted and element.namespace:
            right = f"{wanted}:{element.name}" if wanted else element.name
            yield manifest.found(
                "manifest/prefix",
                element,
                f"`<{element.prefix}:{element.name}>` is right XML, but Moodle and others look for `<{right}>`"
                if element.prefix
                else f"`<{element.name}>` is right XML, but Moodle and others look for `<{right}>`",
                "declare content packaging as the default namespace, and ADL's with the usual prefix, such as `adlcp`",
            )
            return


def check_late_namespaces(manifest: Manifest) -> Iterator[Diagnostic]:
    """XML-11: namespaces are declared on ``manifest`` (CAM 2.3.4, row 1: should)."""
    late = [element for element in manifest.elements if element.declared and element is not manifest.root]
    if late:
        yield manifest.found(
            "manifest/late-namespace",
            late[0],
            f"`<{late[0].name}>` declares the namespace `{late[0].declared[0]}`",
            "declare all namespaces on `<manifest>`; some importers look there only",
        )


def check_schema_location(manifest: Manifest) -> Iterator[Diagnostic]:
    """XML-08, XML-12: ``xsi:schemaLocation`` holds pairs of a namespace and a file, parted by blanks."""
    root = manifest.root
    location = root.get("schemaLocation", XSI)
    if location is None:
        return
    if len(location.split()) % 2:
        yield manifest.found(
            "manifest/schema-location-pairs",
            root,
            f"`xsi:schemaLocation` holds {len(location.split())} words, and they must be pairs",
            "write a namespace and its file for each schema",
        )
    if re.search(r"xsi:schemaLocation\s*=\s*[\"'][^\"'<]*&#", manifest.document.text):
        yield manifest.found(
            "manifest/schema-location-space",
            root,
            "`xsi:schemaLocation` holds line ends written as `&#…;`",
            "write plain blanks; an importer is known that breaks on them",
        )


def check_schema_names(manifest: Manifest) -> Iterator[Diagnostic]:
    """XML-12: the files that ``xsi:schemaLocation`` gives for the standard's namespaces have their official names."""
    words = (manifest.root.get("schemaLocation", XSI) or "").split()
    official = manifest.edition.control_documents
    for namespace, file in zip(words[::2], words[1::2], strict=False):
        if namespace in official and file.rpartition("/")[2] != official[namespace]:
            yield manifest.found(
                "manifest/schema-location-name",
                manifest.root,
                f"`xsi:schemaLocation` gives `{file}` for `{namespace}`",
                f"write `{official[namespace]}`, the name by which ADL gives it out",
            )


def check_control_documents(manifest: Manifest) -> Iterator[Diagnostic]:
    """PKG-16: the schemas that the manifest names are in the package (CAM 2.3.5.1); no known LMS reads them."""
    words = (manifest.root.get("schemaLocation", XSI) or "").split()
    official = manifest.edition.control_documents
    missing = [
        file
        for namespace, file in zip(words[::2], words[1::2], strict=False)
        if ":" not in file and file not in manifest.package.files and namespace in official
    ]
    if missing:
        yield manifest.found(
            "manifest/control-documents",
            manifest.root,
            f"the manifest names {', '.join(missing)}, and the package does not hold them",
            "add them where an LMS asks for them; none is known that does",
        )


def check_metadata(manifest: Manifest) -> Iterator[Diagnostic]:
    """MAN-06 to MAN-08, S4-01: the metadata say ``ADL SCORM`` and the version (CAM 2.3.4, rows 2 to 2.2)."""
    versions = manifest.edition.versions
    metadata = manifest.root.first("metadata")
    if metadata is None:
        yield manifest.found(
            "manifest/no-metadata",
            manifest.root,
            "the manifest has no `<metadata>`",
            f"add `<schema>{SCHEMA}</schema>` and `<schemaversion>{versions[0]}</schemaversion>` in `<metadata>`, "
            "by which LMSs tell the version",
        )
        return
    yield from _said(manifest, metadata, "schema", (SCHEMA,))
    yield from _said(manifest, metadata, "schemaversion", versions)


def _said(manifest: Manifest, metadata: Element, name: str, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    element = metadata.first(name)
    if element is None:
        yield manifest.found(
            "manifest/schema-missing" if name == "schema" else "manifest/version-missing",
            metadata,
            f"`<metadata>` lacks `<{name}>`",
            f"write {_choice(name, known)}",
        )
    elif element.text not in known and not (name == "schemaversion" and _is_of_another(manifest, element.text)):
        yield manifest.found(
            "manifest/wrong-schema" if name == "schema" else "manifest/wrong-version",
            element,
            f"`<{name}>` is `{element.text}`",
            f"write {_choice(name, known)}, without blanks around it",
        )


def _choice(name: str, known: tuple[str, ...]) -> str:
    return " or ".join(f"`<{name}>{one}</{name}>`" for one in known)


def _is_of_another(manifest: Manifest, version: str) -> bool:
    """Whether a manifest of SCORM 1.2 says that it is of SCORM 2004, which another rule speaks of."""
    return manifest.edition is scorm12.EDITION and _is_2004(version)


def _is_2004(version: str) -> bool:
    return version.strip() == "CAM 1.3" or version.strip().startswith("2004 ")


def check_mixed_versions(manifest: Manifest) -> Iterator[Diagnostic]:
    """MAN-09: namespaces, version and elements are those of one standard."""
    metadata = manifest.root.first("metadata")
    version = metadata.first("schemaversion") if metadata else None
    if version is not None and _is_2004(version.text):
        yield manifest.found(
            "manifest/mixed-versions",
            version,
            f"`<schemaversion>` is `{version.text.strip()}`, and the namespaces are those of SCORM 1.2",
            "export the package again as the one or the other; LMSs choose the wrong run-time for it",
        )
        return
    for element in manifest.elements:
        if _2004.search(element.namespace):
            yield manifest.found(
                "manifest/mixed-versions",
                element,
                f"`<{element.name}>` belongs to SCORM 2004, and the manifest is one of SCORM 1.2",
                "export the package again as the one or the other",
            )
            return


def check_submanifests(manifest: Manifest) -> Iterator[Diagnostic]:
    """MAN-10: there is no manifest within the manifest, which is legal (CAM 2.3.4, row 5) and hardly supported."""
    for inner in manifest.root.all("manifest"):
        yield manifest.found(
            "manifest/submanifest",
            inner,
            "the manifest holds another manifest, which most LMSs ignore",
            "make one manifest of the two, or two packages",
        )


def check_extensions(manifest: Manifest) -> Iterator[Diagnostic]:
    """MAN-11: elements of other namespaces are allowed (CAM 2.3.5.6), and some importers refuse them."""
    known = ("", *_KNOWN, manifest.root.namespace)
    own = known if manifest.edition is not scorm12.EDITION else ("", *manifest.edition.prefixes, XSI, XML)
    for element in manifest.elements:
        strange = element.namespace not in known and not _LOM.search(element.namespace)
        attribute = next((one for one in element.attributes if one.namespace not in own), None)
        if strange and not _2004.search(element.namespace):
            what, namespace = f"`<{element.name}>`", element.namespace
        elif attribute is not None and not _2004.search(attribute.namespace):
            what, namespace = f"the attribute `{attribute.name}`", attribute.namespace
        else:
            continue
        yield manifest.found(
            "manifest/extension",
            element,
            f"{what} belongs to `{namespace}`, an extension",
            "leave extensions out where the LMS is not known; strict importers refuse the manifest",
        )
        return


def check_identifiers(manifest: Manifest) -> Iterator[Diagnostic]:
    """MAN-02: every identifier stands once in the document (CAM 2.3.4, rows 1.1, 3.2.1, 3.2.4.1, 4.1.1)."""
    seen: dict[str, Element] = {}
    folded: dict[str, Element] = {}
    for element in manifest.elements:
        identifier = element.get("identifier") if element.namespace == manifest.root.namespace else None
        if not identifier:
            continue
        if identifier in seen:
            yield manifest.found(
                "manifest/duplicate-identifier",
                element,
                f"the identifier `{identifier}` stands here and on `<{seen[identifier].name}>`",
                "give each element an identifier of its own; LMSs keep the last or the first one",
                manifest.related(seen[identifier], "first here"),
            )
            continue
        seen[identifier] = element
        other = folded.setdefault(identifier.lower(), element)
        if other is not element:
            yield manifest.found(
                "manifest/similar-identifiers",
                element,
                f"`{identifier}` and `{other.get('identifier')}` differ in capital letters only",
                "choose another identifier; databases of some LMSs take the two for one",
                manifest.related(other, "the other"),
            )


RULES = (
    check_namespace,
    check_prefixes,
    check_late_namespaces,
    check_schema_location,
    check_schema_names,
    check_metadata,
    check_submanifests,
    check_extensions,
    check_identifiers,
)
RULES_OF_SCORM_12 = (check_control_documents, check_mixed_versions)
