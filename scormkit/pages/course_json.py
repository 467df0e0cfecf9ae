"""The course as the player reads it: ``Course`` of ``runtime/src/contract.ts``."""

import json
from collections.abc import Iterable
from typing import Any

from scormkit.model.course import Quiz
from scormkit.model.ledger import DATE, MULTIPLE, OBJECTIVE, POINTS, QUIZ, TEXT, TRUE_FALSE, UNIT, Slot
from scormkit.model.linked import LinkedCourse, LinkedField, LinkedQuestion, LinkedQuiz, LinkedUnit
from scormkit.pages.catalogue import Words
from scormkit.pages.references import unit_script

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_FIXED_SHAPES = {UNIT: "u", QUIZ: "z", OBJECTIVE: "o", TRUE_FALSE: "t", TEXT: "x", POINTS: "p", DATE: "d"}


class CourseJson:
    """Writes the JSON of a course's pages; what all of them share is worked out once."""

    def __init__(self, course: LinkedCourse, words: Words) -> None:
        self._course = course
        self._shapes = tuple(slot_shape(slot) for slot in course.ledger.slots)
        self._strings = {key: text for key, text in words.items() if key.startswith("player.")}

    def of_course(self) -> str:
        """The whole course, for the page that navigates it, safe within ``<script type="application/json">``."""
        course = self._course
        assessed = _assessed(course, course.quizzes)
        return self._document(
            "course",
            " ".join(self._shapes),
            modules=tuple({"id": module.name.text, "title": module.title} for module in course.modules),
            units=tuple(
                _unit(unit, unit.module, unit_script(unit.unit) if number else "")
                for number, unit in enumerate(course.units)
            ),
            quizzes=tuple(_quiz(quiz, quiz.unit, assessed) for quiz in course.quizzes),
            assessed=assessed,
            units_needed=course.units_needed,
        )

    def of_unit(self, number: int) -> str:
        """One unit as a SCO of its own: the same form, with this unit and what belongs to it only."""
        course = self._course
        # The unit is all that its SCO can complete, so there it always counts; no rule spans two SCOs.
        unit = course.units[number]._replace(required=True, needs=())
        module = course.modules[unit.module]
        own = tuple(course.quizzes[quiz] for quiz in unit.quizzes)
        assessed = _assessed(course, own)
        return self._document(
            "unit",
            " ".join(f"{slot}:{self._shapes[slot]}" for slot in _own_slots(course, unit, own, assessed)),
            modules=({"id": module.name.text, "title": module.title},),
            units=(_unit(unit, 0, ""),),
            quizzes=tuple(_quiz(quiz, 0, assessed) for quiz in own),
            assessed=assessed,
            units_needed=1,
        )

    def _document(
        self,
        scope: str,
        ledger: str,
        modules: tuple[dict[str, str], ...],
        units: tuple[dict[str, Any], ...],
        quizzes: tuple[dict[str, Any], ...],
        assessed: dict[int, int],
        units_needed: int,
    ) -> str:
        source = self._course.course
        objectives = (self._course.objectives[index] for index in assessed)
        document = {
            "format": 1,
            "id": source.name.text,
            "title": source.title,
            "version": source.version,
            "language": source.language,
            "fingerprint": "",
            "scope": scope,
            "ledger": ledger,
            "modules": modules,
            "units": units,
            "quizzes": quizzes,
            "objectives": [{"id": linked.objective.name.text, "slot": linked.slot} for linked in objectives],
            "completion": {
                "units": units_needed,
                "score": source.completion.score,
                "status": source.completion.status,
                "onFail": source.completion.on_fail,
            },
            "certificate": -1 if self._course.certificate_slot is None else self._course.certificate_slot,
            "idle": source.idle_minutes * 60,
            "strings": self._strings,
        }
        # `<` would allow `</script>` and `<!--`; JSON may spell it otherwise.
        return _ENCODER.encode(document).replace("<", "\\u003c")


