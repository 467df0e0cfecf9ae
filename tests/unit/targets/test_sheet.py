"""The page for whoever uploads a package."""

from html.parser import HTMLParser

import pytest

from scormkit.model.linked import LinkedCourse
from scormkit.pages.upload import UploadSheet, render_upload
from scormkit.targets.scorm12.lms_settings import LMS_SETTINGS
from scormkit.targets.scorm12.sheet import upload_sheet
from tests.unit.targets.courses import (
    bare_course,
    choices,
    course_asking,
    linked_course,
    open_text,
    per_unit,
    ruled_course,
)

PACKAGE, CODEBOOK = "first-aid-1.0-scorm12.zip", "first-aid-1.0-scorm12.codebook.csv"


def sheet(course: LinkedCourse) -> UploadSheet:
    """What the page of a course says."""
    return upload_sheet("scorm12", course, PACKAGE, CODEBOOK, "61ba42bdba1b")


def facts(course: LinkedCourse) -> dict[str, str]:
    """All facts, by label."""
    told = sheet(course)
    return {fact.label: fact.text for fact in (*told.package, *told.stored)}


class Outline(HTMLParser):
    """A page's elements: whether they close in order, its headings, ids and links."""

    VOID = frozenset({"meta", "link"})

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.headings: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.sources: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in self.VOID:
            self.stack.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            elif key == "aria-labelledby" or (key == "href" and value and value.startswith("#")):
                self.named.append((value or "").lstrip("#"))
            elif key in ("src", "href"):
                self.sources.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element."""
        assert self.stack.pop() == tag


def test_it_names_the_package_and_the_course() -> None:
    """File, standard, id, version and fingerprint, so that an upload can be told from another."""
    told = facts(linked_course(questions=2))
    assert (told["File"], told["Standard"], told["Course id"], told["Version"]) == (
        PACKAGE,
        "SCORM 1.2",
        "first-aid",
        "1.0",
    )
    assert told["Fingerprint"].startswith("61ba42bdba1b")
    assert told["Mastery score"] == "none in the manifest"
    assert facts(per_unit(linked_course(units=3), mastery=80))["SCOs"] == "3, one for each unit"
    assert facts(per_unit(linked_course(units=3), mastery=80))["Mastery score"] == "80 in the manifest"


def test_it_says_what_is_stored() -> None:
    """Status, score, state size, interactions and objectives, each with the element of the data model."""
    told = facts(linked_course(questions=2))
    assert "then “passed”" in told["Status"]
    assert (
        told["Score"] == "cmi.core.score: raw from 0 to 100, with min 0 and max 100; the best attempt at a quiz counts"
    )
    assert "of 4,096 characters" in told["State"]
    assert told["Interactions"].startswith(
        "cmi.interactions: the answers to 2 questions, each time they are submitted. "
    )
    assert told["Interactions"].endswith(CODEBOOK)
    assert told["Objectives"].endswith(": help")


def test_it_says_so_where_nothing_is_stored() -> None:
    """A course without a graded quiz sends no score, one without questions no interactions and no objectives."""
    told = facts(linked_course())
    assert told["Score"] == "none: grade by completion"
    assert told["Interactions"] == "none: the course asks nothing"
    assert "Objectives" not in told


def test_typed_answers_are_told_to_be_cut() -> None:
    """Only a course in which learners type says that reports hold 255 characters."""
    assert "cut at 255 characters" in facts(course_asking(open_text(300)))["Interactions"]
    assert "cut" not in facts(course_asking(choices("a", "b")))["Interactions"]


def test_objectives_that_are_handed_in_have_no_score() -> None:
    """What is decided by quizzes has a score and a status; what assignments alone decide is completed, and no more."""
    assert facts(ruled_course())["Objectives"] == (
        "cmi.objectives, each with a score and a status: know; "
        "“completed” without a score once the assignments are handed in: write"
    )
    assert "Objectives" not in facts(course_asking(open_text(300), kind="survey"))


def test_rules_that_learners_ask_about_are_told() -> None:
    """Minutes, pre-tests, time limits and waits, by the ids of the quizzes; a course without any says nothing."""
    told = facts(ruled_course())
    assert told["Time asked for"].startswith("30 active minutes")
    assert told["Pre-tests"] == "they make no score; passing entry exempts from work"
    assert told["Time limits"].startswith("final 20 min, which learners may extend;")
    assert told["Wait between attempts"] == "final 90 min"
    rules = {"Time asked for", "Pre-tests", "Time limits", "Wait between attempts"}
    assert rules.isdisjoint(facts(linked_course(questions=2)))


@pytest.mark.parametrize(
    ("score", "words"),
    [("first", "has the pass mark"), ("points", "the points won, of those"), ("last", "the last attempt")],
)
def test_which_attempt_makes_the_score_is_told(score: str, words: str) -> None:
    """The rule stands behind the element, and the share of each quiz behind the rule."""
    told = facts(ruled_course(score=score))["Score"]
    assert words in told
    assert told.endswith("quizzes count by weight: final 75 %, last 25 %")


def test_the_settings_are_filled_in() -> None:
    """Status and mastery score of this very course stand in the advice; no hole is left."""
    course = linked_course(questions=1)
    completion = course.course.completion._replace(status="completed")
    told = dict(sheet(course._replace(course=course.course._replace(completion=completion))).advice)
    assert "completed, and no other" in [advice.choice for advice in told["Moodle"]]
    assert not [text for settings in told.values() for advice in settings for text in advice if "{" in text]


@pytest.mark.parametrize("lms", ["Moodle", "Cornerstone (CSOD)", "SAP SuccessFactors", "TalentLMS", "SCORM Cloud"])
def test_the_lmss_that_admins_ask_for_are_there(lms: str) -> None:
    """The five that were asked for come before all others."""
    assert lms in [name for name, _ in sheet(linked_course()).advice[:5]]


def test_every_setting_has_a_source_and_stands_with_its_lms() -> None:
    """A row says who said it; rows of one LMS follow each other, so that its name is a heading once."""
    assert all(text.strip() for row in LMS_SETTINGS for text in row[:5])
    headings = [name for name, _ in sheet(linked_course()).advice]
    assert len(headings) == len(set(headings))


def test_the_page_is_one_file_that_is_well_formed() -> None:
    """All elements close in order, headings skip no level, every name leads somewhere, and nothing is loaded."""
    page = render_upload(sheet(linked_course(questions=2)))
    outline = Outline(page)
    assert outline.stack == []
    assert outline.headings[0] == "h1"
    assert outline.headings.count("h1") == 1
    assert outline.headings[1] == "h2"
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.named) <= set(outline.ids)
    assert outline.sources == []
    assert b"<script" not in page
    assert b"url(" not in page


def test_titles_stay_text_in_their_own_language() -> None:
    """A title with markup is shown as it is written; the heading says the course's language and direction."""
    course = linked_course()
    source = bare_course(title="<b>R&D</b>", language="ar")
    page = render_upload(sheet(course._replace(course=source))).decode()
    assert '<h1 lang="ar" dir="rtl">&lt;b&gt;R&amp;D&lt;/b&gt;</h1>' in page
    assert "<b>" not in page
