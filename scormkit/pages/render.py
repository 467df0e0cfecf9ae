"""A linked course as the pages of a package."""

import json
from collections.abc import Iterator, Mapping
from posixpath import basename

from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import Entry
from scormkit.pages.catalogue import words_of
from scormkit.pages.certificate import render_certificate
from scormkit.pages.course_json import CourseJson
from scormkit.pages.frame import Frame
from scormkit.pages.references import References, unit_page, unit_script
from scormkit.pages.theme import stylesheet
from scormkit.pages.units import render_unit

INDEX = "index.html"
STYLESHEETS = ("player/player.css", "player/print.css")

# The member of the course JSON that `stamp` fills. Quotes within JSON strings are escaped, so it stands nowhere else in
# the JSON, and the JSON is the last text of a page.
_UNSTAMPED = b'"fingerprint":""'


def render_course(course: LinkedCourse, media_paths: Mapping[str, str]) -> tuple[Entry, ...]:
    """The pages of one SCO: ``index.html`` with the first unit in full, the theme, ``units/<id>.js`` for the others.

    ``media_paths`` gives the package path of each file in ``course.media``. The page carries no fingerprint yet (see
    ``stamp``); the player's script is the target's to add.
    """
    words = words_of(course.course.language)
    references = References.of(course, media_paths, words, apart=False)
    articles = [render_unit(course, number, references) for number in range(len(course.units))]
    certificate = course.course.certificate
    page = Frame(course, words, media_paths).course_page(
        articles[0],
        CourseJson(course, words).of_course(),
        render_certificate(course, certificate, references) if certificate else "",
    )
    scripts = (
        Entry(unit_script(course.units[number].unit), _hand_over(number, articles[number]))
        for number in range(1, len(articles))
    )
    return (Entry(INDEX, page.encode()), *_theme(), *scripts)


def render_units(course: LinkedCourse, media_paths: Mapping[str, str]) -> tuple[Entry, ...]:
    """The pages of a SCO per unit: ``<unit-id>.html`` for each in reading order, then the theme that they share."""
    words = words_of(course.course.language)
    references = References.of(course, media_paths, words, apart=True)
    frame = Frame(course, words, media_paths)
    data = CourseJson(course, words)
    pages = []
    for number, unit in enumerate(course.units):
        article = render_unit(course, number, references)
        page = frame.unit_page(unit, article, data.of_unit(number))
        pages.append(Entry(unit_page(unit.unit), page.encode()))
    return (*pages, *_theme())


def stamp(entry: Entry, fingerprint: str) -> Entry:
    """``entry`` with the package's fingerprint in its course JSON; an entry that is no page comes back as it was."""
    if not entry.path.endswith(".html") or not isinstance(entry.content, bytes):
        return entry
    before, found, after = entry.content.rpartition(_UNSTAMPED)
    if not found:
        return entry
    return Entry(entry.path, before + f'"fingerprint":"{fingerprint}"'.encode() + after)


def _theme() -> Iterator[Entry]:
    return (Entry(path, stylesheet(basename(path))) for path in STYLESHEETS)


def _hand_over(number: int, article: str) -> bytes:
    # ASCII only: an LMS that serves scripts under another charset than the page's cannot spoil the text.
    return f"scormkit.unit({number},{json.dumps(article)})\n".encode()
