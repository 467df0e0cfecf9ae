"""Prose without markup: for the options of a select, and for files that know no HTML."""

import re
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType

from scormkit.model.prose import GapPlace, Image, Phrase, Piece, Placement, Prose, TermUse

GAP = "___"  # where learners fill in: its name would tell what
_NO_PHRASES: Mapping[str, str] = MappingProxyType({})
_TAG = re.compile(r"""</?([A-Za-z][A-Za-z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>""")
_WITHIN_WORDS = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr", re.IGNORECASE
)


def plain_text(prose: Prose, phrases: Mapping[str, str] = _NO_PHRASES) -> str:
    """The prose as one line of plain text, not escaped for anything; white space is collapsed.

    Images and placed media read as their alternative text, a gap as ``___``. ``phrases`` is the catalogue; a phrase
    that it lacks leaves nothing, nor does a question of an assignment.
    """
    html = "".join(piece if isinstance(piece, str) else _hole(piece, phrases) for piece in prose.pieces)
    if "<" in html:
        html = _TAG.sub(_between, html)
    return " ".join((unescape(html) if "&" in html else html).split())


def _hole(piece: Piece, phrases: Mapping[str, str]) -> str:
    """A hole as HTML, in which only ``&`` and ``<`` mean something."""
    if isinstance(piece, TermUse):
        return piece.label
    if isinstance(piece, Image):
        return _escaped(piece.alt)
    if isinstance(piece, Placement):
        return f" {_escaped(piece.alt)} "
    if isinstance(piece, GapPlace):
        return GAP
    if isinstance(piece, Phrase):
        return _escaped(phrases.get(piece.key, ""))
    return ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _between(tag: re.Match[str]) -> str:
    """What stands in a tag's place: emphasis divides no words, a paragraph does."""
    return "" if _WITHIN_WORDS.fullmatch(tag[1]) else " "
