"""What the page beside the package tells whoever uploads it."""

from collections.abc import Iterator

from scormkit.model.linked import LinkedCourse
from scormkit.pages.upload import Fact, UploadSheet
from scormkit.standards.scorm12 import FEEDBACK_LENGTH, SUSPEND_DATA_LENGTH
from scormkit.targets.scorm12.lms_settings import LMS_SETTINGS
from scormkit.targets.scorm12.receipt import receipt, statuses
from scormkit.targets.sheets import advice, objectives_fact, package_facts, questions_asked, rules, score_fact

_STANDARD = "SCORM 1.2"


def upload_sheet(target: str, course: LinkedCourse, package: str, codebook: str, fingerprint: str) -> UploadSheet:
    """The facts for the page; ``package`` and ``codebook`` are the names of the files beside it."""
    source = course.course
    facts = (
        *package_facts(course, package, _STANDARD, fingerprint),
        Fact("SCOs", "one" if source.scorm12.scos == "one" else f"{len(course.units)}, one for each unit"),
        Fact("Mastery score", f"{_mastery(course)} in the manifest"),
        *rules(course),
    )
    holes = {"status": source.completion.status, "mastery": _mastery(course)}
    stored = tuple(_stored(target, course, codebook))
    return UploadSheet(source.title, source.language, _STANDARD, facts, stored, advice(LMS_SETTINGS, holes))


def _stored(target: str, course: LinkedCourse, codebook: str) -> Iterator[Fact]:
    """What goes into the LMS's data model, in the order in which an admin asks."""
    told = receipt(target, course)
    yield Fact("In short", told.words)
    final = " or ".join(f"“{status}”" for status in statuses(course))
    yield Fact("Status", f"cmi.core.lesson_status: “incomplete” from the first launch on, then {final}")
    yield score_fact(course, "cmi.core.score: raw from 0 to 100, with min 0 and max 100")
    most = f"at most {told.state.characters:,} of {SUSPEND_DATA_LENGTH:,} characters"
    yield Fact("State", f"cmi.suspend_data: {most}; where learners go on from")
    yield Fact("Place and time", "cmi.core.lesson_location: the unit; cmi.core.session_time: active time alone")
    yield _answers(course, codebook)
    yield from objectives_fact(course, "cmi.objectives")


def _answers(course: LinkedCourse, codebook: str) -> Fact:
    asked = questions_asked(course)
    if not asked:
        return Fact("Interactions", "none: the course asks nothing")
    fields = (field for quiz in course.quizzes for question in quiz.questions for field in question.fields)
    typed = any(field.bytes for field in fields)
    cut = f"; typed answers are cut at {FEEDBACK_LENGTH} characters there" if typed else ""
    return Fact(
        "Interactions",
        f"cmi.interactions: the answers to {asked}, each time they are submitted{cut}. "
        f"What ids and letters mean stands in {codebook}",
    )


def _mastery(course: LinkedCourse) -> str:
    score = course.course.scorm12.mastery_score
    return "none" if score is None else str(score)
