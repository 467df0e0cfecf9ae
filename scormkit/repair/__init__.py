"""Repair: faults of a package whose cure is certain, and settings that were asked for, as changes to a draft of it.

Each fix is a function that shows what it would change, in the file of its subject; the fixes are made one after the
other, each on what the one before has left. Nothing here writes a file: ``package/rewriting.py`` does.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.package.opening import PackageContents
from scormkit.repair import addresses, archive, identifiers, items, manifests, resources
from scormkit.repair.change import Change
from scormkit.repair.draft import Draft, drafted
from scormkit.repair.settings import InvalidSettingError, Setting, set_in_course, set_in_manifest
from scormkit.repair.source import Source, read_source
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.standards.scorm12 import IMSCP, MANIFEST
from scormkit.standards.xapi import LAUNCH_FILE
from scormkit.validation import validate
from scormkit.validation.cmi5 import CourseStructure
from scormkit.validation.manifest import Manifest
from scormkit.validation.package import Package, package_of
from scormkit.validation.result import Validation
from scormkit.validation.tincan import Activities

T = TypeVar("T")

# In the order in which they are made: names of files first, since references are held against them.
_OF_ARCHIVE: tuple[tuple[Callable[[Package], Iterator[Change]], tuple[str, ...]], ...] = (
    (archive.mend_junk, ("archive/junk",)),
    (archive.mend_backslashes, ("archive/backslash",)),
    (archive.mend_wrapper, ("archive/wrapper-folder",)),
    (archive.mend_document_names, ("archive/manifest-case",)),
    (archive.mend_marks, ("xml/byte-order-mark",)),
)
_OF_MANIFEST: tuple[tuple[Callable[[Manifest, Source], Iterator[Change]], tuple[str, ...]], ...] = (
    (addresses.mend_backslashes, ("resource/backslash",)),
    (addresses.mend_case, ("resource/wrong-case",)),
    (identifiers.mend_identifiers, ("schema/invalid-identifier",)),
    (resources.mend_type_names, ("resource/scormtype-case",)),
    (resources.mend_type_words, ("schema/unknown-word",)),
    (
        items.mend_empty_settings,
        ("item/empty-prerequisites", "item/invalid-time", "schema/unknown-word", "item/invalid-mastery-score"),
    ),
    (manifests.mend_metadata, ("manifest/no-metadata",)),
    (manifests.mend_schema, ("manifest/schema-missing", "manifest/wrong-schema")),
    (manifests.mend_version, ("manifest/version-missing", "manifest/wrong-version")),
    (manifests.mend_default, ("organization/no-default",)),
    (resources.mend_launch_files, ("resource/launch-file-unlisted",)),
    (resources.mend_unlisted, ("file/unlisted",)),
    (resources.mend_repeated, ("file/listed-twice",)),
)
_OF_COURSE: tuple[tuple[Callable[[CourseStructure, Source], Iterator[Change]], tuple[str, ...]], ...] = (
    (addresses.mend_au_addresses, ("cmi5/missing-file", "cmi5/unusual-path")),
)
_OF_ACTIVITIES: tuple[tuple[Callable[[Activities, Source], Iterator[Change]], tuple[str, ...]], ...] = (
    (addresses.mend_launches, ("tincan/missing-file",)),
)
MENDED = frozenset(
    code for fixes in (_OF_ARCHIVE, _OF_MANIFEST, _OF_COURSE, _OF_ACTIVITIES) for _, codes in fixes for code in codes
)

# What keeps a package from being written anew without guessing, or without changing more than was asked for.
_BARRING = (
    *("archive/unreadable", "archive/damaged-file", "archive/encrypted", "archive/zip64"),
    *("archive/overlapping-files", "archive/duplicate-name", "archive/symbolic-link"),
)


_MOST_ROUNDS = 5
_ASKED = frozenset({""})  # the code of what mends nothing


class RepairFaultError(Exception):
    """A repair that did not do what it said: a fault of ours."""


class Repair(NamedTuple):
    """What was found in a package and what is found after its repair, what bars that, and what it changes.

    Nothing is changed where something bars it.
    """

    before: Validation
    after: Validation
    barred: tuple[Diagnostic, ...]
    changes: tuple[Change, ...]
    draft: Draft


def plan_repair(contents: PackageContents, codes: frozenset[str], wanted: Iterable[Setting]) -> Repair:
    """Find what to change in a zip or folder, of the faults of these codes, and for the settings that are wanted.

    Raises InvalidSettingError for a setting that the package cannot have.
    """
    draft = drafted(contents)
    before = validate(contents if contents.form == "zip" else draft.contents())
    barred = tuple(found for found in before.diagnostics if found.code in _BARRING)
    if contents.zip64 and not barred:
        words = "the zip uses Zip64, which scormkit does not write"
        barred = (Diagnostic("archive/zip64", Span(""), words, "pack it again as a plain zip"),)
    if barred:
        return Repair(before, before, barred, (), draft)
    changes: tuple[Change, ...] = ()
    after = before
    for _ in range(_MOST_ROUNDS):  # what was mended may show what could not be seen before
        draft, made = _mended(draft, codes & after.codes)
        if not made:
            break
        after = _held(made, after, draft)
        changes += made
    asked: tuple[Change, ...] = ()
    for setting in wanted:
        draft, made = _set(draft, setting)
        asked += made
    if asked:
        after = _held((), after, draft)
    return Repair(before, after, (), changes + asked, draft)


def _mended(draft: Draft, codes: frozenset[str]) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with every fix made that mends one of the codes, and what they changed."""
    changes: tuple[Change, ...] = ()
    package = package_of(draft.contents())
    for fix in _that_mend(codes, _OF_ARCHIVE):
        made = tuple(change for change in fix(package) if change.code in codes)
        if made:
            draft, changes = draft.changed(made), changes + made
            package = package_of(draft.contents())
    draft, made = _edited(draft, MANIFEST, _manifest, _that_mend(codes, _OF_MANIFEST), codes)
    changes += made
    draft, made = _edited(draft, COURSE_STRUCTURE, _course, _that_mend(codes, _OF_COURSE), codes)
    changes += made
    draft, made = _edited(draft, LAUNCH_FILE, _activities, _that_mend(codes, _OF_ACTIVITIES), codes)
    return draft, changes + made


