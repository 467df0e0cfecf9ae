"""One unit as the ``<article>`` that the page shows."""

from html import escape

from scormkit.model.linked import LinkedCourse, LinkedUnit
from scormkit.pages.catalogue import count
from scormkit.pages.quizzes import render_quiz
from scormkit.pages.references import References


def render_unit(course: LinkedCourse, number: int, references: References) -> str:
    """The unit at ``number`` in reading order, complete: header, prose with its quizzes, terms, and where to go next."""
    linked = course.units[number]
    own = references.for_unit()
    body = own.html(linked.unit.body, lambda quiz: render_quiz(quiz, course.quizzes[quiz], own))
    return (
        f'<article class="sk-unit" id="sk-unit" data-unit="{_index(linked, number, own)}">\n'
        f'{_header(course, linked, own)}<div class="sk-prose">\n{body}</div>\n{_terms(course, own)}'
        f'<div class="sk-end" data-end></div>\n{_steps(course, number, own)}</article>'
    )
