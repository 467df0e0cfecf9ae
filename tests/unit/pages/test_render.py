"""The pages of a package: what is in them, for the learner and for the player."""

import gzip
import json
import re
import time
from html.parser import HTMLParser
from typing import Any

import pytest

from scormkit.model.course import Badge, Certificate, GlossaryEntry, Module, Objective
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Placement, Prose, TermUse
from scormkit.package.plan import Entry
from scormkit.pages.render import INDEX, STYLESHEETS, render_course, render_units, stamp
from tests.unit.targets.courses import HERE, linked_course, name, prose

HOSTILE = '</script><script>alert("x")</script>'


def with_bodies(course: LinkedCourse) -> LinkedCourse:
    """The course with each unit's quiz placed in its body."""
    units = tuple(
        linked._replace(
            unit=linked.unit._replace(body=Prose(HERE, ("<p>Words.</p>\n", *_placed(course, linked.quizzes)), 1)),
        )
        for linked in course.units
    )
    return course._replace(units=units)


def _placed(course: LinkedCourse, quizzes: tuple[int, ...]) -> list[Placement]:
    return [Placement(HERE, "x", course.quizzes[quiz].quiz.file, "", "") for quiz in quizzes]


@pytest.fixture
def course() -> LinkedCourse:
    """Three units, each with a quiz of two questions."""
    return with_bodies(linked_course(units=3, questions=2))


def text(entries: tuple[Entry, ...], path: str) -> str:
    """The text of one entry."""
    content = next(entry.content for entry in entries if entry.path == path)
    assert isinstance(content, bytes)
    return content.decode()


def course_data(page: str) -> dict[str, Any]:
    """The JSON that the player reads in a page."""
    match = re.search(r'<script type="application/json" id="sk-course">(.*?)</script>', page, re.DOTALL)
    assert match is not None
    data: dict[str, Any] = json.loads(match[1])
    return data