def _that_mend(codes: frozenset[str], fixes: Iterable[tuple[T, tuple[str, ...]]]) -> list[T]:
    """The fixes that mend one of the codes."""
    return [fix for fix, mended in fixes if not codes.isdisjoint(mended)]


def _edited(
    draft: Draft,
    name: str,
    read: Callable[[Package, Source], T],
    fixes: Sequence[Callable[[T, Source], Iterator[Change]]],
    codes: frozenset[str],
) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with its document of a name edited by fixes; each sees what the one before has left."""
    changes: tuple[Change, ...] = ()
    opened = _opened(draft, name, read) if fixes else None
    for fix in fixes:
        if opened is None:
            break
        source, subject = opened
        made = tuple(change for change in fix(subject, source) if change.code in codes)
        if made:
            draft = draft.rewritten(
                source.document.path, source.edited([edit for change in made for edit in change.edits])
            )
            changes += made
            opened = _opened(draft, name, read)
    return draft, changes


def _opened(draft: Draft, name: str, read: Callable[[Package, Source], T]) -> tuple[Source, T] | None:
    """A document to edit, and what it says; None where there is none, or none that can be edited."""
    package = package_of(draft.contents())
    path = package.documents.get(name)
    if path is None:
        return None
    content, fault = package.read(path)
    source = None if fault or len(content) < package.files[path].size else read_source(package.place(path), content)
    return (source, read(package, source)) if source else None


def _manifest(package: Package, source: Source) -> Manifest:
    return Manifest(package, source.document, source.root)


def _course(package: Package, source: Source) -> CourseStructure:
    return CourseStructure(package, source.document, source.root)


def _activities(package: Package, source: Source) -> Activities:
    return Activities(package, source.document, source.root)


def _set(draft: Draft, setting: Setting) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with a setting made; raises InvalidSettingError where the package cannot have it."""
    course, manifest = _opened(draft, COURSE_STRUCTURE, _course), _opened(draft, MANIFEST, _manifest)
    if setting.standard == "cmi5" and course:
        return _edited(draft, COURSE_STRUCTURE, _course, [partial(set_in_course, setting)], _ASKED)
    if setting.standard == "SCORM 1.2" and manifest and manifest[1].root.namespace == IMSCP:
        return _edited(draft, MANIFEST, _manifest, [partial(set_in_manifest, setting)], _ASKED)
    raise InvalidSettingError(f"`{setting.name}` is a setting of {setting.standard}, which the package is not")


def confirm(repair: Repair, contents: PackageContents) -> Repair:
    """Check the package that was written; raises RepairFaultError where it has other errors than were foreseen."""
    after = validate(contents)
    if _errors(after) != _errors(repair.after):
        raise RepairFaultError("what was written is not what was planned")
    return repair._replace(after=after)


def _held(changes: Iterable[Change], before: Validation, draft: Draft) -> Validation:
    """Check a draft; raises RepairFaultError where its changes did not do what they say.

    What they mend is gone, or less, and no error is new. Errors are not compared where no document could be judged
    before, and nothing is where a rule found more than is told.
    """
    after = validate(draft.contents())
    if "archive/more-findings" in before.codes | after.codes:
        return after
    for code in {change.code for change in changes}:
        old, new = _findings(before, code), _findings(after, code)
        if len(new) > len(old) or new == old:
            raise RepairFaultError(f"{code} was to be mended and is still there")
    if before.standards and after.findings(Severity.ERROR) > before.findings(Severity.ERROR):
        more = Counter(_errors(after)) - Counter(_errors(before))
        raise RepairFaultError(f"the repair has brought {', '.join(code for code, _, _ in more)}")
    return after


def _errors(validation: Validation) -> list[tuple[str, str, str]]:
    found = (one for one in validation.diagnostics if one.severity is Severity.ERROR)
    return [(one.code, one.span.file, one.message) for one in found]


def _findings(validation: Validation, code: str) -> list[tuple[str, str]]:
    return [(found.message, found.span.file) for found in validation.diagnostics if found.code == code]
