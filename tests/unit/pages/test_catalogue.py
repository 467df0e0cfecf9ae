"""The catalogue: every word that a learner reads has its place in it, and every place in it is used."""

import json
import re
from pathlib import Path

import pytest

import scormkit
from scormkit.pages.catalogue import check_language, count, direction, words_of
from tests.unit.targets.courses import linked_course

ROOM = Path(scormkit.__file__).parent
CATALOGUES = sorted((ROOM / "pages" / "strings").glob("*.json"))
PLAYER_SOURCES = sorted((ROOM / "runtime" / "src").rglob("*.ts"))
PAGE_SOURCES = [
    *sorted((ROOM / "pages").rglob("*.py")),
    *sorted((ROOM / "pages" / "templates").glob("*.html")),
    *sorted((ROOM / "syntax").glob("*.py")),
    *sorted((ROOM / "reading").rglob("*.py")),
]
# A key in quotes, whole (`"quiz.check"`) or beginning a text with a hole (`f"quiz.hint.{…}"`, `${…}` in TypeScript).
KEY = re.compile(r"""["'`]([a-z]+(?:\.[a-z-]+)+)["'`]""")
PREFIX = re.compile(r"""["'`]([a-z]+\.(?:[a-z-]+\.)*)\$?\{""")


def read(path: Path) -> dict[str, str]:
    """One catalogue; a key that stands twice is an error here."""
    pairs = json.loads(path.read_text("utf-8"), object_pairs_hook=list)
    catalogue = dict(pairs)
    assert len(catalogue) == len(pairs)
    return catalogue


ENGLISH = read(ROOM / "pages" / "strings" / "en.json")
AREAS = {key.partition(".")[0] for key in ENGLISH}


def without_comments(path: Path) -> str:
    """A source's text; of TypeScript without its comments."""
    text = path.read_text("utf-8")
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL) if path.suffix == ".ts" else text


def named(sources: list[Path]) -> tuple[set[str], set[str]]:
    """Keys and beginnings of keys that the sources name."""
    text = "\n".join(without_comments(path) for path in sources)
    keys = {key for key in KEY.findall(text) if key.partition(".")[0] in AREAS}
    prefixes = {prefix for prefix in PREFIX.findall(text) if prefix.partition(".")[0] in AREAS}
    return keys, prefixes


def covered(key: str, keys: set[str], prefixes: set[str]) -> bool:
    """The sources name the key, its stem (for one and many), or a beginning of it."""
    return key in keys or key.rpartition(".")[0] in keys or any(key.startswith(prefix) for prefix in prefixes)


def test_every_key_that_is_named_exists() -> None:
    """No source asks for a word that the catalogue lacks."""
    keys, prefixes = named([*PAGE_SOURCES, *PLAYER_SOURCES])
    assert keys
    assert prefixes
    missing = {key for key in keys if key not in ENGLISH and f"{key}.one" not in ENGLISH}
    assert missing == set()
    assert {prefix for prefix in prefixes if not any(key.startswith(prefix) for key in ENGLISH)} == set()


def test_every_key_is_used_where_it_belongs() -> None:
    """The player's keys are named by the player, all others by pages, Markdown and questions."""
    player, pages = named(PLAYER_SOURCES), named(PAGE_SOURCES)
    unused = [key for key in ENGLISH if not covered(key, *(player if key.startswith("player.") else pages))]
    assert unused == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_catalogues_agree(path: Path) -> None:
    """Each language has the same keys with the same holes, and no text is empty."""
    catalogue = read(path)
    assert catalogue.keys() == ENGLISH.keys()
    for key, text in catalogue.items():
        assert text.strip()
        assert sorted(re.findall(r"\{(\w+)\}", text)) == sorted(re.findall(r"\{(\w+)\}", ENGLISH[key])), key


def test_language_falls_back_to_english() -> None:
    """A tag's region is ignored, and a language without a catalogue speaks English."""
    assert words_of("de-AT")["page.exit"] == "Beenden"
    assert words_of("fr")["page.exit"] == "Exit"
    assert words_of("../en")["page.exit"] == "Exit"


def test_english_in_a_right_to_left_page_is_isolated() -> None:
    """Otherwise full stops and numbers would jump to the other end of the phrase."""
    assert direction("ar") == "rtl"
    assert words_of("ar")["page.exit"] == "\u2068Exit\u2069"


def test_count_picks_one_or_many() -> None:
    """One has its own text; nought is many."""
    counted = [count(words_of("en"), "quiz.questions", n) for n in (0, 1, 2)]
    assert counted == ["0 questions", "1 question", "2 questions"]


def test_player_has_no_words_of_its_own() -> None:
    """No view holds a phrase: text in quotes that begins with a capital stands in the catalogue alone."""
    phrase = re.compile(r"""["'`]([A-Z][a-z]+(?: [a-z]+)*[.!?…]?)["'`]""")
    allowed = {"Enter", "Escape", "Home", "End"}  # names of keys
    for path in sorted((ROOM / "runtime" / "src" / "views").glob("*.ts")):
        assert [text for text in phrase.findall(without_comments(path)) if text not in allowed] == [], path.name


def test_the_learners_page_has_no_words_of_its_own() -> None:
    """Between the tags of its template stand values and signs only; the sheet for those who upload is in English."""
    template = (ROOM / "pages" / "templates" / "page.html").read_text("utf-8")
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "", template, flags=re.DOTALL)
    assert not re.search(r"[A-Za-z]{2,}", text)


@pytest.mark.parametrize(
    ("language", "spoken"), [("en", True), ("de-AT", True), ("DE", True), ("fr", False), ("ar", False), ("xx", False)]
)
def test_a_language_without_a_catalogue_is_told(language: str, spoken: bool) -> None:
    """Authors learn that the player falls back to English, and which languages it has."""
    found = list(check_language(linked_course(language=language).course))
    assert [one.code for one in found] == ([] if spoken else ["course/language-not-spoken"])
    assert all(one.help.endswith("there are catalogues for `de` and `en`") for one in found)
