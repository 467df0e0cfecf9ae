"""``was: old-id``: a part that was renamed keeps its slots, and learners their record."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.nearest import did_you_mean
from scormkit.linking.index import Index
from scormkit.linking.ledger import owner, renamed
from scormkit.model.course import Course, Objective
from scormkit.model.ledger import Ledger
from scormkit.model.names import Name

_REMOVE = "remove `was:`"
# By the kind of what is renamed, the kinds of the parts that carry the same id, and of those that carry more behind it.
_BESIDE = {"u": "m", "z": "pw", "q": "k", "o": ""}
_WITHIN = {"u": "", "z": "qk", "q": "q", "o": ""}


class _Rename(NamedTuple):
    """``kind`` is the letters in front of both ids in the ledger: ``u-``, ``z-``, ``q-<quiz>.``, ``o-``."""

    kind: str
    old: Name
    new: str


def follow_renames(index: Index, found: list[Diagnostic]) -> Ledger:
    """The course's ledger with every renamed part under its new name; renames that cannot be are told."""
    course, objectives = index.course, tuple(index.objectives.values())
    ledger = course.ledger
    renames = tuple(_renames(course, objectives))
    if not renames:
        return ledger
    present = frozenset(_parts(course, objectives))
    for rename in renames:
        known = {owner(slot.part) for slot in ledger.slots}
        fault = _fault(rename, present, known)
        if fault:
            found.append(fault)
        elif rename.kind + rename.old.text in known:
            ledger = renamed(ledger, _names(rename, ledger))
    return ledger


def _fault(rename: _Rename, present: frozenset[str], known: set[str]) -> Diagnostic | None:
    old, new = rename.kind + rename.old.text, rename.kind + rename.new
    if old in present:
        message = f"`{rename.old.text}` is still in the course, so it cannot be the old id of `{rename.new}`"
        return Diagnostic("ledger/was-in-use", rename.old.span, message, f"{_REMOVE}, or give the other part a new id")
    if old in known and new in known:
        message = f"`{rename.new}` has a record of its own by now, so it cannot take over that of `{rename.old.text}`"
        help = (
            "restore ledger.yaml as it was before the rename (from Git) and build again\n"
            f"or {_REMOVE}: learners of `{rename.old.text}` keep nothing of it"
        )
        return Diagnostic("ledger/was-too-late", rename.old.span, message, help)
    if known and old not in known and new not in known:
        ids = [part.removeprefix(rename.kind) for part in known if part.startswith(rename.kind)]
        help = did_you_mean(rename.old.text, sorted(ids), f"{_REMOVE}: no build knew this id")
        return Diagnostic("ledger/was-unknown", rename.old.span, f"no build ever had `{rename.old.text}`", help)
    return None


def _names(rename: _Rename, ledger: Ledger) -> Mapping[str, str]:
    """Old part → new part, with all that goes along, present or gone: with a unit its time; with a quiz its points, its
    moment and its questions; with a question its fields and that it was checked."""
    old, new = rename.old.text, rename.new
    kind, _, quiz = rename.kind.partition("-")
    beside = [f"{letter}-{quiz}" for letter in _BESIDE[kind]]
    names = {before + old: before + new for before in (rename.kind, *beside)}
    within = [f"{letter}-{quiz}" for letter in _WITHIN[kind]]
    for slot in ledger.slots:
        for before in within:
            if slot.part.startswith(f"{before}{old}."):
                names[slot.part] = before + new + slot.part[len(before) + len(old) :]
    return names


def _renames(course: Course, objectives: tuple[Objective, ...]) -> Iterator[_Rename]:
    """All renames, a quiz's before those of its questions."""
    for unit in course.units:
        if unit.was:
            yield _Rename("u-", unit.was, unit.name.text)
    for quiz in course.quizzes:
        if quiz.was:
            yield _Rename("z-", quiz.was, quiz.name.text)
        for question in quiz.questions:
            if question.was:
                yield _Rename(f"q-{quiz.name.text}.", question.was, question.name.text)
    for objective in objectives:
        if objective.was:
            yield _Rename("o-", objective.was, objective.name.text)


def _parts(course: Course, objectives: tuple[Objective, ...]) -> Iterator[str]:
    yield from (f"u-{unit.name.text}" for unit in course.units)
    for quiz in course.quizzes:
        yield f"z-{quiz.name.text}"
        yield from (f"q-{quiz.name.text}.{question.name.text}" for question in quiz.questions)
    yield from (f"o-{objective.name.text}" for objective in objectives)
