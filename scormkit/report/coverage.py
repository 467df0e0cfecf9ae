"""Which unit teaches and which question assesses each objective: the coverage matrix as text, HTML and CSV."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from scormkit.model.course import QuizKind
from scormkit.model.linked import LinkedCourse
from scormkit.model.names import Name
from scormkit.package.spreadsheet import spreadsheet

_NONE = "–"
_HEADS = ("taught in", "graded", "practice", "assignments")


class Coverage(NamedTuple):
    """One objective. ``part_of`` is the id of the course's objective that it serves, or ""; its own row stands before.

    ``units`` are the ids of the units that teach it. The others are ``quiz.question`` ids that assess it: the scored
    questions of graded quizzes decide it; where there are none, those of practice quizzes and pre-tests; where there
    are none either, what is handed in. Those of a course's objective include what its parts have.
    """

    id: str
    text: str
    bloom: str
    part_of: str
    units: tuple[str, ...]
    graded: tuple[str, ...]
    practice: tuple[str, ...]
    assignments: tuple[str, ...]

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The names under each head."""
        return self.units, self.graded, self.practice, self.assignments


def coverage(linked: LinkedCourse) -> tuple[Coverage, ...]:
    """The matrix of a course: each objective of the course, behind it those that are part of it, then the others."""
    objectives = [objective.objective for objective in linked.objectives]
    asked = _questions(linked)
    rows: list[Coverage] = []
    parts: dict[str, list[int]] = {}
    for number, objective in enumerate(objectives):
        if objective.part_of:
            parts.setdefault(objective.part_of.text, []).append(number)
    for number, objective in enumerate(objectives):
        if objective.part_of:
            continue
        own = parts.get(objective.name.text, [])
        served = [unit.unit.name.text for unit in linked.units if _serves(unit.unit.part_of, objective.name.text)]
        family = [number, *own]
        taught = [*served, *(objectives[one].unit for one in family)]
        rows.append(_row(linked, number, taught, family, asked))
        rows += [_row(linked, one, [objectives[one].unit], [one], asked) for one in own]
    return tuple(rows)


def coverage_text(rows: Sequence[Coverage]) -> str:
    """The matrix for a terminal; names are cut down to a first one and how many more there are."""
    lines: list[tuple[str, ...]] = [("", *_HEADS)]
    for row in rows:
        whole = not row.part_of
        cells = (_units(row.units), *(_asked(names, whole) for names in row.columns[1:]))
        lines.append((f"{'' if whole else '  '}{row.id}", *cells))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    told = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in told)


def coverage_csv(rows: Iterable[Coverage]) -> str:
    """The matrix for a spreadsheet: a row an objective, names separated by blanks."""
    cells = ((row.id, row.text, row.bloom, row.part_of, *map(" ".join, row.columns)) for row in rows)
    return spreadsheet((("objective", "text", "level", "part of", *_HEADS), *cells))


def coverage_html(title: str, language: str, rows: Iterable[Coverage]) -> str:
    """The matrix as a page of its own, for people who have no terminal."""
    body = "".join(_html_row(row) for row in rows)
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("objective", *_HEADS))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Objectives · {escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>Objectives of <span lang="{escape(language)}">{escape(title)}</span></h1>\n'
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</body>\n</html>\n"
    )


_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem; border-bottom: 1px solid #8888; text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
.part th { padding-inline-start: 2rem; }
.none { font-weight: 700; }
small { display: block; }
"""


def _html_row(row: Coverage) -> str:
    level = f" · {escape(row.bloom)}" if row.bloom else ""
    cells = "".join(
        f"<td>{'<br>'.join(map(escape, names))}</td>" if names else f'<td class="none">{_NONE}</td>'
        for names in row.columns
    )
    part = ' class="part"' if row.part_of else ""
    return f'<tr{part}><th scope="row">{escape(row.text)}<small>{escape(row.id)}{level}</small></th>{cells}</tr>\n'


def _serves(part_of: Name | None, objective: str) -> bool:
    return part_of is not None and part_of.text == objective


def _questions(linked: LinkedCourse) -> dict[int, list[tuple[str, QuizKind]]]:
    """The questions that assess each objective, with the kind of their quiz. What is only asked assesses nothing."""
    asked: dict[int, list[tuple[str, QuizKind]]] = {}
    for quiz in linked.quizzes:
        for question in quiz.questions:
            name = f"{quiz.quiz.name.text}.{question.question.name.text}"
            if question.scored or quiz.quiz.kind == "assignment":
                for objective in question.objectives:
                    asked.setdefault(objective, []).append((name, quiz.quiz.kind))
    return asked


def _row(
    linked: LinkedCourse,
    number: int,
    taught: Iterable[str],
    family: Iterable[int],
    asked: dict[int, list[tuple[str, QuizKind]]],
) -> Coverage:
    objective = linked.objectives[number].objective
    names = dict(name for one in family for name in asked.get(one, ()))
    return Coverage(
        id=objective.name.text,
        text=objective.text,
        bloom=objective.bloom or "",
        part_of=objective.part_of.text if objective.part_of else "",
        units=tuple(unit for unit in dict.fromkeys(taught) if unit),
        graded=tuple(name for name, kind in names.items() if kind == "graded"),
        practice=tuple(name for name, kind in names.items() if kind in ("practice", "pre-test")),
        assignments=tuple(name for name, kind in names.items() if kind == "assignment"),
    )


def _units(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{len(names)} units" if names else _NONE


def _asked(names: tuple[str, ...], whole: bool) -> str:
    """How many questions where a row stands for several objectives, else the first by name."""
    if not names:
        return _NONE
    if whole:
        return str(len(names))
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return names[0].partition(".")[2] + more
