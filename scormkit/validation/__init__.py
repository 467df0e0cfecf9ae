"""Validate: rules over anyone's package, one function a rule, one file a subject. Nothing in the package is changed."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic, has_errors
from scormkit.diagnostics.span import Span
from scormkit.package.opening import PackageContents
from scormkit.standards import content_packaging, course_structure, run_time, scorm2004_grammar
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.standards.grammar import Grammar
from scormkit.standards.scorm12 import MANIFEST
from scormkit.validation import (
    archive,
    cmi5,
    content,
    control_documents,
    files,
    items,
    manifests,
    metadata,
    names,
    organizations,
    paths,
    prerequisites,
    quirks,
    resources,
    scorm2004,
    sequencing,
    tincan,
)
from scormkit.validation.cmi5 import CourseStructure
from scormkit.validation.content.api import rules_for
from scormkit.validation.findings import bounded
from scormkit.validation.grammar import faults
from scormkit.validation.manifest import Manifest
from scormkit.validation.package import Package, package_of
from scormkit.validation.result import Validation
from scormkit.validation.tincan import Activities
from scormkit.validation.tool import tool_of
from scormkit.validation.web.files import text_of
from scormkit.validation.xml import Document, Element, read_document

T = TypeVar("T")

_PACKAGE = (*archive.RULES, *names.RULES, *control_documents.RULES)
_SCORM = (
    *manifests.RULES,
    *metadata.RULES,
    *organizations.RULES,
    *items.RULES,
    *resources.RULES,
    *paths.RULES,
    *files.RULES,
)
_SCORM_12 = (
    *_SCORM,
    *manifests.RULES_OF_SCORM_12,
    *metadata.RULES_OF_SCORM_12,
    *items.RULES_OF_SCORM_12,
    *prerequisites.RULES,
    *rules_for(run_time.SCORM_12),
)
_SCORM_2004 = (*_SCORM, *scorm2004.RULES, *sequencing.RULES, *rules_for(run_time.SCORM_2004))


class _Checks(NamedTuple):
    """What a manifest is held against; ``severities`` are those that are not the code table's."""

    grammar: Grammar
    rules: tuple[Callable[[Manifest], Iterable[Diagnostic]], ...]
    severities: Mapping[str, Severity]


_CHECKS = {
    checks.grammar.namespace: checks
    for checks in (
        _Checks(content_packaging.GRAMMAR, _SCORM_12, {}),
        _Checks(scorm2004_grammar.GRAMMAR, _SCORM_2004, scorm2004.SEVERITIES),
    )
}
_MOST_OF_A_DOCUMENT = 8 << 20  # bytes
_MOST_OF_TEXTS = 16 << 20  # bytes of files that are kept to show lines of them
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class _Judged(NamedTuple):
    """What is to be said of one of a package's documents."""

    standard: str
    title: str
    launched: str
    diagnostics: tuple[Diagnostic, ...]


def validate(contents: PackageContents) -> Validation:
    """Check a package by every rule that applies to what it is; what was found comes with the gravest first.

    What only some LMSs trip over is among its quirks; ``judging.judge`` says what is to be made of all that.
    """
    package = package_of(contents)
    found = list(_applied(_PACKAGE, package, ""))
    judged: list[_Judged] = []
    sources: dict[str, str] = {}
    odd = list(quirks.quirks_of_package(package))
    zip_is_faulty = contents.form == "zip" and has_errors(found)
    for name, path in package.documents.items():
        document, faulty = _document(package, path, zip_is_faulty)
        found += faulty
        sources[document.path] = document.text
        if document.root is not None:
            judged.append(_JUDGES.get(name, _judge_tincan)(package, document, document.root))
            found += judged[-1].diagnostics
            odd += quirks.quirks_of_manifest(Manifest(package, document, document.root)) if name == MANIFEST else ()
    odd += quirks.quirks_of_standards([one.standard for one in judged])
    if judged:
        found += _applied(content.RULES, package, "")
    tool = tool_of(package, sources.values())
    sources |= _texts(package, found, sources)
    plain = [member for member in contents.members if not member.is_folder]
    return Validation(
        standards=tuple(one.standard for one in judged),
        title=next((one.title for one in judged if one.title), ""),
        launched=tuple(one.launched for one in judged if one.launched),
        files=len(plain),
        size=contents.size,
        diagnostics=tuple(sorted(found, key=lambda one: _RANK[one.severity])),
        sources=sources,
        quirks=tuple(odd),
        tool=tool,
    )


def _texts(package: Package, found: Iterable[Diagnostic], known: Mapping[str, str]) -> dict[str, str]:
    """The texts of pages, styles and scripts that findings point into, as many as a report needs."""
    spans = (span for one in found for span in (one.span, *(related.span for related in one.related)) if span.line)
    left = _MOST_OF_TEXTS
    texts: dict[str, str] = {}
    for file in dict.fromkeys(span.file for span in spans if span.file not in known):
        path = file[len(package.root) :]
        if path not in package.files or package.files[path].size > left:
            continue
        content = package.read(path).content
        left -= max(package.files[path].size, len(content))
        texts[file] = text_of(content)
    return texts


def _applied(rules: Iterable[Callable[[T], Iterable[Diagnostic]]], subject: T, file: str) -> tuple[Diagnostic, ...]:
    return tuple(found for rule in rules for found in bounded(rule(subject), file))


def _document(package: Package, path: str, zip_is_faulty: bool) -> tuple[Document, tuple[Diagnostic, ...]]:
    """One of the documents at the top, as far as it can be read; a faulty zip is told of already."""
    place = package.place(path)
    content, fault = package.read(path)
    if package.files[path].size > _MOST_OF_A_DOCUMENT:
        fault = f"it is larger than {_MOST_OF_A_DOCUMENT >> 20} MiB"
    elif fault and zip_is_faulty:
        return Document(place, "", None, ()), ()
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
    checks = _CHECKS[manifest.edition.content_packaging]
    place = document.path
    found = (*bounded(faults(document, checks.grammar), place), *_applied(checks.rules, manifest, place))
    judged = tuple(one._replace(judged=checks.severities.get(one.code, one.judged)) for one in found)
    return _Judged(manifest.edition.name, manifest.title, launched, judged)


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
