"""The page around a unit: bar, contents, notices, the course JSON and the scripts (``templates/page.html``)."""

import pkgutil
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from scormkit.model.course import Module
from scormkit.model.linked import LinkedCourse, LinkedUnit
from scormkit.pages.catalogue import Words, count, direction


class Section(NamedTuple):
    """A module in the contents: its number, the package path of its badge's picture (or ""), its units and their places
    in reading order."""

    number: int
    module: Module
    badge: str
    units: list[tuple[int, LinkedUnit]]


class Frame:
    """The template with what all pages of a course share. Jinja2 is loaded here and nowhere else."""

    def __init__(self, course: LinkedCourse, words: Words, media_paths: Mapping[str, str]) -> None:
        from jinja2 import Environment, StrictUndefined

        source = pkgutil.get_data(__package__, "templates/page.html")
        if source is None:  # a loader that has no data: a broken installation, not a user's mistake
            raise FileNotFoundError("templates/page.html")
        environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        self._course = course
        self._media_paths = media_paths
        self._page = environment.from_string(
            source.decode(),
            {
                "words": words,
                "language": course.course.language,
                "direction": direction(course.course.language),
                "course": course.course.title,
                "version": course.course.version,
                "minutes": lambda n: count(words, "unit.minutes", n),
            },
        )

    def course_page(self, article: str, course_json: str, certificate: str) -> str:
        """The one page of a one-SCO package, opened at the first unit.

        ``article`` and ``certificate`` are finished HTML; ``certificate`` is "" for none.
        """
        contents = [
            self._section(module, list(numbered))
            for module, numbered in groupby(enumerate(self._course.units), key=lambda item: item[1].module)
        ]
        return self._render(self._course.units[0], article, course_json, contents, certificate)

    def unit_page(self, unit: LinkedUnit, article: str, course_json: str) -> str:
        """The page of a unit that is a SCO of its own: the LMS has the contents, so there are none here."""
        return self._render(unit, article, course_json, [])

    def _section(self, number: int, units: list[tuple[int, LinkedUnit]]) -> Section:
        module = self._course.modules[number]
        return Section(number, module, self._media_paths[module.badge.image.text] if module.badge else "", units)

    def _render(
        self, unit: LinkedUnit, article: str, course_json: str, contents: list[Section], certificate: str = ""
    ) -> str:
        from markupsafe import Markup

        return self._page.render(
            unit=unit.unit.title,
            article=Markup(article),
            course_json=Markup(course_json),
            contents=contents,
            certificate=Markup(certificate),
        )
