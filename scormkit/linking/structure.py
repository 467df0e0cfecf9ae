"""The order of things: which units stand where, which quizzes they place, what must be done."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.linking.index import Index
from scormkit.linking.names import nearest_pairs, not_found
from scormkit.model.course import Quiz, Unit
from scormkit.model.fields import Field, fields_of
from scormkit.model.names import Name
from scormkit.model.prose import Image, Link, Placement
from scormkit.model.source import ASSIGNMENT_FOLDER

Found = list[Diagnostic]


class PlacedUnit(NamedTuple):
    """A unit in reading order with the number of its module."""

    unit: Unit
    module: int


class PlacedQuiz(NamedTuple):
    """A quiz in reading order with the number of the unit that places it; of each of its questions the fields, and
    whether something in it is right or wrong and counts."""

    quiz: Quiz
    unit: int
    fields: tuple[tuple[Field, ...], ...]
    scored: tuple[bool, ...]


def ordered_units(index: Index, found: Found) -> tuple[PlacedUnit, ...]:
    """The units as the modules list them. A unit in no module or in two is told, and so is a name that no unit has."""
    course = index.course
    placed: dict[str, tuple[Name, PlacedUnit]] = {}
    nowhere: list[str] = []
    for number, module in enumerate(course.modules):
        for name in module.units:
            unit = index.units.get(name.text)
            if unit is None:
                nowhere.append(name.text)
                if "unit" not in course.gaps:
                    help = f"write units/{name.text}.md, or take the name out"
                    found.append(not_found(name, "unit/not-found", "unit", index.units, help))
            elif name.text in placed:
                first = Related(placed[name.text][0].span, "listed first")
                message = f"the unit `{name.text}` is in a module already"
                found.append(Diagnostic("unit/in-two-modules", name.span, message, "list it in one module", (first,)))
            else:
                placed[name.text] = (name, PlacedUnit(unit, number))
    if "module" not in course.gaps and "unit" not in course.gaps:
        _tell_unlisted({name: unit for name, unit in index.units.items() if name not in placed}, nowhere, found)
    return tuple(unit for _, unit in placed.values())


def _tell_unlisted(units: Mapping[str, Unit], nowhere: Iterable[str], found: Found) -> None:
    """Tell the units that no module lists; those that a misspelt name in a list may mean are one fault with it."""
    meant = frozenset(nearest_pairs(nowhere, units).values())
    for name, unit in units.items():
        if name not in meant:
            message = f"no module lists the unit `{name}`"
            help = "add it to the `units` of a module in course.yaml, or remove the file"
            found.append(Diagnostic("unit/in-no-module", unit.name.span, message, help))


def placed_quizzes(index: Index, units: tuple[PlacedUnit, ...], found: Found) -> tuple[PlacedQuiz, ...]:
    """The quizzes in reading order. A quiz that is placed twice is told, and one that is placed nowhere."""
    numbers = {placed.unit.file: number for number, placed in enumerate(units)}
    in_order = sorted(index.course.units, key=lambda unit: numbers.get(unit.file, len(numbers)))
    first: dict[str, Placement] = {}
    quizzes: list[PlacedQuiz] = []
    for unit in in_order:
        for piece in unit.body.pieces:
            quiz = index.quiz_files.get(piece.path) if isinstance(piece, Placement) else None
            if quiz is None or not isinstance(piece, Placement):
                continue
            if quiz.file in first:
                related = Related(first[quiz.file].span, "placed first")
                message = f"the {_what(quiz)} `{quiz.name.text}` is placed a second time"
                help = "place it once, and link to that unit elsewhere"
                found.append(Diagnostic("quiz/placed-twice", piece.span, message, help, (related,)))
                continue
            first[quiz.file] = piece
            if unit.file in numbers and index.quizzes.get(quiz.name.text) is quiz:
                quizzes.append(_placed(quiz, numbers[unit.file]))
    if "unit" not in index.course.gaps:
        _tell_unplaced(index, found)
    return tuple(quizzes)


def _placed(quiz: Quiz, unit: int) -> PlacedQuiz:
    fields = tuple(fields_of(question.answer) for question in quiz.questions)
    counts = quiz.kind not in ("survey", "assignment")
    return PlacedQuiz(quiz, unit, fields, tuple(counts and any(field.scored for field in those) for those in fields))


def quizzes_of_units(quizzes: Iterable[PlacedQuiz]) -> Mapping[int, tuple[int, ...]]:
    """By the number of each unit that places quizzes, the numbers of these."""
    numbers: dict[int, list[int]] = {}
    for number, quiz in enumerate(quizzes):
        numbers.setdefault(quiz.unit, []).append(number)
    return {unit: tuple(those) for unit, those in numbers.items()}


def _what(quiz: Quiz) -> str:
    return "assignment" if quiz.kind == "assignment" else "quiz"


def _tell_unplaced(index: Index, found: Found) -> None:
    # A quiz within a line of text is not placed either, but that is told as `link/not-placeable`, a link to one as
    # `link/to-source`, and a misspelt path as `link/missing-file`.
    pieces = (piece for unit in index.course.units for piece in unit.body.pieces)
    named = dict.fromkeys(piece.path for piece in pieces if isinstance(piece, Placement | Image | Link))
    quizlike = (path for path in named if path.endswith((".yaml", ".yml")) or path.startswith(f"{ASSIGNMENT_FOLDER}/"))
    astray = [path for path in quizlike if path not in index.quiz_files]
    meant = nearest_pairs(astray, (quiz.file for quiz in index.quizzes.values() if quiz.file not in named)).values()
    placed = frozenset((*named, *meant))
    completion = index.course.completion
    required = {name.text: name for name in (*(completion.quizzes or ()), *(completion.assignments or ()))}
    for quiz in index.quizzes.values():
        if quiz.file in placed:
            continue
        name = quiz.name.text
        help = f"place it: write `![](../{quiz.file})` alone in a paragraph of a unit"
        if name in required:
            message = f"the {_what(quiz)} `{name}` is required, but no unit places it"
            found.append(Diagnostic("quiz/required-not-placed", required[name].span, message, help))
        else:
            message = f"no unit places the {_what(quiz)} `{name}`, so learners never see it"
            found.append(Diagnostic("quiz/not-placed", quiz.name.span, message, help))


def required_units(index: Index, found: Found) -> frozenset[str]:
    """The ids of the units that must be done."""
    names = index.course.completion.units
    if names is None:
        return frozenset(index.units)
    return _resolve(names, index.units, "unit/not-found", index, found)


def required_quizzes(index: Index, found: Found) -> frozenset[str]:
    """The ids of the quizzes that must be passed, of which the graded ones make the score; practice quizzes and
    pre-tests cannot be among them, and assignments have a list of their own."""
    names = index.course.completion.quizzes
    quizzes = {name: quiz for name, quiz in index.quizzes.items() if quiz.kind != "assignment"}
    if names is None:
        return frozenset(name for name, quiz in quizzes.items() if quiz.kind == "graded")
    for name in names:
        quiz = quizzes.get(name.text)
        if quiz and quiz.kind in ("practice", "pre-test"):
            what = "a pre-test" if quiz.kind == "pre-test" else "a practice quiz"
            message = f"`{name.text}` is {what}, so it cannot be required"
            help = "write `kind: graded` in its file, or take it out of the list"
            related = (Related(quiz.name.span, "the quiz"),)
            found.append(Diagnostic("quiz/required-practice", name.span, message, help, related))
    return _resolve(names, quizzes, "quiz/not-found", index, found)


def required_assignments(index: Index, found: Found) -> frozenset[str]:
    """The ids of the assignments that must be handed in."""
    names = index.course.completion.assignments
    assignments = {name: quiz for name, quiz in index.quizzes.items() if quiz.kind == "assignment"}
    if names is None:
        return frozenset(assignments)
    return _resolve(names, assignments, "assignment/not-found", index, found)


def _resolve(
    names: tuple[Name, ...], known: Mapping[str, object], code: str, index: Index, found: Found
) -> frozenset[str]:
    what = code.partition("/")[0]
    gap = "unit" if what == "unit" else "quiz"  # an assignment that cannot be read is a gap among the quizzes
    for name in names:
        if name.text in known or gap in index.course.gaps:
            continue
        if gap == "quiz" and name.text in index.quizzes:
            help = "it is a quiz: list it under `quizzes`"
            if what == "quiz":
                help = "it is an assignment: list it under `assignments`"
            found.append(Diagnostic(code, name.span, f"there is no {what} `{name.text}`", help))
        else:
            found.append(not_found(name, code, what, known, "correct the name, or take it out"))
    return frozenset(name.text for name in names)
