"""The pages for whoever uploads an xAPI or a cmi5 package, and what an LRS receives."""

from collections.abc import Callable

import pytest

from scormkit.model.course import Cmi5Options
from scormkit.model.linked import LinkedCourse
from scormkit.pages.upload import UploadSheet, render_upload
from scormkit.targets.base import Target
from scormkit.targets.cmi5 import lms_settings as cmi5_settings
from scormkit.targets.cmi5.aus import course_au, unit_aus
from scormkit.targets.cmi5.sheet import upload_sheet as cmi5_sheet
from scormkit.targets.cmi5.target import TARGET as CMI5
from scormkit.targets.xapi import lms_settings as xapi_settings
from scormkit.targets.xapi.sheet import upload_sheet as xapi_sheet
from scormkit.targets.xapi.target import TARGET as XAPI
from tests.unit.targets.courses import choices, course_asking, linked_course, name, open_text, prose, ruled_course
from tests.unit.targets.test_sheet import Outline

TARGETS: tuple[Target, ...] = (XAPI, CMI5)


def of_xapi(course: LinkedCourse) -> UploadSheet:
    """What the page of an xAPI package says."""
    return xapi_sheet(course, XAPI.receipt(course), "a.zip", 12, "61ba42bdba1b")


def of_cmi5(course: LinkedCourse) -> UploadSheet:
    """What the page of a cmi5 package says."""
    apart = course.course.cmi5.aus == "per-unit"
    aus = tuple(au for block in unit_aus(course) for au in block.aus) if apart else (course_au(course),)
    return cmi5_sheet(course, CMI5.receipt(course), "a.zip", aus, "61ba42bdba1b")


Sheet = Callable[[LinkedCourse], UploadSheet]
SHEETS: tuple[Sheet, ...] = (of_xapi, of_cmi5)


def facts(sheet: UploadSheet) -> dict[str, str]:
    """All facts, by label."""
    return {fact.label: fact.text for fact in (*sheet.package, *sheet.stored)}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
@pytest.mark.parametrize(
    ("course", "words"),
    [
        (
            course_asking(choices("a", "b")),
            "completed and passed, score 0–100 · pass mark 80 % of 1 = 1 right · statements about 1 question",
        ),
        (course_asking(open_text(40), kind="survey"), "completed, no score · statements about 1 question"),
        (linked_course(), "completed, no score"),
        (
            ruled_course(on_fail="failed", minutes=0, weights=()),
            "completed and passed, or failed, score 0–100 · pass mark 80 % in each of 2 quizzes · statements about 7 "
            "questions",
        ),
    ],
    ids=["graded", "survey", "nothing", "failing"],
)
def test_the_receipt_tells_verbs_score_and_statements(course: LinkedCourse, words: str, target: Target) -> None:
    """Both facts that a session ends with, and about how many questions statements are sent; the state has no limit."""
    receipt = target.receipt(course)
    assert receipt.words == words
    assert receipt.state.limit is None
    assert receipt.target == target.name


def test_an_au_for_each_unit_is_told() -> None:
    """Each AU has its own result, and the state is that of the largest."""
    course = linked_course(units=40, questions=1)
    apart = course._replace(course=course.course._replace(cmi5=Cmi5Options("per-unit")))
    assert CMI5.receipt(apart).words.startswith("from each of 40 AUs · completed and passed")
    assert CMI5.receipt(apart).state.characters < CMI5.receipt(course).state.characters
    told = facts(of_cmi5(apart))
    ids = "https://scormkit.invalid/first-aid/units/…"
    assert told["AUs"] == f"40, one for each unit: {ids}, in a block for each module"


def test_the_xapi_page_tells_what_is_launched() -> None:
    """File, IRI and launch file, and how the other ids are made."""
    told = facts(of_xapi(linked_course(questions=2, iri=name("https://example.com/help"))))
    assert told["File"] == "a.zip"
    assert told["Standard"] == "xAPI 1.0.3, launched by tincan.xml"
    assert told["Course IRI"] == "https://example.com/help: the id of that activity, by which the LMS finds the result"
    assert told["Other ids"].endswith("tincan.xml describes 12 activities")


def test_the_cmi5_page_tells_what_satisfies() -> None:
    """The AU with its id, moveOn and masteryScore; where units differ, which unit has which."""
    told = facts(of_cmi5(linked_course(questions=2)))
    assert told["AUs"] == "one: https://scormkit.invalid/first-aid/au"
    assert (told["moveOn"], told["masteryScore"]) == ("CompletedAndPassed", "0.8")
    course = ruled_course(minutes=0, weights=(), quizzes=None)
    told = facts(of_cmi5(course._replace(course=course.course._replace(cmi5=Cmi5Options("per-unit")))))
    assert told["moveOn"] == "Completed: Start; CompletedAndPassed: Work, End"
    assert told["masteryScore"] == "none: Start; 0.8: Work, End"


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_says_what_is_stored(sheet: Sheet) -> None:
    """Statements, score, answers, objectives, state: where each goes; and so where there is nothing."""
    told = facts(sheet(linked_course(questions=2)))
    assert "completed and passed" in told["Statements"]
    assert told["Score"].endswith("; the best attempt at a quiz counts")
    assert told["Answers"].startswith("answered: the answers to 2 questions, ")
    assert told["Objectives"] == "statements about each objective, each with a score and a status: help"
    assert "State API" in told["State"]
    assert "made of the course's id" in told["Course IRI"]
    told = facts(sheet(linked_course()))
    assert told["Score"] == "none: grade by completion"
    assert told["Answers"] == "none: the course asks nothing"
    assert "Objectives" not in told


@pytest.mark.parametrize("sheet", SHEETS)
def test_files_are_told_where_an_assignment_asks_for_them(sheet: Sheet) -> None:
    """The assignment is named; a course that asks for none says nothing of files."""
    asking = prose('<aside class="sk-block sk-evidence" role="note">\n<p>Your photo.</p></aside>')
    told = facts(sheet(course_asking(open_text(40), kind="assignment", body=asking, asked=("q0",))))
    assert told["Files"].startswith("handed in with quiz: attachments of answered")
    assert "Files" not in facts(sheet(course_asking(open_text(40), kind="assignment", body=prose(), asked=("q0",))))


@pytest.mark.parametrize("sheet", SHEETS)
def test_rules_that_learners_ask_about_are_told(sheet: Sheet) -> None:
    """As beside a SCORM package: minutes, pre-tests, time limits and waits."""
    assert {"Time asked for", "Pre-tests", "Time limits", "Wait between attempts"} < set(facts(sheet(ruled_course())))


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_page_is_one_file_that_is_well_formed(sheet: Sheet) -> None:
    """All elements close in order, every name leads somewhere, no hole is left, and nothing is loaded."""
    page = render_upload(sheet(linked_course(questions=2)))
    outline = Outline(page)
    assert outline.stack == []
    assert outline.headings.count("h1") == 1
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.named) <= set(outline.ids)
    assert outline.sources == []
    assert b"{" not in page.split(b"</style>")[1]


@pytest.mark.parametrize("settings", [xapi_settings.LMS_SETTINGS, cmi5_settings.LMS_SETTINGS], ids=["xapi", "cmi5"])
def test_every_setting_has_a_source_and_stands_with_its_lms(settings: tuple[tuple[str, ...], ...]) -> None:
    """A row says who said it; rows of one LMS follow each other."""
    assert all(text.strip() for row in settings for text in row[:5])
    lmss = [row[0] for row in settings]
    assert lmss == sorted(lmss, key=lmss.index)
