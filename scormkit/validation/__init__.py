"""Validate: rules over anyone's package, one function a rule, one file a subject. Nothing in the package is changed."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.package.opening import PackageContents
from scormkit.standards import content_packaging, course_structure, run_time, scorm2004_grammar
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.standards.grammar import Grammar
from scormkit.standards.scorm12 import MANIFEST
from scormkit.validation import (
    altered_schemas,
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
from scormkit.validation.result import Quirk, Validation
from scormkit.validation.tincan import Activities
from scormkit.validation.tool import tool_of
from scormkit.validation.web.files import text_of
from scormkit.validation.xml import Document, Element

T = TypeVar("T")

_PACKAGE = (*archive.RULES, *names.RULES, *altered_schemas.RULES)
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
_MOST_OF_TEXTS = 16 << 20  # bytes of files that are kept to show lines of them
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class _Findings(NamedTuple):
    """What is to be said of one of a package's documents."""

    standard: str
    title: str
    launched: str
    diagnostics: tuple[Diagnostic, ...]
    quirks: tuple[Quirk, ...] = ()


def validate(contents: PackageContents) -> Validation:
    """Check a package by every rule that applies to what it is; what was found comes with the gravest first.

    What only some LMSs trip over is among its quirks; ``judging.judge`` says what is to be made of all that.
    """
    package = package_of(contents)
    found = list(_applied(_PACKAGE, package, ""))
    said: list[_Findings] = []
    sources: dict[str, str] = {}
    told = {span.file for one in found if one.severity is Severity.ERROR for span in _spans(one)}
    for name, path in package.documents.items():
        document, fault = package.document(path)
        found += document.diagnostics
        sources[document.path] = document.text
        if document.root is not None:
            said.append(_CHECKERS.get(name, _check_activities)(package, document, document.root))
            found += said[-1].diagnostics
        elif fault and document.path not in told:
            found.append(_unreadable(document.path, fault))
    odd = [*quirks.quirks_of_package(package), *(quirk for one in said for quirk in one.quirks)]
    odd += quirks.quirks_of_standards([one.standard for one in said])
    if said:
        found += _applied(content.RULES, package, "")
    tool = tool_of(package, sources.values())
    sources |= _texts(package, found, sources)
    plain = [member for member in contents.members if not member.is_folder]
    return Validation(
        standards=tuple(one.standard for one in said),
        title=next((one.title for one in said if one.title), ""),
        launched=tuple(one.launched for one in said if one.launched),
        files=len(plain),
        size=contents.size,
        diagnostics=tuple(sorted(found, key=lambda one: _RANK[one.severity])),
        sources=sources,
        quirks=tuple(odd),
        tool=tool,
    )


def _texts(package: Package, found: Iterable[Diagnostic], known: Mapping[str, str]) -> dict[str, str]:
    """The texts of pages, styles and scripts that findings point into, as many as a report needs."""
    spans = (span for one in found for span in _spans(one) if span.line)
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


def _spans(found: Diagnostic) -> tuple[Span, ...]:
    return found.span, *(related.span for related in found.related)


def _unreadable(place: str, fault: str) -> Diagnostic:
    return Diagnostic("xml/unreadable", Span(place), f"the file cannot be read: {fault}", "export the package anew")


def _check_manifest(package: Package, document: Document, root: Element) -> _Findings:
    manifest = Manifest(package, document, root)
    launched = f"{len(manifest.scos)} {'SCO' if len(manifest.scos) == 1 else 'SCOs'}"
    checks = _CHECKS[manifest.edition.content_packaging]
    place = document.path
    found = (*bounded(faults(document, checks.grammar), place), *_applied(checks.rules, manifest, place))
    weighed = tuple(one._replace(judged=checks.severities.get(one.code, one.judged)) for one in found)
    return _Findings(manifest.edition.name, manifest.title, launched, weighed, quirks.quirks_of_manifest(manifest))


def _check_course(package: Package, document: Document, root: Element) -> _Findings:
    course = CourseStructure(package, document, root)
    titles = [text.text for one in root.all("course") for title in one.all("title") for text in title.all("langstring")]
    launched = f"{len(course.aus)} {'AU' if len(course.aus) == 1 else 'AUs'}"
    place = document.path
    found = (*bounded(faults(document, course_structure.GRAMMAR), place), *_applied(cmi5.RULES, course, place))
    return _Findings("cmi5", " ".join(titles[0].split()) if titles else "", launched, found)


def _check_activities(package: Package, document: Document, root: Element) -> _Findings:
    activities = Activities(package, document, root)
    title = next((name.text for activity in activities.all for name in activity.all("name")), "")
    count = len(activities.all)
    launched = f"{count} {'activity' if count == 1 else 'activities'}"
    return _Findings("xAPI", " ".join(title.split()), launched, _applied(tincan.RULES, activities, document.path))


_CHECKERS = {MANIFEST: _check_manifest, COURSE_STRUCTURE: _check_course}
