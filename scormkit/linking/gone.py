"""A part that is gone while one of its kind is new: perhaps it was renamed without ``was:``.

This can be told only until the ledger has the new part; from then on both have records of their own.
"""

from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.index import Index
from scormkit.linking.ledger import owner
from scormkit.linking.names import nearest_pairs
from scormkit.model.course import PartKind
from scormkit.model.ledger import Ledger
from scormkit.model.names import Name


class _Part(NamedTuple):
    """A part of the course as written; ``kind`` is the letters in front of its id in the ledger."""

    kind: str
    name: Name
    was: Name | None


_GAPS: tuple[tuple[str, frozenset[PartKind]], ...] = (
    ("u-", frozenset(("unit",))),
    ("z-", frozenset(("quiz",))),
    ("q-", frozenset(("quiz", "question"))),
    ("o-", frozenset(("unit", "objective"))),
)


def tell_gone(index: Index, before: Ledger, after: Ledger, found: list[Diagnostic]) -> None:
    """Tell each new part that may be a renamed one: ``before`` is the ledger after all renames, ``after`` the one with
    the course's new parts. Parts of a kind of which some could not be read are left alone."""
    known = {owner(slot.part) for slot in before.slots}
    fresh = {owner(slot.part) for slot in after.slots} - known
    if not known or not fresh:
        return
    parts = {part.kind + part.name.text: part for part in _parts(index)}
    unread = {kind for kind, gaps in _GAPS if not gaps.isdisjoint(index.course.gaps)}
    new = [part for key, part in parts.items() if key in fresh and part.was is None and part.kind[:2] not in unread]
    for kind in dict.fromkeys(part.kind for part in new):
        gone = [key.removeprefix(kind) for key in known - parts.keys() if key.startswith(kind)]
        names = {part.name.text: part.name for part in new if part.kind == kind}
        for old, now in nearest_pairs(sorted(gone), names).items():
            message = f"`{now}` is new, and `{old}` is gone"
            help = (
                f"if it was renamed, write `was: {old}`; if not, go on: learners of `{old}` keep nothing of it\n"
                "once `build` has written ledger.yaml, it is too late to say so"
            )
            found.append(Diagnostic("ledger/part-gone", names[now].span, message, help))


def _parts(index: Index) -> Iterator[_Part]:
    for unit in index.units.values():
        yield _Part("u-", unit.name, unit.was)
    for quiz in index.quizzes.values():
        yield _Part("z-", quiz.name, quiz.was)
        for question in quiz.questions:
            yield _Part(f"q-{quiz.name.text}.", question.name, question.was)
    for objective in index.objectives.values():
        yield _Part("o-", objective.name, objective.was)
