"""Link: names become objects, ids are final, orders decided. Every name that leads nowhere is told."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.outcome import Outcome
from scormkit.linking.exemptions import exemptions
from scormkit.linking.gone import tell_gone
from scormkit.linking.index import Index, index
from scormkit.linking.ledger import Place, extend, places
from scormkit.linking.locks import locks
from scormkit.linking.objectives import Decision, check_objective_names, decisions
from scormkit.linking.parts import CERTIFICATE, COURSE_TIME, is_timed, objective_part, parts, time_part, unit_part
from scormkit.linking.quizzes import Quizzes
from scormkit.linking.references import References, certificate_texts, check_folders
from scormkit.linking.renames import follow_renames
from scormkit.linking.structure import (
    PlacedQuiz,
    PlacedUnit,
    ordered_units,
    placed_quizzes,
    quizzes_of_units,
    required_assignments,
    required_quizzes,
    required_units,
)
from scormkit.linking.texts import quiz_texts
from scormkit.model.course import Course
from scormkit.model.linked import LinkedCourse, LinkedObjective, LinkedUnit


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
    decided = decisions([(placed.quiz, placed.scored) for placed in quizzes])
    renamed = follow_renames(indexed, found)
    ledger = extend(renamed, parts(course, units, quizzes, [name for name in indexed.objectives if name in decided]))
    tell_gone(indexed, renamed, ledger, found)
    place = places(ledger)
    required = required_quizzes(indexed, found) | required_assignments(indexed, found)
    needs = locks(indexed, units, found)
    exempted = exemptions(indexed, units, quizzes, found)
    return Outcome(
        LinkedCourse(
            course=course,
            modules=course.modules,
            units=_units(units, needs, exempted, quizzes, place, required_units(indexed, found)),
            quizzes=tuple(map(Quizzes(indexed, place, required, exempted).linked, quizzes)),
            objectives=_objectives(indexed, place, decided),
            glossary=indexed.glossary,
            media=MappingProxyType(references.media),
            companions=MappingProxyType(references.companions),
            ledger=ledger,
            certificate_slot=place[CERTIFICATE].slot if course.certificate else None,
            time_slot=place[COURSE_TIME].slot if course.completion.minutes else None,
        ),
        tuple(found),
    )


def _units(
    units: Sequence[PlacedUnit],
    needs: Sequence[tuple[int, ...]],
    exempted: Mapping[int, tuple[int, ...]],
    quizzes: Sequence[PlacedQuiz],
    place: Mapping[str, Place],
    required: frozenset[str],
) -> tuple[LinkedUnit, ...]:
    of_unit = quizzes_of_units(quizzes)
    return tuple(
        LinkedUnit(
            unit=unit,
            slot=place[unit_part(unit)].slot,
            module=module,
            required=unit.name.text in required,
            quizzes=of_unit.get(number, ()),
            needs=needs[number],
            exempted_by=exempted.get(number, ()),
            time_slot=place[time_part(unit)].slot if is_timed(unit) else None,
        )
        for number, (unit, module) in enumerate(units)
    )


def _objectives(
    indexed: Index, place: Mapping[str, Place], decided: Mapping[str, Decision]
) -> tuple[LinkedObjective, ...]:
    return tuple(
        LinkedObjective(objective, place[objective_part(name)].slot, *decided[name])
        if name in decided
        else LinkedObjective(objective, None)
        for name, objective in indexed.objectives.items()
    )
