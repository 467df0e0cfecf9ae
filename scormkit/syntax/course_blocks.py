"""The frames that ``:::`` makes: which words there are, what each may hold, and its markup."""

import re
from typing import NamedTuple

from markdown_it.token import Token

from scormkit.diagnostics.nearest import did_you_mean
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
BOXED = ("self-check",)
_LATER = ("self-check", "reply")
_WHO = re.compile(r"(?:—|–|--)[ \t]+(.*)")


class Head(NamedTuple):
    """An opening line: ``title`` begins at column ``title_at`` (from 0) of the text's line ``row``."""

    word: str
    title: str
    title_at: int
    row: int
    attributes: Attributes


def read_head(draft: Draft, token: Token) -> Head | None:
    """The opening line of a block; None, and reported, where its word is none of ours."""
    row = token.map[0] if token.map else 0
    line = draft.lines[row]
    start = line.find(":::") + token.meta["at"]
    word, *rest = token.content.split(None, 1)
    title = rest[0] if rest else ""
    title_at = start + token.content.find(title, len(word))
    attributes = NONE
    braces = next((found for found in BRACES.finditer(title) if found.end() == len(title)), None)
    if braces is not None:
        attributes = draft.row_attributes(braces[0], row, title_at + braces.start())
        title = title[: braces.start()].rstrip()
    span = draft.origin.span(row, start, start + len(word))
    if not token.meta["closed"]:
        help_ = f"write `{':' * token.meta['colons']}` on a line of its own behind the block"
        draft.fault("markdown/unclosed-block", draft.row_span(row), f"this `{word}` block is not closed", help_)
    if word in _LATER:
        message = f"`{word}` blocks are not available yet"
        draft.fault("markdown/block-not-available", span, message, "take the block out for now")
        return None
    if word not in _WORDS:
        near = did_you_mean(word, _WORDS, f"write one of: {', '.join(_WORDS)}")
        draft.fault("markdown/unknown-block", span, f"`{word}` is no block", near)
        return None
    return Head(word, title, title_at, row, attributes)


class Frame:
    """The markup around a block's body: what opens and closes it, and for the sectioned ones what opens and closes
    each part. ``boxes``: the word's own lists have boxes to tick."""

    def __init__(self, head: Head | None, boxes: bool = False) -> None:
        self.boxes = boxes
        self.word = head.word if head else ""
        self.part_tag = self.part_class = self.close = ""
        self.default_title: Phrase | None = None
        self.part_level = ""  # the heading that begins a part, once one has been seen
        self.part_open = False
        if head is None:
            self.open = ""
        elif head.word in _ASIDES:
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


def check_body(draft: Draft, head: Head, body: list[Token], level: int, deepest: int) -> None:
    """Report a body that its block cannot hold. ``level`` is that of the body's own tokens, ``deepest`` that of the
    deepest heading which may stand here."""
    children = [token for token in body if token.level == level and token.nesting >= 0 and token.type != "course_stray"]
    span = draft.row_span(head.row)
    if head.word == "steps" and [token.type for token in children] != ["ordered_list_open"]:
        help_ = "write the steps as one numbered list: `1. …`"
        draft.fault("markdown/steps-need-list", span, "a `steps` block holds one numbered list and nothing else", help_)
    if head.word in _SECTIONED and (not children or children[0].type != "heading_open"):
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
