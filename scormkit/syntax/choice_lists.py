"""The one list form for what learners pick: ``- [x] a. text`` with an indented ``> feedback`` below it."""

from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.prose import Prose
from scormkit.syntax.yaml_nodes import YamlText


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
    raise NotImplementedError
