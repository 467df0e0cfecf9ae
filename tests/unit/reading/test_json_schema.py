"""The JSON Schemas that editors use: valid, never stricter than the compiler, and of use against slips."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from scormkit.diagnostics.reference import rules
from scormkit.reading.json_schema import FILES, json_schema
from scormkit.reading.reference import source_format
from scormkit.validation.scorm2004 import SEVERITIES
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_texts

REPOSITORY = Path(__file__).resolve().parents[3]
COURSES = sorted(
    file.parent
    for root in ("course_src", "docs/examples", "tests/cases/minimal", "tests/browser/courses")
    for file in (REPOSITORY / root).rglob("course.yaml")
)


class _EditorLoader(yaml.SafeLoader):
    """Reads as YAML editors do (the core schema of YAML 1.2): dates and `yes` are texts."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first not in "yYnNoO"
}


def load(text: str) -> Any:
    """The value that an editor checks."""
    return yaml.load(text, _EditorLoader)


def errors(file: str, text: str) -> list[str]:
    """What an editor would flag."""
    validator = jsonschema.Draft202012Validator(json_schema(file))
    return [error.message for error in validator.iter_errors(load(text))]


def sources() -> Iterator[tuple[str, Path]]:
    """The real source files and the schema for each."""
    for course in COURSES:
        yield "course", course / "course.yaml"
        yield from (("quiz", file) for file in sorted(course.glob("quizzes/*.yaml")))
        yield from (("unit", file) for file in sorted(course.glob("units/*.md")))
        yield from (("assignment", file) for file in sorted(course.glob("assignments/*.md")))
        yield from (("ledger", file) for file in sorted(course.glob("ledger.yaml")))


