"""Questions as interaction activities (xAPI 1.0.3 Data 2.4.4.1), which fit the responses that the player sends.

The player's side is ``runtime/src/reports.ts``: what is told as one answer, of which type, in which letters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from scormkit.activities.meanings import Meaning, Meanings, are_told_apart
from scormkit.model.answers import Answer, FillIn, Gaps, Numeric, OpenText, SelfCheck
from scormkit.model.linked import LinkedQuestion
from scormkit.standards.xapi import EXACT_CASE, FILL_IN_LENGTH, ITEMS, PAIR, RANGE

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "single": "choice",
        "multiple": "choice",
        "hotspot": "choice",
        "steps": "choice",
        "true-false": "true-false",
        "fill-in": "fill-in",
        "open-text": "fill-in",
        "numeric": "numeric",
        "matching": "matching",
        "categorise": "matching",
        "self-check": "matching",
        "gaps": "matching",
        "ordering": "sequencing",
        "likert": "likert",
    }
)


class Interaction(NamedTuple):
    """What is told as one answer: a question, or one gap of it, then named by ``gap``.

    ``definition`` is the part of an activity's definition that makes it an interaction.
    """

    gap: str
    definition: Mapping[str, Any]


class Interactions:
    """Tells as what interactions a question is reported."""

    def __init__(self, meanings: Meanings, language: str) -> None:
        self._meanings = meanings
        self._language = language

    def of(self, linked: LinkedQuestion) -> Iterator[Interaction]:
        answer = linked.question.answer
        every = tuple(self._meanings.of(linked))
        apart = isinstance(answer, Gaps) and are_told_apart(answer)
        for gap in (gap.name.text for gap in answer.gaps) if isinstance(answer, Gaps) and apart else ("",):
            meanings = tuple(meaning for meaning in every if meaning.gap == gap)
            kind = _type(answer, meanings, apart=apart)
            right = _right(kind, answer, meanings) if linked.scored else ()
            yield Interaction(
                gap,
                {
                    "interactionType": kind,
                    **({"correctResponsesPattern": list(right)} if right else {}),
                    **self._components(kind, answer, meanings),
                },
            )

    def _components(self, kind: str, answer: Answer, meanings: Sequence[Meaning]) -> dict[str, list[dict[str, Any]]]:
        if kind == "matching":
            sources = {meaning.field: meaning.field_text for meaning in meanings}
            return {"source": self._list(sources), "target": self._list(self._targets(answer, meanings))}
        texts = {meaning.letter: meaning.text for meaning in meanings}
        if kind in ("choice", "sequencing"):
            return {"choices": self._list(texts)}
        return {"scale": self._list(texts)} if kind == "likert" else {}

    def _targets(self, answer: Answer, meanings: Sequence[Meaning]) -> Mapping[str, str]:
        """The letters of all fields. One that stands for another text in each gap tells which in which; a level of a
        rubric is known by its name."""
        if isinstance(answer, SelfCheck):
            letters = dict.fromkeys(meaning.letter for meaning in meanings)
            return dict(zip(letters, map(self._meanings.text, (level.text for level in answer.levels)), strict=True))
        texts: dict[str, dict[str, str]] = {}
        for meaning in meanings:
            texts.setdefault(meaning.letter, {})[meaning.field_text] = meaning.text
        return {letter: _together(of_fields) for letter, of_fields in texts.items()}

    def _list(self, texts: Mapping[str, str]) -> list[dict[str, Any]]:
        """One without a text is described by its letter: ADL_LRS refuses components that are not described."""
        return [{"id": letter, "description": {self._language: text or letter}} for letter, text in texts.items()]


def _type(answer: Answer, meanings: Sequence[Meaning], *, apart: bool) -> str:
    if apart:
        return "choice" if any(meaning.letter for meaning in meanings) else "fill-in"
    if isinstance(answer, OpenText) and answer.most > FILL_IN_LENGTH:
        return "long-fill-in"
    return _TYPES[answer.type]


def _right(kind: str, answer: Answer, meanings: Sequence[Meaning]) -> tuple[str, ...]:
    """The patterns of right responses; each of them is right."""
    right = [meaning for meaning in meanings if meaning.correct == "yes"]
    if isinstance(answer, Numeric):
        return (answer.low if answer.low == answer.high else f"{answer.low}{RANGE}{answer.high}",)
    if kind == "fill-in":
        exact = EXACT_CASE if isinstance(answer, FillIn | Gaps) and answer.exact_case else ""
        return tuple(f"{exact}{meaning.text}" for meaning in right)
    if kind == "true-false":
        return tuple("true" if meaning.letter == "t" else "false" for meaning in right)
    if kind == "matching":
        return _joined(f"{meaning.field}{PAIR}{meaning.letter}" for meaning in right)
    if kind == "sequencing":
        return _joined(meaning.letter for meaning in meanings)
    return _joined(sorted(meaning.letter for meaning in right))


def _joined(items: Iterable[str]) -> tuple[str, ...]:
    pattern = ITEMS.join(items)
    return (pattern,) if pattern else ()


def _together(texts: Mapping[str, str]) -> str:
    """What a letter stands for, by the field; once where that is the same in all."""
    several = len(set(texts.values())) > 1
    return "; ".join(f"{field}: {text}" for field, text in texts.items()) if several else next(iter(texts.values()))
