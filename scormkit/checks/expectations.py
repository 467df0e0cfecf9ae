"""What whoever runs the compiler expects of a course: a tag's version, a ledger that stays, a package of its own."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.course import Course
from scormkit.model.linked import LinkedCourse
from scormkit.model.source import COURSE_FILE, LEDGER_FILE


class Expectations(NamedTuple):
    """``tag``: the version that the course must have, as a Git tag may spell it. ``locked``: no ledger may change.

    ``taken``: the folders of the other courses of the run, by ``package_key``; none may have this course's.
    """

    tag: str | None = None
    locked: bool = False
    taken: Mapping[str, str] = MappingProxyType({})


NOTHING_EXPECTED = Expectations()


def package_key(course: Course) -> str:
    """What the names of a course's packages begin with, as a disk that is blind to case tells them apart."""
    return f"{course.name.text}-{course.version}".lower()


def unmet(course: LinkedCourse, expected: Expectations) -> Iterator[Diagnostic]:
    """Find what is not as expected."""
    if expected.tag is not None and expected.tag not in _tags(course.course):
        yield Diagnostic(
            "course/unexpected-version",
            Span(COURSE_FILE),
            f"the course's version is `{course.course.version}`; `{expected.tag}` was expected",
            "set `version:` to what is released, or tag the commit anew",
        )
    other = expected.taken.get(package_key(course.course))
    if other is not None:
        name = course.course.name
        yield Diagnostic(
            "course/same-package",
            name.span,
            f"`{other}` is `{name.text}` {course.course.version} too, and its package would be overwritten",
            "give one of the two courses another `id`",
        )
    if expected.locked and course.ledger != course.course.ledger:
        yield Diagnostic(
            "ledger/out-of-date",
            Span(LEDGER_FILE),
            f"the ledger would change: {_changes(course)}",
            "run `scormkit build` on your machine and commit the ledger.yaml that it writes\n"
            "if a part was renamed, write `was: old-id` beside its new id before that",
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
