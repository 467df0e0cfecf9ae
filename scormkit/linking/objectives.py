"""Who assesses what: the names of objectives in units, quizzes and questions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.index import Index
from scormkit.linking.names import not_found
from scormkit.model.course import Question, Quiz
from scormkit.model.linked import LinkedObjective, LinkedQuiz
from scormkit.model.names import Name

Found = list[Diagnostic]
# Who decides an objective: the first of these kinds of which a quiz assesses it. Surveys decide nothing.
_TURNS = (frozenset({"graded"}), frozenset({"practice", "pre-test"}), frozenset({"assignment"}))


class Decision(NamedTuple):
    """The numbers of the quizzes that decide an objective, and the highest of their pass marks; None for assignments,
    which are handed in."""

    quizzes: tuple[int, ...]
    pass_percent: int | None


def decisions(quizzes: Sequence[tuple[Quiz, Sequence[bool]]]) -> Mapping[str, Decision]:
    """By its id, who decides each objective that something decides: the graded quizzes with a scored question that
    assesses it, else the practice quizzes and pre-tests with one, else the assignments that name it. Each quiz stands
    beside what of its questions is scored."""
    assessed = [_assessed(quiz, scored) for quiz, scored in quizzes]
    decided: dict[str, Decision] = {}
    for turn in _TURNS:
        asking = [number for number, (quiz, _) in enumerate(quizzes) if quiz.kind in turn]
        for name in dict.fromkeys(name for number in asking for name in assessed[number]):
            if name not in decided:
                those = tuple(number for number in asking if name in assessed[number])
                marks = (quizzes[number][0].pass_percent for number in those)
                decided[name] = Decision(those, None if "assignment" in turn else max(marks))
    return decided


def decided_by(objectives: Sequence[LinkedObjective], quizzes: Sequence[LinkedQuiz]) -> dict[int, LinkedObjective]:
    """By their numbers, the objectives of a course as far as these quizzes alone decide them: those of a SCO."""
    decided = decisions([(quiz.quiz, [question.scored for question in quiz.questions]) for quiz in quizzes])
    named = sorted({number for quiz in quizzes for question in quiz.questions for number in question.objectives})
    own = ((number, objectives[number]) for number in named)
    return {
        number: LinkedObjective(linked.objective, linked.slot, *decided[linked.objective.name.text])
        for number, linked in own
        if linked.objective.name.text in decided
    }


def _assessed(quiz: Quiz, scored: Sequence[bool]) -> frozenset[str]:
    """What a quiz can decide: the objectives of its scored questions; of an assignment, those of all of them."""
    whole = quiz.kind == "assignment"
    questions = (question for question, one in zip(quiz.questions, scored, strict=True) if one or whole)
    return frozenset(name.text for question in questions for name in assessed_by(question, quiz))


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
