"""What a changed question means for learners who have answered it."""

from collections.abc import Iterator

from scormkit.records.change import Change, breaks, migrates, safe
from scormkit.records.course import Field, PublishedCourse, Question
from scormkit.records.meaning import Likeness, likeness_of, same_text

_NEW_LETTER = "give the new text a letter that was never used, and take the old one out"
_ANSWERS_AGAIN = "they answer anew; attempts, scores and passes stay"


class QuestionChanges:
    """Compares a question with what it was. ``worded``: the two courses speak the same language, so that what they say
    can be compared."""

    def __init__(self, old: PublishedCourse, new: PublishedCourse, worded: bool) -> None:
        self._old = old
        self._new = new
        self._worded = worded

    def of(self, part: str, old: Question, new: Question) -> Iterator[Change]:
        """The changes of one question, called ``part``."""
        if old.id != new.id:
            yield migrates(part, f"it was `{old.id}`", "their answers go along; LMS reports have both ids")
        yield from self._prompt(part, old, new)
        kept = _paired(old, new)
        # Where every field has a new slot, the way to answer is another one: that says it all.
        if old.fields and new.fields and not kept:
            change = f"it is `{new.type}`, and was `{old.type}`" if old.type != new.type else "its answers are others"
            yield migrates(part, change, _ANSWERS_AGAIN)
            return
        if old.scored != new.scored:
            learners = "they are judged from the next attempt on" if new.scored else "letters that were right are empty"
            yield migrates(part, f"something in it is {'now' if new.scored else 'no longer'} right or wrong", learners)
        if (old.credit, old.weight) != (new.credit, new.weight):
            yield safe(part, "it counts otherwise", "scores stay; the next attempt counts anew")
        yield from _come_and_gone(part, old, new, kept)
        ordered = old.type == new.type == "ordering"
        if ordered and _order(old, kept) != _order(new, [(after, before) for before, after in kept]):
            yield _key(part, "its order is another one")
        for before, after in kept:
            yield from self._field(part, before, after, ordered)

    def _prompt(self, part: str, old: Question, new: Question) -> Iterator[Change]:
        likeness = likeness_of(old.prompt, new.prompt) if self._worded else Likeness.SAME
        if likeness is Likeness.REWORDED:
            yield safe(part, f"its prompt is reworded: {_became(old.prompt, new.prompt)}")
        elif likeness is Likeness.OTHER:
            yield breaks(
                part,
                f"its prompt asks something else: {_became(old.prompt, new.prompt)}",
                "their answers stand below another question",
                "give the new question an id of its own, and take the old one out",
            )

    def _field(self, part: str, old: Field, new: Field, ordered: bool) -> Iterator[Change]:
        """What changed in a field that kept its record; ``ordered``: its letters are places."""
        of, key = (f" of `{new.key}`", f"`{new.key}`") if new.key else ("", "it")
        if old.slot != new.slot:
            yield migrates(part, f"the letters{of} outgrew their place", "their answers move along")
        if self._worded:
            yield from _meanings(part, key, old, new)
        gone = "" if ordered else "".join(letter for letter in old.offered if letter not in new.offered)
        if gone:
            yield migrates(part, f"{_letters(gone)}{of} is gone", "who chose it has no answer there")
        added = "" if ordered else "".join(letter for letter in new.offered if letter not in old.offered)
        if added:
            yield safe(part, f"{_letters(added)}{of} is new")
        if old.correct and new.correct and old.correct != new.correct and not ordered:
            yield _key(part, f"right{of} is {_letters(new.correct)}, and was {_letters(old.correct)}")
        if (old.known, old.low, old.high) != (new.known, new.low, new.high):
            yield safe(part, f"other answers{of} are right", "who was right stays right; the next attempt counts anew")
        if 0 < new.bytes < old.bytes:
            learners = "longer texts lose their end when they are saved next"
            yield breaks(part, f"{key} keeps {new.bytes:,} bytes, and kept {old.bytes:,}", learners, "keep `length`")


def _key(part: str, what: str) -> Change:
    learners = "who was right stays right, and is shown the new answer as the own one; scores stay"
    return breaks(
        part, what, learners, "if the key was wrong, tell learners; if the question is another, give it a new id"
    )


def _come_and_gone(part: str, old: Question, new: Question, kept: list[tuple[Field, Field]]) -> Iterator[Change]:
    before, after = {one.slot for one, _ in kept}, {other.slot for _, other in kept}
    gone = {field.key: None for field in old.fields if field.slot not in before}
    added = {field.key: None for field in new.fields if field.slot not in after}
    if again := [key for key in gone if key in added]:
        yield migrates(part, f"{_names(again)} is answered another way", _ANSWERS_AGAIN)
    if lost := [key for key in gone if key not in added]:
        yield migrates(part, f"{_names(lost)} is gone", "what they answered there is not shown any more")
    if fresh := [key for key in added if key not in gone]:
        yield safe(part, f"{_names(fresh)} is new")


def _meanings(part: str, key: str, old: Field, new: Field) -> Iterator[Change]:
    if likeness_of(old.text, new.text) is Likeness.OTHER:
        became = _became(old.text, new.text)
        yield breaks(
            part, f"{key} asks something else: {became}", "their answers stand behind another text", _NEW_LETTER
        )
    elif likeness_of(old.text, new.text) is Likeness.REWORDED:
        yield safe(part, f"{key} is reworded: {_became(old.text, new.text)}")
    for letter, before in old.words.items():
        after = new.words.get(letter, "")
        likeness = likeness_of(before, after)
        swapped = any(same_text(after, text) for other, text in old.words.items() if other != letter)
        if likeness is Likeness.OTHER or (swapped and likeness is not Likeness.SAME):
            learners = f"answers with `{letter}` mean the new text"
            yield breaks(part, f"`{letter}` means something else: {_became(before, after)}", learners, _NEW_LETTER)
        elif likeness is Likeness.REWORDED:
            yield safe(part, f"`{letter}` is reworded: {_became(before, after)}")


def _paired(old: Question, new: Question) -> list[tuple[Field, Field]]:
    """The fields that kept their record: the slot is the same, or one that the new field held before."""
    before = {field.slot: field for field in old.fields}
    pairs = []
    for field in new.fields:
        slot = next((slot for slot in (field.slot, *field.earlier) if slot in before), None)
        if slot is not None:
            pairs.append((before[slot], field))
    return pairs


def _order(question: Question, kept: list[tuple[Field, Field]]) -> list[str]:
    """The keys of the fields that stayed, in their right order."""
    stayed = {one.key for one, _ in kept}
    fields = (field for field in question.fields if field.key in stayed)
    return [field.key for field in sorted(fields, key=lambda field: field.correct)]


def _letters(letters: str) -> str:
    return ", ".join(f"`{letter}`" for letter in letters)


def _names(keys: list[str]) -> str:
    return ", ".join(f"`{key}`" if key else "its answer" for key in keys)


def _became(old: str, new: str) -> str:
    return f"“{old}” → “{new}”"
