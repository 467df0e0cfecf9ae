"""Who assesses what: the names of objectives in units, quizzes and questions."""

from collections.abc import Iterable, Mapping

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.index import Index
from scormkit.linking.names import not_found
from scormkit.model.course import Question, Quiz
from scormkit.model.names import Name

Found = list[Diagnostic]


def assessed_by(question: Question, quiz: Quiz) -> tuple[Name, ...]:
    """The objectives that a question assesses: its own, else those of its quiz."""
    return quiz.objectives if question.objectives is None else question.objectives


def check_objective_names(index: Index, found: Found) -> None:
    """Tell every name of an objective that nothing states. A ``part_of`` must name one of the course's own."""
    course = index.course
    if "objective" in course.gaps or "unit" in course.gaps:
        return
    own = {objective.name.text for objective in course.objectives}
    for unit in course.units:
        # An objective takes its unit's `part_of` over, with its span; the set keeps that one fault one finding.
        names = {name for name in (unit.part_of, *(objective.part_of for objective in unit.objectives)) if name}
        _tell_unknown(sorted(names, key=lambda name: name.span), own, "objective of the course", found)
    known = index.objectives
    for quiz in course.quizzes:
        _tell_unknown(quiz.objectives, known, "objective", found)
        for question in quiz.questions:
            _tell_unknown(question.objectives or (), known, "objective", found)


def _tell_unknown(names: Iterable[Name], known: Mapping[str, object] | set[str], what: str, found: Found) -> None:
    otherwise = "state it under `objectives:` in course.yaml"
    if what == "objective":
        otherwise += " or in a unit"
    for name in names:
        if name.text not in known:
            found.append(not_found(name, "objective/not-found", what, sorted(known), otherwise))
