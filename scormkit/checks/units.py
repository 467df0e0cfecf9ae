"""Rules over units."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.linked import LinkedCourse


def empty(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A unit in which there is nothing to read, see, hear or answer."""
    for unit in linked.course.units:
        if not unit.body.words and all(isinstance(piece, str) for piece in unit.body.pieces):
            message = f"the unit `{unit.name.text}` is empty"
            yield Diagnostic("unit/empty", Span(unit.file), message, "write its text below the front matter")


RULES = (empty,)
