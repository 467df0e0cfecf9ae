"""The frames that ``:::`` makes: which words there are, what each may hold, and its markup."""

import re
from typing import NamedTuple

from markdown_it.token import Token

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.diagnostics.span import Span
from scormkit.model.prose import Phrase
from scormkit.syntax.attributes import BRACES, NONE, Attributes
from scormkit.syntax.draft import Draft

_ASIDES = ("tip", "note", "warning", "example", "takeaways")
_SECTIONED = {
    "cards": ("div", "sk-cards", "section", "sk-card"),
    "tabs": ("div", "sk-tabs", "section", "sk-tab"),
    "accordion": ("div", "sk-accordion", "details", "sk-panel"),
    "timeline": ("div", "sk-timeline", "section", "sk-event"),
}
_WORDS = (*_ASIDES, "steps", *_SECTIONED, "quote")
_OF_ASSIGNMENTS = ("self-check", "reply", "evidence")
SAMPLE = "sample"
# What the braces of a part of an assignment may hold beside its id.
_PART_ATTRIBUTES = {"steps": ("was",), "self-check": ("was",), "reply": ("was", "length")}
_WHO = re.compile(r"(?:—|–|--)[ \t]+(.*)")


class Head(NamedTuple):
    """An opening line: ``title`` begins at column ``title_at`` (from 0) of the text's line ``row``, the ``braces`` that
    hold its attributes at ``braces_at``. ``span`` is that of the word."""

    word: str
    title: str
    title_at: int
    row: int
    attributes: Attributes
    braces: str
    braces_at: int
    span: Span


def block_word(token: Token) -> str:
    """The word of a block, whether there is such a block or not."""
    return token.content.split(None, 1)[0]


def read_head(draft: Draft, token: Token, assigns: bool, is_part: bool = False, in_reply: bool = False) -> Head | None:
    """The opening line of a block; None, and reported, where its word is none of ours, or cannot stand here.

    ``assigns``: the blocks of assignments can; ``in_reply``: the sample of a reply can. ``is_part``: this is one that
    learners answer, so that its id is no anchor of the text.
    """
    row = token.map[0] if token.map else 0
    line = draft.lines[row]
    start = line.find(":::") + token.meta["at"]
    word, *rest = token.content.split(None, 1)
    title = rest[0] if rest else ""
    title_at = start + token.content.find(title, len(word))
    attributes, written, braces_at = NONE, "", 0
    braces = next((found for found in BRACES.finditer(title) if found.end() == len(title)), None)
    if braces is not None:
        written, braces_at = braces[0], title_at + braces.start()
        attributes = draft.row_attributes(written, row, braces_at, _PART_ATTRIBUTES.get(word, ()), not is_part)
        title = title[: braces.start()].rstrip()
    span = draft.origin.span(row, start, start + len(word))
    if not token.meta["closed"]:
        help_ = f"write `{':' * token.meta['colons']}` on a line of its own behind the block"
        draft.fault("markdown/unclosed-block", draft.row_span(row), f"this `{word}` block is not closed", help_)
    if word == SAMPLE and not in_reply:
        help_ = "put it into the `reply` whose sample it is"
        message = "a `sample` stands directly within a `reply`, and once"
        draft.fault("markdown/block-misplaced", span, message, help_)
        return None
    if word in _OF_ASSIGNMENTS and not assigns:
        message = f"a `{word}` block stands in assignments only"
        help_ = "move it into a file of `assignments/`, and place that file here"
        draft.fault("markdown/block-misplaced", span, message, help_)
        return None
    known = (*_WORDS, *_OF_ASSIGNMENTS) if assigns else _WORDS
    if word not in known and word != SAMPLE:
        near = did_you_mean(word, known, f"write one of: {', '.join(known)}")
        draft.fault("markdown/unknown-block", span, f"`{word}` is no block", near)
        return None
    return Head(word, title, title_at, row, attributes, written, braces_at, span)


class Frame:
    """The markup around a block's body: what opens and closes it, and for the sectioned ones what opens and closes
    each part. ``boxes``: boxes in its lists are no finding, since the block as a whole is one."""

    def __init__(self, head: Head | None, boxes: bool = False) -> None:
        self.boxes = boxes
        self.word = head.word if head else ""
        self.part_tag = self.part_class = self.close = ""
        self.default_title: Phrase | None = None
        self.part_level = ""  # the heading that begins a part, once one has been seen
        self.part_open = False
        if head is None:
            self.open = ""
        elif head.word in _ASIDES or head.word == "evidence":
            attributes = head.attributes.html("sk-block", f"sk-{head.word}")
            self.open, self.close = f'<aside{attributes} role="note">\n', "</aside>\n"
            self.default_title = Phrase(f"block.{head.word}")
        elif head.word == "steps":
            attributes = head.attributes.html("sk-block", "sk-steps-block")
            self.open, self.close = f"<section{attributes}>\n", "</section>\n"
        elif head.word == "quote":
            self.open = f"<figure{head.attributes.html('sk-quote')}><blockquote>\n"
            self.close = "</figure>\n"
        else:
            tag, own_class, self.part_tag, self.part_class = _SECTIONED[head.word]
            marker = " data-tabs" if head.word == "tabs" else ""
            self.open, self.close = f"<{tag}{head.attributes.html(own_class)}{marker}>\n", f"</{tag}>\n"


def children(body: list[Token], level: int) -> list[Token]:
    """The tokens of a body that begin a block of its own, ``level`` being theirs."""
    return [token for token in body if token.level == level and token.nesting >= 0 and token.type != "course_stray"]


def holds_boxes(word: str, body: list[Token], level: int) -> bool:
    """Whether boxes in a body are its block's affair, and no findings of their own."""
    if word == "steps":
        return [token.type for token in children(body, level)] != ["ordered_list_open"]
    return word in _PART_ATTRIBUTES


def check_body(draft: Draft, head: Head, body: list[Token], level: int, deepest: int) -> None:
    """Report a body that its block cannot hold. ``level`` is that of the body's own tokens, ``deepest`` that of the
    deepest heading which may stand here."""
    own = children(body, level)
    span = draft.row_span(head.row)
    if head.word == "steps" and [token.type for token in own] != ["ordered_list_open"]:
        help_ = "write the steps as one numbered list: `1. …`"
        draft.fault("markdown/steps-need-list", span, "a `steps` block holds one numbered list and nothing else", help_)
    if head.word in _SECTIONED and (not own or own[0].type != "heading_open"):
        message = f"a `{head.word}` block begins with a heading, one for each part"
        help_ = f"write a heading such as `{'#' * min(deepest, 6)} Title` above each part"
        draft.fault("markdown/parts-need-headings", span, message, help_)


def take_source(body: list[Token]) -> Token | None:
    """Take the line ``— Who`` from the end of a quote's body; the inline token holds the name, mapped to its line."""
    last = next((number for number in range(len(body) - 1, -1, -1) if body[number].type == "inline"), None)
    if last is None or last < len(body) - 2 or body[last - 1].type != "paragraph_open":
        return None
    inline = body[last]
    before, _, line = inline.content.rpartition("\n")
    match = _WHO.fullmatch(line.strip())
    if match is None or inline.map is None:
        return None
    row = inline.map[0] + inline.content.count("\n")
    if before:
        inline.content = before.rstrip()
    else:
        del body[last - 1 : last + 2]
    who = Token("inline", "", 0)
    who.content, who.map = match[1], [row, row + 1]
    return who
