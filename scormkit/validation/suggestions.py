"""Nearest names for findings, as long as there are few findings: to compare every name with every other takes hours."""

from collections.abc import Collection

from scormkit.diagnostics.nearest import did_you_mean

_MOST_COMPARED = 4_000  # pairs of names
_LONGEST = 60


class Suggestions:
    """Offers nearest names for the first findings of a document, and none for endless names."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARED

    def offer(self, wanted: str, known: Collection[str], otherwise: str) -> str:
        """A help sentence with the nearest of the known names, or ``otherwise``."""
        if len(known) > self._left or len(wanted) > _LONGEST:
            return otherwise
        self._left -= len(known)
        return did_you_mean(wanted, [name for name in known if len(name) <= _LONGEST], otherwise)
