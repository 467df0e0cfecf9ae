"""What the page beside the package tells whoever uploads it."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from scormkit.model.course import Score
from scormkit.model.durations import duration
from scormkit.model.linked import LinkedCourse, LinkedQuiz
from scormkit.pages.upload import Advice, Fact, UploadSheet
from scormkit.standards.scorm12 import FEEDBACK_LENGTH
from scormkit.targets.scorm12.lms_settings import LMS_SETTINGS
from scormkit.targets.scorm12.receipt import is_weighted, receipt, statuses

_SCORES: Mapping[Score, str] = MappingProxyType(
    {
        "best": "the best attempt at a quiz counts",
        "last": "the last attempt at a quiz counts, until one passes",
        "first": "the first attempt at a quiz counts, and who passes at a later one has the pass mark",
        "points": "the points won, of those that can be won",
    }
)


def upload_sheet(target: str, course: LinkedCourse, package: str, codebook: str, fingerprint: str) -> UploadSheet:
    """The facts for the page; ``package`` and ``codebook`` are the names of the files beside it."""
    source = course.course
    facts = (
        Fact("File", package),
        Fact("Standard", "SCORM 1.2"),
        Fact("Course id", source.name.text),
        Fact("Version", source.version),
        Fact(
            "Fingerprint", f"{fingerprint}: the player shows it under About, so you can tell which package is running"
        ),
        Fact("SCOs", "one" if source.scorm12.scos == "one" else f"{len(course.units)}, one for each unit"),
        Fact("Mastery score", f"{_mastery(course)} in the manifest"),
        *_rules(course),
    )
    return UploadSheet(
        source.title, source.language, "SCORM 1.2", facts, tuple(_stored(target, course, codebook)), _advice(course)
    )


def _stored(target: str, course: LinkedCourse, codebook: str) -> Iterator[Fact]:
    """What goes into the LMS's data model, in the order in which an admin asks."""
    told = receipt(target, course)
    yield Fact("In short", told.words)
    final = " or ".join(f"“{status}”" for status in statuses(course))
    yield Fact("Status", f"cmi.core.lesson_status: “incomplete” from the first launch on, then {final}")
    yield Fact("Score", _score(course))
    state = told.state
    yield Fact(
        "State",
        f"cmi.suspend_data: at most {state.characters:,} of {state.limit:,} characters; where learners go on from",
    )
    yield Fact("Place and time", "cmi.core.lesson_location: the unit; cmi.core.session_time: active time alone")
    yield from _answers(course, codebook)
    if any(linked.slot is not None for linked in course.objectives):
        yield Fact("Objectives", f"cmi.objectives, {'; '.join(_objectives(course))}")


def _score(course: LinkedCourse) -> str:
    counting = [quiz for quiz in course.quizzes if quiz.counts]
    if not counting:
        return "none: grade by completion"
    told = f"cmi.core.score: raw from 0 to 100, with min 0 and max 100; {_SCORES[course.course.completion.score]}"
    if not is_weighted(course):
        return told
    whole = sum(quiz.counts for quiz in counting)
    shares = (f"{quiz.quiz.name.text} {100 * quiz.counts / whole:.3g} %" for quiz in counting)
    return f"{told}; quizzes count by weight: {', '.join(shares)}"


def _objectives(course: LinkedCourse) -> Iterator[str]:
    """What is recorded of objectives that are scored, and of those that are handed in."""
    recorded = [linked for linked in course.objectives if linked.slot is not None]
    scored = [linked.objective.name.text for linked in recorded if linked.pass_percent is not None]
    handed_in = [linked.objective.name.text for linked in recorded if linked.pass_percent is None]
    if scored:
        yield f"each with a score and a status: {', '.join(scored)}"
    if handed_in:
        yield f"“completed” without a score once the assignments are handed in: {', '.join(handed_in)}"


def _rules(course: LinkedCourse) -> Iterator[Fact]:
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


def _exempting(course: LinkedCourse, quiz: LinkedQuiz) -> str:
    number = course.quizzes.index(quiz)
    units = [unit.unit.name.text for unit in course.units if number in unit.exempted_by]
    id = quiz.quiz.name.text
    return f"passing {id} exempts from {', '.join(units)}" if units else f"{id} exempts from nothing"


def _answers(course: LinkedCourse, codebook: str) -> Iterator[Fact]:
    questions = [question for quiz in course.quizzes for question in quiz.questions]
    if not questions:
        yield Fact("Interactions", "none: the course asks nothing")
        return
    count = "1 question" if len(questions) == 1 else f"{len(questions)} questions"
    typed = any(field.bytes for question in questions for field in question.fields)
    cut = f"; typed answers are cut at {FEEDBACK_LENGTH} characters there" if typed else ""
    yield Fact(
        "Interactions",
        f"cmi.interactions: the answers to {count}, each time they are submitted{cut}. "
        f"What ids and letters mean stands in {codebook}",
    )


def _mastery(course: LinkedCourse) -> str:
    score = course.course.scorm12.mastery_score
    return "none" if score is None else str(score)


def _advice(course: LinkedCourse) -> tuple[tuple[str, tuple[Advice, ...]], ...]:
    holes = {"status": course.course.completion.status, "mastery": _mastery(course)}
    by_lms = groupby(LMS_SETTINGS, key=lambda setting: setting.lms)
    return tuple(
        (lms, tuple(Advice(*(text.format_map(holes) for text in setting[1:])) for setting in settings))
        for lms, settings in by_lms
    )
