"""A course's parts as activities: their ids, names and types, and the script that hands them over."""

import json

import pytest

from scormkit.activities.definitions import activities_script, definitions
from scormkit.activities.ids import activity_iri, course_iri
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse
from tests.unit.targets.courses import (
    bare_course,
    choices,
    course_asking,
    linked_course,
    name,
    open_text,
    prose,
    ruled_course,
)

ADL = "http://adlnet.gov/expapi/activities"


def asking(html: str) -> LinkedCourse:
    """A course of one question with this prompt."""
    return course_asking(Question(name("one"), prose(html), choices("a", "b"), None, None, None))


def test_every_part_is_an_activity_in_the_order_of_the_course() -> None:
    """Modules, units, quizzes of every kind, questions and objectives have the field's types, and keys of ids."""
    told = {key: definition["type"].removeprefix(f"{ADL}/") for key, definition in definitions(ruled_course()).items()}
    assignment = "http://id.tincanapi.com/activitytype/school-assignment"
    assert list(told.items()) == [
        ("", "course"),
        ("modules/basics", "module"),
        ("units/start", "lesson"),
        ("quizzes/entry", "assessment"),
        ("quizzes/entry/one", "cmi.interaction"),
        ("units/work", "lesson"),
        ("quizzes/final", "assessment"),
        *((f"quizzes/final/q{number}", "cmi.interaction") for number in range(4)),
        ("units/end", "lesson"),
        ("quizzes/last", "assessment"),
        ("quizzes/last/one", "cmi.interaction"),
        ("quizzes/letter", assignment),
        ("quizzes/letter/reply", "cmi.interaction"),
        ("objectives/know", "objective"),
        ("objectives/write", "objective"),
    ]


def test_ids_begin_with_the_course_s_iri() -> None:
    """The author's IRI where there is one; else one of a name that is reserved, made of the course's id."""
    assert course_iri(bare_course()) == "https://scormkit.invalid/first-aid"
    own = bare_course(iri=name("https://example.com/courses/first-aid"))
    assert activity_iri(own, "") == "https://example.com/courses/first-aid"
    assert activity_iri(own, "units/burns") == "https://example.com/courses/first-aid/units/burns"


def test_names_and_descriptions_are_in_the_course_s_language() -> None:
    """Titles are names; a description is there where the source has one."""
    course = linked_course(questions=1, language="de-AT", title="Erste Hilfe", summary="")
    told = definitions(course)
    assert told[""] == {"type": f"{ADL}/course", "name": {"de-AT": "Erste Hilfe"}}
    assert told["units/unit-0"]["name"] == {"de-AT": "Unit 0"}
    assert definitions(linked_course())[""]["description"] == {"en": "What to do until help comes."}


def test_a_long_prompt_is_cut_behind_a_word_for_the_name() -> None:
    """Names fit a line of a report; the description is the whole prompt, as plain text."""
    words = " ".join(["listening"] * 12)
    told = definitions(asking(f"<p><em>First</em> &amp; {words}</p>"))["quizzes/quiz/one"]
    assert told["description"] == {"en": f"First & {words}"}
    assert told["name"] == {"en": f"First & {' '.join(['listening'] * 9)} …"}
    unbroken = definitions(asking("<p>" + "a" * 120 + "</p>"))["quizzes/quiz/one"]
    assert unbroken["name"] == {"en": "a" * 100 + " …"}


def test_a_question_without_words_has_a_name_all_the_same() -> None:
    """The catalogue's words stand for a missing prompt, else the quiz's title and the question's id."""
    silent = Question(name("reply"), prose(""), open_text(40), None, None, None)
    assert definitions(course_asking(silent))["quizzes/quiz/reply"]["name"] == {"en": "Your reply"}
    told = definitions(asking(""))["quizzes/quiz/one"]
    assert told["name"] == {"en": "Quiz: one"}
    assert "description" not in told


def test_the_script_is_ascii_and_holds_the_definitions() -> None:
    """One call with one JSON object, in the order of the course; no charset, and no build, can make it another."""
    course = linked_course(title="Первая помощь", questions=1, iri=name("urn:example:help"))
    script = activities_script(course, definitions(course))
    assert script.isascii()
    assert script == activities_script(course, definitions(course))
    text = script.decode()
    assert text.startswith('scormkit.activities({"iri":"urn:example:help","language":"en","definitions":{"":{"type":')
    assert text.endswith("})\n")
    document = json.loads(text.removeprefix("scormkit.activities(").removesuffix(")\n"))
    assert document["definitions"] == definitions(course)
    assert list(document["definitions"]) == list(definitions(course))


@pytest.mark.parametrize("kind", ["practice", "pre-test", "survey"])
def test_every_quiz_is_an_assessment(kind: str) -> None:
    """Practice quizzes, pre-tests and surveys are told apart by what is made of them, not by their type."""
    told = definitions(course_asking(choices("a", "b"), kind=kind))
    assert told["quizzes/quiz"]["type"] == f"{ADL}/assessment"
