"""Everything in a course that has a name or a path, found by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.names import by_name
from scormkit.model.course import Course, GlossaryEntry, Objective, Quiz, Unit
from scormkit.model.media import MediaFile
from scormkit.model.source import COURSE_FILE, GLOSSARY_FILE, LEDGER_FILE


@dataclass(frozen=True, slots=True)
class Index:
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
    by_name(
        ((m.name.text, m.name.span, m) for m in course.modules if m.name.text), "module/duplicate-id", "module", found
    )
    for quiz in course.quizzes:
        questions = ((question.name.text, question.name.span, question) for question in quiz.questions)
        by_name(questions, "quiz/duplicate-question", "question", found)
    objectives = (*course.objectives, *(objective for unit in course.units for objective in unit.objectives))
    named = ((objective.name.text, objective.name.span, objective) for objective in objectives)
    return Index(
        course=course,
        units=by_name(((u.name.text, u.name.span, u) for u in course.units), "unit/duplicate-id", "unit", found),
        quizzes=by_name(((q.name.text, q.name.span, q) for q in course.quizzes), "quiz/duplicate-id", "quiz", found),
        objectives=by_name(named, "objective/duplicate-id", "objective", found),
        glossary=by_name(((e.key, e.span, e) for e in course.glossary), "glossary/duplicate-term", "entry", found),
        unit_files={unit.file: unit for unit in course.units},
        quiz_files={quiz.file: quiz for quiz in course.quizzes},
        media={medium.path: medium for medium in course.media},
        others=frozenset((COURSE_FILE, GLOSSARY_FILE, LEDGER_FILE, *course.transcripts, *course.unreadable)),
    )
