"""Each type of question and each part of an assignment is whole: schema, reference, player, documentation, a course."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from docs.question_types import PAGE, PICTURES, places
from scormkit.reading.json_schema import json_schema
from tests.browser.examples import LARGEST_PICTURE, WIDTH

REPOSITORY = Path(__file__).resolve().parents[2]
COURSES = REPOSITORY / "course_src"
REFERENCE = REPOSITORY / "docs" / "reference"
RUNTIME = REPOSITORY / "scormkit" / "runtime" / "src"
TYPES = (
    *("single", "multiple", "true-false", "fill-in", "numeric", "matching", "ordering"),
    *("gaps", "categorise", "hotspot", "likert", "open-text"),
)
PARTS = ("steps", "self-check", "reply", "evidence")


def types_in_schema() -> set[str]:
    """The words that an editor offers at ``type:`` of a question."""
    question: Any = json_schema("quiz")["properties"]["questions"]["items"]
    while "else" in question:
        question = question["else"]
    return set(question["properties"]["type"]["enum"])


def types_in_courses() -> Iterator[str]:
    for file in COURSES.glob("*/quizzes/*.yaml"):
        for question in yaml.safe_load(file.read_text("utf-8"))["questions"]:
            yield question.get("type", "single")


def parts_in_courses() -> Iterator[str]:
    for file in COURSES.glob("*/assignments/*.md"):
        yield from re.findall(r"^:{3,} *([a-z-]+)", file.read_text("utf-8"), re.M)


def types_in_player() -> set[str]:
    """The types that the player distinguishes."""
    union = re.search(r"export type QuestionType =(.*?);", (RUNTIME / "contract.ts").read_text("utf-8"), re.S)
    assert union is not None
    return set(re.findall(r'"([a-z-]+)"', union[1]))


def test_the_schema_offers_every_type() -> None:
    """The JSON Schema knows the twelve types of questions and no other."""
    assert types_in_schema() == set(TYPES)


def test_the_player_knows_every_type() -> None:
    """The player has the twelve and the two parts that no question in a quiz file has; a reply is open text to it, and
    evidence is text to read."""
    assert types_in_player() == {*TYPES, "steps", "self-check"}


@pytest.mark.parametrize("word", TYPES)
def test_the_reference_has_every_type(word: str) -> None:
    """source-format.md has a section for each type of question."""
    assert f"a question of type {word}\n" in (REFERENCE / "source-format.md").read_text("utf-8")


@pytest.mark.parametrize("word", PARTS)
def test_the_reference_has_every_part(word: str) -> None:
    """markdown.md shows each part of an assignment and tells what it holds."""
    text = (REFERENCE / "markdown.md").read_text("utf-8")
    assert f"\n::: {word}" in text
    assert f"\n| `{word}` |" in text


def test_the_page_shows_every_type() -> None:
    """docs/question-types.md has one example of each, and no other."""
    assert sorted(place.name for place in places(PAGE.read_text("utf-8"))) == sorted([*TYPES, *PARTS])


@pytest.mark.parametrize("word", TYPES)
def test_a_course_asks_every_type(word: str) -> None:
    """Some course of course_src has a question of each type."""
    assert word in set(types_in_courses())


@pytest.mark.parametrize("word", PARTS)
def test_a_course_has_every_part(word: str) -> None:
    """Some assignment of course_src has each part."""
    assert word in set(parts_in_courses())


@pytest.mark.parametrize("word", [*TYPES, *PARTS])
def test_a_picture_is_there_and_light(word: str) -> None:
    """It is WebP of the width that the page asks for, not larger than it may be."""
    picture = (PICTURES / f"{word}.webp").read_bytes()
    assert (picture[:4], picture[8:16]) == (b"RIFF", b"WEBPVP8X")
    assert int.from_bytes(picture[24:27], "little") + 1 == WIDTH
    assert len(picture) <= LARGEST_PICTURE


def test_no_picture_is_left_over() -> None:
    """Each picture belongs to an example of the page."""
    assert {file.stem for file in PICTURES.iterdir()} == {place.name for place in places(PAGE.read_text("utf-8"))}


def test_pictures_are_told_in_words() -> None:
    """Each has an alternative text that describes it."""
    assert [place.name for place in places(PAGE.read_text("utf-8")) if len(place.alt.split()) < 5] == []
