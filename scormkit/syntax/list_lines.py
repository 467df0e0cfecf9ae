"""The one list form for what learners pick, match, order or tick: ``- [x] a. text``, item by item.

What an item's text holds, and what may stand below it, is the affair of each kind of list.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.prose import Prose
from scormkit.syntax.attributes import BRACES, parse_attributes
from scormkit.syntax.letters import MOST_ITEMS, Letters
from scormkit.syntax.markdown import parse_stretch
from scormkit.syntax.origin import Origin
from scormkit.syntax.raw_marks import odd_space
from scormkit.syntax.yaml_events import ODD_SPACE

_ITEM = re.compile(r"([-–—*+])([ \t]*)(\[([^\]]*)\])?([ \t]*)(.*)")
_PLAIN_ITEM = re.compile(r"([-–—*+])([ \t]*)(\[([ xX]?)\](?= |$))?([ \t]*)(.*)")
_GAP = rf"(?:[ \t]|{ODD_SPACE.pattern})*"
_HEAD = re.compile(rf"{_GAP}(?:>|[-–—*+]{_GAP}(?:\[[^\]]*\]{_GAP})?(?:[A-Za-z0-9]+[.)]{_GAP})?)")
_OTHER_BLOCK = re.compile(r"[-*+>][ \t]|[0-9]{1,9}[.)][ \t]|#{1,6}[ \t]|```")
_MARKS = {" ": False, "x": True, "X": True}
_OWNS_BRACES = ("]", ")", "`")  # what inline attributes stand behind


class ListForm(NamedTuple):
    """What the items of a list look like; ``help`` says how one is written.

    ``boxes`` and ``lettered``: each item has a box, a letter. ``unticked``: no box may be ticked. ``classes``: what
    braces behind an item may hold; where there is none, items have no braces. ``literal``: an item's words are no
    Markdown, braces and all. ``nested``: items stand below items. ``most``: so many items can be told apart.
    """

    help: str
    boxes: bool = False
    lettered: bool = True
    unticked: bool = False
    classes: tuple[str, ...] = ()
    literal: bool = False
    nested: bool = False
    most: int = MOST_ITEMS


class Line(NamedTuple):
    """An item. ``words`` is its text as typed, which begins at column ``text_at``; ``row`` is its line, ``end`` that
    behind what belongs to it. ``span`` covers its own line, ``letter_span`` the letter or else the text."""

    letter: str
    ticked: bool
    words: str
    text_at: int
    classes: tuple[str, ...]
    row: int
    end: int
    span: Span
    letter_span: Span


class ListLines:
    """The lines of a list, read once from the top; every line that is no item is a finding, gathered in ``faults``."""

    def __init__(self, text: str, origin: Origin, form: ListForm, html_allowed: bool) -> None:
        self._faults: list[Diagnostic] = []
        self._lines = text.rstrip().split("\n")
        self._origin = origin
        self._form = form
        self._pattern = _ITEM if form.boxes else _PLAIN_ITEM
        self._html_allowed = html_allowed
        self._letters = Letters(self._lines, form.most)
        if "\t" in text or not text.isascii():
            self._mend_spaces()

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """What was found so far, in the order of the lines."""
        return tuple(sorted((*self._faults, *self._letters.faults), key=lambda fault: fault.span))

    def items(self) -> Iterator[Line]:
        """The items, in the order written; those of a nested list are its outer ones."""
        return self._items(0, len(self._lines), self._form.nested)

    def items_below(self, item: Line) -> Iterator[Line]:
        """The items that stand below one of a nested list."""
        return self._items(item.row + 1, item.end, False)

    def prose(self, item: Line, start: int, end: int) -> Prose:
        """A stretch of an item's words as a line of Markdown."""
        words = item.words[start:end]
        blank = len(words) - len(words.lstrip())
        return self._prose([words.strip()], item.row, item.text_at + start + blank, inline=True)

    def wrapped(self, item: Line) -> Prose:
        """An item's text, which may go on in the lines below, further in; another paragraph or list is reported."""
        lines = [" " * item.text_at + item.words]
        for number in range(item.row + 1, item.end):
            line = self._lines[number]
            start = _indent(line)
            if line.strip() and (_OTHER_BLOCK.match(line, start) or not lines[-1].strip()):
                message, help_ = "the text of this item is one paragraph", "join it to the text above"
                self._fault("list/not-an-item", number, start, len(line.rstrip()), message, help_)
                break
            lines.append(line)
        span = self._origin.span(item.row, item.text_at, item.text_at + max(1, len(item.words)))
        inner = self._origin._replace(line=self._origin.line + item.row)
        prose, faults = parse_stretch("\n".join(lines).rstrip(), inner, span, True, self._html_allowed)
        self._faults += faults
        return prose

    def feedback(self, item: Line) -> Prose | None:
        """The ``>`` lines below an item; another indented line is reported."""
        lines: list[str] = []
        first = column = 0
        for number in range(item.row + 1, item.end):
            line = self._lines[number]
            start = _indent(line)
            if not line.strip():
                continue
            if line[start] != ">":
                message = "text below an item is either its feedback or nothing"
                help_ = "begin the line with `>`, or join it to the line above"
                self._fault("list/not-an-item", number, start, len(line.rstrip()), message, help_)
                continue
            inner = start + (2 if line[start + 1 : start + 2] == " " else 1)
            if not lines:
                first, column = number, inner
            lines += [""] * (number - first - len(lines))
            lines.append(" " * (inner - column) + line[inner:] if inner > column else line[inner:])
        return self._prose(lines, first, column, inline=False) if lines else None

    def nothing_below(self, item: Line) -> None:
        """Report what stands below an item of a list whose items have nothing below them."""
        for number in range(item.row + 1, item.end):
            line = self._lines[number]
            start = _indent(line)
            if line.strip() and line[start] == ">":
                message, help_ = "an item of this list has no feedback", "write it under `feedback:` of the question"
                self._fault("list/not-an-item", number, start, len(line.rstrip()), message, help_)
            elif line.strip():
                message, help_ = "this line is no item of the list", "join it to the line above"
                self._fault("list/not-an-item", number, start, len(line.rstrip()), message, help_)

    def tell(self, code: str, item: Line, start: int, end: int, message: str, help_: str) -> None:
        """Report a stretch of an item's words."""
        at = item.text_at
        self._fault(code, item.row, at + start, at + max(end, start + 1), message, help_)

    def _items(self, row: int, stop: int, nested: bool) -> Iterator[Line]:
        base = _indent(next((line for line in self._lines[row:stop] if line.strip()), ""))
        any_item = False
        while row < stop:
            line = self._lines[row]
            if not line.strip():
                row += 1
                continue
            start = _indent(line)
            match = self._pattern.match(line, start)
            if match is None or (start > base and self._is_text(match)):
                row = self._no_item(row, stop, base, nested, any_item)
                continue
            end = row + 1
            while end < stop and self._is_inside(self._lines[end], base, nested):
                end += 1
            yield self._item(row, end, match)
            any_item = True
            row = end

    def _is_text(self, match: re.Match[str]) -> bool:
        """Whether a line that begins like an item is rather text: in a list with boxes, one without a box."""
        return self._form.boxes and match[3] is None

    def _is_inside(self, line: str, base: int, nested: bool) -> bool:
        """Whether a line belongs to the item above it: blank, or further in and no item itself."""
        if not line.strip():
            return True
        start = _indent(line)
        if start <= base or nested:
            return start > base
        match = self._pattern.match(line, start)
        return match is None or self._is_text(match)

    def _mend_spaces(self) -> None:
        """Report each line whose marks stand among tabs, or spaces that are none to Markdown, and read them as
        spaces."""
        for row, line in enumerate(self._lines):
            tab = line.find("\t", 0, len(line) - len(line.lstrip()))
            if tab >= 0:
                from scormkit.syntax.yaml_lines import tab_fault  # only a list with this fault pays for it

                self._faults.append(tab_fault(self._origin.span(row, tab, tab + 1)))
                line = self._lines[row] = line.replace("\t", " ")
            head = _HEAD.match(line) if not line.isascii() else None
            odd = ODD_SPACE.search(head[0]) if head else None
            if head and odd:
                span = self._origin.span(row, odd.start(), odd.end())
                self._faults.append(odd_space(span, odd[0]))
                self._lines[row] = ODD_SPACE.sub(" ", head[0]) + line[head.end() :]

    def _no_item(self, row: int, stop: int, base: int, nested: bool, any_item: bool) -> int:
        """Report a line that is no item; the row behind it and behind what belongs to it."""
        line = self._lines[row]
        start = _indent(line)
        if line[start] == ">" and any_item and self._form.boxes:
            message = "this feedback is not indented, so it belongs to no item"
            self._fault("list/feedback-not-indented", row, start, start + 1, message, "put two spaces in front of it")
            return row + 1
        message = "this line is no item of the list"
        self._fault("list/not-an-item", row, start, len(line.rstrip()), message, self._form.help)
        row += 1
        while row < stop and self._is_inside(self._lines[row], base, nested):
            row += 1
        return row

    def _item(self, row: int, end: int, match: re.Match[str]) -> Line:
        line, form = self._lines[row], self._form
        start = match.start(1)
        self._check_mark(row, match)
        letter, text_at = "", match.start(6)
        if form.lettered:
            letter, behind = self._letters.read(match[6], lambda one, two: self._at(row, text_at, one, two))
            text_at += behind
        words, classes = self._classes(row, line, text_at)
        if not words:
            self._fault("list/item-empty", row, start, len(line.rstrip()), "this item has no text", form.help)
        span = self._origin.span(row, start, len(line.rstrip()))
        first = match.start(6) if letter else text_at
        place = self._origin.span(row, first, first + (1 if letter else max(1, len(words))))
        return Line(letter, _MARKS.get(match[4], False), words, text_at, classes, row, end, span, place)

    def _at(self, row: int, column: int, start: int, end: int) -> Span:
        return self._origin.span(row, column + start, column + end)

    def _check_mark(self, row: int, match: re.Match[str]) -> None:
        """Report a dash or a box that is none, or that should not be there."""
        start, box, help_ = match.start(1), match[3], self._form.help
        if match[1] != "-":
            message = f"an item begins with `-`, and here stands `{match[1]}`"
            self._fault("list/item-mark", row, start, start + 1, message, help_)
        elif not self._form.boxes and box is not None:
            message = "the items of this list have no boxes"
            self._fault("list/item-mark", row, match.start(3), match.end(3), message, help_)
        elif not self._form.boxes and not match[2] and match[6]:
            self._fault("list/item-mark", row, start, start + 1, "a space is missing behind the `-`", help_)
        elif box is not None and (not match[2] or (not match[5] and match[6])):
            self._fault("list/item-mark", row, start, match.end(3), "a space is missing around the box", help_)
        elif self._form.boxes and box is None:
            self._fault("list/item-mark", row, start, start + 1, "this item has no box to tick", help_)
        elif self._form.unticked and _MARKS.get(match[4]):
            message = "here a learner ticks the box"
            self._fault("list/item-mark", row, match.start(3), match.end(3), message, help_)
        if self._form.boxes and box is not None and match[4] not in _MARKS:
            self._fault("list/item-mark", row, match.start(3), match.end(3), f"`{box}` is no box", help_)

    def _classes(self, row: int, line: str, start: int) -> tuple[str, tuple[str, ...]]:
        """The item's text from ``start`` on, and the classes that stand behind it in braces."""
        text = line[start:].rstrip()
        if self._form.literal or not text.endswith("}"):
            return text, ()
        braces = next((found for found in BRACES.finditer(text) if found.end() == len(text)), None)
        if braces is None or text[: braces.start()].endswith(_OWNS_BRACES):
            return text, ()
        attributes = parse_attributes(braces[0])
        at = start + braces.start()
        for offset, length, message, help_ in attributes.faults:
            self._fault("markdown/attribute", row, at + offset, at + offset + length, message, help_)
        if not self._form.classes:
            message = "the items of this list have no braces"
            self._fault("markdown/attribute", row, at, at + len(braces[0]), message, "take them out")
        elif attributes.id or attributes.lang or attributes.dir:
            message = "the braces behind an item hold classes only"
            self._fault("markdown/attribute", row, at, at + len(braces[0]), message, "write `{.last}`, or take it out")
        elif not attributes.faults:
            self._check_classes(attributes.classes, row, at, braces[0])
        return text[: braces.start()].rstrip(), attributes.classes

    def _check_classes(self, classes: tuple[str, ...], row: int, start: int, braces: str) -> None:
        """Report a class that items of this list do not have."""
        known = self._form.classes
        for name in classes:
            if name not in known:
                at = start + max(0, braces.find(f".{name}"))
                help_ = f"write {' or '.join(f'`{{.{word}}}`' for word in known)}, or take it out"
                self._fault("markdown/attribute", row, at, at + 1 + len(name), f"items know no class `{name}`", help_)

    def _prose(self, lines: list[str], row: int, column: int, inline: bool) -> Prose:
        origin = self._origin
        inner = Origin(origin.file, origin.line + row, origin.column + column, origin.whole)
        span = origin.span(row, column, column + max(1, len(lines[0])))
        prose, faults = parse_stretch("\n".join(lines), inner, span, inline, self._html_allowed)
        self._faults += faults
        return prose

    def _fault(self, code: str, row: int, start: int, end: int, message: str, help_: str) -> None:
        self._faults.append(Diagnostic(code, self._origin.span(row, start, end), message, help_))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
