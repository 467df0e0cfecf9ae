"""The parts of a course of which a learner's state keeps something, as the ledger calls them."""

from collections.abc import Iterator, Sequence

from scormkit.linking.structure import PlacedQuiz, PlacedUnit, quizzes_of_units
from scormkit.model import ledger as shapes
from scormkit.model.course import Course, Question, Quiz, Unit
from scormkit.model.fields import Field
from scormkit.model.ledger import Slot

CERTIFICATE = "c-certificate"  # the day on which the course was completed first
COURSE_TIME = "c-time"


def parts(
    course: Course, units: Sequence[PlacedUnit], quizzes: Sequence[PlacedQuiz], objectives: Sequence[str]
) -> Iterator[Slot]:
    """All parts in the order of a first ledger: a unit, its quizzes with their fields; then the ``objectives``, which
    are the ids of those that something decides; then what the course as a whole keeps."""
    of_unit = quizzes_of_units(quizzes)
    for number, (unit, _) in enumerate(units):
        yield Slot(unit_part(unit), shapes.UNIT)
        if is_timed(unit):
            yield Slot(time_part(unit), shapes.TIME)
        for placed in (quizzes[quiz] for quiz in of_unit.get(number, ())):
            yield from _quiz_parts(placed)
    yield from (Slot(objective_part(name), shapes.OBJECTIVE) for name in objectives)
    if course.certificate:
        yield Slot(CERTIFICATE, shapes.DATE)
    if course.completion.minutes:
        yield Slot(COURSE_TIME, shapes.TIME)


def _quiz_parts(placed: PlacedQuiz) -> Iterator[Slot]:
    quiz = placed.quiz
    yield Slot(quiz_part(quiz), shapes.QUIZ)
    if quiz.points:
        yield Slot(points_part(quiz), shapes.POINTS)
    if has_moment(quiz):
        yield Slot(moment_part(quiz), shapes.MOMENT)
    for question, fields in zip(quiz.questions, placed.fields, strict=True):
        yield from (Slot(field_part(quiz, question, field), field.shape, field.letters) for field in fields)
        if is_checked(quiz):
            yield Slot(checked_part(quiz, question), shapes.CHECKED)


def is_timed(unit: Unit) -> bool:
    """The time spent on it is kept: it is done after minutes."""
    return unit.done.rule == "minutes"


def has_moment(quiz: Quiz) -> bool:
    """When its attempt began or ended is kept."""
    return quiz.time_limit is not None or quiz.cooldown > 0


def is_checked(quiz: Quiz) -> bool:
    """Which of its questions were checked by themselves is kept."""
    return quiz.solution == "after-each-question"


def unit_part(unit: Unit) -> str:
    return f"u-{unit.name.text}"


def time_part(unit: Unit) -> str:
    return f"m-{unit.name.text}"


def quiz_part(quiz: Quiz) -> str:
    return f"z-{quiz.name.text}"


def points_part(quiz: Quiz) -> str:
    return f"p-{quiz.name.text}"


def moment_part(quiz: Quiz) -> str:
    return f"w-{quiz.name.text}"


def field_part(quiz: Quiz, question: Question, field: Field) -> str:
    whole = f"q-{quiz.name.text}.{question.name.text}"
    return f"{whole}.{field.key}" if field.key else whole


def checked_part(quiz: Quiz, question: Question) -> str:
    return f"k-{quiz.name.text}.{question.name.text}"


def objective_part(name: str) -> str:
    return f"o-{name}"
