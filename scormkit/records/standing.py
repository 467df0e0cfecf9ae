"""Where a learner stands: a state, read with the course of a package."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from scormkit.model.ledger import MULTIPLE, OBJECTIVE, QUIZ, SINGLE, TEXT, UNIT
from scormkit.records.course import Field, PublishedCourse, Question, Quiz, Unit
from scormkit.records.shapes import Shape
from scormkit.records.state_text import State

MOST_ATTEMPTS = 15  # as far as a quiz's slot counts
_UNITS = ("new", "begun", "done", "end seen")


class Answer(NamedTuple):
    """What one field holds. ``value`` is its letters or its text, ``words`` what the letters stand for, as far as the
    pages tell; ``chosen`` is False for a text. ``mark`` is ``right``, ``wrong`` or "": right once it was so in a
    submitted attempt, wrong where the letters of a submitted attempt are not the right ones."""

    key: str
    asked: str
    value: str
    words: tuple[str, ...]
    chosen: bool
    mark: str


class AnsweredQuestion(NamedTuple):
    """``answers`` are those of the fields that hold one."""

    id: str
    prompt: str
    fields: int
    answers: tuple[Answer, ...]


class QuizStanding(NamedTuple):
    """``best`` is the percent that counts, None before the first attempt and where nothing is right or wrong;
    ``submitted``: the answers are those of a submitted attempt, else of one under way. ``points`` is None where there
    are none. ``questions`` are those with an answer."""

    quiz: Quiz
    attempts: int
    best: int | None
    passed: bool
    submitted: bool
    points: int | None
    questions: tuple[AnsweredQuestion, ...]

    @property
    def begun(self) -> bool:
        return bool(self.attempts or self.submitted or self.questions)


class Standing(NamedTuple):
    """``units`` come with ``new``, ``begun``, ``end seen`` (its quizzes are open) or ``done``. ``completed`` is the day
    (ISO 8601) on which the course was completed first, "" where a certificate would not know. ``objectives`` are the
    best percents so far, of those that were assessed. ``gone`` counts slots with something in them that no part of the
    course reads any more. ``doubts`` are values that no text of this course can hold."""

    course: PublishedCourse
    state: State
    units: tuple[tuple[Unit, str], ...]
    quizzes: tuple[QuizStanding, ...]
    objectives: tuple[tuple[str, int], ...]
    completed: str
    gone: int
    doubts: tuple[str, ...]

    @property
    def place(self) -> Unit | None:
        """The unit last read."""
        return next((unit for unit, _ in self.units if unit.slot == self.state.place), None)


def standing_of(course: PublishedCourse, state: State) -> Standing:
    """Read a state with the course whose ledger it was decoded by."""
    slots = state.slots
    days = slots.get(course.certificate, 0)
    scores = ((objective.id, slots.get(objective.slot, 0) - 1) for objective in course.objectives)
    return Standing(
        course=course,
        state=state,
        units=tuple((unit, _UNITS[slots.get(unit.slot, 0) & 3]) for unit in course.units),
        quizzes=tuple(_quiz(course, state, quiz) for quiz in course.quizzes),
        objectives=tuple((id, score) for id, score in scores if score >= 0),
        completed=(date(1970, 1, 1) + timedelta(days)).isoformat() if days else "",
        gone=len({*slots, *state.texts} - set(_used(course))),
        doubts=tuple(_doubts(course, state)),
    )


def _quiz(course: PublishedCourse, state: State, quiz: Quiz) -> QuizStanding:
    value = state.slots.get(quiz.slot, 0)
    attempts, passed, submitted = value >> 9, bool(value & 2), bool(value & 1)
    first = 0 if quiz.points_slot < 0 else state.slots.get(quiz.points_slot, 0)
    points = None
    if quiz.points and passed:
        points = quiz.points[min(first or attempts or 1, len(quiz.points)) - 1]
    judged = submitted and not quiz.unscored
    questions = (_question(course, state, question, judged) for question in quiz.questions)
    return QuizStanding(
        quiz=quiz,
        attempts=attempts,
        best=value >> 2 & 127 if attempts and not quiz.unscored else None,
        passed=passed,
        submitted=submitted,
        points=points,
        questions=tuple(question for question in questions if question.answers),
    )


def _question(course: PublishedCourse, state: State, question: Question, judged: bool) -> AnsweredQuestion:
    answers = (_answer(course, state, field, judged) for field in question.fields)
    return AnsweredQuestion(
        question.id, question.prompt, len(question.fields), tuple(answer for answer in answers if answer.value)
    )


def _answer(course: PublishedCourse, state: State, field: Field, judged: bool) -> Answer:
    shape, value = course.shapes[field.slot], _value(course, state, field)
    settled = value >= shape.settled
    if field.letters:
        letters = _letters(shape, value, field)
        wrong = judged and bool(field.correct) and set(letters) != set(field.correct)
        words = tuple(field.words[letter] for letter in letters if letter in field.words)
        return Answer(field.key, field.text, letters, words, True, "right" if settled else "wrong" if wrong else "")
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
    yield from (unit.slot for unit in course.units)
    yield from (objective.slot for objective in course.objectives)
    yield from (quiz.slot for quiz in course.quizzes)
    yield course.certificate
    yield from (quiz.points_slot for quiz in course.quizzes)
    for quiz in course.quizzes:
        for question in quiz.questions:
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
