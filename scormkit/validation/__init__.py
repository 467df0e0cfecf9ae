"""Validate: rules over anyone's package, one function a rule, one file a subject. Nothing in the package is changed."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.package.opening import PackageContents
from scormkit.standards import content_packaging, course_structure
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.standards.scorm12 import MANIFEST
from scormkit.validation import (
    archive,
    cmi5,
    content,
    files,
    items,
    manifests,
    metadata,
    names,
    organizations,
    paths,
    prerequisites,
    resources,
    tincan,
)
from scormkit.validation.cmi5 import CourseStructure
from scormkit.validation.findings import bounded
from scormkit.validation.grammar import faults
from scormkit.validation.manifest import Manifest
from scormkit.validation.package import Package, package_of
from scormkit.validation.result import Validation
from scormkit.validation.tincan import Activities
from scormkit.validation.xml import Document, Element, read_document

T = TypeVar("T")

_PACKAGE = (*archive.RULES, *names.RULES)
_SCORM_12 = (
    *manifests.RULES,
    *metadata.RULES,
    *organizations.RULES,
    *items.RULES,
    *prerequisites.RULES,
    *resources.RULES,
    *paths.RULES,
    *files.RULES,
    *content.RULES,
)
_SCORM_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
_MOST_OF_A_DOCUMENT = 8 << 20  # bytes
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class _Judged(NamedTuple):
    """What is to be said of one of a package's documents."""

    standard: str
    title: str
    launched: str
    diagnostics: tuple[Diagnostic, ...]


def validate(contents: PackageContents) -> Validation:
    """Check a package by every rule that applies to what it is; what was found comes with the gravest first."""
    package = package_of(contents)
    found = list(_applied(_PACKAGE, package, ""))
    judged: list[_Judged] = []
    sources: dict[str, str] = {}
    for name, path in package.documents.items():
        document, faulty = _document(package, path)
        found += faulty
        sources[document.path] = document.text
        if document.root is not None:
            judged.append(_JUDGES.get(name, _judge_tincan)(package, document, document.root))
            found += judged[-1].diagnostics
    for page in {one.span.file for one in found if one.span.line} - set(sources):
        sources[page] = package.read(page[len(package.root) :]).content.decode("utf-8", "replace")
    plain = [member for member in contents.members if not member.is_folder]
    return Validation(
        standards=tuple(one.standard for one in judged),
        title=next((one.title for one in judged if one.title), ""),
        launched=tuple(one.launched for one in judged if one.launched),
        files=len(plain),
        size=contents.size,
        diagnostics=tuple(sorted(found, key=lambda one: _RANK[one.severity])),
        sources=sources,
    )


def _applied(rules: Iterable[Callable[[T], Iterable[Diagnostic]]], subject: T, file: str) -> tuple[Diagnostic, ...]:
    return tuple(found for rule in rules for found in bounded(rule(subject), file))


def _document(package: Package, path: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """One of the documents at the top, as far as it can be read."""
    place = package.place(path)
    content, fault = package.read(path)
    if package.files[path].size > _MOST_OF_A_DOCUMENT:
        fault = f"it is larger than {_MOST_OF_A_DOCUMENT >> 20} MiB"
    elif fault and package.contents.form == "zip":
        return Document(place, "", None, ()), ()  # archive/… says so of every file
    if fault:
        unread = Diagnostic(
            "xml/unreadable", Span(place), f"the file cannot be read: {fault}", "export the package anew"
        )
        return Document(place, "", None, ()), (unread,)
    document = read_document(place, content)
    return document, document.diagnostics


def _judge_scorm(package: Package, document: Document, root: Element) -> _Judged:
    manifest = Manifest(package, document, root)
    launched = f"{len(manifest.scos)} {'SCO' if len(manifest.scos) == 1 else 'SCOs'}"
    if root.namespace == _SCORM_2004:
        note = manifest.found(
            "manifest/edition-not-checked",
            root,
            "this is SCORM 2004: its zip and its XML were checked, its manifest's rules were not",
            "check it with ADL's own validator, too",
        )
        return _Judged("SCORM 2004", manifest.title, launched, (note,))
    place = document.path
    found = (*bounded(faults(document, content_packaging.GRAMMAR), place), *_applied(_SCORM_12, manifest, place))
    return _Judged("SCORM 1.2", manifest.title, launched, found)


def _judge_cmi5(package: Package, document: Document, root: Element) -> _Judged:
    course = CourseStructure(package, document, root)
    titles = [text.text for one in root.all("course") for title in one.all("title") for text in title.all("langstring")]
    launched = f"{len(course.aus)} {'AU' if len(course.aus) == 1 else 'AUs'}"
    place = document.path
    found = (*bounded(faults(document, course_structure.GRAMMAR), place), *_applied(cmi5.RULES, course, place))
    return _Judged("cmi5", " ".join(titles[0].split()) if titles else "", launched, found)


def _judge_tincan(package: Package, document: Document, root: Element) -> _Judged:
    activities = Activities(package, document, root)
    title = next((name.text for activity in activities.all for name in activity.all("name")), "")
    count = len(activities.all)
    launched = f"{count} {'activity' if count == 1 else 'activities'}"
    return _Judged("xAPI", " ".join(title.split()), launched, _applied(tincan.RULES, activities, document.path))


_JUDGES = {MANIFEST: _judge_scorm, COURSE_STRUCTURE: _judge_cmi5}
