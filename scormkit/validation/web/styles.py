"""Style sheets: what they load (CSS Values 3, `url()`; CSS Cascade 3, `@import`)."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from scormkit.validation.web.mentions import MOST_MENTIONS, Lines, Mention, Use, may_be_read

# Each branch matches to where its piece ends or the text does, so that no character is looked at twice, and begins with
# a letter of its own, by which the search is fast.
_PIECE = re.compile(
    r"""/\*.*?(?:\*/|\Z)"""
    r"""|url\(\s*+(?:"([^"\n]*+)|'([^'\n]*+)|([^)'"\s]*+))"""
    r"""|@import\s*+(?:url\(\s*+)?+(?:"([^"\n]*+)|'([^'\n]*+)|([^)'"\s;]*+))""",
    re.S,
)
_OF_URL = 3  # the groups of `url()`; those behind are of `@import`
_FONTS = (".woff", ".woff2", ".ttf", ".otf", ".eot")


class Style(NamedTuple):
    """A style sheet of the package, and what it loads."""

    path: str
    mentions: tuple[Mention, ...]


def read_style(path: str, text: str) -> Style:
    """What a style sheet loads."""
    return Style(path, tuple(style_mentions(text)))


def style_mentions(text: str, first_line: int = 1) -> Iterator[Mention]:
    """What a piece of CSS loads; ``first_line`` is the line that it begins in."""
    if "url(" in text or "@import" in text:
        yield from islice(_mentions(text, first_line), MOST_MENTIONS)


def _mentions(text: str, first_line: int) -> Iterator[Mention]:
    lines = Lines(text, first_line)
    for piece in _PIECE.finditer(text):
        place = piece.lastindex
        written = piece.group(place).strip() if place else ""
        # A backslash is an escape in CSS; `.htc` is a behaviour of old Internet Explorers, and asked from the page.
        if not place or not may_be_read(written) or "\\" in written or written.lower().endswith(".htc"):
            continue
        if place > _OF_URL:
            yield Mention(written, Use.STYLE, lines.at(piece.start()))
        elif not written.startswith("#"):
            named = written.partition("?")[0].partition("#")[0].lower()
            yield Mention(written, Use.FONT if named.endswith(_FONTS) else Use.MEDIA, lines.at(piece.start()))
