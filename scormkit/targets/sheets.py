"""What the pages beside packages tell whoever uploads them, as far as it is the same for every standard."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from scormkit.model.course import Score
from scormkit.model.durations import duration
from scormkit.model.linked import LinkedCourse, LinkedQuiz
from scormkit.pages.upload import Advice, Fact
from scormkit.targets.results import is_weighted

_SCORES: Mapping[Score, str] = MappingProxyType(
    {
        "best": "the best attempt at a quiz counts",
        "last": "the last attempt at a quiz counts, until one passes",
        "first": "the first attempt at a quiz counts, and who passes at a later one has the pass mark",
        "points": "the points won, of those that can be won",
    }
)


class LmsSetting(NamedTuple):
    """``lms`` as its maker writes it; ``setting`` what is chosen, ``choice`` what to choose, ``reason`` the fact.

    ``source`` is a ticket of a project on GitHub (``owner/name#number``), an article of the maker or a measurement;
    ``date`` is when, or for which version, it was said, "" where the source gives neither.
    """

    lms: str
    setting: str
    choice: str
    reason: str
    source: str
    date: str


def package_facts(course: LinkedCourse, package: str, standard: str, fingerprint: str) -> Iterator[Fact]:
    """By what the package is told from others."""
    source = course.course
    yield Fact("File", package)
    yield Fact("Standard", standard)
    yield Fact("Course id", source.name.text)
    yield Fact("Version", source.version)
    yield Fact(
        "Fingerprint", f"{fingerprint}: the player shows it under About, so you can tell which package is running"
    )


def rules(course: LinkedCourse) -> Iterator[Fact]:
    """What learners may ask an admin about who set no such rule."""
    minutes = course.course.completion.minutes
    if course.time_slot is not None:
        yield Fact("Time asked for", f"{minutes} active minutes, all sessions together, before the course is completed")
    if tests := [_exempting(course, quiz) for quiz in course.quizzes if quiz.quiz.kind == "pre-test"]:
        yield Fact("Pre-tests", f"they make no score; {'; '.join(tests)}")
    limits = [
        f"{quiz.quiz.name.text} {limit.minutes} min{', which learners may extend' if limit.extendable else ''}"
        for quiz in course.quizzes
        if (limit := quiz.quiz.time_limit)
    ]
    if limits:
        yield Fact("Time limits", f"{'; '.join(limits)}; the player keeps them, not the LMS")
    waits = [f"{quiz.quiz.name.text} {duration(quiz.quiz.cooldown)}" for quiz in course.quizzes if quiz.quiz.cooldown]
    if waits:
        yield Fact("Wait between attempts", "; ".join(waits))


def score_fact(course: LinkedCourse, element: str) -> Fact:
    """What goes into ``element``: which attempts make the score, and what each quiz makes of it."""
    counting = [quiz for quiz in course.quizzes if quiz.counts]
    if not counting:
        return Fact("Score", "none: grade by completion")
    told = f"{element}; {_SCORES[course.course.completion.score]}"
    if is_weighted(course):
        whole = sum(quiz.counts for quiz in counting)
        shares = (f"{quiz.quiz.name.text} {100 * quiz.counts / whole:.3g} %" for quiz in counting)
        told += f"; quizzes count by weight: {', '.join(shares)}"
    return Fact("Score", told)


def objectives_fact(course: LinkedCourse, element: str) -> Iterator[Fact]:
    """What is recorded of objectives that are scored, and of those that are handed in."""
    recorded = [linked for linked in course.objectives if linked.slot is not None]
    scored = [linked.objective.name.text for linked in recorded if linked.pass_percent is not None]
    handed_in = [linked.objective.name.text for linked in recorded if linked.pass_percent is None]
    told = [f"each with a score and a status: {', '.join(scored)}"] if scored else []
    if handed_in:
        told.append(f"“completed” without a score once the assignments are handed in: {', '.join(handed_in)}")
    if told:
        yield Fact("Objectives", f"{element}, {'; '.join(told)}")


def questions_asked(course: LinkedCourse) -> str:
    """``3 questions``, or "" where the course asks nothing."""
    count = sum(len(quiz.questions) for quiz in course.quizzes)
    return "" if not count else "1 question" if count == 1 else f"{count} questions"


def advice(settings: tuple[LmsSetting, ...], holes: Mapping[str, str]) -> tuple[tuple[str, tuple[Advice, ...]], ...]:
    """The settings of each LMS, their holes filled."""
    by_lms = groupby(settings, key=lambda setting: setting.lms)
    return tuple(
        (lms, tuple(Advice(*(text.format_map(holes) for text in setting[1:])) for setting in group))
        for lms, group in by_lms
    )


def _exempting(course: LinkedCourse, quiz: LinkedQuiz) -> str:
    number = course.quizzes.index(quiz)
    units = [unit.unit.name.text for unit in course.units if number in unit.exempted_by]
    id = quiz.quiz.name.text
    return f"passing {id} exempts from {', '.join(units)}" if units else f"{id} exempts from nothing"
