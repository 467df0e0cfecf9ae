"""What changed rules of a quiz mean for learners: how often, how long, in which order and of whom it is asked."""

from collections.abc import Iterator, Mapping

from scormkit.model.durations import duration
from scormkit.model.ledger import MOST_ATTEMPTS
from scormkit.records.change import Change, breaks, migrates, safe
from scormkit.records.course import Quiz
from scormkit.records.letter_changes import ticked

_FROM_NEXT = "it holds from the next attempt on"


def rule_changes(part: str, old: Quiz, new: Quiz, names: Mapping[str, str]) -> Iterator[Change]:
    """The changes of a quiz, called ``part``; ``names`` gives the new id of each quiz for the old one."""
    yield from _attempts(part, old, new)
    yield from _cooldown(part, old, new)
    yield from _time_limit(part, old, new)
    if old.retry != new.retry:
        yield safe(part, f"`retry` is `{new.retry}`, and was `{old.retry}`", _FROM_NEXT)
    if old.solution != new.solution:
        yield safe(part, f"`solution` is `{new.solution}`, and was `{old.solution}`", _shown(old))
    if _pools(old) != _pools(new):
        learners = "attempts under way are drawn anew; answers stay where their question is asked again"
        yield migrates(part, "it draws other questions", learners)
    elif old.shuffle != new.shuffle:
        yield safe(part, "it is shuffled in another way", "attempts under way may change their order; answers stay")
    yield from exemptions(part, {names.get(id, id) for id in old.exempted_by}, set(new.exempted_by), new.required)


def exemptions(part: str, before: set[str], after: set[str], required: bool) -> Iterator[Change]:
    """The pre-tests that a quiz or a unit is passed or done by, as ids, and what became of them."""
    if more := after - before:
        yield safe(part, f"passing {ticked(sorted(more))} exempts from it", "who has passed there need not do it")
    if less := before - after:
        what = f"passing {ticked(sorted(less))} does not exempt from it any more"
        asked = "what was opened as done stays done; the rest is asked of them"
        yield migrates(part, what, asked) if required else safe(part, what, asked)


def _attempts(part: str, old: Quiz, new: Quiz) -> Iterator[Change]:
    before, after = _limit(old), _limit(new)
    if after is not None and (before is None or after < before):
        what = f"it grants {after} attempts, and granted {before or 'any number'}"
        learners = f"who has used {after} or more has none left, also within an attempt under way"
        if new.required and not new.unscored:
            yield breaks(part, what, f"{learners}, and cannot pass any more", "keep the number, or raise it")
        else:
            yield migrates(part, what, learners)
    elif before != after:
        yield safe(part, "it grants more attempts")


def _limit(quiz: Quiz) -> int | None:
    """How many attempts a quiz grants; what its slot cannot count is no limit."""
    return None if quiz.attempts is None or quiz.attempts > MOST_ATTEMPTS else quiz.attempts


def _cooldown(part: str, old: Quiz, new: Quiz) -> Iterator[Change]:
    what = f"`cooldown` is {duration(new.cooldown // 60)}, and was {duration(old.cooldown // 60)}"
    if new.cooldown > old.cooldown:
        learners = f"who waits for the next attempt waits longer; {_FROM_NEXT} for all others"
        yield migrates(part, what, learners) if old.cooldown else safe(part, what, _FROM_NEXT)
    elif new.cooldown < old.cooldown:
        yield safe(part, what, "who waits for the next attempt waits less")


def _time_limit(part: str, old: Quiz, new: Quiz) -> Iterator[Change]:
    what = f"`time_limit` is {duration(new.limit // 60)}, and was {duration(old.limit // 60)}"
    if new.limit and not old.limit:
        yield migrates(part, what, "who is within an attempt starts its time at the next launch; answers stay")
    elif new.limit and new.limit < old.limit:
        yield migrates(part, what, "an attempt under way ends sooner, and is then submitted as it stands")
    elif new.limit != old.limit:
        yield safe(part, what, "an attempt under way has more time")
    if new.limit and old.limit and old.extendable != new.extendable:
        can = "may ask for more time" if new.extendable else "cannot ask for more time any more"
        yield safe(
            part, f"`extendable` is `{'yes' if new.extendable else 'no'}`", f"they {can}; what was granted stays"
        )


def _shown(old: Quiz) -> str:
    if old.solution == "after-each-question":
        return "questions that were checked in an attempt under way can be changed again; answers stay"
    return "it holds from the next launch on; answers stay"


def _pools(quiz: Quiz) -> list[tuple[int, frozenset[int]]]:
    """What is drawn, of which slots; a question keeps its slot whatever it is called."""
    slots = {question.id: field.slot for question in quiz.questions for field in question.fields[:1]}
    return [(pool.draw, frozenset(slots[id] for id in pool.questions if id in slots)) for pool in quiz.pools]
