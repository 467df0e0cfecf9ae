"""Names as authors write them."""

from typing import NamedTuple

from scormkit.diagnostics.span import Span


class Name(NamedTuple):
    """A name as written, and where."""

    text: str
    span: Span
