"""What whoever runs the compiler expects of a course: the version of a tag, a ledger that does not change."""

from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.course import Course
from scormkit.model.linked import LinkedCourse
from scormkit.model.source import COURSE_FILE, LEDGER_FILE


class Expectations(NamedTuple):
    """``tag``: the version that the course must have, as a Git tag may spell it. ``locked``: no ledger may change."""

    tag: str | None = None
    locked: bool = False


NOTHING_EXPECTED = Expectations()


def unmet(course: LinkedCourse, expected: Expectations) -> Iterator[Diagnostic]:
    """Find what is not as expected."""
    if expected.tag is not None and expected.tag not in _tags(course.course):
        yield Diagnostic(
            "course/unexpected-version",
            Span(COURSE_FILE),
            f"the course's version is `{course.course.version}`; `{expected.tag}` was expected",
            "set `version:` to what is released, or tag the commit anew",
        )
    if expected.locked and course.ledger != course.course.ledger:
        yield Diagnostic(
            "ledger/out-of-date",
            Span(LEDGER_FILE),
            f"the ledger would change: {_changes(course)}",
            "run `scormkit build` without `--locked`, and commit ledger.yaml with the course",
        )


def _tags(course: Course) -> tuple[str, ...]:
    versions = (course.version, f"v{course.version}")
    return (*versions, *(f"{course.name.text}{mark}{version}" for mark in "-/@" for version in versions))


def _changes(course: LinkedCourse) -> str:
    before, after = course.course.ledger.slots, course.ledger.slots
    added = [slot.part for slot in after[len(before) :]]
    changed = [new.part for old, new in zip(before, after, strict=False) if old != new]
    told = [f"{len(added)} new ({_some(added)})"] if added else []
    if changed:
        told.append(f"{len(changed)} renamed or with new letters ({_some(changed)})")
    return ", ".join(told)


def _some(parts: list[str]) -> str:
    return ", ".join(f"`{part}`" for part in parts[:3]) + (", …" if len(parts) > 3 else "")
