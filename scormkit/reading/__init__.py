"""Read: a ``SyntaxTree`` becomes a typed ``Course``; references are still names, each with its span."""

from collections.abc import Iterator
from types import MappingProxyType

from scormkit.diagnostics.outcome import Outcome
from scormkit.model.course import Course, PartKind
from scormkit.model.source import ASSIGNMENT_FOLDER, GLOSSARY_FILE, QUIZ_FOLDER, UNIT_FOLDER
from scormkit.reading.assignment_shape import read_assignment
from scormkit.reading.course_shape import read_course_file
from scormkit.reading.kinds import Reading
from scormkit.reading.ledger_shape import read_ledger
from scormkit.reading.quiz_rules import check_common_cooldown
from scormkit.reading.quiz_shape import read_quiz
from scormkit.reading.unit_shape import read_unit
from scormkit.syntax.tree import SyntaxTree


def read(tree: SyntaxTree) -> Outcome[Course]:
    """The course that a tree holds, and all faults of its shape.

    There is always a course: what could not be read is left out, and ``gaps`` says of what kind it was.
    """
    reading = Reading(tree.html_allowed)
    file = read_course_file(tree.course.file, tree.course.node, reading)
    units = tuple(read_unit(source, reading) for source in tree.units)
    of_units = (objective for unit in units if unit for objective in unit.objectives)
    stated = frozenset(objective.name.text for objective in (*file.objectives, *of_units))
    quizzes = tuple(read_quiz(source, file.rules, stated, reading) for source in tree.quizzes)
    check_common_cooldown(file.rules, quizzes, reading)
    assignments = tuple(read_assignment(source, reading) for source in tree.assignments)
    ledger = read_ledger(tree.ledger, reading)
    unreadable = frozenset(
        (
            *tree.unreadable,
            *(source.file for source, unit in zip(tree.units, units, strict=True) if unit is None),
            *(source.file for source, quiz in zip(tree.quizzes, quizzes, strict=True) if quiz is None),
            *(source.file for source, quiz in zip(tree.assignments, assignments, strict=True) if quiz is None),
        )
    )
    course = Course(
        name=file.name,
        title=file.title,
        version=file.version,
        language=file.language,
        summary=file.summary,
        keywords=file.keywords,
        author=file.author,
        publisher=file.publisher,
        status=file.status,
        rights=file.rights,
        purpose=file.purpose,
        idle_minutes=file.idle_minutes,
        objectives=file.objectives,
        modules=file.modules,
        units=tuple(unit for unit in units if unit),
        quizzes=tuple(quiz for quiz in (*quizzes, *assignments) if quiz),
        glossary=tree.glossary,
        completion=file.completion,
        scorm12=file.scorm12,
        cmi5=file.cmi5,
        media=tree.media,
        transcripts=MappingProxyType({transcript.file: transcript.prose for transcript in tree.transcripts}),
        ledger=ledger,
        unreadable=unreadable,
        gaps=frozenset((*reading.gaps, *_gaps(unreadable))),
        order=file.order,
        certificate=file.certificate,
        iri=file.iri,
    )
    return Outcome(course, tuple(reading.found))


def _gaps(unreadable: frozenset[str]) -> Iterator[PartKind]:
    """What kinds of parts an unreadable file may have held."""
    for path in unreadable:
        if path == GLOSSARY_FILE:
            yield "glossary"
        elif path.startswith(f"{UNIT_FOLDER}/"):
            yield from ("unit", "objective")
        elif path.startswith((f"{QUIZ_FOLDER}/", f"{ASSIGNMENT_FOLDER}/")):
            yield from ("quiz", "question")
