"""What a package says of its course, read from its pages alone."""

import csv
import json
from io import StringIO
from random import Random
from time import process_time
from typing import Any

import pytest

from scormkit.model.linked import LinkedCourse
from scormkit.package.contents import PackageError
from scormkit.records.course import Pool, PublishedCourse
from scormkit.records.published import published_course
from scormkit.records.words import question_words
from scormkit.targets.scorm12.codebook import codebook
from tests.unit.asking import questions
from tests.unit.records.packages import pages_of, published
from tests.unit.targets.courses import course_asking, linked_course, per_unit, ruled_course

COURSE = course_asking(*questions(), points=(10, 5))


def test_the_words_are_the_codebooks() -> None:
    """What a letter of any question means is what the codebook says; of a rubric the page tells the points, too."""
    told = published(COURSE)
    fields = {
        (f"quiz.{question.id}", field.key): field
        for quiz in told.quizzes
        for question in quiz.questions
        for field in question.fields
    }
    compared = 0
    rows = csv.DictReader(StringIO(codebook(COURSE).decode("utf-8-sig"), newline=""))
    for row in rows:
        key = (row["interaction"], "what" if row["interaction"] == "quiz.gaps" else row["field"])
        if not row["letter"] or row["interaction"] == "quiz.self-check":
            continue
        if row["interaction"] == "quiz.ordering":
            assert fields["quiz.ordering", row["letter"]].text == row["text"]
        else:
            assert fields[key].words[row["letter"]] == row["text"]
            assert not row["field text"] or fields[key].text in ("", row["field text"])
        compared += 1
    assert compared > 25
    assert fields["quiz.self-check", "a"].text == "Speed"
    assert fields["quiz.self-check", "a"].words["1"] == "Yes quick 1 point"
    assert fields["quiz.matching", "a"].text == "Bleeding & cuts"


def test_prompts_show_their_gaps() -> None:
    """A prompt is its text alone, as the codebook has it: the name of a gap would tell its answer."""
    prompts = {question.id: question.prompt for question in published(COURSE).quizzes[0].questions}
    assert prompts["single"] == "Prompt of single."
    assert prompts["gaps"] == "Take ___ steps."


def test_a_sco_for_each_unit_is_one_course() -> None:
    """The pages of all units are put together, in the order of their slots."""
    whole, parts = linked_course(units=12, questions=2), per_unit(linked_course(units=12, questions=2))
    one, many = published(whole), published(parts)
    assert (one.scope, many.scope) == ("course", "unit")
    assert [unit.id for unit in many.units] == [unit.id for unit in one.units]
    assert [quiz.slot for quiz in many.quizzes] == [quiz.slot for quiz in one.quizzes]
    assert [quiz.unit for quiz in many.quizzes] == [quiz.unit for quiz in one.quizzes]
    assert many.shapes == one.shapes
    assert many.objectives == one.objectives


def _told(course: LinkedCourse) -> dict[str, Any]:
    page = pages_of(course)["index.html"].decode()
    told: dict[str, Any] = json.loads(page.partition('id="sk-course">')[2].partition("</script>")[0])
    return told


def _published(told: dict[str, Any]) -> PublishedCourse:
    page = f'<script type="application/json" id="sk-course">{json.dumps(told)}</script>'
    return published_course({"index.html": page.encode()})


def test_packages_of_older_versions_are_read() -> None:
    """Before there were pools, weights and deciding quizzes, a quiz said what it draws, counted by its questions, and a
    survey called scored what would be right elsewhere: all reads as it is told now."""
    new = course_asking(*questions(), draw=3)
    told = _told(new)
    (quiz,) = told["quizzes"]
    del quiz["pools"], quiz["counts"]
    quiz["draw"] = 3
    assert _published(told).quizzes == _published(_told(new)).quizzes
    survey = _told(course_asking(*questions(), kind="survey"))
    for question in survey["quizzes"][0]["questions"]:
        question["scored"] = True
    assert not any(question.scored for question in _published(survey).quizzes[0].questions)
    for objective in told["objectives"]:
        del objective["quizzes"], objective["pass"]
    assert not any(objective.handed_in for objective in _published(told).objectives)


