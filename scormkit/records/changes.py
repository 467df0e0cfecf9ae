"""Two versions of a course → what the newer one means for learners who are in the middle of the older one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from scormkit.records.change import Change, Effect, breaks, migrates, safe
from scormkit.records.course import PublishedCourse, Question, Quiz, Unit
from scormkit.records.ledger_changes import ledger_break
from scormkit.records.question_changes import question_changes
from scormkit.records.rule_changes import exemptions, rule_changes

_STAND_ANEW = "passes and completions that the LMS has stay; all others are worked out anew"
_OF_ATTEMPTS = frozenset(("best", "last", "first"))  # rules that say which attempt counts
_SEVERITY = tuple(Effect)


class _Part(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def slot(self) -> int: ...


P = TypeVar("P", bound=_Part)


class _Pairs(NamedTuple):
    """Parts of a kind that have the same record in both courses, those that are gone, and those that are new."""

    kept: tuple[tuple[int, int], ...]  # indices into the old and the new
    gone: tuple[int, ...]
    added: tuple[int, ...]


def changes(old: PublishedCourse, new: PublishedCourse) -> tuple[Change, ...]:
    """All changes that learners could notice in their record, what breaks first."""
    found = tuple(_changes(old, new))
    return tuple(sorted(found, key=lambda change: _SEVERITY.index(change.effect)))


def _changes(old: PublishedCourse, new: PublishedCourse) -> Iterator[Change]:
    foreign = _identity(old, new)
    if foreign:
        yield foreign
        return
    lost = ledger_break(old, new)
    if lost:
        yield lost
    worded = old.language == new.language
    if not worded:
        yield migrates(
            "course", f"its language is `{new.language}`, and was `{old.language}`", "nothing said is compared"
        )
    by_id = lost is not None  # slots say nothing any more
    yield from _completion(old, new)
    if new.scope == "course" and not by_id:
        yield from _weights(old, new)
    yield from _units(old, new, by_id)
    yield from _quizzes(old, new, by_id, worded)
    yield from _objectives(old, new, by_id)


def _identity(old: PublishedCourse, new: PublishedCourse) -> Change | None:
    """What makes it another package to the LMS; nothing else matters then."""
    if old.id != new.id:
        learners = "an LMS takes it for another course, in which everybody begins anew"
        return breaks("course", f"its id is `{new.id}`, and was `{old.id}`", learners, f"write `id: {old.id}`")
    if old.scope != new.scope:
        many = new.scope == "unit"
        what = "each unit is a SCO now, and the course was one" if many else "it is one SCO now, and each unit was one"
        learners = "an LMS keeps a record for each SCO, so everybody begins anew"
        return breaks("course", what, learners, f"write `scos: {'one' if many else 'per-unit'}` under `scorm12`")
    return None


def _completion(old: PublishedCourse, new: PublishedCourse) -> Iterator[Change]:
    before, after = old.completion, new.completion
    if before.status != after.status:
        yield migrates("completion", f"`status` is `{after.status}`, and was `{before.status}`", _STAND_ANEW)
    if before.score != after.score:
        attempts = {before.score, after.score} <= _OF_ATTEMPTS
        learners = "the percents that quizzes have stay; it holds from the next attempt on" if attempts else _STAND_ANEW
        yield migrates("completion", f"`score` is `{after.score}`, and was `{before.score}`", learners)
    if before.on_fail != after.on_fail:
        what = f"`on_fail` is `{after.on_fail}`, and was `{before.on_fail}`"
        if after.on_fail == "failed":
            learners = "who has no attempt left is told as failed at the next launch"
            yield breaks("completion", what, learners, f"write `on_fail: {before.on_fail}`")
        else:
            yield migrates("completion", what, "who has failed in the LMS stays so until passing")
    asked = sum(unit.required for unit in old.units), sum(unit.required for unit in new.units)
    if new.scope == "course" and (before.units, after.units) != asked and before.units != after.units:
        yield migrates("completion", f"{after.units} units complete it, and {before.units} did", _STAND_ANEW)
    if before.minutes != after.minutes:
        what = f"{after.minutes} active minutes complete it, and {before.minutes} did"
        counted = "" if before.time_slot >= 0 else "; time counts from the next launch on"
        yield migrates("completion", what, f"{_STAND_ANEW}{counted}")
    if old.certificate >= 0 > new.certificate:
        yield migrates("certificate", "it is gone", "the day of completion is kept, in case it comes back")
    if new.certificate >= 0 > old.certificate:
        yield safe("certificate", "it is new", "who is done has it from the next launch on")


def _weights(old: PublishedCourse, new: PublishedCourse) -> Iterator[Change]:
    """What the quizzes make of the score where their author says it, not the number of questions."""
    if all(quiz.counts in (0, quiz.asked) for quiz in (*old.quizzes, *new.quizzes)):
        return
    before = {quiz.slot: share for quiz, share in _shares(old)}
    for quiz, share in _shares(new):
        if before.get(quiz.slot, share) != share:
            what = f"it makes {share} % of the score, and made {before[quiz.slot]} %"
            yield migrates(f"quiz {quiz.id}", what, _STAND_ANEW)


def _shares(course: PublishedCourse) -> Iterator[tuple[Quiz, int]]:
    whole = sum(quiz.counts for quiz in course.quizzes)
    return ((quiz, round(100 * quiz.counts / whole)) for quiz in course.quizzes if quiz.counts)


def _units(old: PublishedCourse, new: PublishedCourse, by_id: bool) -> Iterator[Change]:
    pairs = _paired(old.units, new.units, by_id)
    titles = {new.units[number].title: new.units[number].id for number in pairs.added}
    for number in pairs.gone:
        unit = old.units[number]
        yield _gone(f"unit {unit.id}", unit.id, titles.get(unit.title), "what they did there counts no more")
    for number in pairs.added:
        unit = new.units[number]
        asked = migrates(f"unit {unit.id}", "it is new, and required", _STAND_ANEW)
        yield asked if unit.required and new.scope == "course" else safe(f"unit {unit.id}", "it is new")
    names = _renamed(old.units, new.units, pairs)
    tests = _renamed(old.quizzes, new.quizzes, _paired(old.quizzes, new.quizzes, by_id))
    for one, other in pairs.kept:
        before, after = old.units[one], new.units[other]
        yield from _unit(before, after, names)
        exempted = {tests.get(id, id) for id in before.exempted_by}
        yield from exemptions(f"unit {after.id}", exempted, set(after.exempted_by), after.required)
    if new.scope == "course" and _reordered(pairs):
        yield safe("units", "their order is another one")


def _unit(old: Unit, new: Unit, names: Mapping[str, str]) -> Iterator[Change]:
    """What changed in a unit; ``names`` gives the new id for each old one."""
    part = f"unit {new.id}"
    if old.id != new.id:
        yield migrates(part, f"it was `{old.id}`", "their progress goes along")
    if old.required != new.required:
        yield migrates(part, "it is required" if new.required else "it is not required any more", _STAND_ANEW)
    if (old.done, old.minutes) != (new.done, new.minutes):
        yield safe(part, "it is done in another way", "who is done stays done; who is not goes on by the new rule")
    if set(new.needs) - {names.get(name, name) for name in old.needs}:
        yield safe(part, "it opens later", "who has opened it can go on")


def _quizzes(old: PublishedCourse, new: PublishedCourse, by_id: bool, worded: bool) -> Iterator[Change]:
    pairs = _paired(old.quizzes, new.quizzes, by_id)
    titles = {new.quizzes[number].title: new.quizzes[number].id for number in pairs.added}
    for number in pairs.gone:
        quiz = old.quizzes[number]
        kept = "answers, attempts and scores there count no more"
        yield _gone(f"{_kind(quiz)} {quiz.id}", quiz.id, titles.get(quiz.title), kept)
    for number in pairs.added:
        quiz = new.quizzes[number]
        part = f"{_kind(quiz)} {quiz.id}"
        yield migrates(part, "it is new, and required", _STAND_ANEW) if quiz.required else safe(part, "it is new")
    units = {unit.slot: unit.id for unit in new.units}
    places = {unit.id: units.get(unit.slot, "") for unit in old.units}
    names = _renamed(old.quizzes, new.quizzes, pairs)
    for one, other in pairs.kept:
        before, after = old.quizzes[one], new.quizzes[other]
        yield from _quiz(before, after)
        yield from rule_changes(f"{_kind(after)} {after.id}", before, after, names)
        if new.scope == "unit" and places.get(before.unit, "") != after.unit:
            learners = "each unit has a record of its own in the LMS: they begin it anew"
            yield breaks(f"{_kind(after)} {after.id}", "another unit places it", learners, "leave it in its unit")
        yield from _questions(before, after, by_id, worded)
    if new.scope == "course" and _reordered(pairs):
        yield safe("quizzes", "their order is another one")


def _quiz(old: Quiz, new: Quiz) -> Iterator[Change]:
    """What a quiz is and counts for."""
    part = f"{_kind(new)} {new.id}"
    if old.id != new.id:
        yield migrates(part, f"it was `{old.id}`", "answers and attempts go along; LMS reports have both ids")
    if old.unscored and not new.unscored:
        learners = "who has handed it in counts as having passed it"
        yield breaks(part, f"its kind is `{new.kind}`, and was `{old.kind}`", learners, "make it a quiz with a new id")
    elif old.kind != new.kind:
        learners = "passes stay; letters that were right are empty" if new.unscored > old.unscored else _STAND_ANEW
        yield migrates(part, f"its kind is `{new.kind}`, and was `{old.kind}`", learners)
    if old.required != new.required:
        yield migrates(part, "it is required" if new.required else "it is not required any more", _STAND_ANEW)
    if old.pass_percent != new.pass_percent and not new.unscored:
        learners = "who has passed has passed; who has not must reach the new mark in a further attempt"
        yield migrates(part, f"its pass mark is {new.pass_percent} %, and was {old.pass_percent} %", learners)
    if new.points and old.points != new.points:
        yield migrates(part, "its points are others", "they have the new points for the attempt that passed")
    elif old.points and not new.points:
        yield migrates(part, "it has no points any more", "theirs are not shown; which attempt passed is kept")


def _questions(old: Quiz, new: Quiz, by_id: bool, worded: bool) -> Iterator[Change]:
    pairs = _same_questions(old, new, by_id)
    before, after = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    gone = [question for question in old.questions if question.id not in before]
    added = [question for question in new.questions if question.id not in after]
    prompts = {question.prompt: question.id for question in added if question.prompt}
    for question in gone:
        name = f"question {old.id}.{question.id}"
        yield _gone(name, question.id, prompts.get(question.prompt), "their answers are not shown; scores stay")
    for question in added:
        yield safe(f"question {new.id}.{question.id}", "it is new", "it counts from the next attempt on")
    for one, other in pairs:
        yield from question_changes(f"question {new.id}.{other.id}", one, other, worded)
    if [one.id for one, _ in pairs] != [question.id for question in old.questions if question.id in before]:
        yield safe(f"{_kind(new)} {new.id}", "its questions stand in another order")


def _same_questions(old: Quiz, new: Quiz, by_id: bool) -> list[tuple[Question, Question]]:
    """The questions that are the same in both, in the new order: they share a slot, or else have the same id."""
    names = {question.id: question for question in old.questions}
    slots = {field.slot: question for question in old.questions for field in question.fields}
    pairs: list[tuple[Question, Question]] = []
    taken: set[str] = set()
    for question in new.questions:
        held = (slot for field in question.fields for slot in (field.slot, *field.earlier))
        shared = None if by_id else next((slots[slot] for slot in held if slot in slots), None)
        before = shared or names.get(question.id)
        if before and before.id not in taken:
            taken.add(before.id)
            pairs.append((before, question))
    return pairs


def _objectives(old: PublishedCourse, new: PublishedCourse, by_id: bool) -> Iterator[Change]:
    pairs = _paired(old.objectives, new.objectives, by_id)
    for number in pairs.gone:
        yield migrates(
            f"objective {old.objectives[number].id}", "it is not assessed any more", "its score stays in the LMS"
        )
    for number in pairs.added:
        yield safe(f"objective {new.objectives[number].id}", "it is new")
    for one, other in pairs.kept:
        before, after = old.objectives[one], new.objectives[other]
        part = f"objective {after.id}"
        if before.id != after.id:
            yield migrates(part, f"it was `{before.id}`", "its score goes along; the LMS has both ids")
        if before.handed_in and not after.handed_in:
            yield migrates(part, "it is scored now", "who reached it by handing in keeps that in the LMS")
        elif after.handed_in and before.quizzes and not before.handed_in:
            yield migrates(part, "it is reached by handing in now", "its score stays in the LMS")


def _gone(part: str, id: str, twin: str | None, kept: str) -> Change:
    """A part that is gone; ``twin`` is the id of a new one that says the same: it was renamed, and nobody said so."""
    if twin is None:
        return migrates(part, "it is gone", kept)
    help = f"write `was: {id}` there, and build with the ledger.yaml of the old version"
    if twin == id:
        help = "build with the ledger.yaml of the old version"
    return breaks(part, f"it is `{twin}` now, with a record of its own", "they begin it anew", help)


def _paired(old: Sequence[P], new: Sequence[P], by_id: bool) -> _Pairs:
    def key(part: P) -> int | str:
        return part.id if by_id else part.slot

    places = {key(part): number for number, part in enumerate(old)}
    kept = tuple((places[key(part)], number) for number, part in enumerate(new) if key(part) in places)
    before, after = {one for one, _ in kept}, {other for _, other in kept}
    return _Pairs(
        kept,
        tuple(number for number in range(len(old)) if number not in before),
        tuple(number for number in range(len(new)) if number not in after),
    )


def _renamed(old: Sequence[P], new: Sequence[P], pairs: _Pairs) -> dict[str, str]:
    """The new id of each part that both have, for the old one."""
    return {old[one].id: new[other].id for one, other in pairs.kept}


def _reordered(pairs: _Pairs) -> bool:
    """Whether parts that both have stand in another order."""
    places = [one for one, _ in pairs.kept]
    return places != sorted(places)


def _kind(quiz: Quiz) -> str:
    return quiz.kind if quiz.unscored else "quiz"
