"""The page for whoever uploads a package: what it is, what the LMS will store, what to choose there.

It stands beside the package as one file that needs nothing else: no script, no network. It is for admins, so its words
are English and not the catalogue's, which are for learners.
"""

import pkgutil
import re
from html import escape
from typing import NamedTuple

from scormkit.pages.catalogue import direction

_HOLE = re.compile(r"\{([a-z]+)\}")  # the sheet's rules have a blank behind their braces


class Fact(NamedTuple):
    """A label and what is said under it."""

    label: str
    text: str


class Advice(NamedTuple):
    """What to choose for a setting of an LMS, why, and who says so when; ``date`` may be ""."""

    setting: str
    choice: str
    reason: str
    source: str
    date: str


class UploadSheet(NamedTuple):
    """What the page says. ``title`` is the course's, in ``language``; everything else is English.

    ``advice`` gives each LMS its settings, in the order of the page.
    """

    title: str
    language: str
    standard: str
    package: tuple[Fact, ...]
    stored: tuple[Fact, ...]
    advice: tuple[tuple[str, tuple[Advice, ...]], ...]


def render_upload(sheet: UploadSheet) -> bytes:
    """The page as HTML, UTF-8."""
    template = pkgutil.get_data(__package__, "sheets/upload.html")
    if template is None:  # a loader that has no data: a broken installation, not a user's mistake
        raise FileNotFoundError("sheets/upload.html")
    holes = {
        "title": escape(sheet.title),
        "language": escape(sheet.language),
        "direction": direction(sheet.language),
        "standard": escape(sheet.standard),
        "package": _facts(sheet.package),
        "stored": _facts(sheet.stored),
        "advice": _contents(sheet) + "".join(_lms(number, *lms) for number, lms in enumerate(sheet.advice, 1)),
    }
    return _HOLE.sub(lambda hole: holes[hole[1]], template.decode()).encode()


def _facts(facts: tuple[Fact, ...]) -> str:
    rows = "".join(f"<dt>{escape(fact.label)}</dt><dd>{escape(fact.text)}</dd>\n" for fact in facts)
    return f'<dl class="facts">\n{rows}</dl>\n'


def _contents(sheet: UploadSheet) -> str:
    links = (f'<li><a href="#lms-{number}">{escape(lms)}</a></li>\n' for number, (lms, _) in enumerate(sheet.advice, 1))
    return f'<nav aria-label="LMSs">\n<ul>\n{"".join(links)}</ul>\n</nav>\n'


def _lms(number: int, name: str, settings: tuple[Advice, ...]) -> str:
    return (
        f'<section aria-labelledby="lms-{number}">\n<h3 id="lms-{number}">{escape(name)}</h3>\n'
        f"<dl>\n{''.join(map(_setting, settings))}</dl>\n</section>\n"
    )


def _setting(advice: Advice) -> str:
    return (
        f'<div class="setting">\n<dt>{escape(advice.setting)}: {escape(advice.choice)}</dt>\n'
        f"<dd>{escape(advice.reason)}</dd>\n"
        f'<dd class="source">Source: {escape(advice.source)} · {escape(advice.date or "not dated")}</dd>\n</div>\n'
    )