def test_every_rule_is_read() -> None:
    """Pools by the ids of their questions, waits and limits in seconds, pre-tests and deciding quizzes by their ids."""
    course = published(ruled_course())
    entry, final, last, letter = course.quizzes
    assert final.pools == (Pool(2, ("q0", "q1", "q2")),)
    assert (final.cooldown, final.limit, final.extendable, final.asked) == (5400, 1200, True, 3)
    assert [quiz.counts for quiz in course.quizzes] == [0, 3, 1, 0]
    assert (final.exempted_by, course.units[1].exempted_by, last.exempted_by) == (("entry",), ("entry",), ())
    assert [(one.id, one.quizzes, one.pass_percent) for one in course.objectives] == [
        ("know", ("final",), 80),
        ("write", ("letter",), None),
    ]
    assert course.completion.minutes == 30
    slots = [final.moment_slot, course.units[1].time_slot, course.completion.time_slot, final.questions[0].checked_slot]
    assert [course.shapes[slot].kind for slot in slots] == ["moment", "time", "time", "checked"]
    assert (entry.moment_slot, letter.moment_slot) == (-1, -1)


def test_a_zip_of_something_else_is_refused() -> None:
    """Pages without a course, and pages of two courses, are told in words."""
    with pytest.raises(PackageError, match="no course of scormkit's"):
        published_course({"index.html": b"<p>hello</p>"})
    other = per_unit(linked_course(units=2))
    pages = {**pages_of(per_unit(linked_course(units=2))), **pages_of(linked_course())}
    with pytest.raises(PackageError, match="several courses"):
        published_course(pages)
    assert published_course(pages_of(other)).id == "first-aid"


def test_spoilt_json_is_told_in_words() -> None:
    """Whatever stands in a place of the JSON, it is read or refused; nothing else is raised."""
    random = Random(7)
    page = pages_of(COURSE)["index.html"].decode()
    start = page.index('id="sk-course">') + len('id="sk-course">')
    end = page.index("</script>", start)
    told = json.loads(page[start:end])
    del told["strings"]
    refused = 0
    for _ in range(250):
        document = json.loads(json.dumps(told))
        holder, key = random.choice(list(_places(document)))
        holder[key] = random.choice((None, -1, 10**9, 1.5, "", "<b>", [], [1], {}, True, [[]], {"id": 3}))
        spoilt = page[:start] + json.dumps(document).replace("<", "\\u003c") + page[end:]
        try:
            published_course({"index.html": spoilt.encode()})
        except PackageError:
            refused += 1
    assert refused > 120


def _places(document: Any) -> Any:
    """Each place of a document that holds a value, as its holder and key."""
    items = document.items() if isinstance(document, dict) else enumerate(document)
    for key, value in items:
        yield document, key
        if isinstance(value, dict | list):
            yield from _places(value)


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "3", '{"format":2}', "\x00"])
def test_no_json_is_refused(text: str) -> None:
    """Text that is no course's JSON is refused, however deep."""
    page = f'<script type="application/json" id="sk-course">{text}</script>'
    with pytest.raises(PackageError):
        published_course({"index.html": page.encode()})


@pytest.mark.parametrize("piece", ["<!--", "<a ", "</", "<a b='", "<![CDATA[", 'id="', "&#9", "<div>", "</div>", "<"])
def test_reading_takes_no_longer_than_the_page_is_long(piece: str) -> None:
    """A megabyte of markup that leads parsers astray is read in seconds, not hours."""
    start = '<div class="sk-question" id="q-a.b"><div class="sk-prompt-text">'
    began = process_time()
    question_words(start + piece * (1_000_000 // len(piece)))
    question_words(start + f"&#{'9' * 100_000};")
    assert process_time() - began < 8
