"""``tincan.xml``: what importers launch, and how the course's activities are described."""

from lxml import etree

from scormkit.activities.definitions import definitions
from scormkit.model.linked import LinkedCourse
from scormkit.targets.xapi.target import TARGET
from tests.unit.asking import ANSWERS, questions
from tests.unit.targets.courses import (
    choices,
    course_asking,
    linked_course,
    medium,
    name,
    open_text,
    per_unit,
    planned,
    prose,
    ruled_course,
)

TC = "{http://projecttincan.com/tincan.xsd}"


def launch_file(course: LinkedCourse) -> etree._Element:
    """The launch file of a course's package."""
    content = planned(TARGET, course).entries[0].content
    assert isinstance(content, bytes)
    return etree.fromstring(content)


def activities(course: LinkedCourse) -> list[etree._Element]:
    """The activities that it describes, in its order."""
    return list(launch_file(course).iter(f"{TC}activity"))


def test_the_course_leads_and_alone_is_launched() -> None:
    """Importers launch the first activity: the course, under its IRI, by the page at the root."""
    first, *others = activities(linked_course(units=2, questions=1, iri=name("https://example.com/help")))
    assert (first.get("id"), first.get("type")) == (
        "https://example.com/help",
        "http://adlnet.gov/expapi/activities/course",
    )
    (launch,) = first.iterfind(f"{TC}launch")
    assert (launch.text, launch.get("lang")) == ("index.html", "en")
    assert first.findtext(f"{TC}description") == "What to do until help comes."
    assert not [launch for other in others for launch in other.iterfind(f"{TC}launch")]


def test_every_activity_is_described_under_its_id() -> None:
    """Ids are the keys of the definitions behind the IRI; each has a name and a description, the name in the place of
    one that is missing."""
    course = ruled_course()
    found = activities(course)
    iri = "https://scormkit.invalid/first-aid"
    assert [one.get("id") for one in found] == [f"{iri}/{key}".rstrip("/") for key in definitions(course)]
    assert all(one.findtext(f"{TC}name") and one.findtext(f"{TC}description") for one in found)
    unit = next(one for one in found if str(one.get("id")).endswith("units/work"))
    assert unit.findtext(f"{TC}description") == unit.findtext(f"{TC}name") == "Work"


def test_an_interaction_is_told_in_full() -> None:
    """Type, right responses and components stand as elements, with the letters of the definition."""
    (matching,) = (
        one for one in activities(course_asking(ANSWERS["matching"])) if str(one.get("id")).endswith("quizzes/quiz/q0")
    )
    assert matching.findtext(f"{TC}interactionType") == "matching"
    patterns = matching.iterfind(f"{TC}correctResponsePatterns/{TC}correctResponsePattern")
    assert [pattern.text for pattern in patterns] == ["a[.]a[,]b[.]b"]
    target = matching.iterfind(f"{TC}target/{TC}component")
    assert [(one.findtext(f"{TC}id"), one.findtext(f"{TC}description")) for one in target] == [
        ("a", "Press"),
        ("b", "Cool it"),
        ("c", "Wait"),
    ]


def test_nothing_right_is_no_list_of_patterns() -> None:
    """An empty list would be invalid where a schema is asked."""
    assert launch_file(course_asking(open_text(40))).find(f".//{TC}correctResponsePatterns") is None


def test_a_component_without_words_is_described_all_the_same() -> None:
    """A description is mandatory; a choice that is nothing but a decoration has an empty one."""
    silent = choices("a", "b")
    answer = silent._replace(choices=tuple(choice._replace(text=prose("")) for choice in silent.choices))
    found = launch_file(course_asking(answer)).iter(f"{TC}component")
    assert [[child.tag.removeprefix(TC) for child in component] for component in found] == [["id", "description"]] * 2


def test_the_package_holds_pages_player_and_definitions() -> None:
    """The launch file leads, the rest is sorted; media come along; SCOs are no affair of this package's."""
    course = linked_course(units=2, questions=1, media=[medium("media/a.svg")])
    plan = planned(TARGET, course)
    paths = [entry.path for entry in plan.entries]
    assert paths[0] == "tincan.xml"
    assert paths[1:] == sorted(paths[1:])
    assert {"index.html", "units/unit-1.js", "media/a.svg", "player/activities.js"} < set(paths)
    assert (plan.name, plan.launch) == ("first-aid-1.0-xapi.zip", "index.html")
    assert [entry.path for entry in planned(TARGET, per_unit(course)).entries] == paths
    assert [file.name for file in plan.beside] == ["first-aid-1.0-xapi.upload.html"]


def test_letters_of_any_script_stay_raw() -> None:
    """Titles and prompts are UTF-8, markup in them is text."""
    course = course_asking(*questions(), language="ru")
    written = (
        planned(TARGET, course._replace(course=course.course._replace(title="Помощь <b> & Co"))).entries[0].content
    )
    assert isinstance(written, bytes)
    assert "Помощь &lt;b&gt; &amp; Co".encode() in written
    assert b"&#" not in written
