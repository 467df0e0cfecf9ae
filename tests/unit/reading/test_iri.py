"""The course's IRI, and how the course is divided for cmi5."""

import pytest

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking import link
from scormkit.model.course import Course
from scormkit.targets.xapi.target import TARGET
from tests.unit.reading.sources import COURSE, read_course, read_texts


def course_with(line: str) -> str:
    """course.yaml with one line more."""
    return COURSE.replace("title:", f"{line}\ntitle:", 1)


def read(line: str) -> tuple[Course, tuple[Diagnostic, ...]]:
    """What is read of a course with one line more, and what is found."""
    outcome = read_texts({"course.yaml": course_with(line)})
    assert outcome.value is not None
    return outcome.value, outcome.diagnostics


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("https://example.com/courses/calls", "https://example.com/courses/calls"),
        ("https://example.com/courses/calls/", "https://example.com/courses/calls"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://example.com/kürse/%C3%A4", "https://example.com/kürse/%C3%A4"),
        ("urn:isbn:9780141036144", "urn:isbn:9780141036144"),
        ("tag:example.com,2026:calls", "tag:example.com,2026:calls"),
    ],
)
def test_an_iri_is_taken_as_it_is(written: str, iri: str) -> None:
    """Any scheme and any script will do; a slash at the end says nothing."""
    course, found = read(f"iri: {written}")
    assert found == ()
    assert course.iri is not None
    assert course.iri.text == iri


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("www.example.com/calls", "write `https://www.example.com/calls`"),
        ("https:/example.com/calls", "write `https://example.com/calls`"),
        ("https://example.com/calls?v=1", "write `https://example.com/calls`: "),
        ('"https://example.com/calls#top"', "write `https://example.com/calls`: "),
        ('"https://example.com/our calls"', "begin with `https://`"),
        ('"https://[YOUR_HOST]/calls"', "begin with `https://`"),
        ("courses/calls", "begin with `https://`"),
        ("https://", "begin with `https://`"),
    ],
)
def test_what_ids_cannot_begin_with_is_told(written: str, help: str) -> None:
    """Relative ones, those with a query, a fragment, a blank or a placeholder; the nearest one is offered."""
    _, (told,) = read(f"iri: {written}")
    assert told.code == "format/invalid-iri"
    assert told.help.startswith(help)


def test_a_faulty_iri_is_not_called_missing() -> None:
    """One fault is told once."""
    course, _ = read("iri: calls")
    linked = link(course).value
    assert linked is not None
    assert TARGET.check(linked) == ()
    missing = link(read_course({})).value
    assert missing is not None
    assert [found.code for found in TARGET.check(missing)] == ["course/no-iri"]


@pytest.mark.parametrize(
    ("line", "aus"), [("", "one"), ("cmi5: {aus: one}", "one"), ("cmi5: {aus: per-unit}", "per-unit")]
)
def test_how_cmi5_divides_the_course(line: str, aus: str) -> None:
    """One AU by default; a word that is neither is told."""
    course, found = read(line)
    assert (course.cmi5.aus, found) == (aus, ())
    _, (told,) = read("cmi5: {aus: many}")
    assert told.code == "format/unknown-word"
