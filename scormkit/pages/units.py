"""One unit as the ``<article>`` that the page shows."""

from html import escape

from scormkit.model.linked import LinkedCourse, LinkedUnit
from scormkit.pages.catalogue import count
from scormkit.pages.quizzes import render_quiz
from scormkit.pages.references import References


def render_unit(course: LinkedCourse, number: int, references: References) -> str:
    """The unit at ``number`` in reading order, complete: header, prose with its quizzes, terms, and where to go next.

    ``data-unit`` and ``data-quiz`` are indices into the course JSON of the page that the article stands in.
    """
    linked = course.units[number]
    own = references.for_unit()

    def place_quiz(file: str) -> str:
        quiz = own.quizzes[file]
        index = linked.quizzes.index(quiz) if own.apart else quiz
        return render_quiz(index, course.quizzes[quiz], own)

    body = own.html(linked.unit.body, place_quiz)
    return (
        f'<article class="sk-unit" id="sk-unit" data-unit="{0 if own.apart else number}">\n'
        f'{_header(course, linked, own)}<div class="sk-prose">\n{body}</div>\n{_terms(course, own)}'
        f'<div class="sk-end" data-end></div>\n{"" if own.apart else _steps(course, number, own)}</article>'
    )


def _header(course: LinkedCourse, linked: LinkedUnit, references: References) -> str:
    unit = linked.unit
    words = references.words
    minutes = objectives = ""
    if unit.minutes is not None:
        minutes = f'<p class="sk-minutes">{escape(count(words, "unit.minutes", unit.minutes))}</p>\n'
    if unit.objectives:
        items = "".join(f"<li>{escape(objective.text)}</li>" for objective in unit.objectives)
        objectives = (
            f'<section class="sk-objectives"><h2>{escape(words["unit.objectives"])}</h2><ul>{items}</ul></section>\n'
        )
    return (
        f'<header class="sk-unit-header">\n<p class="sk-kicker">{escape(course.modules[linked.module].title)}</p>\n'
        f'<h1 id="sk-title" tabindex="-1">{escape(unit.title)}</h1>\n{minutes}{objectives}</header>\n'
    )


def _terms(course: LinkedCourse, references: References) -> str:
    """The definitions of the terms that the unit uses; a definition may use further terms."""
    if not references.terms:
        return ""
    defined: dict[str, str] = {}
    while missing := [key for key in references.terms if key not in defined]:
        for key in missing:
            entry = course.glossary[key]
            defined[key] = (
                f'<div data-term="{escape(key)}"><dt>{escape(entry.term)}</dt>'
                f"<dd>{references.html(entry.definition)}</dd></div>"
            )
    return (
        f'<section class="sk-terms"><h2>{escape(references.words["unit.terms"])}</h2>\n'
        f'<dl class="sk-glossary">{"".join(defined.values())}</dl></section>\n'
    )


def _steps(course: LinkedCourse, number: int, references: References) -> str:
    words = references.words
    steps = [
        f'<a rel="{rel}" href="#/{neighbour.name.text}" data-step="{index}">'
        f'<span class="sk-direction">{escape(words[f"unit.{rel}"])}</span> {escape(neighbour.title)}</a>'
        for rel, index in (("prev", number - 1), ("next", number + 1))
        if 0 <= index < len(course.units)
        for neighbour in (course.units[index].unit,)
    ]
    if not steps:
        return ""
    return f'<nav class="sk-steps" aria-label="{escape(words["unit.steps"])}">{"".join(steps)}</nav>\n'
