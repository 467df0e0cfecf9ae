"""The definitions of a course's activities, by their keys (``ids``), and the script that hands them to the player."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from scormkit.activities.ids import (
    COURSE,
    course_iri,
    module_key,
    objective_key,
    question_key,
    quiz_key,
    unit_key,
)
from scormkit.activities.interactions import Interactions
from scormkit.activities.meanings import Meanings, prompt_text
from scormkit.model.linked import LinkedCourse, LinkedQuestion, LinkedQuiz
from scormkit.pages.catalogue import words_of
from scormkit.standards import xapi

Definition = Mapping[str, Any]
Definitions = Mapping[str, Definition]

_LONGEST_NAME = 100  # characters; reports of an LRS show names in a line
_ENCODER = json.JSONEncoder(separators=(",", ":"))  # ASCII alone: no server's charset can spoil it


def definitions(course: LinkedCourse) -> Definitions:
    """What is said of each activity, by its key, in the order of the course: it itself, each module with its units,
    their quizzes and questions, then the objectives."""
    return dict(_Activities(course).all())


def activities_script(course: LinkedCourse, told: Definitions) -> bytes:
    """The script that hands the definitions of a course's activities to the player."""
    source = course.course
    document = {"iri": course_iri(source), "language": source.language, "definitions": told}
    return f"scormkit.activities({_ENCODER.encode(document)})\n".encode()


class _Activities:
    """Describes the parts of a course; what all of them share is worked out once."""

    def __init__(self, course: LinkedCourse) -> None:
        self._course = course
        self._language = course.course.language
        self._words = words_of(self._language)
        self._interactions = Interactions(Meanings(self._words), self._language)

    def all(self) -> Iterator[tuple[str, Definition]]:
        course = self._course
        yield COURSE, self._named(xapi.COURSE, course.course.title, course.course.summary)
        for number, module in enumerate(course.modules):
            yield module_key(module), self._named(xapi.MODULE, module.title, module.summary)
            for linked in course.units:
                if linked.module == number:
                    yield unit_key(linked.unit), self._named(xapi.LESSON, linked.unit.title)
                    for quiz in linked.quizzes:
                        yield from self._quiz(course.quizzes[quiz])
        for objective in (linked.objective for linked in course.objectives):
            yield objective_key(objective), self._named(xapi.OBJECTIVE, _shortened(objective.text), objective.text)

    def _quiz(self, linked: LinkedQuiz) -> Iterator[tuple[str, Definition]]:
        quiz = linked.quiz
        kind = xapi.ASSIGNMENT if quiz.kind == "assignment" else xapi.ASSESSMENT
        yield quiz_key(quiz), self._named(kind, quiz.title)
        for question in linked.questions:
            yield from self._question(linked, question)

    def _question(self, quiz: LinkedQuiz, linked: LinkedQuestion) -> Iterator[tuple[str, Definition]]:
        asked = prompt_text(linked, self._words)
        name = _shortened(asked) or f"{quiz.quiz.title}: {linked.question.name.text}"
        for gap, interaction in self._interactions.of(linked):
            named = self._named(xapi.INTERACTION, f"{name} ({gap})" if gap else name, asked)
            yield question_key(quiz.quiz, linked.question, gap), {**named, **interaction}

    def _named(self, kind: str, name: str, description: str = "") -> dict[str, Any]:
        described = {"description": {self._language: description}} if description else {}
        return {"type": kind, "name": {self._language: name}, **described}


def _shortened(text: str) -> str:
    """The text, cut behind a word where it is too long for a name."""
    if len(text) <= _LONGEST_NAME:
        return text
    cut = text[:_LONGEST_NAME]
    return f"{cut.rpartition(' ')[0] or cut} …"
