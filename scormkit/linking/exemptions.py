"""Pre-tests: which units need not be worked through by those who pass one."""

from collections.abc import Mapping, Sequence

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.index import Index
from scormkit.linking.names import not_found
from scormkit.linking.structure import PlacedQuiz, PlacedUnit


def exemptions(
    index: Index, units: Sequence[PlacedUnit], quizzes: Sequence[PlacedQuiz], found: list[Diagnostic]
) -> Mapping[int, tuple[int, ...]]:
    """By the number of each unit that a pre-test exempts, the numbers of those pre-tests. Names that no unit has are
    told, also those of a pre-test that is placed nowhere."""
    if "unit" not in index.course.gaps:
        for name in (name for quiz in index.quizzes.values() for name in quiz.exempts):
            if name.text not in index.units:
                help = "correct the name, or take it out"
                found.append(not_found(name, "unit/not-found", "unit", index.units, help))
    numbers = {placed.unit.name.text: number for number, placed in enumerate(units)}
    exempted: dict[int, tuple[int, ...]] = {}
    for number, quiz in enumerate(placed.quiz for placed in quizzes):
        if quiz.kind == "pre-test":
            for unit in (numbers[name.text] for name in quiz.exempts if name.text in numbers):
                exempted[unit] = (*exempted.get(unit, ()), number)
    return exempted
