"""A stretch of Markdown while it is turned into prose: what is written so far, what was found, and where we are."""

from typing import NamedTuple

from markdown_it.token import Token

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.model.prose import Piece, Prose
from scormkit.syntax.attributes import Attributes, parse_attributes
from scormkit.syntax.origin import Origin
from scormkit.syntax.tree import AssignmentPart


class Mark(NamedTuple):
    """How far a draft has grown: its pieces and its words."""

    pieces: int
    words: int


class Draft:
    """Grows while tokens are written; nothing of it outlives one text."""

    def __init__(self, text: str, origin: Origin, html_allowed: bool) -> None:
        self.origin = origin
        self.lines = text.split("\n")
        self.html_allowed = html_allowed
        self.pieces: list[Piece] = []
        self.faults: list[Diagnostic] = []
        self.words = 0
        self.parts: list[AssignmentPart] = []
        self.ids: dict[str, Span] = {}
        self._row = 0
        self._content = ""
        self._floor = 0

    def mark(self) -> Mark:
        """Where we are, for ``cut``."""
        return Mark(len(self.pieces), self.words)

    def finished(self, span: Span) -> Prose:
        """All that was written, as prose."""
        return Prose(span, joined(self.pieces), self.words, tuple(self.ids))

    def cut(self, mark: Mark, span: Span) -> Prose:
        """Take what was written since the mark out of the draft, as prose of its own."""
        pieces, words = self.pieces[mark.pieces :], self.words - mark.words
        del self.pieces[mark.pieces :]
        self.words = mark.words
        return Prose(span, joined(pieces), words)

    def fault(self, code: str, span: Span, message: str, help_: str = "", *related: Related) -> None:
        self.faults.append(Diagnostic(code, span, message, help_, related))

    def enter(self, token: Token, floor: int = 0) -> None:
        """Positions are now offsets in this inline token's content; in a table's row, from the column ``floor`` on."""
        self._row = token.map[0] if token.map else 0
        self._content = token.content
        self._floor = floor

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the current content; its end is on the first line."""
        row = self._content.count("\n", 0, start)
        line_start = self._content.rfind("\n", 0, start) + 1
        line_end = self._content.find("\n", start)
        end = end if line_end < 0 else min(end, line_end)
        shift = self.column(row) - line_start
        return self.origin.span(self._row + row, start + shift, end + shift)

    def column(self, row: int) -> int:
        """In which column (from 0) of its line a row of the current content begins."""
        number = self._row + row
        if number >= len(self.lines):
            return 0
        written = self.lines[number].rstrip()
        content = self._content.split("\n")[row].rstrip()
        if not self._floor and written.endswith(content):
            return len(written) - len(content)
        found = written.find(content, self._floor)
        if found < 0 and "|" in content:  # in a table's cell a bar is escaped
            found = written.find(content.replace("|", "\\|"), self._floor)
        return max(0, found)

    def row_span(self, row: int) -> Span:
        """A whole line of the text without the blanks around it."""
        line = self.lines[row] if row < len(self.lines) else ""
        start = len(line) - len(line.lstrip())
        return self.origin.span(row, start, max(start + 1, len(line.rstrip())))

    def attributes(self, braces: str, start: int) -> Attributes:
        """The attributes in braces that begin at ``start`` of the current content; their faults are reported."""
        attributes = parse_attributes(braces)
        for offset, length, message, help_ in attributes.faults:
            self.fault("markdown/attribute", self.span(start + offset, start + offset + length), message, help_)
        at = start + braces.find(attributes.id) - 1
        return self._own_id(attributes, self.span(at, at + 1 + len(attributes.id)))

    def row_attributes(
        self, braces: str, row: int, start: int, also: tuple[str, ...] = (), own_id: bool = True
    ) -> Attributes:
        """The same for braces in a line of a block, which may allow other attributes, too; ``own_id``: its id is one of
        the text's."""
        attributes = parse_attributes(braces, also)
        for offset, length, message, help_ in attributes.faults:
            self.fault(
                "markdown/attribute", self.origin.span(row, start + offset, start + offset + length), message, help_
            )
        if not own_id:
            return attributes
        at = start + braces.find(attributes.id) - 1
        return self._own_id(attributes, self.origin.span(row, at, at + 1 + len(attributes.id)))

    def _own_id(self, attributes: Attributes, span: Span) -> Attributes:
        if attributes.id and attributes.id in self.ids:
            first = Related(self.ids[attributes.id], "the first")
            self.fault(
                "markdown/duplicate-id", span, f"the id `{attributes.id}` is used twice", "choose another id", first
            )
            return attributes._replace(id="")
        if attributes.id:
            self.ids[attributes.id] = span
        return attributes


def joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces with neighbouring strings made one, and no empty ones."""
    whole: list[Piece] = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
            continue
        if run:
            whole.append("".join(run))
            run = []
        whole.append(piece)
    whole.append("".join(run))
    return tuple(piece for piece in whole if piece != "")
