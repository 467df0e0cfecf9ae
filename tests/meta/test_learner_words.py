"""What learners read comes from the catalogue: no words in the player's views or in the templates."""

import json
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
VIEWS = sorted(
    path
    for path in (REPOSITORY / "scormkit" / "runtime" / "src" / "views").rglob("*.ts")
    if not path.name.endswith(".test.ts")
)
TEMPLATES = sorted((REPOSITORY / "scormkit" / "pages" / "templates").rglob("*.html"))
PAGES = sorted((REPOSITORY / "scormkit" / "pages").rglob("*.py"))
SYNTAX = sorted((REPOSITORY / "scormkit" / "syntax").rglob("*.py"))
STRINGS = REPOSITORY / "scormkit" / "pages" / "strings"

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`((?:[^`\\]|\\.)*)`')
# Two words in a row, or one that begins like a sentence. Selectors, classes and identifiers have neither.
_WORDS = re.compile(r"[A-Za-zÀ-ž]{2,} [A-Za-zÀ-ž]{2,}|^[A-Z][a-z]+\b")
# What the DOM itself calls things, and lists of classes.
_TECHNICAL = re.compile(r"^(Enter|Escape|Tab|Home|End|Arrow\w+|Space|[a-z0-9-]*sk-[a-z0-9 -]+|use strict)$")


def literals(source: str) -> list[str]:
    """The texts of all literals of a TypeScript source; what a template literal fills in is left out."""
    source = _COMMENT.sub("", source)
    found = ["".join(parts) for parts in _LITERAL.findall(source)]
    return [re.sub(r"\$\{[^}]*\}", "", text) for text in found]


def words(source: str) -> list[str]:
    """Literals that read like words for a learner."""
    return [text for text in literals(source) if _WORDS.search(text) and not _TECHNICAL.match(text)]


@pytest.mark.parametrize("view", VIEWS, ids=lambda path: path.name)
def test_a_view_holds_no_words(view: Path) -> None:
    """Views name keys of the catalogue, never what a learner reads."""
    assert words(view.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source", ['say("Well done");', "button.textContent = 'Exit';", "el.title = `Unit ${n} of ${m}`;"]
)
def test_words_in_a_view_would_be_found(source: str) -> None:
    """Sentences, single labels and filled-in texts are recognised."""
    assert words(source)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_words(template: Path) -> None:
    """Between tags and in attributes that are read aloud there is nothing but placeholders."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text("utf-8"), flags=re.S)
    spoken = re.findall(r'(?:alt|title|placeholder|aria-label)="([^"]+)"', text)
    between = re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", "", text))
    assert (spoken, between) == ([], [])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_markup_made_in_python_holds_no_words(page: Path) -> None:
    """Text right behind a tag in a literal would be read by learners."""
    text = page.read_text("utf-8")
    assert re.findall(r">([A-Z][a-z]+(?: [a-z]+)*)<", text) == []


def _filled(key: str) -> tuple[str, ...]:
    words = key.split(".")
    areas = [".".join(words[:count]) for count in range(1, len(words))]
    return tuple(f"{area}.{hole}" for area in areas for hole in ("${", "{"))


def catalogue(language: str) -> dict[str, str]:
    strings: dict[str, str] = json.loads((STRINGS / f"{language}.json").read_text("utf-8"))
    return strings


def test_every_entry_of_the_catalogue_is_used() -> None:
    """Each key is named by a view, a template or the rooms that write prose (plurals by their stem)."""
    sources = "\n".join(path.read_text("utf-8") for path in (*VIEWS, *TEMPLATES, *PAGES, *SYNTAX))
    stems = {re.sub(r"\.(one|other|few|many|zero|two)$", "", key) for key in catalogue("en")}
    # A key's end may be filled in: `player.health.${health}`, f"block.{word}".
    named = [stem for stem in stems if any(key in sources for key in (stem, *(_filled(stem))))]
    assert stems - set(named) == set()


@pytest.mark.parametrize("language", sorted(path.stem for path in STRINGS.glob("*.json")))
def test_every_language_has_every_entry(language: str) -> None:
    """Each catalogue has the same keys and the same holes as the English one."""
    english, other = catalogue("en"), catalogue(language)
    assert set(english) == set(other)
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", other[key])), key
