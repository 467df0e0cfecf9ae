"""What the page beside the package tells whoever uploads it."""

from collections.abc import Iterator
from itertools import groupby

from scormkit.model.linked import LinkedCourse
from scormkit.pages.upload import Advice, Fact, UploadSheet
from scormkit.standards.scorm12 import FEEDBACK_LENGTH
from scormkit.targets.scorm12.lms_settings import LMS_SETTINGS
from scormkit.targets.scorm12.receipt import makes_score, receipt, statuses


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
    if any(map(makes_score, course.quizzes)) and course.course.completion.score != "none":
        yield Fact("Score", "cmi.core.score: raw from 0 to 100, with min 0 and max 100")
    else:
        yield Fact("Score", "none: grade by completion")
    state = told.state
    yield Fact(
        "State",
        f"cmi.suspend_data: at most {state.characters:,} of {state.limit:,} characters; where learners go on from",
    )
    yield Fact("Place and time", "cmi.core.lesson_location: the unit; cmi.core.session_time: active time alone")
    yield from _answers(course, codebook)
    # What is handed in moves no objective's score: it is neither right nor wrong.
    scored = {
        index
        for quiz in course.quizzes
        for question in quiz.questions
        if any(linked.field.scored for linked in question.fields)
        for index in question.objectives
    }
    recorded = [linked.objective.name.text for index, linked in enumerate(course.objectives) if index in scored]
    if recorded:
        yield Fact("Objectives", f"cmi.objectives, each with a score and a status: {', '.join(recorded)}")


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
