"""YAML line by line, where libyaml gives up: names the fault that the author made, and mends the line, so that the
faults behind it are found in the same run.

A mended line keeps its columns: a character is replaced by another, or something is added at the end; only a line of a
list that stands too far out is moved. What was masked is put back into the nodes afterwards (``Mended.restored``).
"""

import re
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.syntax.yaml_events import ODD_SPACE, UNDER_A_BAR, odd_space, text_start

_BLOCK_HEAD = re.compile(r"(?:^|[:\-] +)[|>][+\-0-9]*[ \t]*(?:#.*)?$")
_DASHES = re.compile(r" *(?:- +)*")
_LIST_PART = re.compile(r"[ \t]*(?:>|[-–—*+][ \t]*\[[ xX]?\])")
_LIST_ITEM = re.compile(r"[ \t]*- (\[(?:[ xX]?|  +)\])(?= |$)")
_OPEN_KEY = re.compile(r"([ \t]*(?:- +)*)[^\s#][^#]*:[ \t]*$")
_BARRED_KEY = re.compile(r"([ \t]*(?:- +)*)[^\s#][^#]*:[ \t]+(\|)[ \t]*$")
_ENTRY = re.compile(r"([ ]*(?:- +)*(?:[^\s:#'\"\[\]{},&*!|>%@`-][^:#]*:[ \t]+)?)(\S.*?)[ \t]*$")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_INDENT = re.compile(r"[ \t]*")
_AFTER = re.compile(r"[ \t]*(?:- *)*(?:[\w-]+:)?")


class Mended(NamedTuple):
    """Lines that libyaml may take, the findings so far, what was masked, and whether the nodes can still be trusted."""

    lines: list[str]
    faults: list[Diagnostic]
    restored: dict[tuple[int, int], str]
    sound: bool


def scan(file: str, lines: list[str], first_line: int) -> Mended:
    """Mend what shows line by line: tabs and odd spaces in the indentation, lists of choices without their bar, and
    the lines of those with their bar that stand too far out."""
    mended = Mended(list(lines), [], {}, True)
    sound = True
    block = -1  # the indentation of the key whose block scalar we are in, or -1
    items = 0  # the indentation of the block's items, where it is a list of choices
    number = 0
    while number < len(lines):
        line = mended.lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if indent < items and _LIST_PART.match(line):
            _mend_depth(file, mended, number, items, first_line)
        elif line.strip() and indent <= block:
            block, items = -1, 0
        if block < 0 and line.strip():
            sound = _mend_spaces(file, mended, number, first_line) and sound
            line = mended.lines[number]
            item = _LIST_ITEM.match(line)
            if item is not None:
                number = _mend_list(file, mended, number, item, first_line)
                continue
            dashes = _DASHES.match(line)
            if dashes is not None and _BLOCK_HEAD.search(line):
                block, items = dashes.end(), _items_depth(mended.lines, number + 1)
        number += 1
    return mended._replace(sound=sound)


def _mend_spaces(file: str, mended: Mended, number: int, first_line: int) -> bool:
    """Replace tabs and odd spaces where YAML wants its own; False when that leaves the line's depth unclear."""
    line = mended.lines[number]
    lead = _leading(line)
    head = line[:lead]
    if "\t" not in head and ODD_SPACE.search(head) is None:
        return True
    place = number + first_line
    indent = _INDENT.match(line)
    tab = head.find("\t", 0, indent.end() if indent else 0)
    if tab >= 0:
        mended.faults.append(tab_fault(Span(file, place, tab + 1, place, tab + 2)))
    for space in list(ODD_SPACE.finditer(head))[:1]:
        span = Span(file, place, space.start() + 1, place, space.start() + 2)
        mended.faults.append(odd_space(span, space[0]))
    mended.lines[number] = ODD_SPACE.sub(" ", head.replace("\t", " ")) + line[lead:]
    return tab < 0 and not ODD_SPACE.search(head[: len(line) - len(line.lstrip())])


def _items_depth(lines: list[str], number: int) -> int:
    """How far the items stand in when a block's first line is one, else 0."""
    first = next((line for line in lines[number:] if line.strip()), "")
    return len(first) - len(first.lstrip(" ")) if _LIST_PART.match(first) else 0


def _mend_depth(file: str, mended: Mended, number: int, items: int, first_line: int) -> None:
    """Report a line that YAML does not take for one of its list any more, and move it to where it belongs."""
    line = mended.lines[number]
    content = line.lstrip(" \t")
    start, place = len(line) - len(content), number + first_line
    tab = line.find("\t", 0, start)
    if tab >= 0:
        mended.faults.append(tab_fault(Span(file, place, tab + 1, place, tab + 2)))
    else:
        span = Span(file, place, start + 1, place, start + 2)
        missing = items - start
        message = "this line is indented less than its list"
        help_ = f"put {missing} more space{'s' if missing > 1 else ''} in front of it"
        mended.faults.append(Diagnostic("yaml/indentation", span, message, help_))
    mended.lines[number] = " " * (items + 2 * content.startswith(">")) + content


def tab_fault(span: Span) -> Diagnostic:
    """The finding for a tab where YAML wants spaces."""
    message = "a tab stands in the indentation, where YAML wants spaces"
    return Diagnostic("yaml/tab", span, message, "indent with two spaces a level")


