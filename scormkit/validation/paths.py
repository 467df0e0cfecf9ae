"""How a manifest writes paths: so that every server finds the file (RFC 2396; CAM 2.3.4, rows 4.1.3 and 4.1.6.1)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.scorm12 import SCO, XML
from scormkit.validation.manifest import Manifest, Resource
from scormkit.validation.references import found_as, read_reference


def _folder(resource: Resource) -> str:
    """The folder that ``xml:base`` puts in front of a resource's references, with ``/``; empty where there is none."""
    folder = read_reference("", resource.base).path
    return f"{folder}/" if folder else ""


def _cure(resource: Resource, path: str) -> str:
    """How a resource is to refer to a path of the package, seen from its base."""
    folder = _folder(resource)
    if path.startswith(folder) and path != folder:
        return f"write `{path[len(folder) :]}`"
    return f"take `xml:base` away, and write all paths from the top of the package; this one is `{path}`"


def check_case(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-06: a path has the letters of the file's name, capital and small."""
    for resource, element, reference in manifest.sites:
        real = found_as(reference, manifest.package) if reference.is_local else None
        if real is not None and real != reference.path and real.lower() == reference.path.lower():
            folder = _folder(resource)
            length = len(folder)
            odd = {
                "`xml:base`": real[:length] != folder,
                "the path": real[length:] != reference.path[length:],
            }
            yield manifest.found(
                "resource/wrong-case",
                element,
                f"`{reference.path if folder else reference.written}` is called `{real}` in the package",
                f"write {' and '.join(what for what in odd if odd[what])} in the same letters; "
                "most servers tell capital and small ones apart",
            )


def check_backslashes(manifest: Manifest) -> Iterator[Diagnostic]:
    r"""RES-07: folders are parted by ``/``."""
    for _, element, reference in manifest.sites:
        if "\\" in reference.written and not reference.on_disk:
            yield manifest.found(
                "resource/backslash",
                element,
                f"`{reference.written}` parts folders by `\\`",
                f"write `{reference.written.replace(chr(92), '/')}`",
            )


def check_leading_slashes(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-08: a path begins in the package, not at the server's root."""
    for resource, element, reference in manifest.sites:
        if reference.written.strip().startswith("/"):
            plain = reference.written.strip().lstrip("/")
            meant = plain if plain in manifest.package.files else f"{_folder(resource)}{plain}"
            yield manifest.found(
                "resource/leading-slash",
                element,
                f"`{reference.written}` begins with `/`, which is the root of the server, not of the package",
                _cure(resource, meant),
            )


def check_dots(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-09: a path has no ``.``, ``..`` or ``//`` in it, and never leaves the package."""
    for resource, element, reference in manifest.sites:
        if not reference.is_local or reference.written.strip().startswith("/"):
            continue
        if reference.outside:
            yield manifest.found(
                "resource/outside-package",
                element,
                f"`{reference.written}` leads out of the package",
                "pack the file along, and write its path in the package",
            )
        elif reference.has_dots:
            yield manifest.found(
                "resource/dot-segments",
                element,
                f"`{reference.written}` goes by `.`, `..` or `//`, which some importers compare letter by letter",
                _cure(resource, reference.path),
            )


def check_characters(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-10: what a URI cannot hold is written with ``%``."""
    for _, element, reference in manifest.sites:
        if reference.is_local and not reference.is_plain and "\\" not in reference.written:
            yield manifest.found(
                "resource/unencoded-character",
                element,
                f"`{reference.written}` holds a character that a URI must write with `%`",
                "rename the file with letters, digits, `-`, `_` and `.`; `%20` is not decoded everywhere either",
            )


def check_disks(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-11: nothing leads to the disk of whoever made the package."""
    for _, element, reference in manifest.sites:
        if reference.on_disk:
            yield manifest.found(
                "resource/local-disk",
                element,
                f"`{reference.written}` lies on the disk of whoever made the package",
                "pack the file along, and write its path in the package",
            )


def check_hosts(manifest: Manifest) -> Iterator[Diagnostic]:
    """RES-12, RES-13: a SCO from another host cannot reach the LMS's API (RTE 3.3.6.1); plain http is blocked."""
    for resource, element, reference in manifest.sites:
        if reference.is_local or reference.on_disk:
            continue
        if reference.scheme == "http":
            yield manifest.found(
                "resource/insecure",
                element,
                f"`{reference.written}` is fetched without encryption; browsers block it within an LMS that has it",
                "write `https:`, or pack the file along",
            )
        elif resource.type == SCO and element is resource.element:
            yield manifest.found(
                "resource/external-sco",
                element,
                f"the SCO `{resource.identifier}` lies on another host, where it cannot reach the LMS",
                "pack its files along; only pages from the LMS's own host find its API",
            )


def check_bases(manifest: Manifest) -> Iterator[Diagnostic]:
    """BAS-01, BAS-02: ``xml:base`` is a relative folder, and best there is none but on resources."""
    parents = [manifest.root, *manifest.root.all("resources")]
    for element in (*parents, *(resource.element for resource in manifest.resources)):
        base = element.get("base", XML)
        if base is None:
            continue
        if "\\" in base or base.startswith("/") or ":" in base or not base.endswith("/"):
            yield manifest.found(
                "resource/invalid-base",
                element,
                f"`xml:base` is `{base}`",
                "write a folder of the package that ends with `/`, such as `content/`",
            )
        elif element in parents:
            yield manifest.found(
                "resource/base-ignored",
                element,
                f"`xml:base` stands on `<{element.name}>`; Moodle and Chamilo look for it on `<resource>` only",
                "write the whole path in every `href`",
            )


RULES = (
    check_case,
    check_backslashes,
    check_leading_slashes,
    check_dots,
    check_characters,
    check_disks,
    check_hosts,
    check_bases,
)
