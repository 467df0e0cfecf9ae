"""Files that resources list, and resources that they depend on (CAM 2.3.4, rows 4.1.6 and 4.1.7)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.scorm12 import SCO
from scormkit.validation.circles import closing
from scormkit.validation.findings import about_files
from scormkit.validation.manifest import Manifest
from scormkit.validation.names import is_junk, is_odd
from scormkit.validation.package import LAUNCH_DOCUMENTS
from scormkit.validation.references import found_as, read_reference


def check_missing(manifest: Manifest) -> Iterator[Diagnostic]:
    """FIL-01: every file that is listed is in the package; the launch page is another rule's."""
    for resource in manifest.resources:
        for file, written in resource.files:
            reference = resource.reference(written)
            checked = reference.is_local and not reference.outside and "\\" not in written and written.strip()
            if not checked or written == resource.href or _is_no_file(written):
                continue
            if found_as(reference, manifest.package) is None:
                yield manifest.found(
                    "file/missing",
                    file,
                    f"resource `{resource.identifier}` lists `{written}`, and the package holds no such file",
                    "add the file to the package, or take it out of the list",
                )


def _is_no_file(written: str) -> bool:
    return "*" in written or written.partition("?")[0].endswith("/")


def check_repeated(manifest: Manifest) -> Iterator[Diagnostic]:
    """FIL-02: a file is listed once in a resource."""
    for resource in manifest.resources:
        seen: set[str] = set()
        for file, written in resource.files:
            if written in seen:
                yield manifest.found(
                    "file/listed-twice",
                    file,
                    f"resource `{resource.identifier}` lists `{written}` twice",
                    "list it once",
                )
                break
            seen.add(written)


def check_queries(manifest: Manifest) -> Iterator[Diagnostic]:
    """FIL-04: a file's address has no query and no fragment."""
    for resource in manifest.resources:
        for file, written in resource.files:
            if ("?" in written or "#" in written) and resource.reference(written).is_local:
                yield manifest.found(
                    "file/query",
                    file,
                    f"`{written}` has a query or a fragment, and a file has neither",
                    f"write `{written.partition('?')[0].partition('#')[0]}`",
                )


def check_folders(manifest: Manifest) -> Iterator[Diagnostic]:
    """FIL-05: each ``<file>`` is one file, no folder and no pattern."""
    for resource in manifest.resources:
        for file, written in resource.files:
            if _is_no_file(written):
                yield manifest.found(
                    "file/not-one-file",
                    file,
                    f"`{written}` is a folder or a pattern",
                    "list every file by itself",
                )


def unlisted_files(manifest: Manifest) -> list[str]:
    """The files that no resource lists, by their paths from the manifest; its own kind and what is odd are left out."""
    listed = set()
    for element in manifest.elements:
        if element.name == "location" and element.namespace == manifest.edition.adl:
            listed.add(read_reference(element.text).path)
    for resource in manifest.by_identifier.values():
        for _, reference in resource.sites:
            listed.add(found_as(reference, manifest.package) or reference.path)
    return [
        path
        for path in sorted(manifest.package.files)
        if path not in listed
        and path.lower() not in LAUNCH_DOCUMENTS
        and not path.lower().endswith((".xsd", ".dtd"))
        and not is_junk(path)
        and not is_odd(path)
    ]


def check_unlisted(manifest: Manifest) -> Iterator[Diagnostic]:
    """PKG-14: the manifest lists every file of the package (IMS Content Packaging)."""
    yield from about_files(
        "file/unlisted",
        [manifest.package.place(path) for path in unlisted_files(manifest)],
        "no resource lists this file",
        "no resource lists these {count} files",
        "add a `<file>` for each: some LMSs keep only what the manifest lists",
    )


def check_dependencies(manifest: Manifest) -> Iterator[Diagnostic]:
    """DEP-01, DEP-03: a dependency names a resource (row 4.1.7.1), and one that is no SCO."""
    for resource in manifest.resources:
        for dependency in resource.element.all("dependency"):
            wanted = dependency.get("identifierref")
            if wanted is None:
                continue
            target = manifest.by_identifier.get(wanted.strip())
            if target is None:
                yield manifest.found(
                    "dependency/not-found",
                    dependency,
                    f"resource `{resource.identifier}` depends on `{wanted}`, and there is none of this name",
                    manifest.nearest.offer(wanted, manifest.by_identifier, "write the `identifier` of a `<resource>`"),
                )
            elif target.type == SCO and target.identifier != resource.identifier:
                yield manifest.found(
                    "dependency/on-sco",
                    dependency,
                    f"resource `{resource.identifier}` depends on the SCO `{wanted}`",
                    "let both depend on an asset that holds what they share",
                )


def check_circles(manifest: Manifest) -> Iterator[Diagnostic]:
    """DEP-02: no resource depends on itself in the end."""
    needs = {
        resource.identifier: [(one.get("identifierref") or "").strip() for one in resource.element.all("dependency")]
        for resource in manifest.resources
    }
    circular = closing(needs)
    for resource in manifest.resources:
        if resource.identifier in circular:
            yield manifest.found(
                "dependency/circle",
                resource.element,
                f"resource `{resource.identifier}` depends in the end on itself",
                "take one of the dependencies out",
            )


RULES = (
    check_missing,
    check_repeated,
    check_queries,
    check_folders,
    check_unlisted,
    check_dependencies,
    check_circles,
)
