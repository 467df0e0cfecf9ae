"""Scripts: the few marks in them that can be told without running them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from scormkit.validation.web.mentions import Lines, Mention, Use, may_be_read

_MOST_MARKS = 500  # of one kind in one script
_MOST_LOOKED_AT = 5_000  # places in one script that may be handlers
_AROUND = 40  # characters in front of `unload` that tell what it is
_LOOK_BACK = 500  # characters in front of a mark that are looked at for the beginning of a comment
# Handlers that are told to browsers or to jQuery: what stands around the word `unload`.
_TOLD = re.compile(r"""(?:addEventListener|attachEvent|\.(?:on|bind|one))\(\s{0,9}["'](?:on)?(?:before)?\Z""")
_ASSIGNED = re.compile(r"\bon(?:before)?\Z")
_BY = re.compile(r"\s{0,9}=(?!=)")
_LEAVING_WELL = ("pagehide", "visibilitychange")
# Each pattern begins with letters of its own and never looks far; it is tried where the words beside it are in the
# text, which is found out much faster.
_WAITING = (
    (
        ".open(",
        re.compile(r"""\.open\(\s{0,9}["'][A-Za-z]{3,7}["']\s{0,9},[^()\n;]{1,200}?,\s{0,9}(?:false|!1)\s{0,9}[,)]"""),
    ),
    (
        ".ajax",
        # `global` beside it is how jQuery asks for scripts within a page that it moves, which no course can help.
        re.compile(
            r"""\.ajax(?:Setup)?\(\s{0,99}\{[^{}]{0,500}?\basync["']?\s{0,9}:\s{0,9}(?:false|!1)"""
            r"""(?!\s{0,9},\s{0,99}["']?global)"""
        ),
    ),
)
_NAMING = (
    ("./", re.compile(r"""from\s{0,9}["'](\.{1,2}/[^'"\n]{1,300})["']\s{0,9}(?=[;\n]|\Z)""")),
    ("./", re.compile(r"""import\s{0,9}\(?\s{0,9}["'](\.{1,2}/[^'"\n]{1,300})["']\s{0,9}(?=[;\n)]|\Z)""")),
    ("importScripts(", re.compile(r"""importScripts\(\s{0,9}["']([^'"\n]{1,300})["']\s{0,9}[,)]""")),
    ("new Worker(", re.compile(r"""new Worker\(\s{0,9}["']([^'"\n]{1,300})["']\s{0,9}[,)]""")),
    ("fetch(", re.compile(r"""fetch\(\s{0,9}["']([^'"\n]{1,300})["']\s{0,9}[,)]""")),
    (".src", re.compile(r"""\.src\s{0,9}=\s{0,9}["']([^'"\n]{1,300})["']\s{0,9}(?=[;\n]|\Z)""")),
)


class Marks(NamedTuple):
    """What was seen in scripts: files that plain text names, handlers of leaving, requests that wait.

    ``leaving`` and ``waiting`` are lines. ``leaves_well`` says whether they listen to what browsers do tell.
    """

    mentions: tuple[Mention, ...] = ()
    leaving: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    leaves_well: bool = False


def joined(several: Iterable[Marks]) -> Marks:
    """The marks of all scripts of a page."""
    marks = tuple(several)
    return Marks(
        tuple(mention for one in marks for mention in one.mentions),
        tuple(line for one in marks for line in one.leaving),
        tuple(line for one in marks for line in one.waiting),
        any(one.leaves_well for one in marks),
    )


class Script(NamedTuple):
    """A script of the package, and what was seen in it."""

    path: str
    marks: Marks


def read_script(path: str, text: str) -> Script:
    """What can be told of a script."""
    return Script(path, read_marks(text))


def read_marks(text: str, first_line: int = 1) -> Marks:
    """The marks in a piece of script; ``first_line`` is the line that it begins in."""
    naming = [pattern for words, pattern in _NAMING if words in text]
    waiting = [pattern for words, pattern in _WAITING if words in text]
    return Marks(
        tuple(mention for pattern in naming for mention in islice(_named(pattern, text, first_line), _MOST_MARKS)),
        tuple(islice(_leaving(text, first_line), _MOST_MARKS)),
        tuple(line for pattern in waiting for line in islice(_waiting(pattern, text, first_line), _MOST_MARKS)),
        any(word in text for word in _LEAVING_WELL),
    )


def _named(pattern: re.Pattern[str], text: str, first_line: int) -> Iterator[Mention]:
    lines = Lines(text, first_line)
    for mark in pattern.finditer(text):
        start = mark.start()
        part_of_a_word = start and text[start] != "." and (text[start - 1].isalnum() or text[start - 1] in "_$.")
        if not part_of_a_word and may_be_read(mark.group(1)) and not _is_remark(text, start):
            yield Mention(mark.group(1).strip(), Use.SCRIPT, lines.at(start))


def _leaving(text: str, first_line: int) -> Iterator[int]:
    lines = Lines(text, first_line)
    place = text.find("unload")
    for _ in range(_MOST_LOOKED_AT):
        if place < 0:
            return
        before = text[max(0, place - _AROUND) : place]
        told = _TOLD.search(before) or (_ASSIGNED.search(before) and _BY.match(text, place + len("unload")))
        if told and not _is_remark(text, place):
            yield lines.at(place)
        place = text.find("unload", place + 1)


def _waiting(pattern: re.Pattern[str], text: str, first_line: int) -> Iterator[int]:
    lines = Lines(text, first_line)
    for mark in pattern.finditer(text):
        if not _is_remark(text, mark.start()):
            yield lines.at(mark.start())


def _is_remark(text: str, place: int) -> bool:
    """Whether a place seems to lie in a comment."""
    before = text[max(0, place - _LOOK_BACK) : place].rpartition("\n")[2]
    return "//" in before or "/*" in before or before.lstrip().startswith("*")
