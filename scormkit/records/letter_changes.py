"""What became of the letters that a question's answers are made of.

The fields of a matching share their letters, so what became of one is told once, with the fields that it holds for.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scormkit.records.change import Change, Effect
from scormkit.records.course import Field
from scormkit.records.meaning import Likeness, likeness_of, same_text

NEW_LETTER = "give the new text a letter that was never used, and take the old one out"
_KEY = "who was right stays right, and is shown the new answer as the own one; scores stay"
_KEY_HELP = "if the key was wrong, tell learners; if the question is another, give it a new id"
_NO_ANSWER = "who chose it has no answer there"


class _Told(NamedTuple):
    """Something that became of ``letters``; the fields that it holds for stand between them and ``what``."""

    effect: Effect
    letters: str
    what: str
    learners: str = "they keep all that they have"
    help: str = ""


def letter_changes(part: str, noun: str, kept: Iterable[tuple[Field, Field]], worded: bool) -> Iterator[Change]:
    """The changes of the letters of fields that kept their record. ``noun`` says what a letter is, in front of it;
    ``worded``: what the letters say can be compared."""
    found: dict[_Told, list[str]] = {}
    fields = [(old, new) for old, new in kept if old.letters]
    for old, new in fields:
        for told in _of_field(old, new, worded):
            found.setdefault(told, []).append(new.key)
    for told, keys in found.items():
        of = f" of {ticked(keys)}" if len(keys) < len(fields) else ""
        yield Change(told.effect, part, f"{noun}{told.letters}{of} {told.what}", told.learners, told.help)


def key_change(part: str, what: str) -> Change:
    """Another answer is the right one."""
    return Change(Effect.BREAKS, part, what, _KEY, _KEY_HELP)


def ticked(names: Iterable[str]) -> str:
    """Letters or names, as they are written in sources."""
    return ", ".join(f"`{name}`" for name in names)


def _of_field(old: Field, new: Field, worded: bool) -> Iterator[_Told]:
    gone = [letter for letter in old.offered if letter not in new.offered]
    added = [letter for letter in new.offered if letter not in old.offered]
    moved = dict(_moved(old, new, gone, added)) if worded else {}
    for letter, other in moved.items():
        learners = f"{_NO_ANSWER}, unless it was right in a submitted attempt"
        yield _Told(
            Effect.BREAKS,
            f"`{letter}`",
            f"is `{other}` now, and says the same",
            learners,
            f"give it its letter back: `{letter}`",
        )
    if worded:
        yield from _meanings(old, new)
    if lost := [letter for letter in gone if letter not in moved]:
        yield _Told(Effect.MIGRATES, ticked(lost), "is gone", _NO_ANSWER)
    if fresh := [letter for letter in added if letter not in moved.values()]:
        yield _Told(Effect.SAFE, ticked(fresh), "is new")
    if old.correct and new.correct and not _same_key(old, new, moved, worded):
        yield _Told(Effect.BREAKS, ticked(new.correct), f"is right, and {ticked(old.correct)} was", _KEY, _KEY_HELP)


def _moved(old: Field, new: Field, gone: Iterable[str], added: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The letters that are gone while their texts stand behind new ones."""
    for letter in gone:
        text = old.words.get(letter, "")
        other = next((other for other in added if same_text(text, new.words.get(other, ""))), "")
        if other:
            yield letter, other


def _meanings(old: Field, new: Field) -> Iterator[_Told]:
    for letter, before in old.words.items():
        after = new.words.get(letter, "")
        likeness = likeness_of(before, after)
        swapped = any(same_text(after, text) for other, text in old.words.items() if other != letter)
        if likeness is Likeness.OTHER or (swapped and likeness is not Likeness.SAME):
            what = f"means something else: {became(before, after)}"
            yield _Told(Effect.BREAKS, f"`{letter}`", what, f"answers with `{letter}` mean the new text", NEW_LETTER)
        elif likeness is Likeness.REWORDED:
            yield _Told(Effect.SAFE, f"`{letter}`", f"is reworded: {became(before, after)}")


def _same_key(old: Field, new: Field, moved: Mapping[str, str], worded: bool) -> bool:
    """Whether the same letters are right, or those that say the same: then what became of the letters says it all."""
    if {moved.get(letter, letter) for letter in old.correct} == set(new.correct):
        return True
    before, after = ([field.words.get(letter, "") for letter in field.correct] for field in (old, new))
    return worded and len(before) == len(after) and all(any(same_text(one, other) for other in after) for one in before)


def became(old: str, new: str) -> str:
    """A text, and what it is now."""
    return f"“{old}” → “{new}”"