def _leading(line: str) -> int:
    """How many characters come before the text proper: indentation, dashes, a key with its colon, and their spaces."""
    plain = ODD_SPACE.sub(" ", line)
    match = _AFTER.match(plain)
    end = match.end() if match else 0
    while end < len(plain) and plain[end] in " \t":
        end += 1
    return end


def _mend_list(file: str, mended: Mended, number: int, item: re.Match[str], first_line: int) -> int:
    """Put the bar that is missing above a list of choices, or the list below the bar that is there; returns the line
    behind the list."""
    line = mended.lines[number]
    depth = len(line) - len(line.lstrip(" "))
    end = number + 1
    while end < len(mended.lines) and _belongs(mended.lines[end], depth):
        end += 1
    place, start = number + first_line, item.start(1)
    above = mended.lines[number - 1] if number else ""
    block = "".join(f"{row[depth:]}\n" for row in mended.lines[number:end])
    barred = _BARRED_KEY.match(above)
    if barred is not None and len(barred[1]) == depth:
        message, help_ = "this list stands no further in than its key", "put two more spaces in front of its lines"
        span = Span(file, place, depth + 1, place, depth + 2)
        mended.faults.append(Diagnostic("yaml/indentation", span, message, help_))
        mended.restored[place - 1, barred.start(2) + 1] = block
        mended.lines[number:end] = [""] * (end - number)
        return end
    key = _OPEN_KEY.match(above)
    name = above.strip().lstrip("- ").rstrip(": \t") if key else "choices"
    mended.faults.append(
        Diagnostic(
            "yaml/list-needs-bar",
            Span(file, place, start + 1, place, item.end(1) + 1),
            "YAML reads an empty list" if item[1] in ("[ ]", "[]") else "YAML reads a list of one word",
            f"write `{name}: |`",
        )
    )
    if key and len(key[1]) < depth:
        mended.lines[number - 1] = f"{above.rstrip()} |"
    elif key and len(key[1]) == depth:  # a list may stand below its key without indentation, a block may not
        mended.restored[place - 1, len(above.rstrip()) + 2] = block
        mended.lines[number:end] = [""] * (end - number)
        mended.lines[number - 1] = f"{above.rstrip()} |"
    else:
        mended.lines[number:end] = [""] * (end - number)
    return end


def _belongs(line: str, depth: int) -> bool:
    """Whether a line goes on with a list of choices that stands ``depth`` columns in."""
    indent = len(line) - len(line.lstrip(" "))
    return not line.strip() or indent > depth or (indent == depth and line[indent : indent + 2] == "- ")


def mend_value(file: str, mended: Mended, number: int, column: int, first_line: int) -> bool:
    """Name the fault of the value on a line at which libyaml stopped (``column`` from 0) and mask the value.

    False when the line has no such value, so that the fault is of another kind.
    """
    if not 0 <= number < len(mended.lines):
        return False
    match = _ENTRY.match(mended.lines[number])
    if match is None or column < match.start(2):
        return False
    start, value = match.start(2), match[2]
    place = number + first_line
    whole = Span(file, place, start + 1, place, start + 1 + len(value))
    fault = _value_fault(value, whole, has_key=":" in match[1])
    if fault is None:
        return False
    mended.faults.append(fault)
    mended.restored[number + first_line, start + 1] = value
    line = mended.lines[number]
    mended.lines[number] = line[:start] + "x" * len(value) + line[start + len(value) :]
    return True


def _value_fault(value: str, whole: Span, has_key: bool) -> Diagnostic | None:
    first = value[0]
    if first in "\"'":
        return _quote_fault(value, whole)
    mark = whole._replace(end_line=whole.line, end_column=whole.column + 1)
    if first in "@`%*&!|>,]}?" or (first in "[{" and _closes_early(value)):
        return text_start(mark, first)
    colon = re.search(r":(?= |$)", value)
    if has_key and colon is not None and first not in "[{#":
        place = whole.column + colon.start()
        return Diagnostic(
            "yaml/colon-in-text",
            whole._replace(column=place, end_column=place + 1),
            "YAML takes a colon with a space behind it for a key's",
            UNDER_A_BAR,
        )
    if value.startswith("- "):
        return text_start(mark, "-")
    return None


def _quote_fault(value: str, whole: Span) -> Diagnostic | None:
    """A quote that closes before the text ends, or never."""
    quoted = _QUOTED.match(value)
    if quoted is None:
        return Diagnostic(
            "yaml/quote", whole._replace(end_column=whole.column + 1), "this quote is not closed", UNDER_A_BAR
        )
    if quoted.end() == len(value) or value[quoted.end() :].lstrip().startswith("#"):
        return None
    place = whole.column + quoted.end() - 1
    message = "the quote closes here, and text follows"
    return Diagnostic("yaml/quote", whole._replace(column=place, end_column=place + 1), message, UNDER_A_BAR)


def _closes_early(value: str) -> bool:
    """Whether a bracket at the start of a text is closed before the text ends."""
    opening, closing = value[0], "]" if value[0] == "[" else "}"
    depth = 0
    for number, character in enumerate(value):
        depth += (character == opening) - (character == closing)
        if depth == 0:
            rest = value[number + 1 :].strip()
            return bool(rest) and not rest.startswith("#") and not rest.startswith(",")
    return False
