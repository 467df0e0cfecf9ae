"""Choices to tick: single and multiple choice, true and false, and the scales of a survey."""

from collections.abc import Iterable
from html import escape

from scormkit.model.answers import Choice, Likert
from scormkit.model.fields import POSITIONS
from scormkit.pages.questions.asking import Asking


def choices(asking: Asking, offered: Iterable[Choice], *, several: bool) -> str:
    """One field: a row a choice, each with its own verdict and feedback."""
    rows = ""
    for choice in offered:
        text, feedback = asking.references.inline(choice.text), asking.feedback(choice.feedback)
        rows += row(asking, 0, choice.letter, text, feedback, several=several, last=choice.last)
    return f'<div class="sk-field" data-field="0"><div class="sk-choices">\n{rows}</div></div>\n'


def likert(asking: Asking, answer: Likert) -> str:
    """One field: the steps of a scale."""
    rows = "".join(
        row(asking, 0, letter, escape(asking.words[f"scale.{answer.scale}.{letter}"]))
        for letter in POSITIONS[: answer.steps]
    )
    return f'<div class="sk-field" data-field="0"><div class="sk-choices sk-scale">\n{rows}</div></div>\n'


def row(
    asking: Asking, n: int, letter: str, text: str, feedback: str = "", *, several: bool = False, last: bool = False
) -> str:
    """One choice of the n-th field: a target as wide as the row; ``text`` and ``feedback`` are finished HTML."""
    kind = "checkbox" if several else "radio"
    place = " data-last" if last else ""  # it stays last when the player shuffles
    return (
        f'<div class="sk-choice" data-choice="{letter}"{place}><label>'
        f'<input type="{kind}" name="{asking.control(n)}" value="{letter}" data-input disabled>'
        f'<span class="sk-choice-text">{text}</span></label>'
        f'<p class="sk-verdict" hidden></p>{feedback}</div>\n'
    )
