"""Lists of what learners choose or type: ``- [x] a. text`` with an indented ``> feedback`` below it."""

from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.prose import Prose
from scormkit.syntax.list_lines import ListForm, ListLines
from scormkit.syntax.origin import scalar_origin
from scormkit.syntax.yaml_nodes import YamlText

_LETTERED = ListForm("write `- [ ] a. text`, or `- [x] a. text` where it is right", boxes=True, classes=("last",))
_UNLETTERED = ListForm("write `- [ ] text`, or `- [x] text` where it is right", boxes=True, lettered=False)
_ANSWERS = _UNLETTERED._replace(literal=True)


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
    lines = ListLines(text.text, scalar_origin(text), _LETTERED if lettered else _UNLETTERED, html_allowed)
    items = tuple(
        ChoiceItem(
            item.letter,
            item.ticked,
            item.words,
            lines.prose(item, 0, len(item.words)),
            lines.feedback(item),
            item.classes,
            item.span,
            item.letter_span,
        )
        for item in lines.items()
    )
    return items, lines.faults


class AnswerItem(NamedTuple):
    """One text that learners may type, as it was typed here; ``span`` covers the text alone."""

    correct: bool
    words: str
    feedback: Prose | None
    span: Span


def parse_answers(text: YamlText, html_allowed: bool) -> tuple[tuple[AnswerItem, ...], tuple[Diagnostic, ...]]:
    """The items of a list without letters whose words stand for themselves: only the feedback is Markdown."""
    lines = ListLines(text.text, scalar_origin(text), _ANSWERS, html_allowed)
    items = tuple(AnswerItem(item.ticked, item.words, lines.feedback(item), item.letter_span) for item in lines.items())
    return items, lines.faults
