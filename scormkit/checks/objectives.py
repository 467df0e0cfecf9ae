"""Rules over objectives."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse


def not_assessed(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An objective that no question assesses, neither itself nor one that is part of it."""
    if not linked.quizzes or not linked.course.gaps.isdisjoint(("unit", "quiz", "question", "objective")):
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


RULES = (not_assessed,)
