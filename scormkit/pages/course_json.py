"""The course as the player reads it: ``Course`` of ``runtime/src/contract.ts``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scormkit.linking.objectives import decided_by
from scormkit.model.course import Quiz
from scormkit.model.ledger import (
    CHECKED,
    DATE,
    MOMENT,
    MULTIPLE,
    OBJECTIVE,
    POINTS,
    QUIZ,
    TIME,
    TRUE_FALSE,
    TYPED,
    UNIT,
    Slot,
)
from scormkit.model.linked import (
    LinkedCourse,
    LinkedField,
    LinkedObjective,
    LinkedQuestion,
    LinkedQuiz,
    LinkedUnit,
)
from scormkit.pages.catalogue import Words
from scormkit.pages.references import unit_script

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_FIXED_SHAPES = {
    UNIT: "u",
    QUIZ: "z",
    OBJECTIVE: "o",
    TRUE_FALSE: "t",
    POINTS: "p",
    DATE: "d",
    TIME: "n",
    MOMENT: "w",
    CHECKED: "k",
    **dict.fromkeys(TYPED, "x"),
}


class CourseJson:
    """Writes the JSON of a course's pages; what all of them share is worked out once."""

    def __init__(self, course: LinkedCourse, words: Words) -> None:
        self._course = course
        self._shapes = tuple(slot_shape(slot) for slot in course.ledger.slots)
        self._strings = {key: text for key, text in words.items() if key.startswith("player.")}

    def of_course(self) -> str:
        """The whole course, for the page that navigates it, safe within ``<script type="application/json">``."""
        course = self._course
        recorded = [n for n, objective in enumerate(course.objectives) if objective.slot is not None]
        objectives = {n: position for position, n in enumerate(recorded)}
        return self._document(
            "course",
            " ".join(self._shapes),
            modules=[{"id": module.name.text, "title": module.title} for module in course.modules],
            units=[
                _unit(unit, unit.module, unit_script(unit.unit) if number else "")
                for number, unit in enumerate(course.units)
            ],
            quizzes=[_quiz(quiz, quiz.unit, objectives) for quiz in course.quizzes],
            objectives=[_objective(course.objectives[n]) for n in objectives],
            completion=_whole(course),
        )

    def of_unit(self, number: int) -> str:
        """One unit as a SCO of its own: the same form, with this unit and what belongs to it only."""
        course = self._course
        module = course.modules[course.units[number].module]
        unit, quizzes = _apart(course, number)
        decided = decided_by(course.objectives, quizzes)
        objectives = {n: position for position, n in enumerate(decided)}
        slots = (*_slots(unit, quizzes), *(objective.slot for objective in decided.values()))
        own = sorted({slot for slot in slots if slot is not None})
        return self._document(
            "unit",
            " ".join(f"{slot}:{self._shapes[slot]}" for slot in own),
            modules=[{"id": module.name.text, "title": module.title}],
            units=[_unit(unit, 0, "")],
            quizzes=[_quiz(quiz, 0, objectives) for quiz in quizzes],
            objectives=[_objective(objective) for objective in decided.values()],
            completion={"units": 1},
        )

    def _document(self, scope: str, ledger: str, completion: dict[str, int], **lists: list[dict[str, Any]]) -> str:
        source = self._course.course
        document = {
            "format": 1,
            "id": source.name.text,
            "title": source.title,
            "version": source.version,
            "language": source.language,
            "fingerprint": "",
            "scope": scope,
            "ledger": ledger,
            **lists,
            "completion": {
                **completion,
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
    """A slot's shape: ``u`` unit, ``z`` quiz, ``p`` points, ``o`` objective, ``d`` date, ``n`` time, ``w`` moment,
    ``k`` checked, ``t`` true-false, ``x`` whatever is typed, ``s4`` one, ``m4`` several of four letters."""
    return _FIXED_SHAPES.get(slot.shape) or f"{'m' if slot.shape == MULTIPLE else 's'}{len(slot.letters)}"


def _apart(course: LinkedCourse, number: int) -> tuple[LinkedUnit, list[LinkedQuiz]]:
    """A unit and its quizzes as its own SCO sees them: it is all that this SCO can complete, so there it always counts;
    no rule spans two SCOs. The indices of quizzes are those of the list."""
    position = {quiz: n for n, quiz in enumerate(course.units[number].quizzes)}

    def own(quizzes: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(position[quiz] for quiz in quizzes if quiz in position)

    unit = course.units[number]
    quizzes = [course.quizzes[quiz] for quiz in position]
    return (
        unit._replace(required=True, needs=(), exempted_by=own(unit.exempted_by)),
        [quiz._replace(exempted_by=own(quiz.exempted_by)) for quiz in quizzes],
    )


def _slots(unit: LinkedUnit, quizzes: Sequence[LinkedQuiz]) -> Iterator[int | None]:
    """The slots that a unit's own SCO keeps, but those of objectives; None for each that there is not."""
    yield from (unit.slot, unit.time_slot)
    for quiz in quizzes:
        yield from (quiz.slot, quiz.points_slot, quiz.moment_slot)
        for question in quiz.questions:
            yield question.checked_slot
            for field in question.fields:
                yield from (field.slot, *field.earlier)


def _whole(course: LinkedCourse) -> dict[str, int]:
    """What completes a course, as far as no single unit can."""
    told = {"units": course.units_needed}
    if course.time_slot is not None:
        told |= {"minutes": course.course.completion.minutes, "time": course.time_slot}
    return told


def _unit(linked: LinkedUnit, module: int, script: str) -> dict[str, Any]:
    unit = linked.unit
    told: dict[str, Any] = {
        "id": unit.name.text,
        "slot": linked.slot,
        "title": unit.title,
        "module": module,
        "script": script,
        "done": unit.done.rule,
        "minutes": unit.done.minutes,
        "required": linked.required,
        "needs": linked.needs,
    }
    if linked.exempted_by:
        told["exemptedBy"] = linked.exempted_by
    if linked.time_slot is not None:
        told["time"] = linked.time_slot
    return told


def _quiz(linked: LinkedQuiz, unit: int, objectives: Mapping[int, int]) -> dict[str, Any]:
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
        "pools": [{"draw": pool.draw, "questions": pool.questions} for pool in linked.pools],
        "required": linked.required,
        "counts": linked.counts,
        **_exceptional(linked),
        "questions": [_question(question, quiz, objectives) for question in linked.questions],
    }


def _exceptional(linked: LinkedQuiz) -> dict[str, Any]:
    """What few quizzes have."""
    quiz = linked.quiz
    told: dict[str, Any] = {}
    if linked.exempted_by:
        told["exemptedBy"] = linked.exempted_by
    if linked.moment_slot is not None:
        told["moment"] = linked.moment_slot
    if quiz.cooldown:
        told["cooldown"] = quiz.cooldown * 60
    if quiz.time_limit:
        told |= {"limit": quiz.time_limit.minutes * 60, "extendable": quiz.time_limit.extendable}
    return told


def _objective(linked: LinkedObjective) -> dict[str, Any]:
    return {
        "id": linked.objective.name.text,
        "slot": linked.slot,
        "quizzes": linked.quizzes,
        "pass": linked.pass_percent,
    }


def _question(linked: LinkedQuestion, quiz: Quiz, objectives: Mapping[int, int]) -> dict[str, Any]:
    question = linked.question
    told: dict[str, Any] = {
        "id": question.name.text,
        "type": question.answer.type,
        "credit": question.answer.credit,
        "weight": question.weight,
        "scored": linked.scored,
        "asked": quiz.kind != "assignment" or question.name.text in quiz.asked,
        "objectives": [objectives[index] for index in linked.objectives if index in objectives],
        "fields": [_field(field) for field in linked.fields],
    }
    if linked.checked_slot is not None:
        told["checked"] = linked.checked_slot
    return told


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
    if field.shape in TYPED:
        whole |= {"least": field.least, "most": field.most, "bytes": linked.bytes}
        if field.answers:
            whole["answers"] = [{"text": answer.text, "right": answer.correct} for answer in field.answers]
            whole["exactCase"] = field.exact_case
        if field.low:
            whole |= {"low": field.low, "high": field.high, "unit": field.unit}
    return whole