class Balanced(HTMLParser):
    """Follows a page's elements and remembers every attribute; ends with an empty stack when all are closed."""

    VOID = frozenset({"meta", "link", "input", "img", "br", "hr", "track"})

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.scripts: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.attributes.update(key for key, _ in attrs)
        self.ids.extend(value for key, value in attrs if key == "id" and value)
        if tag == "script":
            self.scripts.append(dict(attrs))
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element."""
        assert self.stack.pop() == tag


def parsed(html: str) -> Balanced:
    """The page, read to its end."""
    parser = Balanced()
    parser.feed(html)
    parser.close()
    return parser


def test_one_sco_has_one_page_and_a_script_for_each_further_unit(course: LinkedCourse) -> None:
    """The first unit stands in the page in full; each other comes as a script of its own."""
    entries = render_course(course, {})
    assert [entry.path for entry in entries] == [INDEX, *STYLESHEETS, "units/unit-1.js", "units/unit-2.js"]
    page = text(entries, INDEX)
    assert 'data-unit="0"' in page
    assert "Unit 0</h1>" in page
    assert "Unit 1</h1>" not in page


def test_a_units_script_hands_over_its_html_in_ascii(course: LinkedCourse) -> None:
    """``scormkit.unit(index, html)`` with a JSON string, ASCII only: no wrong charset header can spoil it."""
    course = course._replace(modules=(Module(name("m"), "Größe – 大", "", ()),))
    script = text(render_course(course, {}), "units/unit-2.js")
    assert script.isascii()
    match = re.fullmatch(r"scormkit\.unit\(2,(.*)\)\n", script)
    assert match is not None
    article = json.loads(match[1])
    assert article.startswith('<article class="sk-unit" id="sk-unit" data-unit="2">')
    assert "Größe – 大" in article


def test_pages_are_well_formed_and_need_no_inline_code(course: LinkedCourse) -> None:
    """All elements are closed in order, ids are unique, and nothing needs more than ``default-src 'self'``."""
    for entry in (*render_course(course, {}), *render_units(course, {})):
        if not entry.path.endswith(".html"):
            continue
        page = parsed(text((entry,), entry.path))
        assert page.stack == []
        assert len(page.ids) == len(set(page.ids))
        assert "style" not in page.attributes
        assert not [attribute for attribute in page.attributes if attribute.startswith("on")]
        assert [script.get("type", script.get("src")) for script in page.scripts] == [
            "application/json",
            "player/player.js",
        ]


def test_course_json_has_the_shape_that_the_player_reads(course: LinkedCourse) -> None:
    """Every member of contract.ts is there, with indices into the same document."""
    data = course_data(text(render_course(course, {}), INDEX))
    assert list(data) == [
        "format", "id", "title", "version", "language", "fingerprint", "scope", "ledger", "modules", "units", "quizzes",
        "objectives", "completion", "certificate", "idle", "strings",
    ]  # fmt: skip
    assert (data["format"], data["scope"], data["idle"]) == (1, "course", 600)
    assert data["ledger"] == "u z s4 s4 u z s4 s4 u z s4 s4 o"
    assert data["units"][1] == {
        "id": "unit-1", "slot": 4, "title": "Unit 1", "module": 0, "script": "units/unit-1.js", "done": "end",
        "minutes": 0, "required": True, "needs": [],
    }  # fmt: skip
    assert data["units"][0]["script"] == ""
    assert data["objectives"] == [{"id": "help", "slot": 12, "quizzes": [0, 1, 2], "pass": 80}]
    quiz = data["quizzes"][1]
    questions = quiz.pop("questions")
    assert quiz == {
        "id": "quiz-1", "slot": 5, "pointsSlot": -1, "unit": 1, "title": "Quiz 1", "kind": "graded", "pass": 80,
        "attempts": 4, "retry": "wrong-answers", "solution": "never", "points": [], "shuffle": "none", "pools": [],
        "required": True, "counts": 2,
    }  # fmt: skip
    assert questions[1] == {
        "id": "question-1", "type": "single", "credit": "all-or-nothing", "weight": 1, "scored": True, "asked": True,
        "objectives": [0], "fields": [
            {"key": "", "slot": 7, "earlier": [], "letters": "abcd", "offered": "abcd", "correct": "a"},
        ],
    }  # fmt: skip
    assert data["completion"] == {"units": 3, "score": "best", "status": "passed", "onFail": "incomplete"}
    assert all(key.startswith("player.") for key in data["strings"])


def test_an_objective_that_is_not_recorded_stays_out_of_the_json(course: LinkedCourse) -> None:
    """Indices of the questions point past objectives without a slot."""
    unrecorded = course.objectives[0]._replace(slot=None)
    course = course._replace(objectives=(unrecorded, *course.objectives))
    quizzes = tuple(
        quiz._replace(questions=tuple(question._replace(objectives=(0, 1)) for question in quiz.questions))
        for quiz in course.quizzes
    )
    data = course_data(text(render_course(course._replace(quizzes=quizzes), {}), INDEX))
    assert len(data["objectives"]) == 1
    assert data["quizzes"][0]["questions"][0]["objectives"] == [0]


def test_a_unit_of_its_own_knows_itself_alone(course: LinkedCourse) -> None:
    """With a SCO per unit each page has one unit, its quizzes numbered from 0, no contents and no steps."""
    entries = render_units(course, {})
    assert [entry.path for entry in entries] == ["unit-0.html", "unit-1.html", "unit-2.html", *STYLESHEETS]
    page = text(entries, "unit-2.html")
    data = course_data(page)
    assert data["scope"] == "unit"
    assert [unit["id"] for unit in data["units"]] == ["unit-2"]
    assert [(quiz["id"], quiz["unit"]) for quiz in data["quizzes"]] == [("quiz-2", 0)]
    assert 'data-unit="0"' in page
    assert 'data-quiz="0"' in page
    assert "sk-contents" not in page
    assert "sk-steps" not in page


def test_a_unit_of_its_own_counts_even_where_the_course_does_not_need_it(course: LinkedCourse) -> None:
    """Otherwise its SCO would be completed before anything was read."""
    units = tuple(unit._replace(required=False) for unit in course.units)
    data = course_data(text(render_units(course._replace(units=units), {}), "unit-0.html"))
    assert data["units"][0]["required"] is True


def test_questions_wait_until_the_player_is_open(course: LinkedCourse) -> None:
    """All inputs and the button are disabled, all feedback is hidden, and the rules say what passes."""
    page = text(render_course(course, {}), INDEX)
    assert len(re.findall(r"<input type=\"radio\"", page)) == 8
    assert all("disabled" in tag for tag in re.findall(r"<input type=\"radio\"[^>]*>", page))
    assert re.search(r"<button[^>]*data-check disabled>", page)
    assert "2 questions · pass mark 80 % = 2 right · 4 attempts" in page


def test_steps_name_where_they_lead(course: LinkedCourse) -> None:
    """A unit ends with its neighbours' titles; the first has none before it, the last none after it."""
    entries = render_course(course, {})
    assert 'rel="prev"' not in text(entries, INDEX)
    assert re.search(
        r'<a rel="next" href="#/unit-1" data-step="1">.*?Unit 1 <span class="sk-status"></span></a>',
        text(entries, INDEX),
    )
    assert "next" not in text(entries, "units/unit-2.js").partition("sk-steps")[2].replace("next unit", "")


