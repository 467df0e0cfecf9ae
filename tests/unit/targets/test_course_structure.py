"""``cmi5.xml``: AUs, blocks, objectives, and what satisfies an AU."""

import pytest
from lxml import etree

from scormkit.model.course import Cmi5Options, Completion
from scormkit.model.linked import LinkedCourse
from scormkit.targets.cmi5.target import TARGET
from tests.unit.targets.courses import (
    HERE,
    choices,
    course_asking,
    linked_course,
    name,
    open_text,
    planned,
    ruled_course,
)

CMI5 = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"
IRI = "https://scormkit.invalid/first-aid"


def apart(course: LinkedCourse) -> LinkedCourse:
    """The same course with an AU for each unit."""
    return course._replace(course=course.course._replace(cmi5=Cmi5Options("per-unit")))


def structure(course: LinkedCourse) -> etree._Element:
    """The course structure of a course's package."""
    content = planned(TARGET, course).entries[0].content
    assert isinstance(content, bytes)
    return etree.fromstring(content)


def aus(course: LinkedCourse) -> list[etree._Element]:
    """The AUs of a course, in order."""
    return list(structure(course).iter(f"{CMI5}au"))


def satisfied(course: LinkedCourse) -> list[tuple[str | None, str | None]]:
    """``moveOn`` and ``masteryScore`` of each AU."""
    return [(au.get("moveOn"), au.get("masteryScore")) for au in aus(course)]


def completing(status: str, score: str = "best", quizzes: bool = True) -> Completion:
    """A completion that takes all graded quizzes, or none."""
    return Completion(None, None if quizzes else (), score, status, "incomplete", HERE)  # type: ignore[arg-type]


def test_the_course_is_one_au_by_default() -> None:
    """Its id is the course's own with a part that no unit can have, its page the one at the root."""
    plan = planned(TARGET, linked_course(units=3, questions=1, iri=name("https://example.com/help")))
    root = structure(linked_course(units=3, questions=1, iri=name("https://example.com/help")))
    course, (au,) = root.find(f"{CMI5}course"), root.iterfind(f"{CMI5}au")
    assert course is not None
    assert (course.get("id"), au.get("id")) == ("https://example.com/help", "https://example.com/help/au")
    assert au.findtext(f"{CMI5}url") == plan.launch == "index.html"
    assert au.findtext(f"{CMI5}title/{CMI5}langstring") == "First aid"
    assert au.findtext(f"{CMI5}description/{CMI5}langstring") == "What to do until help comes."
    assert au.get("launchMethod") == "AnyWindow"
    assert au.get("activityType") == "http://adlnet.gov/expapi/activities/course"
    assert plan.name == "first-aid-1.0-cmi5.zip"
    assert [file.name for file in plan.beside] == ["first-aid-1.0-cmi5.upload.html"]


def test_each_unit_can_be_an_au_in_a_block() -> None:
    """A module is a block, a unit an AU of its own page; the page is in the package, and the title stands for a
    description that is not there."""
    course = apart(linked_course(units=2, questions=1))
    (block,) = structure(course).iterfind(f"{CMI5}block")
    assert block.get("id") == f"{IRI}/modules/basics"
    found = list(block.iterfind(f"{CMI5}au"))
    assert [au.get("id") for au in found] == [f"{IRI}/units/unit-0", f"{IRI}/units/unit-1"]
    assert [au.get("activityType") for au in found] == ["http://adlnet.gov/expapi/activities/lesson"] * 2
    assert found[1].findtext(f"{CMI5}description/{CMI5}langstring") == "Unit 1"
    plan = planned(TARGET, course)
    pages = [au.findtext(f"{CMI5}url") for au in found]
    assert pages == ["unit-0.html", "unit-1.html"]
    assert set(pages) < {entry.path for entry in plan.entries}
    assert plan.launch == "unit-0.html"


@pytest.mark.parametrize(
    ("course", "told"),
    [
        (linked_course(questions=1, completion=completing("passed")), ("CompletedAndPassed", "0.8")),
        (linked_course(questions=1, completion=completing("completed")), ("Completed", "0.8")),
        (linked_course(questions=1, completion=completing("passed", "none")), ("CompletedAndPassed", None)),
        (linked_course(completion=completing("passed")), ("Completed", None)),
        (course_asking(choices("a", "b"), completion=completing("passed", quizzes=False)), ("Completed", None)),
        (course_asking(choices("a", "b"), pass_percent=100), ("CompletedAndPassed", "1")),
        (course_asking(choices("a", "b"), pass_percent=7), ("CompletedAndPassed", "0.07")),
        (course_asking(open_text(40), kind="survey"), ("Completed", None)),
        (ruled_course(), ("CompletedAndPassed", "0.8")),
        (ruled_course(score="points"), ("CompletedAndPassed", "0.5")),
    ],
    ids=["passed", "completed", "no-score", "no-quiz", "not-required", "all", "seven", "survey", "weights", "points"],
)
def test_what_satisfies_the_au(course: LinkedCourse, told: tuple[str, str | None]) -> None:
    """An AU asks for a pass where the author says so and a required quiz can give it; the mastery score is the least
    with which everything that makes the score is passed, so that no pass of ours falls below it."""
    assert satisfied(course) == [told]


def test_each_unit_is_satisfied_by_its_own_quizzes() -> None:
    """A unit without a graded quiz is completed; with one it must be passed, by that quiz's mark."""
    course = apart(ruled_course(minutes=0, weights=(), quizzes=None))
    assert satisfied(course) == [("Completed", None), ("CompletedAndPassed", "0.8"), ("CompletedAndPassed", "0.8")]


def test_objectives_are_stated_and_referred_to() -> None:
    """All objectives stand in front; an AU refers to those that it states, serves or assesses, and to no other."""
    course = ruled_course()
    stated = structure(course).iterfind(f"{CMI5}objectives/{CMI5}objective")
    assert [one.get("id") for one in stated] == [f"{IRI}/objectives/know", f"{IRI}/objectives/write"]

    def named(au: etree._Element) -> list[str]:
        references = au.iterfind(f"{CMI5}objectives/{CMI5}objective")
        return [str(one.get("idref")).removeprefix(f"{IRI}/objectives/") for one in references]

    assert [named(au) for au in aus(course)] == [["know", "write"]]
    assert [named(au) for au in aus(apart(course))] == [["know"], ["know"], ["write"]]
    serving = [
        *course.units[:1],
        *(unit._replace(unit=unit.unit._replace(part_of=name("write"))) for unit in course.units[1:]),
    ]
    assert [named(au) for au in aus(apart(course._replace(units=tuple(serving))))] == [
        ["know"],
        ["know", "write"],
        ["write"],
    ]


def test_a_course_without_objectives_has_no_list_of_them() -> None:
    """An empty list would be invalid."""
    assert structure(linked_course()).find(f".//{CMI5}objectives") is None
