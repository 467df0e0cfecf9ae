"""Rules over objectives: each is taught, can be observed, and is assessed by more than one question."""

from collections import Counter
from collections.abc import Iterator, Mapping

from scormkit.checks.vague_verbs import vague_verb
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.objectives import assessed_by
from scormkit.model.course import Course
from scormkit.model.linked import LinkedCourse
from scormkit.model.names import Name

_PARTS = ("unit", "quiz", "question", "objective")


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
    if not linked.course.quizzes or _unknown(linked):
        return
    objectives = [one.objective for one in linked.objectives]
    asked = _questions(linked)
    parents = {one.part_of.text for one in objectives if one.part_of and one.name.text in asked}
    for name in (one.name for one in objectives):
        if name.text not in asked and name.text not in parents:
            message = f"no question assesses the objective `{name.text}`"
            help = "name it under `objectives:` of a quiz or a question"
            yield Diagnostic("objective/not-assessed", name.span, message, help)


def single_question(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An objective that stands or falls with one question; a course with no more than one is a sketch."""
    if _unknown(linked) or sum(len(quiz.questions) for quiz in linked.course.quizzes) < 2:
        return
    asked = _questions(linked)
    for name in (one.objective.name for one in linked.objectives):
        if asked.get(name.text) == 1:
            message = f"the objective `{name.text}` rests on one question"
            help = "ask for it a second time, in another way: one question is answered rightly by chance, too"
            yield Diagnostic("objective/single-question", name.span, message, help)


def pre_test_only(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An objective that nothing but a pre-test decides: what was learned afterwards never shows."""
    if _unknown(linked):
        return
    for one in linked.objectives:
        deciding = [linked.quizzes[number].quiz for number in one.quizzes]
        if deciding and all(quiz.kind == "pre-test" for quiz in deciding):
            name = one.objective.name
            message = f"only the pre-test `{deciding[0].name.text}` assesses the objective `{name.text}`"
            help = "ask for it again in a graded quiz or for practice: who fails the pre-test cannot reach it otherwise"
            yield Diagnostic("objective/pre-test-only", name.span, message, help)


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
    """What is missing is not known: parts could not be read, or a name that leads nowhere may mean one of them."""
    stated = {one.objective.name.text for one in linked.objectives}
    return not linked.course.gaps.isdisjoint(_PARTS) or any(name.text not in stated for name in _named(linked.course))


def _named(course: Course) -> Iterator[Name]:
    for unit in course.units:
        yield from (name for name in (unit.part_of, *(one.part_of for one in unit.objectives)) if name)
    for quiz in course.quizzes:
        yield from quiz.objectives
        yield from (name for question in quiz.questions for name in question.objectives or ())


def _questions(linked: LinkedCourse) -> Mapping[str, int]:
    """How many questions name each objective that is named, also those of quizzes that are placed nowhere: that is told
    already, and so is a misspelt unit, in which they then seem not to be."""
    asked = ((question, quiz) for quiz in linked.course.quizzes for question in quiz.questions)
    return Counter(name.text for question, quiz in asked for name in assessed_by(question, quiz))


RULES = (not_taught, not_assessed, single_question, pre_test_only, assesses_nothing, not_observable)