def test_terms_are_explained_at_the_end_of_the_unit_that_uses_them(course: LinkedCourse) -> None:
    """Each definition stands once, with those of the terms that definitions use in their turn."""
    use = TermUse(HERE, "calm", "Calm", "calm")
    glossary = {
        "calm": GlossaryEntry("calm", "Calm", Prose(HERE, ("No ", TermUse(HERE, "haste", "Haste", "haste")), 2), HERE),
        "haste": GlossaryEntry("haste", "Haste", prose("<p>Not calm.</p>"), HERE),
        "idle": GlossaryEntry("idle", "Idle", prose("<p>Unused.</p>"), HERE),
    }
    units = list(course.units)
    units[0] = units[0]._replace(unit=units[0].unit._replace(body=Prose(HERE, (use, use), 2)))
    entries = render_course(course._replace(units=tuple(units), glossary=glossary), {})
    page = text(entries, INDEX)
    assert re.findall(r"<dt>(.*?)</dt>", page.partition("sk-terms")[2].partition("</dl>")[0]) == ["Calm", "Haste"]
    assert "sk-terms" not in text(entries, "units/unit-1.js")


def test_titles_cannot_end_the_json_or_the_page(course: LinkedCourse) -> None:
    """Script tags in names stay text, in the markup as in the JSON."""
    source = course.course._replace(title=HOSTILE)
    modules = (Module(name("m"), HOSTILE, "", ()),)
    units = tuple(unit._replace(unit=unit.unit._replace(title=HOSTILE)) for unit in course.units)
    hostile = course._replace(course=source, modules=modules, units=units)
    for entry in (render_course(hostile, {})[0], render_units(hostile, {})[0]):
        page = text((entry,), entry.path)
        assert page.count("<script") == 2
        assert parsed(page).stack == []
        assert course_data(page)["title"] == HOSTILE


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("de-AT", "ltr"), ("ar", "rtl"), ("he-IL", "rtl")])
def test_language_and_direction(course: LinkedCourse, language: str, direction: str) -> None:
    """The page says the course's language, and runs from right to left where the language does."""
    course = course._replace(course=course.course._replace(language=language))
    page = text(render_course(course, {}), INDEX)
    assert f'<html lang="{language}" dir="{direction}" class="sk">' in page


def test_rendering_is_deterministic(course: LinkedCourse) -> None:
    """Equal courses give equal bytes."""
    assert render_course(course, {}) == render_course(with_bodies(linked_course(units=3, questions=2)), {})


