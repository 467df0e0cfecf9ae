"""What a text is, which decides on its headings and on the blocks that it may hold."""

from typing import NamedTuple


class TextKind(NamedTuple):
    """``called`` is what messages call the text.

    ``titled``: a title stands above it, so that its headings begin at level 2 and skip none. ``anchored``: its headings
    carry ids. ``deeper``: on the page its headings are so many levels deeper than written. ``assigns``: it may hold the
    parts of an assignment.
    """

    called: str
    titled: bool = False
    anchored: bool = False
    deeper: int = 0
    assigns: bool = False


UNIT = TextKind("unit", titled=True, anchored=True)
# It is shown within a unit, below a heading of level 2; ids of its headings could be the unit's own.
ASSIGNMENT = TextKind("assignment", titled=True, deeper=1, assigns=True)
OTHER = TextKind("text")
