"""Nearest names for findings, as long as there are few findings: to compare every name with every other takes hours."""

from collections.abc import Iterable

from scormkit.diagnostics.nearest import did_you_mean

_MOST_FINDINGS = 40
_MOST_NAMES = 2_000


class Suggestions:
    """Offers nearest names for the first findings of a document."""

    def __init__(self) -> None:
        self._left = _MOST_FINDINGS

    def offer(self, wanted: str, known: Iterable[str], otherwise: str) -> str:
        """A help sentence with the nearest of the known names, or ``otherwise``."""
        names = list(known)
        if not self._left or len(names) > _MOST_NAMES or len(wanted) > 100:
            return otherwise
        self._left -= 1
        return did_you_mean(wanted, names, otherwise)
