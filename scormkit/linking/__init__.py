"""Link: names become objects, ids are final, orders decided. Every name that leads nowhere is told."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.outcome import Outcome
from scormkit.linking.gone import tell_gone
from scormkit.linking.index import Index, index
from scormkit.linking.ledger import Place, extend, places
from scormkit.linking.locks import locks
from scormkit.linking.objectives import assessed_by, check_objective_names
from scormkit.linking.references import References, certificate_texts, check_folders
from scormkit.linking.renames import follow_renames
from scormkit.linking.structure import (
    PlacedQuiz,
    PlacedUnit,
    ordered_units,
    placed_quizzes,
    required_assignments,
    required_quizzes,
    required_units,
)
from scormkit.linking.texts import quiz_texts
from scormkit.linking.widths import text_bytes
from scormkit.model import ledger as shapes
from scormkit.model.course import Course, Question, Quiz
from scormkit.model.fields import Field
from scormkit.model.ledger import Slot
from scormkit.model.linked import (
    LinkedCourse,
    LinkedField,
    LinkedObjective,
    LinkedQuestion,
    LinkedQuiz,
    LinkedUnit,
)

_CERTIFICATE = "c-certificate"  # its part of the ledger: the day on which the course was completed first


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
    references.follow(certificate_texts(course))
    references.pack_badges()
    renamed = follow_renames(indexed, found)
    ledger = extend(renamed, _parts(indexed, units, quizzes))
    tell_gone(indexed, renamed, ledger, found)
    place = places(ledger)
    required = required_quizzes(indexed, found) | required_assignments(indexed, found)
    needs = locks(indexed, units, found)
    return Outcome(
        LinkedCourse(
            course=course,
            modules=course.modules,
            units=_units(units, needs, quizzes, place, required_units(indexed, found)),
            quizzes=tuple(map(_Quizzes(indexed, place, required).linked, quizzes)),
            objectives=_objectives(indexed, place, _assessed(quizzes)),
            glossary=indexed.glossary,
            media=MappingProxyType(references.media),
            companions=MappingProxyType(references.companions),
            ledger=ledger,
            certificate_slot=place[_CERTIFICATE].slot if course.certificate else None,
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
    """All parts of which a learner's state keeps something: a unit, its quizzes with their fields; objectives."""
    of_unit = _by_unit(quizzes)
    for number, unit in enumerate(units):
        yield Slot(f"u-{unit.unit.name.text}", shapes.UNIT)
        for placed in (quizzes[quiz] for quiz in of_unit.get(number, ())):
            quiz = placed.quiz
            yield Slot(f"z-{quiz.name.text}", shapes.QUIZ)
            if quiz.points:
                yield Slot(f"p-{quiz.name.text}", shapes.POINTS)
            for question, fields in zip(quiz.questions, placed.fields, strict=True):
                yield from (Slot(_part(quiz, question, field), field.shape, field.letters) for field in fields)
    assessed = _assessed(quizzes)
    yield from (Slot(f"o-{name}", shapes.OBJECTIVE) for name in indexed.objectives if name in assessed)
    if indexed.course.certificate:
        yield Slot(_CERTIFICATE, shapes.DATE)


def _part(quiz: Quiz, question: Question, field: Field) -> str:
    whole = f"q-{quiz.name.text}.{question.name.text}"
    return f"{whole}.{field.key}" if field.key else whole


def _by_unit(quizzes: Sequence[PlacedQuiz]) -> Mapping[int, tuple[int, ...]]:
    """The numbers of the quizzes that each unit places."""
    numbers: dict[int, list[int]] = {}
    for number, quiz in enumerate(quizzes):
        numbers.setdefault(quiz.unit, []).append(number)
    return {unit: tuple(those) for unit, those in numbers.items()}


def _units(
    units: Sequence[PlacedUnit],
    needs: Sequence[tuple[int, ...]],
    quizzes: Sequence[PlacedQuiz],
    place: Mapping[str, Place],
    required: frozenset[str],
) -> tuple[LinkedUnit, ...]:
    of_unit = _by_unit(quizzes)
    return tuple(
        LinkedUnit(
            unit=unit,
            slot=place[f"u-{unit.name.text}"].slot,
            module=module,
            required=unit.name.text in required,
            quizzes=of_unit.get(number, ()),
            needs=needs[number],
        )
        for number, (unit, module) in enumerate(units)
    )


class _Quizzes:
    """Links quizzes; what all of them share is worked out once."""

    def __init__(self, indexed: Index, place: Mapping[str, Place], required: frozenset[str]) -> None:
        self._place = place
        self._required = required
        self._objectives = {name: number for number, name in enumerate(indexed.objectives)}
        self._language = indexed.course.language

    def linked(self, placed: PlacedQuiz) -> LinkedQuiz:
        quiz, place = placed.quiz, self._place
        questions = zip(quiz.questions, placed.fields, strict=True)
        return LinkedQuiz(
            quiz=quiz,
            slot=place[f"z-{quiz.name.text}"].slot,
            unit=placed.unit,
            questions=tuple(self._question(quiz, question, fields) for question, fields in questions),
            required=quiz.name.text in self._required,
            points_slot=place[f"p-{quiz.name.text}"].slot if quiz.points else None,
        )

    def _question(self, quiz: Quiz, question: Question, fields: tuple[Field, ...]) -> LinkedQuestion:
        names = (name.text for name in assessed_by(question, quiz))
        return LinkedQuestion(
            question=question,
            fields=tuple(self._field(_part(quiz, question, field), field) for field in fields),
            objectives=tuple(self._objectives[name] for name in names if name in self._objectives),
        )

    def _field(self, part: str, field: Field) -> LinkedField:
        slot, letters, earlier = self._place[part]
        return LinkedField(field, slot, letters, earlier, text_bytes(field, self._language))


def _objectives(indexed: Index, place: Mapping[str, Place], assessed: frozenset[str]) -> tuple[LinkedObjective, ...]:
    return tuple(
        LinkedObjective(objective, place[f"o-{name}"].slot if name in assessed else None)
        for name, objective in indexed.objectives.items()
    )
