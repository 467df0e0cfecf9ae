"""Fixes of resources: their types, and the files that they list."""

import re
from collections.abc import Iterator

from scormkit.repair.change import Change
from scormkit.repair.markup import escaped
from scormkit.repair.source import Source
from scormkit.standards.scorm12 import ADLCP, ASSET, IMSCP, SCO, XML
from scormkit.validation.files import unlisted_files
from scormkit.validation.manifest import Manifest
from scormkit.validation.references import found_as
from scormkit.validation.xml import Element

_PREFIX = "adlcp"
_PLAIN = re.compile(r"[A-Za-z0-9._~/-]+")  # names that an address can hold as they are
_SHOWN = 3


def mend_type_names(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Write ``adlcp:scormtype`` where it is written in other letters or without ADL's namespace (CAM 2.3.4, 4.1.4)."""
    if manifest.root.namespace != IMSCP:
        return
    declaring = [] if source.prefix_for(manifest.root, ADLCP) else [source.add_attribute(*_declaration(manifest))]
    if declaring and source.declared(_PREFIX):
        return
    usual = f"{_PREFIX}:" if declaring else ""
    for resource in manifest.resources:
        element = resource.element
        odd = [one for one in element.attributes if one.name.lower() == "scormtype"]
        if len(odd) != 1 or (odd[0].namespace == ADLCP and odd[0].name == "scormtype"):
            continue
        written = source.attribute(element, odd[0].name, odd[0].namespace)
        value = odd[0].value.strip().lower()
        prefix = source.prefix_for(element, ADLCP) or usual
        if written is None or value not in (SCO, ASSET) or not prefix:
            continue
        edits = [source.rename(written, f"{prefix}scormtype"), *declaring]
        edits += [source.set_value(written, value)] if odd[0].value != value else []
        words = f"wrote `{prefix}scormtype` for `{written.name}` on resource `{resource.identifier}`"
        yield Change("resource/scormtype-case", words, tuple(edits))
        declaring = []


def _declaration(manifest: Manifest) -> tuple[Element, str, str]:
    return manifest.root, f"xmlns:{_PREFIX}", ADLCP


def mend_type_words(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Write ``sco`` and ``asset`` in small letters."""
    for resource in manifest.resources:
        value = resource.element.get("scormtype", ADLCP)
        word = (value or "").strip().lower()
        written = source.attribute(resource.element, "scormtype", ADLCP)
        if value != word and word in (SCO, ASSET) and written:
            words = f"wrote `{word}` for `{value}` as the type of resource `{resource.identifier}`"
            yield Change("schema/unknown-word", words, (source.set_value(written, word),))


def mend_launch_files(manifest: Manifest, source: Source) -> Iterator[Change]:
    """List the page that a resource opens among its files, if it is in the package."""
    for resource in manifest.resources:
        href = (resource.href or "").strip()
        reference = resource.reference(href)
        if not href or not reference.is_local or found_as(reference, manifest.package) != reference.path:
            continue
        if reference.path not in {resource.reference(written).path for _, written in resource.files}:
            page = re.split("[?#]", href)[0]
            metadata = resource.element.first("metadata")
            markup = _listed(source, resource.element, page)
            edit = source.add_behind(metadata, markup) if metadata else source.add_first(resource.element, markup)
            words = f"listed `{page}` among the files of resource `{resource.identifier}`"
            yield Change("resource/launch-file-unlisted", words, (edit,))


def mend_unlisted(manifest: Manifest, source: Source) -> Iterator[Change]:
    """List every file with the only resource that there is."""
    paths = unlisted_files(manifest)
    based = any(element.get("base", XML) is not None for element in manifest.root.walk())
    nested = any(element.name == "manifest" for element in manifest.root.children)
    plain = all(_PLAIN.fullmatch(path) for path in paths)
    if not paths or len(manifest.resources) != 1 or based or nested or not plain:
        return
    (resource,) = manifest.resources
    within = [child for child in resource.element.children if child.name in ("metadata", "file")]
    if not resource.element.children:
        return  # its launch page is listed first; where it has none, nothing is certain
    edits = []
    for path in paths:
        markup = _listed(source, resource.element, path)
        edits.append(source.add_behind(within[-1], markup) if within else source.add_first(resource.element, markup))
    shown = ", ".join(f"`{path}`" for path in paths[:_SHOWN]) + (" …" if len(paths) > _SHOWN else "")
    files = f"{len(paths):,} file" if len(paths) == 1 else f"{len(paths):,} files"
    words = f"listed {files} with resource `{resource.identifier}`: {shown}"
    yield Change("file/unlisted", words, tuple(edits))


def _listed(source: Source, resource: Element, path: str) -> str:
    return f'<{source.written_name(resource, "file")} href="{escaped(path)}"/>'


def mend_repeated(manifest: Manifest, source: Source) -> Iterator[Change]:
    """List each file once."""
    for resource in manifest.resources:
        seen: set[str] = set()
        again: dict[str, list[Element]] = {}
        for file, written in resource.files:
            if written in seen and not file.children:
                again.setdefault(written, []).append(file)
            seen.add(written)
        if again:
            names = ", ".join(f"`{name}`" for name in list(again)[:_SHOWN]) + (" …" if len(again) > _SHOWN else "")
            edits = tuple(source.remove(file) for files in again.values() for file in files)
            words = f"listed each file of resource `{resource.identifier}` once, no longer twice: {names}"
            yield Change("file/listed-twice", words, edits)
