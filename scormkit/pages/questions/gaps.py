"""Gaps in a prompt: each is typed or chosen where it stands."""

from html import escape

from scormkit.model.answers import Gap, Gaps
from scormkit.model.plain_text import plain_text
from scormkit.pages.questions.asking import Asking
from scormkit.pages.questions.lists import select
from scormkit.pages.questions.typed import text_input

# Word joiner: a full stop behind a gap must not begin the next line.
_NO_BREAK = "&#8288;"


def gap(asking: Asking, answer: Gaps, name: str) -> str:
    """The gap of that name as a field within a line of text."""
    n = asking.place(name)
    found = answer.gaps[n]
    label = f'aria-label="{_name(asking, n)}"'
    if found.choices:
        options = ((choice.letter, plain_text(choice.text)) for choice in found.choices)
        control = select(asking, n, options, label)
        solution = " / ".join(escape(plain_text(choice.text)) for choice in found.choices if choice.correct)
    else:
        control = text_input(asking, n, label)
        solution = asking.typed_solution(n)
    outcome = asking.outcome(solution, "span")
    return f'<span class="sk-field sk-gap" data-field="{n}">{control}{outcome}</span>{_NO_BREAK}'


def gap_feedback(asking: Asking, answer: Gaps) -> str:
    """The feedback for what is chosen or typed: blocks, for which there is no room in a line of text."""
    return "".join(_feedback(asking, n, found) for n, found in enumerate(answer.gaps))


def _feedback(asking: Asking, n: int, found: Gap) -> str:
    of = f' data-of="{n}"'
    # Below a text with several gaps each must say which of them it speaks of.
    lead = f"<p><b>{_name(asking, n)}</b></p>" if len(asking.fields) > 1 else ""
    chosen = (asking.feedback(choice.feedback, f'{of} data-letter="{choice.letter}"', lead) for choice in found.choices)
    return "".join(chosen) + asking.known_answers(n, of, lead)


def _name(asking: Asking, n: int) -> str:
    return escape(asking.words["quiz.gap"].format(n=n + 1))
