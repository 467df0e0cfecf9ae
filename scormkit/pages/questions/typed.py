"""Answers to type: a word, a number, a text of one's own."""

from html import escape

from scormkit.model.answers import Numeric, OpenText
from scormkit.pages.questions.asking import Asking

# All fields for short texts are equally wide: their width must not tell the answer's.
_SHORT = 'type="text" class="sk-input sk-text" data-input autocomplete="off" autocapitalize="off" spellcheck="false"'
_LINE = 70  # characters in a line of the widest text field
_MOST_LINES = 10


def fill_in(asking: Asking) -> str:
    """One field: a short text."""
    return (
        f'<div class="sk-field" data-field="0">{text_input(asking, 0, _labelled(asking, asking.prompt))}'
        f"{asking.outcome(asking.typed_solution(0))}{asking.known_answers(0)}</div>\n"
    )


def numeric(asking: Asking, answer: Numeric) -> str:
    """One field: a number, with its unit behind it."""
    label, unit, solution = asking.prompt, "", escape(answer.shown)
    if answer.unit:
        own = f"{asking.control(0)}.u"
        label = f"{label} {own}"
        unit = f' <span class="sk-suffix" id="{own}">{escape(answer.unit)}</span>'
        solution = f"{solution} {escape(answer.unit)}"
    field = text_input(asking, 0, f'inputmode="decimal" {_labelled(asking, label)}')
    return f'<div class="sk-field" data-field="0">{field}{unit}{asking.outcome(solution)}</div>\n'


def open_text(asking: Asking, answer: OpenText) -> str:
    """One field: a longer text; the player says how much of it is left."""
    lines = min(_MOST_LINES, max(3, answer.most // _LINE))
    return (
        f'<div class="sk-field" data-field="0"><textarea class="sk-input sk-textarea" id="{asking.control(0)}"'
        f' data-input rows="{lines}" {_labelled(asking, asking.prompt)} disabled></textarea>'
        '<p class="sk-left" role="status"></p></div>\n'
    )


def text_input(asking: Asking, n: int, attributes: str) -> str:
    """A short text field for the n-th field."""
    return f'<input {_SHORT} id="{asking.control(n)}" maxlength="{asking.fields[n].most}" {attributes} disabled>'


def _labelled(asking: Asking, label: str) -> str:
    return f'aria-labelledby="{label}" aria-describedby="{asking.hint}"'
