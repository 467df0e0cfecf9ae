"""Durations as authors write them."""

_UNITS = ((1440, "d"), (60, "h"), (1, "min"))  # in minutes


def duration(minutes: int) -> str:
    """``90`` → ``90 min``, ``120`` → ``2 h``: in the largest unit that it is a whole number of; 0 is ``none``."""
    if minutes == 0:
        return "none"
    size, unit = next((size, unit) for size, unit in _UNITS if minutes % size == 0)
    return f"{minutes // size} {unit}"
