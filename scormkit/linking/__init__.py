"""Link: names become objects, ids are final, orders decided. Every name that leads nowhere is told."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.outcome import Outcome
from scormkit.linking.gone import tell_gone
from scormkit.linking.index import Index, index
from scormkit.linking.ledger import Place, extend, places
from scormkit.linking.objectives import assessed_by, check_objective_names
from scormkit.linking.references import References, check_folders, quiz_texts
from scormkit.linking.renames import follow_renames
from scormkit.linking.structure import (
    PlacedQuiz,
    PlacedUnit,
    ordered_units,
    placed_quizzes,
    required_quizzes,
    required_units,
)
from scormkit.model import ledger as shapes
from scormkit.model.course import Course, Question, Quiz
from scormkit.model.ledger import Slot
from scormkit.model.linked import LinkedCourse, LinkedObjective, LinkedQuestion, LinkedQuiz, LinkedUnit


def link(course: Course) -> Outcome[LinkedCourse]:
    """The course with every name resolved.

    There is always a value, for the checks; after an error it lacks what could not be resolved, and nothing may be
    built from it.
    """
    found: list[Diagnostic] = []
    indexed = index(course, found)
    units = ordered_units(indexed, found)
    quizzes = placed_quizzes(indexed, units, found)
    check_objective_names(indexed, found)
    check_folders(course, found)
    references = References(indexed, found)
    references.follow((unit.body for unit in course.units), places_quizzes=True)
    references.follow(text for quiz in course.quizzes for text in quiz_texts(quiz))
    references.follow(entry.definition for entry in course.glossary)
    renamed = follow_renames(indexed, found)
    ledger = extend(renamed, _parts(indexed, units, quizzes))
    tell_gone(indexed, renamed, ledger, found)
    place = places(ledger)
    return Outcome(
        LinkedCourse(
            course=course,
            modules=course.modules,
            units=_units(units, quizzes, place, required_units(indexed, found)),
            quizzes=_quizzes(quizzes, place, tuple(indexed.objectives), required_quizzes(indexed, found)),
            objectives=_objectives(indexed, place, _assessed(quizzes)),
            glossary=indexed.glossary,
            media=MappingProxyType(references.media),
            companions=MappingProxyType(references.companions),
            ledger=ledger,
        ),
        tuple(found),
    )


def _assessed(quizzes: Sequence[PlacedQuiz]) -> frozenset[str]:
    """The ids of the objectives that any question assesses."""
    return frozenset(
        name.text
        for placed in quizzes
        for question in placed.quiz.questions
        for name in assessed_by(question, placed.quiz)
    )


def _parts(indexed: Index, units: Sequence[PlacedUnit], quizzes: Sequence[PlacedQuiz]) -> Iterator[Slot]:
    """All parts of which a learner's state keeps something: a unit, its quizzes with their questions; objectives."""
    of_unit = _by_unit(quizzes)
    for number, unit in enumerate(units):
        yield Slot(f"u-{unit.unit.name.text}", shapes.UNIT)
        for quiz in (quizzes[placed].quiz for placed in of_unit.get(number, ())):
            yield Slot(f"z-{quiz.name.text}", shapes.QUIZ)
            for question in quiz.questions:
                yield Slot(_part(quiz, question), question.answer.type, _letters(question))
    assessed = _assessed(quizzes)
    yield from (Slot(f"o-{name}", shapes.OBJECTIVE) for name in indexed.objectives if name in assessed)


def _part(quiz: Quiz, question: Question) -> str:
    return f"q-{quiz.name.text}.{question.name.text}"


def _letters(question: Question) -> str:
    """The letters of a question; those of true and false stand in one order, whatever is written first."""
    if question.answer.type == shapes.TRUE_FALSE:
        return "tf"
    return "".join(choice.letter for choice in question.answer.choices)


def _by_unit(quizzes: Sequence[PlacedQuiz]) -> Mapping[int, tuple[int, ...]]:
    """The numbers of the quizzes that each unit places."""
    numbers: dict[int, list[int]] = {}
    for number, quiz in enumerate(quizzes):
        numbers.setdefault(quiz.unit, []).append(number)
    return {unit: tuple(those) for unit, those in numbers.items()}


def _units(
    units: Sequence[PlacedUnit], quizzes: Sequence[PlacedQuiz], place: Mapping[str, Place], required: frozenset[str]
) -> tuple[LinkedUnit, ...]:
    of_unit = _by_unit(quizzes)
    return tuple(
        LinkedUnit(
            unit=unit,
            slot=place[f"u-{unit.name.text}"].slot,
            module=module,
            required=unit.name.text in required,
            quizzes=of_unit.get(number, ()),
        )
        for number, (unit, module) in enumerate(units)
    )


def _quizzes(
    quizzes: Sequence[PlacedQuiz], place: Mapping[str, Place], objectives: Sequence[str], required: frozenset[str]
) -> tuple[LinkedQuiz, ...]:
    numbers = {name: number for number, name in enumerate(objectives)}
    return tuple(
        LinkedQuiz(
            quiz=quiz,
            slot=place[f"z-{quiz.name.text}"].slot,
            unit=unit,
            questions=tuple(_question(question, quiz, place, numbers) for question in quiz.questions),
            required=quiz.name.text in required,
        )
        for quiz, unit in quizzes
    )


def _question(question: Question, quiz: Quiz, place: Mapping[str, Place], numbers: Mapping[str, int]) -> LinkedQuestion:
    slot, letters, earlier = place[_part(quiz, question)]
    names = assessed_by(question, quiz)
    return LinkedQuestion(
        question=question,
        slot=slot,
        letters=letters,
        earlier=earlier,
        objectives=tuple(numbers[name.text] for name in names if name.text in numbers),
    )


def _objectives(indexed: Index, place: Mapping[str, Place], assessed: frozenset[str]) -> tuple[LinkedObjective, ...]:
    return tuple(
        LinkedObjective(objective, place[f"o-{name}"].slot if name in assessed else None)
        for name, objective in indexed.objectives.items()
    )
