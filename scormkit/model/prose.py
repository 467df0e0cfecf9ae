"""Prose: Markdown turned into HTML once, with a typed hole for whatever depends on the rest of the course.

``syntax`` makes it, ``linking`` resolves the holes' names, ``pages`` fills them. A string among the pieces is finished
HTML; everything else is a reference with the place where it was written.
"""

from typing import NamedTuple

from scormkit.diagnostics.span import Span


class Image(NamedTuple):
    """An image within a line of text: ``![alt](target)``. ``path`` is the target seen from the course's root."""

    span: Span
    target: str
    path: str
    alt: str
    title: str


class Placement(NamedTuple):
    """``![alt](target "caption")`` alone in a paragraph: places whatever the file is."""

    span: Span
    target: str
    path: str
    alt: str
    caption: str  # finished inline HTML, or ""


class Link(NamedTuple):
    """The start of a link; its text follows as pieces, then the finished ``</a>``.

    ``path`` is empty for ``http(s):``, ``mailto:`` and in-page (``#…``) targets, else seen from the course's root.
    """

    span: Span
    target: str
    path: str
    fragment: str
    title: str


class TermUse(NamedTuple):
    """``[term]`` or ``[other words][term]``: ``label`` is finished inline HTML, ``key`` the term case-folded."""

    span: Span
    key: str
    term: str
    label: str


class Phrase(NamedTuple):
    """A word of the catalogue in the course's language, such as a block's default title."""

    key: str


class GapPlace(NamedTuple):
    """``{name}`` in the prompt of a question with gaps: here the gap is filled in."""

    span: Span
    gap: str


class QuestionPlace(NamedTuple):
    """Where a question stands in the text of an assignment."""

    span: Span
    question: str


Piece = str | Image | Placement | Link | TermUse | Phrase | GapPlace | QuestionPlace


class Prose(NamedTuple):
    """A stretch of Markdown as HTML pieces. ``words`` counts the words that a learner reads; ``anchors`` are the ids in
    it to which a link's fragment may lead."""

    span: Span
    pieces: tuple[Piece, ...]
    words: int
    anchors: tuple[str, ...] = ()
