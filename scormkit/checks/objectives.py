"""Rules over objectives: each is taught, can be observed, and is assessed by more than one question."""

from collections.abc import Iterator, Mapping

from scormkit.checks.vague_verbs import vague_verb
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse

_PARTS = ("unit", "quiz", "question", "objective")  # where one of these could not be read, what is missing is not known


def not_taught(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An objective of the course that no unit serves."""
    if _unknown(linked):
        return
    served = {unit.part_of.text for unit in linked.course.units if unit.part_of}
    served |= {objective.objective.part_of.text for objective in linked.objectives if objective.objective.part_of}
    for objective in linked.course.objectives:
        if objective.name.text not in served:
            message = f"no unit teaches the objective `{objective.name.text}`"
            help = f"write `part_of: {objective.name.text}` in the front matter of the units that do"
            yield Diagnostic("objective/not-taught", objective.name.span, message, help)


def not_assessed(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An objective that no question assesses, neither itself nor one that is part of it."""
    if not linked.quizzes or _unknown(linked):
        return
    assessed = {objective.objective.name.text for objective in linked.objectives if objective.slot is not None}
    assessed |= {
        objective.objective.part_of.text
        for objective in linked.objectives
        if objective.slot is not None and objective.objective.part_of
    }
    for linked_objective in linked.objectives:
        name = linked_objective.objective.name
        if name.text not in assessed:
            message = f"no question assesses the objective `{name.text}`"
            help = "name it under `objectives:` of a quiz or a question"
            yield Diagnostic("objective/not-assessed", name.span, message, help)


def single_question(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An objective that stands or falls with one question; a course with no more than one is a sketch."""
    if _unknown(linked) or sum(len(quiz.questions) for quiz in linked.quizzes) < 2:
        return
    for objective, count in _questions(linked).items():
        if count == 1:
            name = linked.objectives[objective].objective.name
            message = f"the objective `{name.text}` rests on one question"
            help = "ask for it a second time, in another way: one question is answered rightly by chance, too"
            yield Diagnostic("objective/single-question", name.span, message, help)


def assesses_nothing(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A graded quiz or an assignment without an objective, in a course that has some."""
    if not linked.objectives or _unknown(linked):
        return
    for quiz in linked.quizzes:
        if quiz.quiz.kind in ("graded", "assignment") and not any(question.objectives for question in quiz.questions):
            message = f"`{quiz.quiz.name.text}` assesses no objective"
            help = "name what it assesses under `objectives:`"
            yield Diagnostic("objective/none-assessed", quiz.quiz.name.span, message, help)


def not_observable(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An objective whose verb names something that nobody can see."""
    for linked_objective in linked.objectives:
        objective = linked_objective.objective
        verb = vague_verb(objective.text, linked.course.language)
        if verb:
            name = objective.name
            message = f"nobody can see whether a learner can “{verb}”"
            help = "write what a learner does who has learned it: name, explain, choose, solve, show, compare …"
            yield Diagnostic("objective/not-observable", name.span, message, help)


def _unknown(linked: LinkedCourse) -> bool:
    return not linked.course.gaps.isdisjoint(_PARTS)


def _questions(linked: LinkedCourse) -> Mapping[int, int]:
    """How many questions assess each objective that is assessed."""
    counts: dict[int, int] = {}
    for quiz in linked.quizzes:
        for question in quiz.questions:
            for objective in question.objectives:
                counts[objective] = counts.get(objective, 0) + 1
    return counts


RULES = (not_taught, not_assessed, single_question, assesses_nothing, not_observable)
