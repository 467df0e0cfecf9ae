"""Durations as authors write them."""

_UNITS = ((1440, "d"), (60, "h"), (1, "min"))  # in minutes


def in_largest_unit(minutes: int) -> tuple[int, str]:
    """``90`` → ``(90, "min")``, ``120`` → ``(2, "h")``: in the largest unit that it is a whole number of."""
    return next((minutes // size, unit) for size, unit in _UNITS if minutes % size == 0)


def duration(minutes: int) -> str:
    """``90`` → ``90 min``, ``120`` → ``2 h``; 0 is ``none``."""
    return "{} {}".format(*in_largest_unit(minutes)) if minutes else "none"
