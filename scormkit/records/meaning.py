"""Whether two wordings say the same, as far as a machine can tell."""

import re
from collections.abc import Sequence
from enum import Enum

_WORDS = re.compile(r"\w+")
_ALIKE = 0.5  # share of the words that stay
_COMPARED = 400  # words or characters from the start: comparing takes time that grows with the square


class Likeness(Enum):
    SAME = "same"
    REWORDED = "reworded"
    OTHER = "other"


def likeness_of(before: str, after: str) -> Likeness:
    """Compare two wordings. Capitals and punctuation do not count; where a number differs, so does what is said.

    A text that is not known is the same as any.
    """
    if not before or not after or before == after:
        return Likeness.SAME
    old, new = (_WORDS.findall(text.casefold()) for text in (before, after))
    if old == new:
        return Likeness.SAME if old else Likeness.REWORDED
    if [word for word in old if word.isdigit()] != [word for word in new if word.isdigit()]:
        return Likeness.OTHER
    alike = _ratio(old, new)
    # A script without spaces between words is one word: then the characters are compared.
    if min(len(old), len(new)) == 1:
        alike = max(alike, _ratio("".join(old), "".join(new)) - 0.2)
    return Likeness.REWORDED if alike >= _ALIKE else Likeness.OTHER


def _ratio(old: Sequence[str], new: Sequence[str]) -> float:
    from difflib import SequenceMatcher  # only what was reworded pays for this import

    return SequenceMatcher(None, old[:_COMPARED], new[:_COMPARED], autojunk=False).ratio()


def same_text(one: str, other: str) -> bool:
    """Whether two texts are there and have the same words."""
    return bool(one and other) and _WORDS.findall(one.casefold()) == _WORDS.findall(other.casefold())
