"""``::: word`` … ``:::``: which line closes which block."""

import re
from typing import NamedTuple

_FENCE = re.compile(r"^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t]+)*(:{3,})[ \t]*(.*?)[ \t]*$")
_CODE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")


class Fence(NamedTuple):
    """The line that ends a block (the number of lines where nothing does) and whether it closes the block."""

    end: int
    closed: bool


def match_fences(lines: list[str]) -> dict[int, Fence]:
    """For each line that opens a block, where the block ends.

    A closing line has at least as many colons as the opening one. It closes the innermost block, or the one with
    exactly its number of colons, and then those within were never closed.
    """
    fences: dict[int, Fence] = {}
    waiting: list[tuple[int, int]] = []  # (colons, line)
    code = ""
    for number, line in enumerate(lines):
        mark = _CODE.match(line)
        if mark is not None:
            if not code:
                code = mark[1]
            elif mark[1].startswith(code):
                code = ""
            continue
        match = None if code else _FENCE.match(line)
        if match is None:
            continue
        colons, word = len(match[1]), match[2]
        if word:
            waiting.append((colons, number))
            continue
        exact = any(count == colons for count, _ in waiting)
        while waiting and waiting[-1][0] <= colons:
            count, opened = waiting.pop()
            closed = count == colons or not exact
            fences[opened] = Fence(number, closed)
            if closed:
                break
    for _, opened in waiting:
        fences[opened] = Fence(len(lines), False)
    return fences
