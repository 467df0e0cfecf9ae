"""Rules over units."""

from collections.abc import Iterator, Sequence

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.linked import LinkedCourse, LinkedUnit


def empty(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A unit in which there is nothing to read, see, hear or answer."""
    for unit in linked.course.units:
        if not unit.body.words and all(isinstance(piece, str) for piece in unit.body.pieces):
            message = f"the unit `{unit.name.text}` is empty"
            yield Diagnostic("unit/empty", Span(unit.file), message, "write its text below the front matter")


def needs_later(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A unit that needs one that stands behind it: whoever goes by the contents finds it locked. Where the course goes
    in order, or the two wait for each other, it is a lock that never opens, and told as that."""
    if linked.course.order.rule == "in-order":
        return
    for number, unit in enumerate(linked.units):
        later = {linked.units[needed].unit.name.text: needed for needed in unit.needs if needed > number}
        for name in unit.unit.needs:
            if name.text in later and number not in waits_for(linked.units, later[name.text]):
                message = f"`{unit.unit.name.text}` needs `{name.text}`, which stands behind it in the contents"
                help = "list the units the other way round in course.yaml, or take the name out"
                yield Diagnostic("unit/needs-later", name.span, message, help)


def waits_for(units: Sequence[LinkedUnit], number: int) -> frozenset[int]:
    """The numbers of all units that must be done before a unit opens, those that these need included."""
    waited: set[int] = set()
    open = [number]
    while open:
        fresh = set(units[open.pop()].needs) - waited
        waited |= fresh
        open += fresh
    return frozenset(waited)


RULES = (empty, needs_later)
