"""The certificate: a page of its own, in a template that the player fills with the learner's facts."""

from html import escape

from scormkit.model.course import Certificate
from scormkit.model.linked import LinkedCourse
from scormkit.pages.references import References


def render_certificate(course: LinkedCourse, certificate: Certificate, references: References) -> str:
    """The ``<template>`` with everything but name, day and score; objectives that are not reached are hidden later."""
    words = references.words
    text = f'<div class="sk-prose">{references.for_unit().html(certificate.text)}</div>\n' if certificate.text else ""
    return (
        '<template id="sk-certificate">\n<article class="sk-unit">\n<section class="sk-certificate">\n'
        f"<h1>{escape(certificate.title or words['certificate.title'])}</h1>\n"
        f'<p>{escape(words["certificate.to"])}</p>\n<p class="sk-learner" data-learner></p>\n'
        f'<p>{escape(words["certificate.for"])}</p>\n<p class="sk-passed">{escape(course.course.title)}</p>\n'
        f"{text}{_objectives(course, references)}"
        '<dl class="sk-facts">'
        f"<div><dt>{escape(words['certificate.date'])}</dt><dd data-day></dd></div>"
        f"<div><dt>{escape(words['certificate.score'])}</dt><dd data-score></dd></div></dl>\n</section>\n"
        '<div class="sk-actions"><button class="sk-primary" type="button" data-print>'
        f"{escape(words['certificate.print'])}</button></div>\n{_way_back(course, references)}</article>\n</template>"
    )


def _objectives(course: LinkedCourse, references: References) -> str:
    items = "".join(
        f'<li data-objective="{linked.objective.name.text}">{escape(linked.objective.text)}</li>'
        for linked in course.objectives
        if linked.slot is not None
    )
    title = escape(references.words["certificate.objectives"])
    return f'<section class="sk-objectives" data-reached><h2>{title}</h2><ul>{items}</ul></section>\n'


def _way_back(course: LinkedCourse, references: References) -> str:
    unit, words = course.units[-1].unit, references.words
    return (
        f'<nav class="sk-steps" aria-label="{escape(words["unit.steps"])}"><a rel="prev" href="#/{unit.name.text}">'
        f'<span class="sk-direction">{escape(words["unit.prev"])}</span> {escape(unit.title)}</a></nav>\n'
    )
