"""What the page beside a cmi5 package tells whoever uploads it."""

from collections.abc import Iterable, Iterator

from scormkit.activities.ids import activity_iri
from scormkit.model.linked import LinkedCourse
from scormkit.pages.upload import Fact, UploadSheet
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.targets.base import Receipt
from scormkit.targets.cmi5.course_structure import Au
from scormkit.targets.cmi5.lms_settings import LMS_SETTINGS
from scormkit.targets.lrs import iri_fact, stored
from scormkit.targets.sheets import advice, package_facts, rules

_STANDARD = "cmi5"


def upload_sheet(
    course: LinkedCourse, told: Receipt, package: str, aus: tuple[Au, ...], fingerprint: str
) -> UploadSheet:
    """The facts for the page; ``package`` is the name of the file."""
    source = course.course
    facts = (
        *package_facts(course, package, f"{_STANDARD} (Quartz), by {COURSE_STRUCTURE}", fingerprint),
        iri_fact(course, "the publisher's id of the course"),
        *_aus(course, aus),
        *rules(course),
    )
    return UploadSheet(
        source.title, source.language, _STANDARD, facts, tuple(stored(course, told)), advice(LMS_SETTINGS, {})
    )


def _aus(course: LinkedCourse, aus: tuple[Au, ...]) -> Iterator[Fact]:
    if len(aus) == 1 and course.course.cmi5.aus == "one":
        yield Fact("AUs", f"one: {activity_iri(course.course, aus[0].key)}")
    else:
        ids = activity_iri(course.course, "units/…")
        yield Fact("AUs", f"{len(aus)}, one for each unit: {ids}, in a block for each module")
    yield Fact("moveOn", _by_value(aus, (au.move_on for au in aus)))
    scores = ("none" if au.mastery is None else f"{au.mastery / 100:g}" for au in aus)
    yield Fact("masteryScore", _by_value(aus, scores))


def _by_value(aus: tuple[Au, ...], values: Iterable[str]) -> str:
    """The value of all AUs where they have one, else each value with the titles of its AUs."""
    titles: dict[str, list[str]] = {}
    for au, value in zip(aus, values, strict=True):
        titles.setdefault(value, []).append(au.title)
    if len(titles) == 1:
        return next(iter(titles))
    return "; ".join(f"{value}: {', '.join(of_value)}" for value, of_value in titles.items())
