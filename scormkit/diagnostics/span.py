"""Where something stands in a source file."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one source file. Lines and columns count from 1, columns in characters; the end is exclusive.

    ``column == 0`` means that only the line is known; ``line == 0`` that only the file is. A position is true or
    absent, never guessed.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        if not self.column:
            return f"{self.file}:{self.line}"
        return f"{self.file}:{self.line}:{self.column}"
