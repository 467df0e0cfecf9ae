"""``[words](…)`` that Markdown does not take as a link, and why."""

import re
from typing import NamedTuple

_QUOTES = "“”„‟«»‘’‚‹›"
_INSIDE = re.compile(rf"\s*(\S.*?)(?:\s+([\"'(<{_QUOTES}].*))?\s*", re.DOTALL)


class BrokenLink(NamedTuple):
    """What is wrong between the parentheses, from ``start`` to ``end``; ``after`` is behind all of it."""

    start: int
    end: int
    after: int
    message: str
    help: str


def broken_link(text: str, opening: int) -> BrokenLink:
    """The fault of what begins with the parenthesis at ``opening``, which stands directly behind a ``]``."""
    stop = text.find("\n\n", opening)
    closing = text.find(")", opening, stop if stop > 0 else len(text))
    if closing < 0:
        message, help_ = "this link's parenthesis is not closed", "write `)` behind the path and its caption"
        return BrokenLink(opening, opening + 1, opening + 1, message, help_)
    match = _INSIDE.fullmatch(text, opening + 1, closing)
    if match is None:  # blanks alone make a link, an empty one
        return BrokenLink(opening, closing + 1, closing + 1, "this is no link", "write a path in the parentheses")
    path, caption = match[1], match[2] or ""
    if any(character.isspace() for character in path):
        name = " ".join(path.split()).strip("<>")
        message = "a path with a blank in it makes no link"
        help_ = f"write `<{name}>`, or rename the file; if it is no link, put a blank in front of the parenthesis"
        return BrokenLink(match.start(1), match.end(1), closing + 1, message, help_)
    if caption[:1] in _QUOTES and caption:
        message = "typographic quotes stand around the caption, so that this is no link"
        return BrokenLink(match.start(2), match.end(2), closing + 1, message, 'type straight ones: `"…"`')
    message = "Markdown does not take this as a link"
    help_ = 'write `(path "Caption")`; within the caption, write `\\"` for a straight quote'
    return BrokenLink(opening, closing + 1, closing + 1, message, help_)
