"""What questions say, read from a package's pages: prompts, and the text of each letter.

The pages are ours, so their markup is plain, but anybody may have changed them. ``html.parser`` takes minutes for
100 KB of unclosed tags; so tags are found here, in time that grows with the page.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from scormkit.model.plain_text import GAP

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,31})([^<>]*)>")
_ATTRIBUTE = re.compile(r'(?<=\s)(alt|class|data-choice|data-field|for|id|value)="([^"]*)"')

_JOINER = "\u2060"  # keeps a gap and the full stop behind it on one line
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "source", "track", "wbr"))
_WITHIN_WORDS = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "sub", "sup")
)
_DEEPEST = 200  # elements within one another; no page of ours comes near
# What stands within a question and is no part of what it asks.
_ASIDE = frozenset(("sk-verdict", "sk-solution", "sk-feedback", "sk-number", "sk-field", "sk-clue"))


class QuestionWords(NamedTuple):
    """``fields`` says what each field asks for, ``letters`` what each letter of a field stands for; by the field's
    number. A gap of the prompt reads as in the codebook."""

    prompt: str
    fields: Mapping[int, str]
    letters: Mapping[int, Mapping[str, str]]


NO_WORDS = QuestionWords("", {}, {})


def question_words(html: str) -> Mapping[str, QuestionWords]:
    """The words of each question of a page, by ``quiz.question``."""
    reader = _Reader()
    reader.read(html)
    return {question: _collected(places) for question, places in reader.questions.items()}


# Where a text belongs: "prompt"; or "field" or a letter, with the field's number.
_Place = tuple[str, int]


class _Element(NamedTuple):
    """An open element: what it belongs to, and the list that takes its text, None where nothing is to be read."""

    tag: str
    sink: list[str] | None = None
    question: str = ""
    field: int = 0
    letter: str = ""


class _Reader:
    def __init__(self) -> None:
        self.questions: dict[str, dict[_Place, list[str]]] = {}
        self._open = [_Element("")]

    def read(self, html: str) -> None:
        at = 0
        for found in _TAG.finditer(html):
            self._text(html[at : found.start()])
            at = found.end()
            if found[1]:
                self._end(found[2].lower())
            else:
                self._start(found[2].lower(), found[3])
        self._text(html[at:])

    def _start(self, tag: str, attributes: str) -> None:
        around = self._open[-1]
        had = {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(attributes)}
        if around.sink is not None:
            around.sink.append(had.get("alt", "") if tag == "img" else "" if tag in _WITHIN_WORDS else " ")
        if tag not in _VOID and not attributes.endswith("/") and len(self._open) < _DEEPEST:
            self._open.append(self._element(tag, had, around))

    def _end(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            return
        while self._open.pop().tag != tag:
            pass
        sink = self._open[-1].sink
        if sink is not None and tag not in _WITHIN_WORDS:
            sink.append(" ")

    def _text(self, text: str) -> None:
        sink = self._open[-1].sink
        if sink is not None:
            sink.append(_unescaped(text))

    def _element(self, tag: str, had: Mapping[str, str], around: _Element) -> _Element:
        looks = frozenset(had.get("class", "").split())
        if "sk-question" in looks:
            question = had.get("id", "").removeprefix("q-")
            self.questions.setdefault(question, {})
            return _Element(tag, None, question)
        if not around.question:
            return around._replace(tag=tag)
        inside = around._replace(tag=tag)
        if had.get("data-field", "").isdecimal():
            inside = inside._replace(field=int(had["data-field"][:4]))
        if "sk-gap" in looks and around.sink is not None:
            around.sink.append(GAP)
        if "data-choice" in had or tag == "option":
            inside = inside._replace(letter=had.get("data-choice") or had.get("value", ""))
        place = _place(tag, looks, had, inside)
        if place:
            return inside._replace(sink=self.questions[inside.question].setdefault(place, []))
        return inside._replace(sink=None) if looks & _ASIDE else inside


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a character by a number of thousands of digits
        return text


def _place(tag: str, looks: frozenset[str], had: Mapping[str, str], element: _Element) -> _Place | None:
    if "sk-prompt-text" in looks:
        return "prompt", 0
    if element.letter and ("sk-choice-text" in looks or tag == "option"):
        return element.letter, element.field
    if (tag == "label" and "for" in had) or looks & {"sk-legend", "sk-order-text"}:
        return "field", element.field
    return None


def _collected(places: Mapping[_Place, list[str]]) -> QuestionWords:
    texts = {place: " ".join("".join(pieces).replace(_JOINER, "").split()) for place, pieces in places.items()}
    letters: dict[int, dict[str, str]] = {}
    for letter, field, text in _lettered(texts):
        letters.setdefault(field, {})[letter] = text
    fields = {field: text for (what, field), text in texts.items() if what == "field"}
    return QuestionWords(texts.get(("prompt", 0), ""), fields, letters)


def _lettered(texts: Mapping[_Place, str]) -> Iterator[tuple[str, int, str]]:
    return ((what, field, text) for (what, field), text in texts.items() if len(what) == 1)
