"""Marks at a line's start that were meant for Markdown, and that learners would see as they are typed."""

import re

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.syntax.draft import Draft
from scormkit.syntax.yaml_events import ODD_SPACE

_BULLET = r"(?:#{1,6}|[-*+])"
_ODD = ODD_SPACE.pattern
_ODD_BULLET = re.compile(rf"^[ \t]*(?:{_BULLET}({_ODD})|({_ODD})(?:[ \t]|{_ODD})*{_BULLET}[ \t])", re.MULTILINE)
_ODD_NUMBER = re.compile(rf"^[ \t]*[0-9]{{1,9}}[.)]({_ODD})", re.MULTILINE)
_TIGHT_HEADING = re.compile(r"^[ \t]*(#{2,6})[^\s#]", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*(?=[^\n]*\|)(?=[^\n]*-)[-:| \t]+$", re.MULTILINE)


def check_paragraph(draft: Draft, inline: Token) -> None:
    """Report a paragraph that was meant as a heading, a list or a table: the first mark of each kind."""
    text = inline.content
    if not text.isascii():
        _odd_space(draft, inline)
    if "##" in text and (heading := _TIGHT_HEADING.search(text)) is not None:
        draft.enter(inline)
        message = f"without a blank behind `{heading[1]}` this is no heading"
        span = draft.span(heading.start(1), heading.end(1))
        draft.fault("markdown/heading-space", span, message, f"write `{heading[1]} Title`")
    if "|" in text and (rule := _TABLE_RULE.search(text)) is not None:
        _broken_table(draft, inline, rule)


def odd_space(span: Span, character: str) -> Diagnostic:
    """The finding for a space behind a mark that looks like one and is none to Markdown."""
    message = f"this space is U+{ord(character):04X}, which Markdown takes for a letter"
    return Diagnostic("markdown/odd-space", span, message, "type an ordinary space instead")


def _odd_space(draft: Draft, inline: Token) -> None:
    """A number at a line's start may be a date's; at the start of the paragraph, or twice, it is a list's."""
    text = inline.content
    found = _ODD_BULLET.search(text)
    if found is None:
        numbers = list(_ODD_NUMBER.finditer(text))
        found = numbers[0] if numbers and (len(numbers) > 1 or not numbers[0].start()) else None
    if found is not None:
        at = found.start(found.lastindex or 0)
        draft.enter(inline)
        draft.faults.append(odd_space(draft.span(at, at + 1), text[at]))


def _broken_table(draft: Draft, inline: Token, rule: "re.Match[str]") -> None:
    above = inline.content[: rule.start()].rstrip("\n").rpartition("\n")[2]
    row = (inline.map[0] if inline.map else 0) + inline.content.count("\n", 0, rule.start())
    if "|" in above:
        message = f"the row above has {_cells(above)} and this line {_cells(rule[0])}, so that this is no table"
        help_ = "give the heading row and the line below it as many cells, `| --- |` for each"
    else:
        message = "no row of headings stands above this line, so that this is no table"
        help_ = "write the row of headings directly above it: `| Word | Meaning |`"
    draft.fault("markdown/broken-table", draft.row_span(row), message, help_)


def count_cells(line: str) -> int:
    """How many cells a row of a table has, as it is written."""
    cells = escapedSplit(line.strip())
    return len(cells) - (not cells[0].strip()) - (len(cells) > 1 and not cells[-1].strip())


def _cells(line: str) -> str:
    count = count_cells(line)
    return f"{count} cell{'s' if count != 1 else ''}"
