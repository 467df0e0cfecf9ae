"""Resources: what an item launches, and whether it is there (CAM 2.3.4, row 4.1)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.scorm12 import ASSET, SCO, WEB_CONTENT
from scormkit.validation.manifest import ADLCP_NAMESPACES, Manifest
from scormkit.validation.references import found_as


def check_types(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-01: the only type is ``webcontent`` (row 4.1.2)."""
    for resource in manifest.resources:
        type_ = resource.element.get("type")
        if type_ is not None and type_ != WEB_CONTENT:
            yield manifest.found(
                "resource/unknown-type",
                resource.element,
                f"resource `{resource.identifier}` has the type `{type_}`",
                f'write `type="{WEB_CONTENT}"`',
            )


def check_scorm_types(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-02, RES-03: every resource is a SCO or an asset, by an attribute in the standard's letters (row 4.1.4)."""
    edition = manifest.edition
    name = edition.scorm_type
    for resource in manifest.resources:
        element = resource.element
        if element.get(name, edition.adl) is not None:
            continue
        odd = next((one for one in element.attributes if one.name.lower() == "scormtype"), None)
        if odd is None:
            yield manifest.found(
                "resource/no-scormtype",
                element,
                f"resource `{resource.identifier}` lacks `adlcp:{name}`; Moodle takes it for an asset, untracked",
                f'write `adlcp:{name}="{SCO}"` if it records anything, else `"{ASSET}"`',
            )
        else:
            known = odd.namespace in ADLCP_NAMESPACES
            yield manifest.found(
                "resource/scormtype-case",
                element,
                f"`{odd.name}` {f'is not how {edition.name} spells it' if known else 'lacks the namespace of ADL'}",
                f'write `adlcp:{name}="{odd.value}"`',
            )


def check_launch_pages(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-04, RES-05: a SCO has a launch page, and a launch page is in the package (row 4.1.3, Add. 1)."""
    for resource in manifest.resources:
        href = (resource.href or "").strip()
        if not href:
            if resource.type == SCO:
                yield manifest.found(
                    "resource/sco-without-href",
                    resource.element,
                    f"the SCO `{resource.identifier}` has no `href`, so that there is nothing to launch",
                    'write `href="…"` with the page that is to open',
                )
            continue
        reference = resource.reference(href)
        usable = reference.is_local and not reference.outside and "\\" not in href
        if usable and found_as(reference, manifest.package) is None:
            yield manifest.found(
                "resource/missing-launch-file",
                resource.element,
                f"resource `{resource.identifier}` opens `{href}`, and the package holds no such file",
                _nearest(manifest, reference.path),
            )


def _nearest(manifest: Manifest, path: str) -> str:
    same = manifest.by_name.get(path.rpartition("/")[2].lower())
    if same:
        return f"did you mean `{same}`?"
    return "add the file to the package, or write the path of one that is there"


def check_listed(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-14: the launch page is among the resource's files (row 4.1.6)."""
    for resource in manifest.resources:
        href = (resource.href or "").strip()
        if not href or not resource.reference(href).is_local:
            continue
        listed = {resource.reference(written).path.lower() for _, written in resource.files}
        if resource.reference(href).path.lower() not in listed:  # letters are another rule's
            yield manifest.found(
                "resource/launch-file-unlisted",
                resource.element,
                f"resource `{resource.identifier}` opens `{href}`, and does not list it among its files",
                f'add `<file href="{href.partition("?")[0].partition("#")[0]}"/>` to it',
            )


def check_used(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-15: a resource is launched by an item, or needed by another resource."""
    used = {(item.element.get("identifierref") or "").strip() for item in manifest.items}
    for resource in manifest.resources:
        used |= {(one.get("identifierref") or "").strip() for one in resource.element.all("dependency")}
    for resource in manifest.resources:
        if resource.identifier and resource.identifier not in used and manifest.items:
            yield manifest.found(
                "resource/unused",
                resource.element,
                f"no item launches resource `{resource.identifier}`, and none depends on it",
                "let an item name it, or take it out",
            )


def check_same_launch(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-16: no two SCOs open the same address."""
    parameters: dict[str, set[str]] = {}
    for item in manifest.items:
        wanted = (item.element.get("identifierref") or "").strip()
        parameters.setdefault(wanted, set()).add(item.element.get("parameters") or "")
    seen: dict[tuple[str, str], str] = {}
    for resource in manifest.scos:
        for given in sorted(parameters.get(resource.identifier, set())):
            first = seen.setdefault((resource.href or resource.identifier, given), resource.identifier)
            if first != resource.identifier:
                yield manifest.found(
                    "resource/same-launch",
                    resource.element,
                    f"the SCOs `{first}` and `{resource.identifier}` open the same address",
                    "make sure that they can tell who was launched; LMSs record two results",
                )


RULES = (check_types, check_scorm_types, check_launch_pages, check_listed, check_used, check_same_launch)
