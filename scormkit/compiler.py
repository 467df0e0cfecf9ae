"""The compiler: load, parse, read, link, check, plan, pack."""

import os
from errno import EFBIG, ENOSPC
from pathlib import Path

from scormkit.checks import check
from scormkit.checks.expectations import NOTHING_EXPECTED, Expectations, unmet
from scormkit.diagnostics.diagnostic import Diagnostic, has_errors
from scormkit.diagnostics.span import Span
from scormkit.linking import link
from scormkit.linking.ledger import ledger_text
from scormkit.loading import load
from scormkit.model.linked import LinkedCourse
from scormkit.model.source import LEDGER_FILE
from scormkit.package.archive import MediumChangedError, pack
from scormkit.package.files import discard_draft, place_draft, write_draft, write_whole
from scormkit.pages.catalogue import check_language
from scormkit.reading import read
from scormkit.report.result import CourseResult, WrittenPackage
from scormkit.syntax import parse
from scormkit.targets.base import Target
from scormkit.targets.shared import Shared


def check_course(folder: Path, targets: tuple[Target, ...], expect: Expectations = NOTHING_EXPECTED) -> CourseResult:
    """Find everything that is wrong with the course in a folder; each stage goes as far as the one before allows."""
    tree = load(folder)
    linked = tree.then(parse).then(read).then(link)
    found = list(linked.diagnostics)
    if linked.value:
        found += check(linked.value)
        found += unmet(linked.value, expect)
        found += check_language(linked.value.course)
        # What concerns several kinds of packages alike is one finding.
        found += dict.fromkeys(one for target in targets for one in target.check(linked.value))
    return CourseResult(
        folder,
        linked.value,
        tuple(sorted(found, key=_place)),
        {source.path: source.text for source in tree.value.texts} if tree.value else {},
        tuple(target.receipt(linked.value) for target in targets) if linked.value else (),
    )


def build_course(
    folder: Path, targets: tuple[Target, ...], output: Path, expect: Expectations = NOTHING_EXPECTED
) -> CourseResult:
    """Check a course, write its ledger where it changed, and its packages into ``output``; with an error, neither.

    The ledger comes first: one that knows parts of which there is no package yet does no harm, but a package whose
    slots no ledger knows would. Where the disk refuses, that is a finding; the ledger or package that was there before
    is then still there, whole, with the files beside it.
    """
    checked = check_course(folder, targets, expect)
    if checked.course is None or has_errors(checked.diagnostics):
        return checked
    shared = Shared(checked.course)
    plans = tuple(target.plan(checked.course, shared) for target in targets)
    packages: list[WrittenPackage] = []
    beside: tuple[Path, ...] = ()
    path = output
    try:
        path.mkdir(parents=True, exist_ok=True)
        path = folder / LEDGER_FILE
        _keep_ledger(checked.course, path)
        for plan in plans:
            beside = tuple(output / file.name for file in plan.beside)
            for path, file in zip(beside, plan.beside, strict=True):
                write_draft(file.content, path)
            path = package = output / plan.name
            packed = pack(plan, path)
            packages.append(WrittenPackage(plan.target, package, plan.launch, packed, plan.fingerprint, beside))
            for path in beside:
                place_draft(path)
    except OSError as refusal:
        refused = _not_written(path, folder, refusal)
        return checked._replace(packages=tuple(packages), diagnostics=(*checked.diagnostics, refused))
    finally:
        for path in beside:
            discard_draft(path)
    return checked._replace(packages=tuple(packages))


def _keep_ledger(course: LinkedCourse, path: Path) -> None:
    """Write the ledger of a course where it changed."""
    if course.ledger != course.course.ledger:
        write_whole(ledger_text(course.ledger).encode(), path)


def _not_written(path: Path, folder: Path, refusal: OSError) -> Diagnostic:
    """The finding for a file that the disk did not take."""
    reason = refusal.strerror.lower() if refusal.strerror else str(refusal)
    if isinstance(refusal, MediumChangedError):
        help = "build again"
    elif refusal.errno == ENOSPC:
        help = "make room on the disk, and build again"
    elif refusal.errno == EFBIG:
        help = "make the course's media smaller, or split the course"
    elif isinstance(refusal, FileExistsError | NotADirectoryError):
        reason, help = "a file stands where a folder is needed", "move that file away, or build with another `-o`"
    else:
        help = "check that the folder exists and may be written, then build again"
    return Diagnostic("build/not-written", Span(_seen_from(folder, path)), f"it was not written: {reason}", help)


def _seen_from(folder: Path, path: Path) -> str:
    """A span's file for what is no source: seen from the course's folder like all others, unless absolute."""
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    if path.is_absolute() or folder.is_absolute():
        return path.absolute().as_posix()
    return Path(os.path.relpath(path, folder)).as_posix()


def _place(found: Diagnostic) -> tuple[Span, str]:
    return found.span, found.code