def test_stamp_fills_the_fingerprint_of_pages_only(course: LinkedCourse) -> None:
    """The fingerprint goes into the JSON and nowhere else, even where an author writes the very same characters."""
    source = course.course._replace(title='"fingerprint":""')
    entries = render_course(course._replace(course=source), {})
    stamped = tuple(stamp(entry, "0123456789ab") for entry in entries)
    data = course_data(text(stamped, INDEX))
    assert data["fingerprint"] == "0123456789ab"
    assert data["title"] == '"fingerprint":""'
    assert stamped[1:] == entries[1:]


def test_a_badge_stands_hidden_beside_its_modules_title(course: LinkedCourse) -> None:
    """The contents hold its picture with words; the player shows it when it is won."""
    badge = Badge("Ear & eye", name("media/ear.svg"))
    module = course.modules[0]._replace(badge=badge)
    page = text(render_course(course._replace(modules=(module,)), {"media/ear.svg": "media/ear.svg"}), INDEX)
    (image,) = re.findall(r'<h2 class="sk-module">Basics (<img [^>]*>)</h2>', page)
    assert 'src="media/ear.svg" alt="Badge won: Ear &amp; eye" data-badge="0" hidden' in image


def test_objectives_and_summaries_stand_where_learners_look(course: LinkedCourse) -> None:
    """The course's objectives on its first page, a module's summary in the contents; where there are none, nothing."""
    objective = Objective(name("help"), "Help & call.", None, None, "", None)
    source = course.course._replace(objectives=(objective,))
    module = course.modules[0]._replace(summary="What & why.")
    entries = render_course(course._replace(course=source, modules=(module,)), {})
    page = text(entries, INDEX)
    assert "<h2>After the whole course you can</h2><ul><li>Help &amp; call.</li></ul>" in page
    assert '<p class="sk-summary">What &amp; why.</p>' in page
    assert "After the whole course" not in text(entries, "units/unit-1.js")
    plain = text(render_course(course, {}), INDEX)
    assert "After the whole course" not in plain
    assert "sk-summary" not in plain


def test_a_certificate_waits_in_a_template(course: LinkedCourse) -> None:
    """Title and text are the author's; name, day and score are filled in later; recorded objectives are listed."""
    source = course.course._replace(certificate=Certificate("Well <done>", prose("<p>By us.</p>"), HERE))
    page = text(render_course(course._replace(course=source, certificate_slot=12), {}), INDEX)
    (template,) = re.findall(r'<template id="sk-certificate">(.*?)</template>', page, re.DOTALL)
    assert "<h1>Well &lt;done&gt;</h1>" in template
    assert '<div class="sk-prose"><p>By us.</p></div>' in template
    assert re.findall(r"data-(learner|day|score|reached|print)", template) == [
        "learner", "reached", "day", "score", "print",
    ]  # fmt: skip
    assert '<li data-objective="help">Help.</li>' in template
    assert course_data(page)["certificate"] == 12
    plain = text(render_course(course, {}), INDEX)
    assert "sk-certificate" not in plain
    assert course_data(plain)["certificate"] == -1


@pytest.mark.parametrize("path", STYLESHEETS)
def test_style_sheet_is_packed_without_comments_and_is_small(path: str) -> None:
    """No comment, no address, no run of spaces; braces balance; 6 KB at most as it travels."""
    sheet = text(render_course(linked_course(), {}), path)
    assert "/*" not in sheet
    assert "url(" not in sheet
    assert "  " not in sheet
    assert "\n" not in sheet[:-1]
    assert sheet.count("{") == sheet.count("}")
    assert len(gzip.compress(sheet.encode(), 9)) <= 6 * 1024


def test_large_courses_render_fast() -> None:
    """240 units with 720 questions take well under a second of CPU."""
    course = with_bodies(linked_course(units=240, questions=3))
    start = time.process_time()
    render_course(course, {})
    assert time.process_time() - start < 0.6
