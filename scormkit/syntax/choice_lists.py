"""The one list form for what learners pick: ``- [x] a. text`` with an indented ``> feedback`` below it."""

import re
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.model.prose import Prose
from scormkit.syntax.attributes import BRACES, parse_attributes
from scormkit.syntax.markdown import parse_stretch
from scormkit.syntax.origin import Origin, scalar_origin
from scormkit.syntax.raw_marks import odd_space
from scormkit.syntax.yaml_events import ODD_SPACE
from scormkit.syntax.yaml_nodes import YamlText

_ITEM = re.compile(r"([-–—*+])([ \t]*)(\[([^\]]*)\])?([ \t]*)(.*)")
_LETTER = re.compile(r"([A-Za-z0-9]+)([.)])(?:[ \t]+|$)")
_BARE_LETTER = re.compile(r"[a-z0-9]\Z")
_NO_SPACE = re.compile(r"([A-Za-z0-9])\.(?=\S)")
_GAP = rf"(?:[ \t]|{ODD_SPACE.pattern})*"
_HEAD = re.compile(rf"{_GAP}(?:>|[-–—*+]{_GAP}(?:\[[^\]]*\]{_GAP}(?:[A-Za-z0-9]+[.)]{_GAP})?)?)")
_MARKS = {" ": False, "x": True, "X": True}
_LETTERED = "write `- [ ] a. text`, or `- [x] a. text` where it is right"
_UNLETTERED = "write `- [ ] text`, or `- [x] text` where it is right"


class ChoiceItem(NamedTuple):
    """One item. ``letter`` is "" where items carry none (true/false), ``words`` the text as typed, ``classes`` what
    ``{.last}`` behind it says; ``span`` covers the item's own line, ``letter_span`` the letter or else the text."""

    letter: str
    correct: bool
    words: str
    text: Prose
    feedback: Prose | None
    classes: tuple[str, ...]
    span: Span
    letter_span: Span


def parse_choices(
    text: YamlText, lettered: bool, html_allowed: bool
) -> tuple[tuple[ChoiceItem, ...], tuple[Diagnostic, ...]]:
    """The items of a Markdown list under a bar, in the order written; every line that is no item is a finding.

    ``lettered`` items need a letter (``a.``, unique, ``a``–``z`` or ``0``–``9``); the others must have none. How many
    items there must be, and how many right ones, is the reader's affair.
    """
    reader = _Reader(text, lettered, html_allowed)
    reader.read()
    return tuple(reader.items), tuple(sorted(reader.faults, key=lambda fault: fault.span))