def slot_shape(slot: Slot) -> str:
    """A slot's shape: ``u`` unit, ``z`` quiz, ``p`` points, ``o`` objective, ``d`` date, ``t`` true-false, ``x`` text,
    ``s4`` one, ``m4`` several of four letters."""
    return _FIXED_SHAPES.get(slot.shape) or f"{'m' if slot.shape == MULTIPLE else 's'}{len(slot.letters)}"


def _own_slots(
    course: LinkedCourse, unit: LinkedUnit, quizzes: tuple[LinkedQuiz, ...], assessed: Iterable[int]
) -> list[int]:
    """The slots that a unit's own SCO keeps: the unit's, its quizzes', those of the objectives that these assess."""
    fields = (field for quiz in quizzes for question in quiz.questions for field in question.fields)
    objectives = (course.objectives[index].slot for index in assessed)
    return sorted(
        {
            unit.slot,
            *(quiz.slot for quiz in quizzes),
            *(quiz.points_slot for quiz in quizzes if quiz.points_slot is not None),
            *(slot for field in fields for slot in (field.slot, *field.earlier)),
            *(slot for slot in objectives if slot is not None),
        }
    )


def _unit(unit: LinkedUnit, module: int, script: str) -> dict[str, Any]:
    return {
        "id": unit.unit.name.text,
        "slot": unit.slot,
        "title": unit.unit.title,
        "module": module,
        "script": script,
        "done": unit.unit.done.rule,
        "minutes": unit.unit.done.minutes,
        "required": unit.required,
        "needs": unit.needs,
    }


def _quiz(linked: LinkedQuiz, unit: int, assessed: dict[int, int]) -> dict[str, Any]:
    quiz = linked.quiz
    return {
        "id": quiz.name.text,
        "slot": linked.slot,
        "pointsSlot": -1 if linked.points_slot is None else linked.points_slot,
        "unit": unit,
        "title": quiz.title,
        "kind": quiz.kind,
        "pass": quiz.pass_percent,
        "attempts": quiz.attempts,
        "retry": quiz.retry,
        "solution": quiz.solution,
        "points": quiz.points,
        "shuffle": quiz.shuffle,
        "draw": quiz.draw,
        "required": linked.required,
        "questions": [_question(question, quiz, assessed) for question in linked.questions],
    }


def _question(linked: LinkedQuestion, quiz: Quiz, assessed: dict[int, int]) -> dict[str, Any]:
    question = linked.question
    return {
        "id": question.name.text,
        "type": question.answer.type,
        "credit": question.answer.credit,
        "weight": question.weight,
        "scored": any(field.field.scored for field in linked.fields),
        "asked": quiz.kind != "assignment" or question.name.text in quiz.asked,
        "objectives": [assessed[index] for index in linked.objectives if index in assessed],
        "fields": [_field(field) for field in linked.fields],
    }


def _field(linked: LinkedField) -> dict[str, Any]:
    field = linked.field
    whole: dict[str, Any] = {
        "key": field.key,
        "slot": linked.slot,
        "earlier": linked.earlier,
        "letters": linked.letters,
        "offered": field.letters,
        "correct": field.correct,
    }
    if field.shape == TEXT:
        whole |= {"least": field.least, "most": field.most, "bytes": linked.bytes}
        if field.answers:
            whole["answers"] = [{"text": answer.text, "right": answer.correct} for answer in field.answers]
            whole["exactCase"] = field.exact_case
        if field.low:
            whole |= {"low": field.low, "high": field.high, "unit": field.unit}
    return whole


def _assessed(course: LinkedCourse, quizzes: tuple[LinkedQuiz, ...]) -> dict[int, int]:
    """The recorded objectives that a question of ``quizzes`` assesses: index in the course → index in the JSON."""
    named = {index for quiz in quizzes for question in quiz.questions for index in question.objectives}
    recorded = sorted(index for index in named if course.objectives[index].slot is not None)
    return {index: position for position, index in enumerate(recorded)}
