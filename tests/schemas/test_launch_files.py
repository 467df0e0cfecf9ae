"""Launch files of xAPI packages against the rules that importers are known to hold them to.

There is no official schema. ILIAS asks for these elements in this order, Moodle's plugin for one activity to launch.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from scormkit.compiler import check_course
from scormkit.model.linked import LinkedCourse
from scormkit.targets.xapi.target import TARGET
from tests.unit.asking import questions
from tests.unit.targets.courses import course_asking, linked_course, name, planned, ruled_course

REPOSITORY = Path(__file__).parents[2]
COURSES = sorted(
    file for place in ("course_src", "tests/browser/courses") for file in REPOSITORY.glob(f"{place}/*/course.yaml")
)
TC = "{http://projecttincan.com/tincan.xsd}"
LISTS = ("choices", "scale", "source", "target", "steps")
ORDER = ("name", "description", "launch", "resource", "interactionType", "correctResponsePatterns", *LISTS)
# xAPI 1.0.3 Data 2.4.4.1: the lists that each type of interaction has.
LISTS_OF = {"choice": ("choices",), "sequencing": ("choices",), "likert": ("scale",), "matching": ("source", "target")}
LISTLESS = ("true-false", "fill-in", "long-fill-in", "numeric")


def launch_file(course: LinkedCourse) -> etree._Element:
    """The launch file of a course's package, which is its first entry."""
    entry = planned(TARGET, course).entries[0]
    assert entry.path == "tincan.xml"
    assert isinstance(entry.content, bytes)
    return etree.fromstring(entry.content)


def local(element: etree._Element) -> str:
    """An element's name without its namespace, which must be the launch file's."""
    assert element.tag.startswith(TC)
    return element.tag.removeprefix(TC)


def faults(root: etree._Element) -> Iterator[str]:
    """TC-01 to TC-06, the order of elements, and the lists of interactions."""
    found = list(root.iterfind(f"{TC}activities/{TC}activity"))
    ids = [str(activity.get("id")) for activity in found]
    yield from (f"not absolute: {id}" for id in ids if not re.fullmatch(r"[a-z][a-z0-9+.-]+:[^\s?#\[\]]+", id))
    yield from (f"twice: {id}" for id in set(ids) if ids.count(id) > 1)
    launched = [id for id, activity in zip(ids, found, strict=True) if activity.find(f"{TC}launch") is not None]
    if launched != ids[:1]:
        yield f"launched: {launched}"
    for id, activity in zip(ids, found, strict=True):
        yield from (f"{id}: {fault}" for fault in _activity(activity))
    for element in root.iter(f"{TC}name", f"{TC}description", f"{TC}launch"):
        if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", element.get("lang", "en")):
            yield f"no language: {element.get('lang')}"


def _activity(activity: etree._Element) -> Iterator[str]:
    names = [local(child) for child in activity]
    if names != sorted(names, key=ORDER.index):
        yield f"order: {names}"
    if names[:2] != ["name", "description"] or not activity[0].text:
        yield "no name or no description"
    kind = activity.findtext(f"{TC}interactionType")
    expected = () if kind is None or kind in LISTLESS else LISTS_OF[kind]
    if tuple(name for name in names if name in LISTS) != expected:
        yield f"lists of {kind}: {names}"
    for part in activity:
        if local(part) in (*LISTS, "correctResponsePatterns") and not len(part):
            yield f"empty: {part.tag}"
    for component in activity.iter(f"{TC}component"):
        if [local(child) for child in component] != ["id", "description"]:
            yield "a component without id or description"


@pytest.mark.parametrize("file", COURSES, ids=lambda file: file.parent.name)
def test_every_course_of_ours_has_a_valid_launch_file(file: Path) -> None:
    """What importers ask for holds in each of our courses."""
    course = check_course(file.parent, ()).course
    assert course is not None
    assert list(faults(launch_file(course))) == []


def test_a_launch_file_with_everything_is_valid() -> None:
    """Every type of question, letters of any script and an IRI that is no address break no rule."""
    for course in (
        course_asking(*questions(), language="ja"),
        ruled_course(),
        linked_course(units=40, questions=2, title="Первая <помощь> & Co", iri=name("urn:example:help"), summary=""),
    ):
        assert list(faults(launch_file(course))) == []


def test_the_rules_see_faults() -> None:
    """A launch file in which an activity comes twice, and one in another order, are refused."""
    root = launch_file(linked_course())
    (activities,) = root
    activities.append(etree.fromstring(etree.tostring(activities[0])))
    assert list(faults(root))
    root = launch_file(linked_course())
    (activities,) = root
    activities[0].append(activities[0][0])
    assert list(faults(root))
