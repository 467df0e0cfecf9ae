"""From a place in a stretch of Markdown back to the file that it stands in."""

from typing import NamedTuple

from scormkit.diagnostics.span import Span
from scormkit.syntax.yaml_nodes import YamlText


class Origin(NamedTuple):
    """Where a stretch of Markdown begins: ``line`` is that of its first line, ``column`` how many columns stand in
    front of each of its lines. ``whole`` is set where the text is not in the file as it is read (folded, escaped):
    every place is then the whole scalar, which is true, if not exact."""

    file: str
    line: int = 1
    column: int = 0
    whole: Span | None = None

    def span(self, row: int, start: int, end: int) -> Span:
        """The span of a row (from 0) between two columns (from 0)."""
        if self.whole is not None:
            return self.whole
        line = self.line + row
        return Span(self.file, line, self.column + start + 1, line, self.column + end + 1)


def scalar_origin(text: YamlText) -> Origin:
    """The origin of a YAML scalar's text."""
    span = text.span
    if text.style == "literal":
        return Origin(span.file, span.line + 1, text.indent)
    quotes = 0 if text.style == "plain" else 2
    if span.line == span.end_line and span.end_column - span.column - quotes == len(text.text):
        return Origin(span.file, span.line, span.column - 1 + quotes // 2)
    return Origin(span.file, whole=span)
