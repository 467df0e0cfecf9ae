"""How long the learner's state can become: the worst case of what the player's codec writes.

The layout is told in ``runtime/src/codec.ts``: a character for the version, six bits a character for everything else,
four characters of checksum. A typed text counts with the most bytes that its field keeps. A test holds the two to the
same length.
"""

from collections.abc import Iterable, Iterator
from posixpath import splitext

from scormkit.linking.objectives import decided_by
from scormkit.model.ledger import Ledger
from scormkit.model.linked import LinkedCourse, LinkedQuiz, LinkedUnit
from scormkit.targets.base import Block, StateSize

_CHARACTER = 6  # bits that a character carries
_BYTE = 8  # bits of a typed text's byte
_HEAD = (
    6  # version
    + 20 + 1  # ledger length, mode
    + 16 + 16 + 14 + 20  # attempt, saves, interactions, seconds
    + 20 + 7  # place, scroll
    + 24  # checksum
)  # fmt: skip
_SLOT_NUMBER = 20  # sparse: in front of each value, and all ones at the end
_WIDTH = 6  # sparse: between number and value


def state_size(course: LinkedCourse, limit: int | None, *, apart: bool) -> StateSize:
    """Size the longest state of the course as a whole; ``apart``, where the LMS launches each unit by itself, that of
    the unit with the most to remember."""
    if not apart:
        return _sized(_course_blocks(course), limit)
    sizes = (_sized(_unit_blocks(course, unit), limit) for unit in course.units)
    return max(sizes, key=lambda size: size.characters, default=_sized((), limit))


def _sized(blocks: Iterable[Block], limit: int | None) -> StateSize:
    kept = tuple(blocks)
    bits = sum(block.bits for block in kept)
    return StateSize(-(-bits // _CHARACTER), limit, kept)


def _course_blocks(course: LinkedCourse) -> Iterator[Block]:
    """Dense: each slot that the ledger ever gave away, in the order of the course, what was removed at the end."""
    slots = course.ledger.slots
    units = [slot for unit in course.units for slot in _unit_slots(unit)]
    objectives = [objective.slot for objective in course.objectives if objective.slot is not None]
    used = {*units, *objectives}
    yield Block("version, checksum, place, units read", _HEAD + sum(slots[slot].bits for slot in units))
    for quiz in course.quizzes:
        kept = _quiz_slots(quiz)
        used.update(kept)
        yield Block(_label(quiz), sum(slots[slot].bits for slot in kept))
        yield from _typed(quiz)
    if objectives:
        yield Block("objectives", sum(slots[slot].bits for slot in objectives))
    for label, slot in (("certificate", course.certificate_slot), ("time spent on the course", course.time_slot)):
        if slot is not None:
            used.add(slot)
            yield Block(label, slots[slot].bits)
    removed = sum(slot.bits for number, slot in enumerate(slots) if number not in used)
    if removed:
        yield Block("parts removed since", removed)


def _unit_blocks(course: LinkedCourse, unit: LinkedUnit) -> Iterator[Block]:
    """Sparse: the slots of one unit, its quizzes and the objectives that these decide, each behind its number."""
    yield Block("version, checksum, place, unit read", _HEAD + _SLOT_NUMBER + _sparse(course.ledger, _unit_slots(unit)))
    quizzes = [course.quizzes[number] for number in unit.quizzes]
    for quiz in quizzes:
        yield Block(_label(quiz), _sparse(course.ledger, _quiz_slots(quiz)))
        yield from _typed(quiz)
    if kept := _kept(*(linked.slot for linked in decided_by(course.objectives, quizzes).values())):
        yield Block("objectives", _sparse(course.ledger, kept))


def _unit_slots(unit: LinkedUnit) -> tuple[int, ...]:
    return _kept(unit.slot, unit.time_slot)


def _quiz_slots(quiz: LinkedQuiz) -> tuple[int, ...]:
    fields = (field for question in quiz.questions for field in question.fields)
    checked = (question.checked_slot for question in quiz.questions)
    answers = (slot for field in fields for slot in (*field.earlier, field.slot))
    return _kept(quiz.slot, quiz.points_slot, quiz.moment_slot, *checked, *answers)


def _kept(*slots: int | None) -> tuple[int, ...]:
    return tuple(slot for slot in slots if slot is not None)


def _typed(quiz: LinkedQuiz) -> Iterator[Block]:
    """What learners may type into a quiz, a question each; it comes on top of the slots."""
    for question in quiz.questions:
        size = sum(field.bytes for field in question.fields)
        if size:
            yield Block(
                f"{_label(quiz)}, {question.question.name.text}: {size:,} bytes typed", size * _BYTE, typed=True
            )


def _label(quiz: LinkedQuiz) -> str:
    return splitext(quiz.quiz.file)[0]


def _sparse(ledger: Ledger, slots: Iterable[int]) -> int:
    return sum(_SLOT_NUMBER + _WIDTH + ledger.slots[slot].bits for slot in slots)
