"""Pools: which questions of a quiz each draw is made from."""

from collections.abc import Sequence

from scormkit.linking.objectives import assessed_by
from scormkit.model.course import Question, Quiz
from scormkit.model.linked import LinkedPool, LinkedQuestion


def pools_of(quiz: Quiz) -> tuple[LinkedPool, ...]:
    """A quiz's pools with their questions, one for each of ``quiz.pools``; ``draw: 3`` is a pool of all questions.

    A question belongs to the first pool that fits it. A pool may draw more than it has: that is told elsewhere.
    """
    if quiz.draw is not None:
        return (LinkedPool(quiz.draw, tuple(range(len(quiz.questions)))),)
    left = dict(enumerate(quiz.questions))
    pools: list[LinkedPool] = []
    for pool in quiz.pools:
        members = tuple(number for number, question in left.items() if pool.name.text in pool_names(quiz, question))
        for number in members:
            del left[number]
        pools.append(LinkedPool(pool.draw, members))
    return tuple(pools)


def pool_names(quiz: Quiz, question: Question) -> frozenset[str]:
    """The names under which a pool finds a question: its tags and the objectives that it assesses."""
    return frozenset((*question.tags, *(name.text for name in assessed_by(question, quiz))))


def most_scored(questions: Sequence[LinkedQuestion], pools: Sequence[LinkedPool]) -> int:
    """How many scored questions an attempt asks; of a pool that mixes them with others as many as may be drawn."""
    return _scored_outside(questions, pools) + sum(min(pool.draw, _scored_in(questions, pool)) for pool in pools)


def least_scored(questions: Sequence[LinkedQuestion], pools: Sequence[LinkedPool]) -> int:
    """How many scored questions an attempt asks at least."""
    others = ((pool.draw, len(pool.questions) - _scored_in(questions, pool)) for pool in pools)
    return _scored_outside(questions, pools) + sum(max(0, draw - unscored) for draw, unscored in others)


def _scored_in(questions: Sequence[LinkedQuestion], pool: LinkedPool) -> int:
    return sum(questions[number].scored for number in pool.questions)


def _scored_outside(questions: Sequence[LinkedQuestion], pools: Sequence[LinkedPool]) -> int:
    return sum(question.scored for question in questions) - sum(_scored_in(questions, pool) for pool in pools)
