"""Circles in what names what, found in one walk however large the whole is."""

from collections.abc import Mapping, Sequence


def closing(names: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The names that lead back to themselves, or to one by which they were reached: one for each circle, or more."""
    found: set[str] = set()
    done: set[str] = set()
    for start in names:
        if start in done:
            continue
        path = [start]
        on_path = {start}
        waiting = [iter(names[start])]
        while path:
            following = next(waiting[-1], None)
            if following is None:
                done.add(path[-1])
                on_path.discard(path.pop())
                waiting.pop()
            elif following in on_path:
                found.add(path[-1])
            elif following in names and following not in done:
                path.append(following)
                on_path.add(following)
                waiting.append(iter(names[following]))
    return frozenset(found)
