"""Everything in a course that has a name or a path, found by it."""

from collections.abc import Mapping
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.names import by_name
from scormkit.model.course import Course, GlossaryEntry, Objective, Quiz, Unit
from scormkit.model.media import MediaFile
from scormkit.model.source import COURSE_FILE, GLOSSARY_FILE, LEDGER_FILE


class Index(NamedTuple):
    """``units``, ``quizzes``, ``objectives`` and ``glossary`` by id or key; the others by path from the course's root.

    ``others`` are the paths of sources that no unit can place or pack.
    """

    course: Course
    units: Mapping[str, Unit]
    quizzes: Mapping[str, Quiz]
    objectives: Mapping[str, Objective]
    glossary: Mapping[str, GlossaryEntry]
    unit_files: Mapping[str, Unit]
    quiz_files: Mapping[str, Quiz]
    media: Mapping[str, MediaFile]
    others: frozenset[str]

    def paths(self) -> frozenset[str]:
        """Every path that a file of the course has."""
        return frozenset((*self.unit_files, *self.quiz_files, *self.media, *self.others))


def index(course: Course, found: list[Diagnostic]) -> Index:
    """The course's index; whatever takes a name that is taken is told and left out."""
    modules = ((module.name.text, module.name.span, module) for module in course.modules if module.name.text)
    by_name(modules, "module/duplicate-id", "is the id of another module", found)
    for quiz in course.quizzes:
        questions = ((question.name.text, question.name.span, question) for question in quiz.questions)
        by_name(questions, "quiz/duplicate-question", "is the id of another question", found)
    units = ((unit.name.text, unit.name.span, unit) for unit in course.units)
    quizzes = ((quiz.name.text, quiz.name.span, quiz) for quiz in course.quizzes)
    stated = (*course.objectives, *(objective for unit in course.units for objective in unit.objectives))
    objectives = ((objective.name.text, objective.name.span, objective) for objective in stated)
    terms = ((entry.key, entry.span, entry) for entry in course.glossary)
    return Index(
        course=course,
        units=by_name(units, "unit/duplicate-id", "is the id of another unit", found),
        quizzes=by_name(quizzes, "quiz/duplicate-id", "is the id of another quiz", found),
        objectives=by_name(objectives, "objective/duplicate-id", "is the id of another objective", found),
        glossary=by_name(terms, "glossary/duplicate-term", "is explained", found),
        unit_files={unit.file: unit for unit in course.units},
        quiz_files={quiz.file: quiz for quiz in course.quizzes},
        media={medium.path: medium for medium in course.media},
        others=frozenset((COURSE_FILE, GLOSSARY_FILE, LEDGER_FILE, *course.transcripts, *course.unreadable)),
    )
