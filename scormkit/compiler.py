"""The compiler: load, parse, read, link, check, plan, pack."""

from pathlib import Path

from scormkit.checks import check
from scormkit.checks.expectations import NOTHING_EXPECTED, Expectations, unmet
from scormkit.diagnostics.diagnostic import Diagnostic, has_errors
from scormkit.diagnostics.span import Span
from scormkit.linking import link
from scormkit.loading import load
from scormkit.package.archive import pack
from scormkit.reading import read
from scormkit.report.result import CourseResult, WrittenPackage
from scormkit.syntax import parse
from scormkit.targets.base import Target


def check_course(folder: Path, targets: tuple[Target, ...], expect: Expectations = NOTHING_EXPECTED) -> CourseResult:
    """Find everything that is wrong with the course in a folder; each stage goes as far as the one before allows."""
    tree = load(folder)
    linked = tree.then(parse).then(read).then(link)
    found = list(linked.diagnostics)
    if linked.value:
        found += check(linked.value)
        found += unmet(linked.value, expect)
        for target in targets:
            found += target.check(linked.value)
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
    """Check a course and write its packages into ``output``; with an error found, none is written.

    Raises OSError where the disk refuses; the package that was there before is then still there, whole.
    """
    checked = check_course(folder, targets, expect)
    if checked.course is None or has_errors(checked.diagnostics):
        return checked
    packages = []
    for target in targets:
        plan = target.plan(checked.course)
        path = output / plan.name
        packages.append(WrittenPackage(plan.target, path, plan.launch, pack(plan, path)))
    return checked._replace(packages=tuple(packages))


def _place(found: Diagnostic) -> tuple[Span, str]:
    return found.span, found.code
