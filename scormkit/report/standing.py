"""Where a learner stands, as text for people and as JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from scormkit.model.ledger import MOST_ATTEMPTS
from scormkit.records.course import PublishedCourse
from scormkit.records.standing import (
    Answer,
    AnsweredQuestion,
    ObjectiveStanding,
    QuizStanding,
    Standing,
    UnitStanding,
)
from scormkit.records.state_text import State, Unreadable
from scormkit.records.support_code import SupportCode
from scormkit.report.text import harmless

FORMAT = 1
_WIDEST = 160  # characters of a text that a line shows
_WHY = {
    Unreadable.EMPTY: "there is no text",
    Unreadable.DAMAGED: "the checksum does not fit: the text was cut, changed on its way, or is none of scormkit's",
    Unreadable.NEWER: "a newer version of scormkit wrote the text: use that version, or a later one",
    Unreadable.FOREIGN: "the text ends too soon for this package: it is of another course, or of another ledger",
}


class Reading(NamedTuple):
    """What became of a learner's text. ``standing`` is absent where it could not be read; then ``fault`` says why.

    ``notes`` are facts that explain what is missing.
    """

    code: SupportCode
    course: PublishedCourse
    standing: Standing | None
    fault: str
    notes: tuple[str, ...]


def reading_of(
    code: SupportCode,
    course: PublishedCourse,
    found: Standing | Unreadable | None,
    unread: State | Unreadable | None,
) -> Reading:
    """Say in words what was read; ``found`` is None for the text of another course, which is not read at all."""
    fault = _fault(code, course, found)
    standing = found if isinstance(found, Standing) and not fault else None
    notes = list(_notes(code, standing)) if standing else []
    if unread is not None:
        why = f": {_WHY[unread]}" if isinstance(unread, Unreadable) else ", which is a state of this course by itself"
        notes.append(f"the player kept another text that it could not read{why}")
    return Reading(code, course, standing, fault, tuple(notes))


def _fault(code: SupportCode, course: PublishedCourse, found: Standing | Unreadable | None) -> str:
    if found is None:
        return f"the support code is of the course `{code.course}`, the package of `{course.id}`"
    if isinstance(found, Unreadable):
        return _WHY[found]
    if found.doubts:
        return f"the text is of another course, or of another ledger: {', '.join(found.doubts[:3])}"
    return ""


def _notes(code: SupportCode, standing: Standing) -> Iterator[str]:
    course, state = standing.course, standing.state
    if code.fingerprint and code.fingerprint != course.fingerprint:
        yield f"the learner has another build, {code.version} {code.fingerprint}; the words below are this package's"
    more = state.length - course.slots
    if more > 0 and course.scope == "course":
        yield f"the package is older than the text: what came with its last {_slots(more)} cannot be shown"
    elif more < 0 and not state.sparse:
        yield f"the text is older than the package: the package's last {_slots(-more)} came later"
    if standing.gone:
        yield f"{_slots(standing.gone)} hold what belongs to no part of this package"


def describe_reading(reading: Reading) -> str:
    """The reading in lines, each ended by a newline."""
    return "".join(f"{harmless(line)}\n" for line in _lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    course, standing = reading.course, reading.standing
    yield f"{course.id} {course.version} · {course.fingerprint}"
    if reading.fault:
        yield f"cannot be read: {reading.fault}"
    for note in reading.notes:
        yield f"note: {note}"
    if standing is None:
        return
    state = standing.state
    yield (
        f"{len(reading.code.state):,} characters · saved {state.saves:,} times · {state.interactions:,} answers"
        f" reported · {state.seconds:,} active seconds not yet reported"
    )
    yield f"place: {_place(standing)}"
    yield from _progress(standing)
    if standing.completed:
        yield f"completed first on {standing.completed}"
    yield from _units(standing)
    for quiz in standing.quizzes:
        if quiz.begun:
            yield from ("", *_quiz(quiz))
    untouched = [quiz.quiz.id for quiz in standing.quizzes if not quiz.begun]
    if untouched:
        yield from ("", f"not begun: {', '.join(untouched)}")
    if standing.objectives:
        yield from ("", "objectives, best so far")
        yield from (f"  {_reached(objective)}  {objective.id}" for objective in standing.objectives)


def _reached(objective: ObjectiveStanding) -> str:
    return "handed in" if objective.best is None else f"{objective.best:3} %"


def _place(standing: Standing) -> str:
    state, unit = standing.state, standing.place
    if unit:
        return f"{unit.id} ({unit.title}), {state.scroll} % down"
    return "none yet" if state.place < 0 else "a unit that this package does not have"


def _progress(standing: Standing) -> Iterator[str]:
    units = [unit.status for unit in standing.units if unit.unit.required]
    quizzes = [quiz.passed for quiz in standing.quizzes if quiz.quiz.required]
    needed = standing.course.completion.units
    any_of = f" (any {needed} suffice)" if needed < len(units) and standing.course.scope == "course" else ""
    told = [f"{units.count('done')} of {len(units)} units done{any_of}"] if units else []
    if quizzes:
        told.append(f"{quizzes.count(True)} of {len(quizzes)} quizzes and assignments passed")
    if standing.minutes is not None:
        told.append(f"{standing.minutes} of {standing.course.completion.minutes} active minutes spent")
    yield f"required: {', '.join(told) or 'nothing'}"


def _units(standing: Standing) -> Iterator[str]:
    begun = [unit for unit in standing.units if unit.status != "new"]
    yield from ("", f"units ({len(standing.units) - len(begun)} not begun)")
    for unit in begun:
        told = "end seen, its quizzes are open" if unit.status == "end seen" else unit.status
        yield " · ".join((f"  {told:6}  {unit.unit.id} ({unit.unit.title})", *_unit(unit)))


def _unit(standing: UnitStanding) -> Iterator[str]:
    if standing.minutes is not None:
        yield f"{standing.minutes} of {standing.unit.minutes} active minutes spent"
    if standing.exempted_by:
        yield f"exempted by {standing.exempted_by}"


def _quiz(standing: QuizStanding) -> Iterator[str]:
    quiz = standing.quiz
    yield f"{quiz.id} ({quiz.title}): {', '.join(_record(standing))}"
    for question in standing.questions:
        yield from _question(question)
    empty = len(quiz.questions) - len(standing.questions)
    if empty:
        yield f"  {empty} of {_counted(len(quiz.questions), 'question')} without an answer"


def _record(standing: QuizStanding) -> Iterator[str]:
    quiz = standing.quiz
    yield quiz.kind
    more = " or more" if standing.attempts >= MOST_ATTEMPTS else ""
    limit = f" of {quiz.attempts}" if quiz.attempts is not None else ""
    yield f"{standing.attempts}{more}{limit} attempt{'' if standing.attempts == 1 and not limit else 's'}"
    if standing.best is not None:
        yield f"best {standing.best} % (pass mark {quiz.pass_percent} %)"
    if standing.exempted_by:
        yield f"passed by passing {standing.exempted_by}"
    elif standing.attempts:
        yield ("handed in" if quiz.unscored else "passed") if standing.passed else "not passed"
    if standing.points is not None:
        yield _counted(standing.points, "point")
    if standing.moment:
        yield f"{'ended' if standing.submitted else 'began'} {standing.moment}"
    if not standing.submitted and standing.questions:
        yield "answers below not submitted"


def _question(question: AnsweredQuestion) -> Iterator[str]:
    asked = f": {_short(question.prompt)}" if question.prompt else ""
    yield f"  {question.id}{asked}{' · checked' if question.checked else ''}"
    for answer in question.answers:
        lead = " ".join(filter(None, (answer.key, f"({_short(answer.asked)})" if answer.asked else "")))
        mark = f" · {answer.mark}" if answer.mark else ""
        yield f"    {f'{lead}: ' if lead else ''}{_value(answer)}{mark}"


def _value(answer: Answer) -> str:
    if len(answer.words) == len(answer.value):
        pairs = zip(answer.value, answer.words, strict=True)
        return ", ".join(f"{letter} {_quoted(word)}" for letter, word in pairs)
    if answer.words:
        return answer.value
    return answer.value if answer.chosen else _quoted(answer.value)


def _quoted(text: str) -> str:
    return _short(text) if text.startswith(("“", '"', "„", "«")) else f"“{_short(text)}”"


def _short(text: str) -> str:
    line = text.replace("\n", " ↵ ")
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def _slots(count: int) -> str:
    return _counted(count, "slot")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def reading_document(reading: Reading) -> str:
    """The reading as one JSON document, format 1; ``learner`` is null where the text could not be read."""
    course, code = reading.course, reading.code
    whole = {
        "format": FORMAT,
        "package": {"course": course.id, "version": course.version, "fingerprint": course.fingerprint},
        "code": {
            "course": code.course or None,
            "version": code.version or None,
            "fingerprint": code.fingerprint or None,
        },
        "fault": reading.fault or None,
        "notes": reading.notes,
        "learner": _learner(reading.standing) if reading.standing else None,
    }
    return json.dumps(whole, indent=2) + "\n"  # ASCII, so that no pipe's encoding can spoil it


def _learner(standing: Standing) -> dict[str, Any]:
    state = standing.state
    return {
        "attempt": state.attempt,
        "saves": state.saves,
        "interactions": state.interactions,
        "seconds": state.seconds,
        "place": standing.place.id if standing.place else None,
        "scroll": state.scroll,
        "minutes": standing.minutes,
        "completed": standing.completed or None,
        "units": [
            {
                "id": unit.unit.id,
                "title": unit.unit.title,
                "required": unit.unit.required,
                "status": unit.status,
                "minutes": unit.minutes,
                "exempted_by": unit.exempted_by or None,
            }
            for unit in standing.units
        ],
        "quizzes": [_quiz_document(quiz) for quiz in standing.quizzes],
        "objectives": [
            {"id": objective.id, "best": objective.best, "reached": objective.reached}
            for objective in standing.objectives
        ],
    }


def _quiz_document(standing: QuizStanding) -> dict[str, Any]:
    quiz = standing.quiz
    return {
        "id": quiz.id,
        "title": quiz.title,
        "kind": quiz.kind,
        "required": quiz.required,
        "attempts": standing.attempts,
        "limit": quiz.attempts,
        "best": standing.best,
        "passed": standing.passed,
        "submitted": standing.submitted,
        "points": standing.points,
        "moment": standing.moment or None,
        "exempted_by": standing.exempted_by or None,
        "questions": [
            {
                "id": question.id,
                "prompt": question.prompt,
                "checked": question.checked,
                "answers": _answers(question.answers),
            }
            for question in standing.questions
        ],
    }


def _answers(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    return [
        {"field": answer.key, "asked": answer.asked, "value": answer.value, "words": answer.words, "mark": answer.mark}
        for answer in answers
    ]
