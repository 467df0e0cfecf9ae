"""Fixes of the paths that a manifest writes: to the letters of the files that they mean."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from scormkit.repair.change import Change
from scormkit.repair.source import Source
from scormkit.validation.cmi5 import CourseStructure
from scormkit.validation.manifest import Manifest, Resource
from scormkit.validation.package import Package
from scormkit.validation.references import Reference, found_as, read_reference
from scormkit.validation.tincan import Activities
from scormkit.validation.xml import Element

_LETTER = re.compile(r"%[0-9A-Fa-f]{2}|.", re.S)


def mend_backslashes(manifest: Manifest, source: Source) -> Iterator[Change]:
    r"""Write ``/`` for ``\`` in the path of a file that is there."""
    for resource, element, written in _addresses(manifest):
        reference = resource.reference(written)
        if "\\" in written and reference.is_local and reference.path.lower() in manifest.package.folded:
            path, rest = _parted(written)
            if "\\" not in rest:
                yield from _rewritten("resource/backslash", source, element, path.replace("\\", "/") + rest)


def mend_case(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Write a path in the letters of the one file that it can mean."""
    alike = _alike(manifest.package)
    for resource, element, written in _addresses(manifest):
        reference = resource.reference(written)
        real = found_as(reference, manifest.package) if reference.is_local else None
        if real is not None and real != reference.path and alike[real.lower()] == 1:
            new = _in_letters_of(real, reference, resource.base)
            if new and resource.reference(new).path == real:
                yield from _rewritten("resource/wrong-case", source, element, new)


def mend_au_addresses(course: CourseStructure, source: Source) -> Iterator[Change]:
    """Write the address of an AU in the letters of the one file that it can mean, and without detours (cmi5 14.1)."""
    alike = _alike(course.package)
    for element, text in course.urls:
        reference = read_reference(text)
        real = found_as(reference, course.package) if reference.is_local and not reference.outside else None
        if real is not None and not re.search(r"[\s\\]", text) and alike[real.lower()] == 1:
            code = "cmi5/missing-file" if real != reference.path else "cmi5/unusual-path"
            yield from _launched(code, source, element, real)


def mend_launches(activities: Activities, source: Source) -> Iterator[Change]:
    """Write the page that a tincan.xml launches in the letters of the one file that it can mean."""
    alike = _alike(activities.package)
    for element in activities.launches:
        reference = read_reference(element.text)
        real = found_as(reference, activities.package) if reference.is_local and not reference.outside else None
        if real is not None and real != reference.path and alike[real.lower()] == 1:
            yield from _launched("tincan/missing-file", source, element, real)


def _launched(code: str, source: Source, element: Element, real: str) -> Iterator[Change]:
    """Write a file's own path as the text of an element, with what stands behind the path there."""
    path, rest = _parted(element.text.strip())
    edit = source.set_text(element, real + rest) if path != real and quote(real) == real else None
    if edit:
        yield Change(code, f"wrote `{real + rest}` for `{path + rest}`", (edit,))


def _addresses(manifest: Manifest) -> Iterator[tuple[Resource, Element, str]]:
    """Every reference to a file, also those that stand twice."""
    for resource in manifest.resources:
        for element, written in ((resource.element, resource.href or ""), *resource.files):
            if written.strip():
                yield resource, element, written


def _alike(package: Package) -> Counter[str]:
    return Counter(path.lower() for path in package.files)


def _rewritten(code: str, source: Source, element: Element, new: str) -> Iterator[Change]:
    attribute = source.attribute(element, "href")
    if attribute:
        old = source.value(attribute)
        yield Change(code, f"wrote `{new}` for `{old}`", (source.set_value(attribute, new),))


def _parted(written: str) -> tuple[str, str]:
    """A reference's path, and what follows it."""
    match = re.search(r"[?#]", written)
    return (written[: match.start()], written[match.start() :]) if match else (written, "")


def _in_letters_of(real: str, reference: Reference, base: str) -> str:
    """The reference with the capital and small letters of a file's path; empty where more than letters would change."""
    path, rest = _parted(reference.written.strip())
    before = read_reference("", base).path
    start = len(before) + 1 if before else 0
    letters = _LETTER.findall(path)
    if real[:start].rstrip("/") != before or len(letters) != len(real) - start:
        return ""
    written = [old if _plain(old) == new else _as(old, new) for old, new in zip(letters, real[start:], strict=True)]
    return "".join(written) + rest


def _plain(letter: str) -> str:
    return chr(int(letter[1:], 16)) if len(letter) == 3 else letter


def _as(old: str, new: str) -> str:
    """A letter written as another one was: plainly, or by its number."""
    return f"%{ord(new):02X}" if len(old) == 3 else new
