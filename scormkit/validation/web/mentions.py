"""What a page, a style sheet or a script refers to."""

import re
from enum import StrEnum
from typing import NamedTuple

MOST_MENTIONS = 20_000  # of one file
_LONGEST = 2_000  # characters of a reference
# What is filled in before a browser sees it: `{{…}}`, `${…}`, `<%…%>`, `%NAME%`, `' + name + '`.
_TEMPLATE = re.compile(r"[{}<>$\ufffd]|\[\[|%[A-Z_]{3,}%|['\"]\s*\+")


class Use(StrEnum):
    """What is done with what is mentioned: a link is followed by the learner, all else is loaded with the file."""

    SCRIPT = "script"
    STYLE = "style sheet"
    FONT = "font"
    FRAME = "frame"
    MEDIA = "file"
    LINK = "link"


class Mention(NamedTuple):
    """A reference as it is written, and the line that it stands in."""

    written: str
    use: Use
    line: int


class Lines:
    """Lines of places in a text that are asked for from the first to the last; each character is counted once."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._text = text
        self._line = first
        self._counted = 0

    def at(self, place: int) -> int:
        """The line of a place that is no nearer to the beginning than the one before."""
        if place > self._counted:
            self._line += self._text.count("\n", self._counted, place)
            self._counted = place
        return self._line


def may_be_read(written: str) -> bool:
    """Whether a reference means what it says: it is neither empty, nor the file itself, nor put together elsewhere."""
    return 0 < len(written) <= _LONGEST and not written.startswith("data:") and not _TEMPLATE.search(written)
