"""Locks: which units must be done before a unit opens. Each must open at last: none may wait for itself."""

from collections.abc import Mapping, Sequence

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.linking.index import Index
from scormkit.linking.names import not_found
from scormkit.linking.structure import PlacedUnit
from scormkit.model.names import Name

Found = list[Diagnostic]
# By the number of a unit, the names under its `needs` by the numbers of the units that they name.
Needs = Mapping[int, Mapping[int, Name]]

_CODE = "unit/lock-circle"


def locks(index: Index, units: Sequence[PlacedUnit], found: Found) -> tuple[tuple[int, ...], ...]:
    """For each unit the numbers of those that must be done first, in reading order: the ones under its ``needs`` and,
    where the course goes in order, the one before it. Names that no unit has are told, and units that never open."""
    needs = _needs(index, units, found)
    in_order = index.course.order.rule == "in-order"
    if in_order:
        _tell_later_needs(needs, units, found)
    else:
        _tell_circles(needs, units, found)
    before = ({number - 1} if in_order and number else set() for number in range(len(units)))
    return tuple(tuple(sorted({*first, *needs.get(number, ())})) for number, first in enumerate(before))


def _needs(index: Index, units: Sequence[PlacedUnit], found: Found) -> Needs:
    numbers = {placed.unit.name.text: number for number, placed in enumerate(units)}
    for unit in index.units.values():
        for name in unit.needs:
            if name.text not in index.units and "unit" not in index.course.gaps:
                help = "correct the name, or take it out"
                found.append(not_found(name, "unit/not-found", "unit", index.units, help))
    return {
        number: {numbers[name.text]: name for name in placed.unit.needs if name.text in numbers}
        for number, placed in enumerate(units)
        if placed.unit.needs
    }


def _tell_later_needs(needs: Needs, units: Sequence[PlacedUnit], found: Found) -> None:
    """Tell each unit that needs itself or a later one in a course that goes in order."""
    for number, names in needs.items():
        for needed, name in names.items():
            if needed == number:
                found.append(_own(name))
            elif needed > number:
                message = (
                    f"`{_id(units, number)}` waits for `{name.text}`, which stands behind it; with `order: in-order`, "
                    f"`{name.text}` waits for `{_id(units, number)}`"
                )
                help = "take the name out, list the units in another order, or write `order: free`"
                found.append(Diagnostic(_CODE, name.span, message, help))


def _tell_circles(needs: Needs, units: Sequence[PlacedUnit], found: Found) -> None:
    """Tell each circle of units that wait for each other, and open it, so that the next one shows.

    Units that wait for none are taken away, then those that waited for them alone. What is left waits in circles.
    """
    waiting = {number: dict(names) for number, names in needs.items() if names}
    while waiting:
        opening = [number for number, names in waiting.items() if waiting.keys().isdisjoint(names)]
        for number in opening:
            del waiting[number]
        if not opening:
            circle = _circle(waiting)
            found.append(_told(circle, waiting, units))
            del waiting[circle[0]]


def _circle(waiting: Needs) -> list[int]:
    """One circle among units each of which waits for another one: each needs the next, the last the first."""
    path = [min(waiting)]
    while True:
        following = min(number for number in waiting[path[-1]] if number in waiting)
        if following in path:
            circle = path[path.index(following) :]
            first = circle.index(min(circle))
            return circle[first:] + circle[:first]
        path.append(following)


def _told(circle: Sequence[int], waiting: Needs, units: Sequence[PlacedUnit]) -> Diagnostic:
    steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    first, *others = (waiting[number][needed] for number, needed in steps)
    if not others:
        return _own(first)
    names = [f"`{_id(units, needed)}`" for _, needed in steps]
    message = f"`{_id(units, circle[0])}` waits for {', which waits for '.join(names)}: none of them ever opens"
    related = tuple(
        Related(name.span, f"`{_id(units, number)}` waits for `{name.text}`")
        for (number, _), name in zip(steps[1:], others, strict=True)
    )
    return Diagnostic(_CODE, first.span, message, "take one of the names out of `needs`", related)


def _own(name: Name) -> Diagnostic:
    message = f"the unit `{name.text}` waits for itself and never opens"
    return Diagnostic(_CODE, name.span, message, "take its own name out of `needs`")


def _id(units: Sequence[PlacedUnit], number: int) -> str:
    return units[number].unit.name.text