@pytest.mark.parametrize("file", FILES)
def test_schema_is_a_schema(file: str) -> None:
    """Each schema is valid against the meta-schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(json_schema(file))


@pytest.mark.parametrize(("file", "path"), [pytest.param(f, p, id=f"{p.parts[-3]}-{p.name}") for f, p in sources()])
def test_real_sources_are_valid(file: str, path: Path) -> None:
    """An editor flags nothing in courses that build."""
    text = path.read_text("utf-8")
    assert errors(file, text.split("---\n")[1] if path.suffix == ".md" else text) == []


@pytest.mark.parametrize(
    "line", ["version: 1.10", "title: 2026", "title: true", "title: null", "title: 2026-03-01", "id: 404"]
)
def test_plain_words_are_text(line: str) -> None:
    """Words that YAML makes a number, truth or nothing of are text to us, so the editor does not flag them."""
    key = line.split(":")[0]
    course = "format: 1\nid: a\ntitle: A\nversion: 1\nmodules: [{id: m, title: M, units: [u]}]\n"
    kept = "".join(f"{other}\n" for other in course.splitlines() if not other.startswith(f"{key}:"))
    assert errors("course", f"{line}\n{kept}") == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("course", "format: 1\nid: a\ntitel: A\ntitle: A\nmodules: []"),
        ("course", "format: 2\nid: a\ntitle: A\nmodules: []"),
        ("course", "format: 1\nid: A b\ntitle: A\nmodules: []"),
        ("course", "format: 1\nid: a\ntitle: [A]\nmodules: []"),
        ("quiz", "title: A\nkind: exam\nquestions: []"),
        ("quiz", "title: A\nattempts: 16\nquestions: []"),
        ("quiz", "title: A\nquestions: [{id: a, prompt: A}]"),
        ("quiz", "title: A\nquestions: [{id: a, prompt: A, choices: b, credit: per-choice}]"),
        ("quiz", "title: A\nquestions: [{id: a, type: matching, prompt: A, choices: b}]"),
        ("unit", "title: A\nduration: 5 minutes"),
        ("assignment", "title: A\ndone: steps"),
        ("assignment", "title: A\nduration: 5 min"),
        ("ledger", "format: 1\nslots: [u-a quiz]"),
    ],
)
def test_slips_are_flagged(file: str, text: str) -> None:
    """A misspelt key, a wrong word, a missing key and the like are flagged while typing."""
    assert errors(file, text) != []


TYPES = {
    "fill-in": "answers: '- [x] a', case: exact",
    "numeric": "answer: 15, tolerance: 5%, unit: min",
    "matching": "pairs: '- a. A -> B', credit: per-part",
    "ordering": "items: '- a. A', credit: per-part",
    "gaps": "gaps: {one: {answers: '- [x] a'}}, case: ignore",
    "categorise": "groups: '- f. F', credit: all-or-nothing",
    "hotspot": "image: ../media/a.svg, alt: A, regions: {a: 0 10 30.5 60}, choices: '- [x] a. A', credit: per-choice",
    "likert": "scale: agreement-5, feedback: Thanks",
    "open-text": "length: 20-300, sample: A",
}


def asked(type: str, keys: str) -> str:
    """A quiz with one question of a type."""
    return f"{{title: A, questions: [{{id: a, type: {type}, prompt: A, hints: [B], {keys}}}]}}"


@pytest.mark.parametrize("type", TYPES)
def test_each_type_has_keys_of_its_own(type: str) -> None:
    """An editor takes the keys of each type of question, and flags those of another."""
    assert errors("quiz", asked(type, TYPES[type])) == []
    for other in TYPES.keys() - {type}:
        assert errors("quiz", asked(other, TYPES[type])) != []


@pytest.mark.parametrize(
    ("type", "keys"),
    [
        ("numeric", "answer: many"),
        ("numeric", "answer: 15, tolerance: -1"),
        ("hotspot", "image: a.svg, alt: A, regions: {a: 0 10 30}, choices: '- [x] a. A'"),
        ("hotspot", "image: a.svg, alt: A, regions: {ab: 0 10 30 60}, choices: '- [x] a. A'"),
        ("likert", "scale: agreement-6"),
        ("likert", "scale: agreement-5, weight: 2"),
        ("open-text", "length: 300"),
        ("open-text", "feedback: {right: A}"),
        ("fill-in", "answers: '- [x] a', weight: 101"),
        ("fill-in", "answers: '- [x] a', feedback: {correct: A}"),
    ],
)
def test_slips_in_a_question_are_flagged(type: str, keys: str) -> None:
    """A value that the compiler would refuse is flagged where a schema can see it."""
    assert errors("quiz", asked(type, keys)) != []


SHARES = ("0", "0%", "1%", "007 %", "80", "100%", "101", "101%", '"0"', '"101"', '"100 %"', '"1000%"')
COUNTS = ("0", "1", "15", "16", '"0"', '"015"', '"16"', '"99"')
TIMES = ("0 min", "1 min", "12min", "999 min", "1000 min", "12 minutes")
WAITS = ("0 min", "43200 min", "43201 min", "1h", "720 h", "721 h", "30 d", "31 d", "1 w", "none")
DRAWS = ("0", "3", '"3"', "{}", "{a: 1}", '{a: "2"}', "{a: 0}", "{A: 1}", "[1]", "{a: 1000}")
LIMITS = ("1 min", "1 h", "{duration: 5 min, extendable: no}", "{extendable: yes}", "{duration: 5 min, more: yes}")
WEIGHTS = ("[a, b]", "{a: 1, b: 1000}", "{a: 0}", "{a: 1001}", "{A: 1}", "all", "some")
TEXTS = ('""', '" "', '"\\n"', "x", "0", '"0"')

PLACES = {
    "course": ("course.yaml", COURSE),
    "quiz": ("quizzes/words.yaml", QUIZ),
    "unit": ("units/10-listen.md", UNIT),
}


@pytest.mark.parametrize(
    ("file", "key", "value"),
    [
        *(pytest.param("quiz", "pass", value, id=f"pass-{value}") for value in SHARES),
        *(pytest.param("quiz", "attempts", value, id=f"attempts-{value}") for value in COUNTS),
        *(pytest.param("unit", "duration", value, id=f"duration-{value}") for value in TIMES),
        *(pytest.param("quiz", "cooldown", value, id=f"cooldown-{value}") for value in WAITS),
        *(pytest.param("quiz", "time_limit", value, id=f"time-limit-{value}") for value in LIMITS),
        *(pytest.param("quiz", "draw", value, id=f"draw-{value}") for value in DRAWS),
        *(pytest.param("course", "completion", f"{{quizzes: {value}}}", id=f"weights-{value}") for value in WEIGHTS),
        *(pytest.param("quiz", "title", value, id=f"title-{value}") for value in TEXTS),
        *(pytest.param("unit", "title", value, id=f"unit-title-{value}") for value in TEXTS),
    ],
)
def test_schema_and_compiler_agree(file: str, key: str, value: str) -> None:
    """Of a share, a count, a time, a draw, a weight and a text, an editor flags those that the compiler refuses, and no
    others."""
    path, source = PLACES[file]
    start, source = ("---\n", source.removeprefix("---\n")) if file == "unit" else ("", source)
    kept = "".join(line for line in source.splitlines(keepends=True) if not line.startswith(f"{key}:"))
    text = f"{start}{key}: {value}\n{kept}"
    refused = any(found.code.startswith("format/") for found in read_texts({path: text}).diagnostics)
    assert bool(errors(file, text.split("---\n")[1] if file == "unit" else text)) == refused


@pytest.mark.parametrize(("page", "made"), [("source-format", source_format), ("rules", partial(rules, SEVERITIES))])
def test_reference_is_fresh(page: str, made: Callable[[], str]) -> None:
    """Each page that `python docs/generate.py` writes is what it would write now."""
    assert (REPOSITORY / f"docs/reference/{page}.md").read_text("utf-8") == made()
