"""Every letter that the player may report is a component of the definition, in every course that we have."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scormkit.activities.definitions import Definition, definitions
from scormkit.compiler import check_course
from scormkit.model.fields import POSITIONS
from scormkit.model.linked import LinkedCourse
from scormkit.pages.catalogue import words_of
from scormkit.pages.course_json import CourseJson

REPOSITORY = Path(__file__).resolve().parents[3]
COURSES = sorted(
    file.parent
    for place in ("course_src", "tests/browser/courses")
    for file in REPOSITORY.glob(f"{place}/*/course.yaml")
)


def linked(folder: Path) -> LinkedCourse:
    """The course in a folder."""
    course = check_course(folder, ()).course
    assert course is not None
    return course


def asked(course: LinkedCourse) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each question of the course JSON with its key."""
    told = json.loads(CourseJson(course, words_of(course.course.language)).of_course())
    for quiz in told["quizzes"]:
        for question in quiz["questions"]:
            yield f"quizzes/{quiz['id']}/{question['id']}", question


def letters(question: dict[str, Any], fields: list[dict[str, Any]], apart: bool) -> dict[str, set[str]]:
    """What a report on these fields may hold, by the list that it must stand in."""
    offered = {letter for field in fields for letter in field["offered"]}
    if question["type"] == "gaps" and not apart:
        slots = sorted(field["slot"] for field in fields)
        return {"source": {POSITIONS[slots.index(field["slot"])] for field in fields}, "target": offered}
    if question["type"] in ("matching", "categorise", "self-check"):
        return {"source": {field["key"] for field in fields}, "target": offered}
    if question["type"] == "ordering":
        return {"choices": {field["key"] for field in fields}}
    if question["type"] == "likert":
        return {"scale": offered}
    if question["type"] == "true-false":
        return {}
    return {"choices": offered} if offered else {}


def listed(definition: Definition) -> dict[str, set[str]]:
    """The ids of a definition's components; each stands in its list once."""
    found = {}
    for name in ("choices", "scale", "source", "target", "steps"):
        if name in definition:
            ids = [component["id"] for component in definition[name]]
            assert len(ids) == len(set(ids))
            found[name] = set(ids)
    return found


@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_every_letter_is_a_component(folder: Path) -> None:
    """What may be reported is listed, and nothing else; each question is told under the key that reports have."""
    course = linked(folder)
    told = definitions(course)
    keys = set()
    for key, question in asked(course):
        fields = question["fields"]
        apart = question["type"] == "gaps" and not all(field["letters"] for field in fields)
        for part, own in {f"{key}/{field['key']}": [field] for field in fields}.items() if apart else [(key, fields)]:
            keys.add(part)
            assert listed(told[part]) == letters(question, own, apart), part
            assert ("correctResponsesPattern" in told[part]) == question["scored"], part
    assert keys == {key for key, definition in told.items() if "interactionType" in definition}


@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_right_responses_are_made_of_components(folder: Path) -> None:
    """No pattern names a letter that its lists lack."""
    for key, definition in definitions(linked(folder)).items():
        lists = listed(definition)
        for pattern in definition.get("correctResponsesPattern", ()):
            for item in pattern.split("[,]") if lists else ():
                parts = item.split("[.]")
                places = (lists["source"], lists["target"]) if len(parts) == 2 else tuple(lists.values())
                assert all(part in place for part, place in zip(parts, places, strict=True)), (key, pattern)