class _Reader:
    """Goes through the lines once; an item takes the indented lines below it."""

    def __init__(self, text: YamlText, lettered: bool, html_allowed: bool) -> None:
        self.items: list[ChoiceItem] = []
        self.faults: list[Diagnostic] = []
        self._lines = text.text.rstrip().split("\n")
        self._origin = scalar_origin(text)
        self._lettered = lettered
        self._form = _LETTERED if lettered else _UNLETTERED
        self._html_allowed = html_allowed
        self._letters: dict[str, Span] = {}

    def read(self) -> None:
        row = 0
        self._mend_spaces()
        base = _indent(next((line for line in self._lines if line.strip()), ""))
        while row < len(self._lines):
            line = self._lines[row]
            if not line.strip():
                row += 1
                continue
            match = _ITEM.match(line, _indent(line))
            if match is None or (_indent(line) > base and match[3] is None):
                row = self._no_item(row, line, base)
                continue
            end = row + 1
            while end < len(self._lines) and self._is_inside(self._lines[end], base):
                end += 1
            self._item(row, end, match)
            row = end

    def _mend_spaces(self) -> None:
        """Report each line whose marks stand among tabs, or spaces that are none to Markdown, and read them as
        spaces."""
        for row, line in enumerate(self._lines):
            tab = line.find("\t", 0, len(line) - len(line.lstrip()))
            if tab >= 0:
                from scormkit.syntax.yaml_lines import tab_fault  # only a list with this fault pays for it

                self.faults.append(tab_fault(self._origin.span(row, tab, tab + 1)))
                line = self._lines[row] = line.replace("\t", " ")
            head = _HEAD.match(line) if not line.isascii() else None
            odd = ODD_SPACE.search(head[0]) if head else None
            if head and odd:
                span = self._origin.span(row, odd.start(), odd.end())
                self.faults.append(odd_space(span, odd[0]))
                self._lines[row] = ODD_SPACE.sub(" ", head[0]) + line[head.end() :]

    def _is_inside(self, line: str, base: int) -> bool:
        """Whether a line belongs to the item above it: blank, or further in and no item itself."""
        if not line.strip():
            return True
        item = _ITEM.match(line, _indent(line))
        return _indent(line) > base and (item is None or item[3] is None)

    def _no_item(self, row: int, line: str, base: int) -> int:
        """Report a line that is no item; the row behind it and behind what belongs to it."""
        start = _indent(line)
        if line[start] == ">" and self.items:
            message = "this feedback is not indented, so it belongs to no item"
            self._fault("list/feedback-not-indented", row, start, start + 1, message, "put two spaces in front of it")
            return row + 1
        self._fault("list/not-an-item", row, start, len(line.rstrip()), "this line is no item of the list", self._form)
        row += 1
        while row < len(self._lines) and self._is_inside(self._lines[row], base):
            row += 1
        return row

    def _item(self, row: int, end: int, match: re.Match[str]) -> None:
        line = self._lines[row]
        start = match.start(1)
        box, mark = match[3], match[4]
        if match[1] != "-":
            message = f"an item begins with `-`, and here stands `{match[1]}`"
            self._fault("list/item-mark", row, start, start + 1, message, self._form)
        elif box is not None and (not match[2] or (not match[5] and match[6])):
            self._fault("list/item-mark", row, start, match.end(3), "a space is missing around the box", self._form)
        elif box is None:
            self._fault("list/item-mark", row, start, start + 1, "this item has no box to tick", self._form)
        if box is not None and mark not in _MARKS:
            self._fault("list/item-mark", row, match.start(3), match.end(3), f"`{box}` is no box", self._form)
        letter, text_at = self._letter(row, match.start(6), match[6])
        words, classes = self._classes(row, line, text_at)
        text, faults = self._stretch([words], row, text_at, inline=True)
        self.faults += faults
        if not words:
            self._fault("list/item-empty", row, start, len(line.rstrip()), "this item has no text", self._form)
        feedback = self._feedback(row + 1, end)
        span = self._origin.span(row, start, len(line.rstrip()))
        place = self._origin.span(row, match.start(6), match.start(6) + 1) if letter else text.span
        self.items.append(ChoiceItem(letter, _MARKS.get(mark, False), words, text, feedback, classes, span, place))

    def _letter(self, row: int, start: int, text: str) -> tuple[str, int]:
        """The item's letter and where its text begins; what is wrong with the letter is reported."""
        if not self._lettered:
            return "", start
        match = _LETTER.match(text)
        tight = _NO_SPACE.match(text) if match is None else None
        if tight is not None:
            message = "a space is missing behind the item's letter"
            self._fault("list/item-letter", row, start, start + 2, message, f"write `{tight[1]}. …`")
            match = tight
        if match is None or (len(match[1]) > 1 and match is not tight):
            message = "this item has no letter, which is its id in reports and in saved answers"
            help_ = f"write a letter that no other item has had: `{self._free_letter()}. …`"
            self._fault("list/item-letter", row, start, max(start + 1, start + len(text.split(" ")[0])), message, help_)
            return "", start
        letter, behind = match[1], start + match.end()
        if tight is None and (match[2] != "." or not _BARE_LETTER.match(letter)):
            message = f"`{match[0].strip()}` is no item's letter"
            help_ = f"write `{letter.lower()}.`"
            self._fault("list/item-letter", row, start, start + len(match[0].rstrip()), message, help_)
            letter = letter.lower()
        span = self._origin.span(row, start, start + 1)
        if letter in self._letters:
            first = Related(self._letters[letter], "the first")
            message, help_ = (
                f"two items carry the letter `{letter}`",
                f"give one a free letter: `{self._free_letter()}.`",
            )
            self.faults.append(Diagnostic("list/duplicate-letter", span, message, help_, (first,)))
        self._letters.setdefault(letter, span)
        return letter, behind

    def _free_letter(self) -> str:
        """The first letter that no line of the list begins with."""
        used = {match[1] for line in self._lines if (match := re.search(r"\]\s*([a-z0-9])\.", line))}
        return next((letter for letter in "abcdefghijklmnopqrstuvwxyz0123456789" if letter not in used), "a")

    def _classes(self, row: int, line: str, start: int) -> tuple[str, tuple[str, ...]]:
        """The item's text from ``start`` on, and the classes that stand behind it in braces."""
        text = line[start:].rstrip()
        braces = next((found for found in BRACES.finditer(text) if found.end() == len(text)), None)
        if braces is None:
            return text, ()
        attributes = parse_attributes(braces[0])
        at = start + braces.start()
        for offset, length, message, help_ in attributes.faults:
            self._fault("markdown/attribute", row, at + offset, at + offset + length, message, help_)
        if attributes.id or attributes.lang or attributes.dir:
            message = "the braces behind an item hold classes only"
            self._fault("markdown/attribute", row, at, at + len(braces[0]), message, "write `{.last}`, or take it out")
        return text[: braces.start()].rstrip(), attributes.classes

    def _feedback(self, row: int, end: int) -> Prose | None:
        """The ``>`` lines below an item; another indented line is reported."""
        lines: list[str] = []
        first = column = 0
        for number in range(row, end):
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
        if not lines:
            return None
        prose, faults = self._stretch(lines, first, column, inline=False)
        self.faults += faults
        return prose

    def _stretch(self, lines: list[str], row: int, column: int, inline: bool) -> tuple[Prose, tuple[Diagnostic, ...]]:
        origin = self._origin
        inner = Origin(origin.file, origin.line + row, origin.column + column, origin.whole)
        span = origin.span(row, column, column + max(1, len(lines[0])))
        return parse_stretch("\n".join(lines), inner, span, inline, self._html_allowed)

    def _fault(self, code: str, row: int, start: int, end: int, message: str, help_: str) -> None:
        self.faults.append(Diagnostic(code, self._origin.span(row, start, end), message, help_))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
