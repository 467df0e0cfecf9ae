"""Nearest names: what somebody probably meant."""

from collections.abc import Iterable


def nearest_names(wanted: str, known: Iterable[str], most: int = 4) -> tuple[str, ...]:
    """Up to ``most`` of the known names that resemble the wanted one, best first."""
    from difflib import get_close_matches  # only a finding pays for this import

    return tuple(get_close_matches(wanted, list(known), n=most, cutoff=0.6))


def likeness(one: str, other: str) -> float:
    """How much two names resemble each other: 0 not at all, 1 equal."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()


def did_you_mean(wanted: str, known: Iterable[str], otherwise: str = "") -> str:
    """A help sentence that offers the nearest names, or ``otherwise`` when nothing is near."""
    return offered(nearest_names(wanted, known), otherwise)


def offered(near: Iterable[str], otherwise: str = "") -> str:
    """A help sentence that offers these names, or ``otherwise`` when there are none."""
    quoted = [f"`{name}`" for name in near]
    if not quoted:
        return otherwise
    if len(quoted) == 1:
        return f"did you mean {quoted[0]}?"
    return f"did you mean {', '.join(quoted[:-1])} or {quoted[-1]}?"
