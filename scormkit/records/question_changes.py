"""What a changed question means for learners who have answered it."""

from collections.abc import Iterator

from scormkit.records.change import Change, breaks, migrates, safe
from scormkit.records.course import Field, Question
from scormkit.records.letter_changes import NEW_LETTER, became, key_change, letter_changes, ticked
from scormkit.records.meaning import Likeness, likeness_of

_ANSWERS_AGAIN = "they answer anew; attempts, scores and passes stay"
# What a field and a letter are called where both have letters.
_NOUNS = {
    "matching": ("left side ", "right side "),
    "categorise": ("item ", "group "),
    "ordering": ("item ", "place "),
    "self-check": ("criterion ", "level "),
    "gaps": ("gap ", ""),
}


def question_changes(part: str, old: Question, new: Question, worded: bool) -> Iterator[Change]:
    """The changes of one question, called ``part``. ``worded``: both speak the same language, so that what they say can
    be compared."""
    if old.id != new.id:
        yield migrates(part, f"it was `{old.id}`", "their answers go along; LMS reports have both ids")
    if worded:
        yield from _prompt(part, old, new)
    kept = _paired(old, new)
    # Where every field has a new slot, the way to answer is another one: that says it all.
    if old.fields and new.fields and not kept:
        yield migrates(part, _became_another(old, new), _ANSWERS_AGAIN)
        return
    if old.scored != new.scored:
        learners = "they are judged from the next attempt on" if new.scored else "letters that were right are empty"
        yield migrates(part, f"something in it is {'now' if new.scored else 'no longer'} right or wrong", learners)
    if (old.credit, old.weight) != (new.credit, new.weight):
        yield safe(part, "it counts otherwise", "scores stay; the next attempt counts anew")
    field_noun, letter_noun = _NOUNS.get(new.type, ("", ""))
    yield from _come_and_gone(part, field_noun, old, new, kept)
    for before, after in kept:
        yield from _field(part, field_noun, before, after, worded)
    if old.type != "ordering" or new.type != "ordering":
        yield from letter_changes(part, letter_noun, kept, worded)
    elif _order(old, kept) != _order(new, [(after, before) for before, after in kept]):
        yield key_change(part, "its order is another one")  # there, letters are places


def _prompt(part: str, old: Question, new: Question) -> Iterator[Change]:
    likeness = likeness_of(old.prompt, new.prompt)
    if likeness is Likeness.REWORDED:
        yield safe(part, f"its prompt is reworded: {became(old.prompt, new.prompt)}")
    elif likeness is Likeness.OTHER:
        yield breaks(
            part,
            f"its prompt asks something else: {became(old.prompt, new.prompt)}",
            "their answers stand below another question",
            "give the new question an id of its own, and take the old one out",
        )


def _field(part: str, noun: str, old: Field, new: Field, worded: bool) -> Iterator[Change]:
    """What changed in a field that kept its record, its letters aside."""
    of, name = (f" of `{new.key}`", f"{noun}`{new.key}`") if new.key else ("", "it")
    if old.slot != new.slot:
        yield migrates(part, f"the letters{of} outgrew their place", "their answers move along")
    likeness = likeness_of(old.text, new.text) if worded else Likeness.SAME
    if likeness is Likeness.OTHER:
        learners = "their answers stand behind another text"
        yield breaks(part, f"{name} asks something else: {became(old.text, new.text)}", learners, NEW_LETTER)
    elif likeness is Likeness.REWORDED:
        yield safe(part, f"{name} is reworded: {became(old.text, new.text)}")
    if (old.known, old.low, old.high) != (new.known, new.low, new.high):
        yield safe(part, f"other answers{of} are right", "who was right stays right; the next attempt counts anew")
    if 0 < new.bytes < old.bytes:
        learners = "longer texts lose their end when they are saved next"
        yield breaks(part, _shorter(name, old, new), learners, "keep `length`")


def _became_another(old: Question, new: Question) -> str:
    if old.type != new.type:
        return f"it is `{new.type}`, and was `{old.type}`"
    alike = {field.key for field in old.fields} == {field.key for field in new.fields}
    return "its answers are kept in a new place" if alike else "its answers are others"


def _shorter(name: str, old: Field, new: Field) -> str:
    """Authors count characters; the state's bytes are told only where these alone became fewer."""
    if 0 < new.most < old.most:
        return f"{name} takes texts of up to {new.most:,} characters, and took up to {old.most:,}"
    return f"{name} has room for {new.bytes:,} bytes of text, and had room for {old.bytes:,}"


def _come_and_gone(
    part: str, noun: str, old: Question, new: Question, kept: list[tuple[Field, Field]]
) -> Iterator[Change]:
    before, after = {one.slot for one, _ in kept}, {other.slot for _, other in kept}
    gone = {field.key: None for field in old.fields if field.slot not in before}
    added = {field.key: None for field in new.fields if field.slot not in after}
    if again := [key for key in gone if key in added]:
        yield migrates(part, f"{noun}{_names(again)} is answered another way", _ANSWERS_AGAIN)
    if lost := [key for key in gone if key not in added]:
        yield migrates(part, f"{noun}{_names(lost)} is gone", "what they answered there is not shown any more")
    if fresh := [key for key in added if key not in gone]:
        yield safe(part, f"{noun}{_names(fresh)} is new")


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


def _names(keys: list[str]) -> str:
    return ticked(keys) if all(keys) else "its answer"
