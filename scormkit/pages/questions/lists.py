"""Lists to work on: what matches what, what belongs where, what comes first.

Where the author's own order is the answer, the page shows another one: that of the alphabet, which tells nothing.
"""

from collections.abc import Iterable
from html import escape
from unicodedata import combining, normalize

from scormkit.model.answers import Categorise, Item, Matching, Ordering
from scormkit.model.plain_text import plain_text
from scormkit.model.prose import Prose
from scormkit.pages.questions.asking import Asking

# Where the player says which item moved where.
_MOVED = '<p class="sk-hidden" role="status"></p>\n'


def matching(asking: Asking, answer: Matching) -> str:
    """A field for each left side, with all right sides to choose from."""
    options = sorted(((pair.letter, plain_text(pair.right)) for pair in answer.pairs), key=_by_text)
    return "".join(
        _pair(asking, pair.letter, pair.left, options, pair.right) for pair in answer.pairs if pair.left is not None
    )


def categorise(asking: Asking, answer: Categorise) -> str:
    """A field for each item, with all groups to choose from."""
    options = [(group.letter, plain_text(group.text)) for group in answer.groups]
    placed = [(item, group.text) for group in answer.groups for item in group.items]
    placed.sort(key=lambda pair: _by_text((pair[0].letter, plain_text(pair[0].text))))
    return "".join(_pair(asking, item.letter, item.text, options, group) for item, group in placed)


def ordering(asking: Asking, answer: Ordering) -> str:
    """A field for each item, in an order that is not the right one; buttons move them."""
    shown = sorted(answer.items, key=lambda item: _by_text((item.letter, plain_text(item.text))))
    if tuple(shown) == answer.items:
        shown = [*shown[1:], shown[0]]
    return f'<ol class="sk-order">\n{"".join(_movable(asking, item) for item in shown)}</ol>\n{_MOVED}'


def select(asking: Asking, n: int, options: Iterable[tuple[str, str]], attributes: str = "") -> str:
    """A select for the n-th field; each option is a letter with its plain text."""
    offered = "".join(f'<option value="{letter}">{escape(text)}</option>' for letter, text in options)
    return (
        f'<select class="sk-input sk-select" id="{asking.control(n)}" data-input {attributes} disabled>'
        f'<option value="">{escape(asking.words["quiz.choose"])}</option>{offered}</select>'
    )


def _pair(asking: Asking, key: str, text: Prose, options: Iterable[tuple[str, str]], solution: Prose) -> str:
    n = asking.place(key)
    return (
        f'<div class="sk-field sk-pair" data-field="{n}">'
        f'<label for="{asking.control(n)}">{asking.references.inline(text)}</label>{select(asking, n, options)}'
        f"{asking.outcome(asking.references.inline(solution))}</div>\n"
    )


def _movable(asking: Asking, item: Item) -> str:
    n = asking.place(item.letter)
    moves = "".join(
        f'<button type="button" class="sk-move" data-input data-move="{step}" disabled'
        f' aria-label="{escape(asking.words[f"quiz.move.{word}"].format(item=plain_text(item.text)))}">{sign}</button>'
        for step, word, sign in ((-1, "up", "↑"), (1, "down", "↓"))
    )
    place = asking.words["quiz.solution-place"].format(n=n + 1)
    return (
        f'<li class="sk-field" data-field="{n}" tabindex="-1">'
        f'<div class="sk-order-text">{asking.references.inline(item.text)}</div>{moves}'
        f'<p class="sk-verdict" hidden></p><p class="sk-solution" hidden>{escape(place)}</p></li>\n'
    )


def _by_text(lettered: tuple[str, str]) -> tuple[str, str]:
    """What sorts a text where a reader looks for it, accents and capitals aside; equal texts sort by letter."""
    letter, text = lettered
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign)), letter
