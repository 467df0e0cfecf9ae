"""The shipped courses are our own words, and enough of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
COURSES = REPOSITORY / "course_src"
RUN = 10  # words
LEAST = 250  # words in a lecture

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of RUN consecutive words."""
    found = words(text)
    for start in range(len(found) - RUN + 1):
        yield tuple(found[start : start + RUN])


def body(unit: Path) -> str:
    """A unit's prose: without front matter, placed files, fences and marks."""
    text = unit.read_text("utf-8").split("---\n", 2)[2]
    text = re.sub(r"^!\[\]\(.*\)$", "", text, flags=re.M)
    text = re.sub(r"^:{3,}\s*[a-z-]*", "", text, flags=re.M)
    return re.sub(r"\]\([^)]*\)", "]", text)


UNITS = sorted(COURSES.glob("*/units/*.md"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: f"{unit.parts[-3]}/{unit.stem}")
def test_a_lecture_has_substance(unit: Path) -> None:
    """At least 250 words of prose."""
    assert len(words(body(unit))) >= LEAST


@pytest.mark.shared
def test_no_run_of_ten_words_is_taken_from_the_seeds(shared: Path) -> None:
    """Nothing in course_src repeats ten consecutive words of the texts that its facts come from."""
    seeds = sorted((shared / "seeds").glob("*.txt"))
    assert seeds
    foreign = {run for seed in seeds for run in runs(seed.read_text("utf-8", "replace"))}
    texts = sorted({*COURSES.rglob("*.md"), *COURSES.rglob("*.yaml"), *COURSES.rglob("*.svg")})
    assert texts
    taken = [
        f"{text.relative_to(COURSES)}: {' '.join(run)}" for text in texts for run in runs(text.read_text("utf-8"))
        if run in foreign
    ]  # fmt: skip
    assert taken == []


@pytest.mark.shared
def test_the_test_itself_would_notice_a_taken_sentence(shared: Path) -> None:
    """Ten words of a seed, with other punctuation and capitals, are recognised."""
    (seed, *_) = sorted((shared / "seeds").glob("*.txt"))
    text = seed.read_text("utf-8", "replace")
    found = words(text)[100:110]
    assert tuple(found) in set(runs(text))
    assert next(runs(" – ".join(word.upper() for word in found))) == tuple(found)
