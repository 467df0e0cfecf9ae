"""One unit as the ``<article>`` that the page shows."""

from html import escape

from scormkit.model.course import Objective
from scormkit.model.linked import LinkedCourse
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
        if own.apart:  # no rule spans two SCOs
            return render_quiz(linked.quizzes.index(quiz), course.quizzes[quiz], own)
        exempted = [other.unit.title for other in course.units if quiz in other.exempted_by]
        return render_quiz(quiz, course.quizzes[quiz], own, exempted)

    body = own.html(linked.unit.body, place_quiz)
    return (
        f'<article class="sk-unit" id="sk-unit" data-unit="{0 if own.apart else number}">\n'
        f'{_header(course, number, own)}<div class="sk-prose">\n{body}</div>\n{_terms(course, own)}'
        '<div class="sk-end" role="status" data-end></div>\n'
        f'<div class="sk-rewards" role="status">{_rewards(course, number, own)}</div>\n'
        f"{'' if own.apart else _steps(course, number, own)}</article>"
    )


def _header(course: LinkedCourse, number: int, references: References) -> str:
    linked = course.units[number]
    unit, words = linked.unit, references.words
    minutes = ""
    if unit.minutes is not None:
        minutes = f'<p class="sk-minutes">{escape(count(words, "unit.minutes", unit.minutes))}</p>\n'
    objectives = _objectives(unit.objectives, words["unit.objectives"])
    if number == 0:
        objectives += _objectives(course.course.objectives, words["unit.course-objectives"])
    return (
        f'<header class="sk-unit-header">\n<p class="sk-kicker">{escape(course.modules[linked.module].title)}</p>\n'
        f'<h1 id="sk-title" tabindex="-1">{escape(unit.title)}</h1>\n{minutes}{objectives}</header>\n'
    )


def _objectives(objectives: tuple[Objective, ...], title: str) -> str:
    if not objectives:
        return ""
    items = "".join(f"<li>{escape(objective.text)}</li>" for objective in objectives)
    return f'<section class="sk-objectives"><h2>{escape(title)}</h2><ul>{items}</ul></section>\n'


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


def _rewards(course: LinkedCourse, number: int, references: References) -> str:
    """What can have been won at the unit's end: its module's badge, points, the certificate."""
    words, badge = references.words, course.modules[course.units[number].module].badge
    rewards = ""
    if badge and not references.apart:
        picture = f'<img class="sk-badge" src="{escape(references.media[badge.image.text])}" alt="">'
        won = escape(words["badge.won"].format(title=badge.title))
        rewards += f'<p class="sk-won" data-badge="{course.units[number].module}" hidden>{picture} {won}</p>'
    told = course.units[number].quizzes if references.apart else range(len(course.quizzes))
    if any(course.quizzes[quiz].quiz.points for quiz in told):
        rewards += "<p data-points hidden></p>"
    if course.course.certificate and not references.apart:
        link = f'<a href="#/-certificate">{escape(words["certificate.open"])}</a>'
        rewards += f"<p data-certificate hidden>{link}</p>"
    return rewards


def _steps(course: LinkedCourse, number: int, references: References) -> str:
    words = references.words
    steps = [
        f'<a rel="{rel}" href="#/{neighbour.name.text}" data-step="{index}">'
        f'<span class="sk-direction">{escape(words[f"unit.{rel}"])}</span> {escape(neighbour.title)}'
        ' <span class="sk-status"></span></a>'
        for rel, index in (("prev", number - 1), ("next", number + 1))
        if 0 <= index < len(course.units)
        for neighbour in (course.units[index].unit,)
    ]
    if not steps:
        return ""
    return f'<nav class="sk-steps" aria-label="{escape(words["unit.steps"])}">{"".join(steps)}</nav>\n'
