"""Where a learner stands: a state, read with the course of a package."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from scormkit.model.ledger import MULTIPLE, OBJECTIVE, QUIZ, SINGLE, TEXT, UNIT
from scormkit.records.course import Field, Objective, PublishedCourse, Question, Quiz, Unit
from scormkit.records.shapes import Shape
from scormkit.records.state_text import State

_UNITS = ("new", "begun", "done", "end seen")
_TENS_A_MINUTE = 6  # a time's slot counts tens of seconds


class Answer(NamedTuple):
    """What one field holds. ``value`` is its letters or its text, ``words`` what the letters stand for, as far as the
    pages tell; ``chosen`` is False for a text. ``mark`` is ``right``, ``wrong`` or "": right once it was so in a
    submitted attempt, wrong where the letters of a submitted attempt are not the right ones. Letters of a question that
    was checked by itself are either."""

    key: str
    asked: str
    value: str
    words: tuple[str, ...]
    chosen: bool
    mark: str


class AnsweredQuestion(NamedTuple):
    """``answers`` are those of the fields that hold one. ``checked``: it was checked by itself in this attempt."""

    id: str
    prompt: str
    fields: int
    answers: tuple[Answer, ...]
    checked: bool


class UnitStanding(NamedTuple):
    """``status`` is ``new``, ``begun``, ``end seen`` (its quizzes are open) or ``done``. ``minutes`` are the
    active ones spent on it, None where it asks for none. ``exempted_by`` is the pre-test that made it done, or ""."""

    unit: Unit
    status: str
    minutes: int | None
    exempted_by: str


class QuizStanding(NamedTuple):
    """``best`` is the percent that counts, None before the first attempt and where nothing is right or wrong;
    ``submitted``: the answers are those of a submitted attempt, else of one under way. ``points`` is None where there
    are none. ``moment`` is when the attempt began or, once it is submitted, ended (ISO 8601, UTC), "" where that is not
    kept. ``exempted_by`` is the id of the pre-test that passes it along, with its percent where that is better, or "".
    ``questions`` are those with an answer."""

    quiz: Quiz
    attempts: int
    best: int | None
    passed: bool
    submitted: bool
    points: int | None
    moment: str
    exempted_by: str
    questions: tuple[AnsweredQuestion, ...]

    @property
    def begun(self) -> bool:
        """There is something to say of it."""
        return bool(self.attempts or self.submitted or self.questions or self.moment or self.exempted_by)


class ObjectiveStanding(NamedTuple):
    """``best`` is the best percent so far, None for what is reached by handing in assignments; None of ``reached``: the
    package does not tell what reaches it."""

    id: str
    best: int | None
    reached: bool | None


class Standing(NamedTuple):
    """``objectives`` are those of which something was submitted. ``minutes`` are the active ones spent on the course,
    None where it asks for none. ``completed`` is the day (ISO 8601) on which the course was completed first, "" where a
    certificate would not know. ``gone`` counts slots with something in them that no part of the course reads any more.
    ``doubts`` are values that no text of this course can hold."""

    course: PublishedCourse
    state: State
    units: tuple[UnitStanding, ...]
    quizzes: tuple[QuizStanding, ...]
    objectives: tuple[ObjectiveStanding, ...]
    minutes: int | None
    completed: str
    gone: int
    doubts: tuple[str, ...]

    @property
    def place(self) -> Unit | None:
        """The unit last read."""
        return next((unit for unit in self.course.units if unit.slot == self.state.place), None)


def standing_of(course: PublishedCourse, state: State) -> Standing:
    """Read a state with the course whose ledger it was decoded by."""
    days = state.slots.get(course.certificate, 0)
    own = {quiz.id: _quiz(course, state, quiz) for quiz in course.quizzes}
    quizzes = {id: _exempted(quiz, own) for id, quiz in own.items()}
    objectives = (_objective(state, objective, quizzes) for objective in course.objectives)
    return Standing(
        course=course,
        state=state,
        units=tuple(_unit(state, unit, own) for unit in course.units),
        quizzes=tuple(quizzes.values()),
        objectives=tuple(objective for objective in objectives if objective),
        minutes=_minutes(state, course.completion.time_slot),
        completed=(date(1970, 1, 1) + timedelta(days)).isoformat() if days else "",
        gone=len({*state.slots, *state.texts} - set(_used(course))),
        doubts=tuple(_doubts(course, state)),
    )


def _minutes(state: State, slot: int) -> int | None:
    return None if slot < 0 else state.slots.get(slot, 0) // _TENS_A_MINUTE


def _unit(state: State, unit: Unit, quizzes: Mapping[str, QuizStanding]) -> UnitStanding:
    by = next((id for id in unit.exempted_by if quizzes[id].passed), "")
    status = "done" if by else _UNITS[state.slots.get(unit.slot, 0) & 3]
    return UnitStanding(unit, status, _minutes(state, unit.time_slot), by)


def _exempted(standing: QuizStanding, quizzes: Mapping[str, QuizStanding]) -> QuizStanding:
    """A quiz with what the pre-tests that were passed make of it."""
    passed = [test for id in standing.quiz.exempted_by if (test := quizzes[id]).passed]
    if not passed:
        return standing
    by = max(passed, key=lambda test: test.best or 0)
    best = None if standing.quiz.unscored else max(standing.best or 0, by.best or 0)
    return standing._replace(passed=True, best=best, exempted_by=by.quiz.id)


def _objective(state: State, objective: Objective, quizzes: Mapping[str, QuizStanding]) -> ObjectiveStanding | None:
    deciding = [quizzes[id] for id in objective.quizzes]
    if objective.handed_in:
        reached = all(quiz.passed for quiz in deciding)
        return ObjectiveStanding(objective.id, None, reached) if reached else None
    best = state.slots.get(objective.slot, 0) - 1
    mark = objective.pass_percent
    return ObjectiveStanding(objective.id, best, None if mark is None else best >= mark) if best >= 0 else None


def _quiz(course: PublishedCourse, state: State, quiz: Quiz) -> QuizStanding:
    value = state.slots.get(quiz.slot, 0)
    attempts, passed, submitted = value >> 9, bool(value & 2), bool(value & 1)
    first = 0 if quiz.points_slot < 0 else state.slots.get(quiz.points_slot, 0)
    points = None
    if quiz.points and passed:
        points = quiz.points[min(first or attempts or 1, len(quiz.points)) - 1]
    judged = submitted and not quiz.unscored
    questions = (_question(course, state, question, judged) for question in quiz.questions)
    moment = state.slots.get(quiz.moment_slot, 0)
    return QuizStanding(
        quiz=quiz,
        attempts=attempts,
        best=value >> 2 & 127 if attempts and not quiz.unscored else None,
        passed=passed,
        submitted=submitted,
        points=points,
        moment=datetime.fromtimestamp(moment, UTC).isoformat().replace("+00:00", "Z") if moment else "",
        exempted_by="",
        questions=tuple(question for question in questions if question.answers),
    )


def _question(course: PublishedCourse, state: State, question: Question, judged: bool) -> AnsweredQuestion:
    checked = bool(state.slots.get(question.checked_slot, 0))
    answers = (_answer(course, state, field, judged, checked) for field in question.fields)
    kept = tuple(answer for answer in answers if answer.value)
    return AnsweredQuestion(question.id, question.prompt, len(question.fields), kept, checked)


def _answer(course: PublishedCourse, state: State, field: Field, judged: bool, checked: bool) -> Answer:
    shape, value = course.shapes[field.slot], _value(course, state, field)
    settled = value >= shape.settled
    if field.letters:
        letters = _letters(shape, value, field)
        agrees = set(letters) == set(field.correct)
        right = settled or (checked and agrees and bool(field.correct))
        wrong = (judged or checked) and bool(field.correct) and not agrees
        words = tuple(field.words[letter] for letter in letters if letter in field.words)
        return Answer(field.key, field.text, letters, words, True, "right" if right else "wrong" if wrong else "")
    return Answer(field.key, field.text, state.texts.get(field.slot, ""), (), False, "right" if settled else "")


def _value(course: PublishedCourse, state: State, field: Field) -> int:
    """The slot's number, or that of a slot which the field's letters outgrew: the next launch moves it."""
    shape = course.shapes[field.slot]
    for slot in (field.slot, *field.earlier):
        value, held = state.slots.get(slot, 0), course.shapes[slot]
        if value and held.kind == shape.kind and (slot == field.slot or shape.kind != TEXT):
            return shape.settled if value >= held.settled else value
    return 0


def _letters(shape: Shape, value: int, field: Field) -> str:
    """The letters that a number stands for, of those still offered, in alphabetical order."""
    if value >= shape.settled:
        return field.correct
    chosen = (
        letter
        for n, letter in enumerate(field.letters)
        if letter in field.offered and (value >> n & 1 if shape.kind == MULTIPLE else value == n + 1)
    )
    return "".join(sorted(chosen))


def _used(course: PublishedCourse) -> Iterator[int]:
    yield from (course.certificate, course.completion.time_slot)
    yield from (objective.slot for objective in course.objectives)
    for unit in course.units:
        yield from (unit.slot, unit.time_slot)
    for quiz in course.quizzes:
        yield from (quiz.slot, quiz.points_slot, quiz.moment_slot)
        for question in quiz.questions:
            yield question.checked_slot
            for field in question.fields:
                yield from (field.slot, *field.earlier)


def _doubts(course: PublishedCourse, state: State) -> Iterator[str]:
    """What the text of another course shows when it is read with this one's ledger."""
    known = course.shapes.get(state.place)
    if state.place >= 0 and (known.kind != UNIT if known else state.place < course.slots and course.scope == "course"):
        yield f"the place is slot {state.place}, which is no unit's"
    for slot in state.misfits:
        yield f"slot {slot} has another shape"
    if not state.sparse and state.length <= course.slots and state.rest >= 6:
        yield f"{state.rest} bits are left over"
    for slot, value in state.slots.items():
        shape = course.shapes[slot]
        percent = value >> 2 & 127 if shape.kind == QUIZ else value - 1 if shape.kind == OBJECTIVE else 0
        if percent > 100:
            yield f"slot {slot} says {percent} %"
        if shape.kind == SINGLE and shape.letters < value < shape.settled:
            yield f"slot {slot} has choice {value} of {shape.letters}"
