"""Whether one course's ledger goes on where another's ends: only then can it read that one's learners."""

from collections.abc import Iterator, Mapping

from scormkit.records.change import Change, breaks
from scormkit.records.course import Field, PublishedCourse
from scormkit.records.shapes import Shape

_HELP = "restore ledger.yaml as it was committed with the old version (from Git), then build"


def ledger_break(old: PublishedCourse, new: PublishedCourse) -> Change | None:
    """The one change to tell where slots would be read as something else, with the first of them."""
    faults = tuple(_faults(old, new))
    if not faults:
        return None
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    learners = "their progress would be read from the wrong slots"
    return breaks("ledger.yaml", f"it does not go on where the old one ends: {faults[0]}{more}", learners, _HELP)


def _fields(course: PublishedCourse) -> Mapping[str, Field]:
    """The fields by the ledger's names."""
    return {
        f"q-{quiz.id}.{question.id}{f'.{field.key}' if field.key else ''}": field
        for quiz in course.quizzes
        for question in quiz.questions
        for field in question.fields
    }


def _faults(old: PublishedCourse, new: PublishedCourse) -> Iterator[str]:
    if old.scope == new.scope == "course" and new.slots < old.slots:
        yield f"it has {new.slots} slots, the old one {old.slots}"
    for slot, shape in old.shapes.items():
        if slot in new.shapes and not _reads(new.shapes[slot], shape):
            yield f"slot {slot} has another shape"
    had_fields, has_fields = _fields(old), _fields(new)
    before, after = _slots(old, had_fields), _slots(new, has_fields)
    for part in sorted(before.keys() & after.keys()):
        if before[part] != after[part] < old.slots and not _moved_on(had_fields.get(part), has_fields.get(part)):
            yield f"`{part}` was slot {before[part]}, and is {after[part]}"
    letters = {field.slot: (part, field.letters) for part, field in had_fields.items()}
    for part, field in has_fields.items():
        was, had = letters.get(field.slot, ("", ""))
        if field.letters and not field.letters.startswith(had):
            yield f"the letters of `{was}` were `{had}`, and of `{part}` are `{field.letters}`"


def _reads(new: Shape, old: Shape) -> bool:
    return (new.kind, new.bits) == (old.kind, old.bits) and new.letters >= old.letters


def _moved_on(before: Field | None, after: Field | None) -> bool:
    return before is not None and after is not None and before.slot in after.earlier


def _slots(course: PublishedCourse, fields: Mapping[str, Field]) -> dict[str, int]:
    """The slot of each part, by the ledger's names."""
    slots = {"c-certificate": course.certificate, "c-time": course.completion.time_slot}
    for unit in course.units:
        slots |= {f"u-{unit.id}": unit.slot, f"m-{unit.id}": unit.time_slot}
    for quiz in course.quizzes:
        slots |= {f"z-{quiz.id}": quiz.slot, f"p-{quiz.id}": quiz.points_slot, f"w-{quiz.id}": quiz.moment_slot}
        slots |= {f"k-{quiz.id}.{question.id}": question.checked_slot for question in quiz.questions}
    slots |= {f"o-{objective.id}": objective.slot for objective in course.objectives}
    slots |= {part: field.slot for part, field in fields.items()}
    return {part: slot for part, slot in slots.items() if slot >= 0}
