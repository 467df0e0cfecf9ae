"""Fixes of a manifest's first lines: what LMSs tell its version by, and which organization is the default."""

import re
from collections.abc import Iterator

from scormkit.repair.change import Change
from scormkit.repair.source import Source
from scormkit.standards.scorm12 import ADLCP, IMSCP, SCHEMA, SCHEMA_VERSION
from scormkit.validation.manifest import Manifest
from scormkit.validation.manifests import check_mixed_versions
from scormkit.validation.xml import Element

_VERSION = re.compile(r"(?:(?:adl\s*)?scorm|version|v\.?)?\s*1\.2(?:\.0)?", re.I)


def mend_schema(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Say ``ADL SCORM`` where nothing or the same in other letters was said."""
    metadata = manifest.root.first("metadata")
    if metadata is None or not _is_scorm_12(manifest):
        return
    schema = metadata.first("schema")
    if schema is None:
        edit = source.add_first(metadata, _said(source, metadata, "schema", SCHEMA))
        yield Change("manifest/schema-missing", f"added `<schema>{SCHEMA}</schema>` to the metadata", (edit,))
    elif schema.text != SCHEMA and "".join(schema.text.lower().split()) in ("", "adlscorm"):
        yield from _rewritten(source, "manifest/wrong-schema", schema, SCHEMA)


def mend_version(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Say ``1.2`` where nothing or the same in other words was said."""
    metadata = manifest.root.first("metadata")
    if metadata is None or not _is_scorm_12(manifest):
        return
    schema, version = metadata.first("schema"), metadata.first("schemaversion")
    if version is None:
        markup = _said(source, metadata, "schemaversion", SCHEMA_VERSION)
        edit = source.add_first(metadata, markup) if schema is None else source.add_behind(schema, markup)
        words = f"added `<schemaversion>{SCHEMA_VERSION}</schemaversion>` to the metadata"
        yield Change("manifest/version-missing", words, (edit,))
    elif version.text != SCHEMA_VERSION and _VERSION.fullmatch(version.text.strip() or SCHEMA_VERSION):
        yield from _rewritten(source, "manifest/wrong-version", version, SCHEMA_VERSION)


def mend_metadata(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Add metadata that say ``ADL SCORM`` and ``1.2``."""
    root = manifest.root
    if root.first("metadata") is None and _is_scorm_12(manifest):
        said = [_said(source, root, "schema", SCHEMA), _said(source, root, "schemaversion", SCHEMA_VERSION)]
        name = source.written_name(root, "metadata")
        words = f"added metadata that say `{SCHEMA}` and `{SCHEMA_VERSION}`"
        edit = source.add_first(root, f"<{name}>{''.join(said)}</{name}>")
        yield Change("manifest/no-metadata", words, (edit,))


def mend_default(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Name the only organization as the default."""
    parents = manifest.root.all("organizations")
    if len(parents) != 1 or len(manifest.organizations) != 1 or parents[0].get("default") is not None:
        return
    identifier = manifest.organizations[0].get("identifier") or ""
    if identifier.strip():
        edit = source.add_attribute(parents[0], "default", identifier)
        yield Change("organization/no-default", f'wrote `default="{identifier}"` on `<organizations>`', (edit,))


def _is_scorm_12(manifest: Manifest) -> bool:
    """Whether namespaces and types of resources leave no doubt that it is one."""
    typed = any(resource.element.get("scormtype", ADLCP) is not None for resource in manifest.resources)
    return manifest.root.namespace == IMSCP and typed and not any(check_mixed_versions(manifest))


def _said(source: Source, element: Element, name: str, text: str) -> str:
    written = source.written_name(element, name)
    return f"<{written}>{text}</{written}>"


def _rewritten(source: Source, code: str, element: Element, text: str) -> Iterator[Change]:
    edit = source.set_text(element, text)
    if edit:
        yield Change(code, f"wrote `{text}` for `{element.text}` in `<{element.name}>`", (edit,))
