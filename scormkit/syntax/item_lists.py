"""Lists without boxes: pairs to match, items to order, groups to sort into; and the steps of an assignment."""

import re

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.answers import Group, Item, Pair
from scormkit.syntax.letters import MOST_ITEMS
from scormkit.syntax.list_lines import Line, ListForm, ListLines
from scormkit.syntax.origin import Origin, scalar_origin
from scormkit.syntax.yaml_nodes import YamlText

_PAIRS = ListForm("write `- a. left -> right`, or `- b. -> right` for a right side that belongs to nothing")
_ITEMS = ListForm("write `- a. text`")
_GROUPS = ListForm("write `- f. group`, and below it, two spaces further in, `- a. item`", nested=True)
_STEPS = ListForm("write `- [ ] a. text`", boxes=True, unticked=True)
# An arrow with its blanks; code and what stands behind a backslash is text.
_ARROW = re.compile(r"`+[^`]*`+|\\.|((?:(?<=\s)|^)->(?=\s|$))")
_NEARLY = re.compile(r"-+>|=+>|[–—]>|[→⇒⟶]")

Faults = tuple[Diagnostic, ...]


def parse_pairs(text: YamlText, html_allowed: bool) -> tuple[tuple[Pair, ...], Faults]:
    """The pairs ``- a. left -> right`` under a bar, in the order written; a right side that belongs to nothing has
    nothing in front of its arrow. An arrow behind a backslash is text."""
    lines = ListLines(text.text, scalar_origin(text), _PAIRS, html_allowed)
    pairs = tuple(pair for line in lines.items() if (pair := _pair(lines, line)) is not None)
    return pairs, lines.faults


def parse_items(text: YamlText, html_allowed: bool, most: int = MOST_ITEMS) -> tuple[tuple[Item, ...], Faults]:
    """The items ``- a. text`` under a bar, in the order written; more than ``most`` are a finding."""
    lines = ListLines(text.text, scalar_origin(text), _ITEMS._replace(most=most), html_allowed)
    return tuple(_item(lines, line) for line in lines.items()), lines.faults


def parse_groups(text: YamlText, html_allowed: bool) -> tuple[tuple[Group, ...], Faults]:
    """The groups ``- f. group`` under a bar, the items of each below it and further in; letters are unique over all."""
    lines = ListLines(text.text, scalar_origin(text), _GROUPS, html_allowed)
    groups = []
    for line in lines.items():
        title = lines.prose(line, 0, len(line.words))
        items = tuple(_item(lines, below) for below in lines.items_below(line))
        groups.append(Group(line.letter, title, items, line.span))
    return tuple(groups), lines.faults


def parse_steps(text: str, origin: Origin, html_allowed: bool) -> tuple[tuple[Item, ...], Faults]:
    """The steps ``- [ ] a. text`` of a text that begins at ``origin``; the text of one may go on below it."""
    lines = ListLines(text, origin, _STEPS, html_allowed)
    return tuple(Item(line.letter, lines.wrapped(line), line.span) for line in lines.items()), lines.faults


def _item(lines: ListLines, line: Line) -> Item:
    lines.nothing_below(line)
    return Item(line.letter, lines.prose(line, 0, len(line.words)), line.span)


def _pair(lines: ListLines, line: Line) -> Pair | None:
    """The pair of a line, or None where its sides cannot be told, which is then reported."""
    lines.nothing_below(line)
    words = line.words
    arrows = [match for match in _ARROW.finditer(words) if match[1]]
    if len(arrows) != 1:
        if words:
            _tell_arrows(lines, line, arrows)
        return None
    left, right = arrows[0].span()
    if not words[right:].strip():
        message = "nothing stands behind the arrow"
        lines.tell("list/item-empty", line, left, right, message, "write what learners choose behind it")
        return None
    shown = lines.prose(line, 0, left) if words[:left].strip() else None
    return Pair(line.letter, shown, lines.prose(line, right, len(words)), line.span)


def _tell_arrows(lines: ListLines, line: Line, arrows: list[re.Match[str]]) -> None:
    if arrows:
        first, last = arrows[1].span()
        message, help_ = "a second arrow, so that the sides cannot be told", "write `\\->` for an arrow in the text"
    elif (near := _NEARLY.search(line.words)) is not None:
        first, last = near.span()
        message, help_ = "this does not part the two sides", "write `left -> right`, with a space on both sides"
    else:
        first, last = 0, len(line.words)
        message, help_ = "no arrow parts the two sides of this pair", _PAIRS.help
    lines.tell("list/pair-arrow", line, first, last, message, help_)
