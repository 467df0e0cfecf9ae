"""The catalogue: every word that a learner reads and no author wrote, by key and language."""

import json
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.course import Course

FALLBACK = "en"
# Languages written from right to left, by their primary subtag (Unicode CLDR).
_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "ha", "he", "khw", "ks", "ps", "sd", "ug", "ur", "yi"])

Words = Mapping[str, str]


@cache
def words_of(language: str) -> Words:
    """The catalogue for a BCP 47 tag, key → text with ``{holes}``. What the language lacks is in English."""
    own = _read(primary_subtag(language))
    fallback = _read(FALLBACK)
    if direction(language) == "rtl":  # English in a right-to-left page: isolated, so that its full stops stay behind it
        fallback = {key: f"\u2068{text}\u2069" for key, text in fallback.items()}
    return {**fallback, **own}


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if primary_subtag(language) in _RIGHT_TO_LEFT else "ltr"


def check_language(course: Course) -> Iterator[Diagnostic]:
    """Tell a course in whose language there is no catalogue."""
    if not _read(primary_subtag(course.language)):
        message = f"the player's own words are English in this course: it does not know `{course.language}`"
        help = f"leave it so if learners read a little English; there are catalogues for {' and '.join(_languages())}"
        yield Diagnostic("course/language-not-spoken", Span(course.name.span.file), message, help)


def count(words: Words, key: str, n: int) -> str:
    """The text of ``key.one`` or ``key.other`` with ``{n}`` filled."""
    return words[f"{key}.one" if n == 1 else f"{key}.other"].format(n=n)


def primary_subtag(language: str) -> str:
    """``de`` of ``de-AT``."""
    return language.replace("_", "-").partition("-")[0].lower()


def _languages() -> list[str]:
    from importlib.resources import files  # only a finding pays for this import

    catalogues = files(__package__).joinpath("strings").iterdir()
    return sorted(f"`{file.name.removesuffix('.json')}`" for file in catalogues if file.name.endswith(".json"))


def _read(language: str) -> dict[str, str]:
    if not language.isalpha():
        return {}
    try:
        text = pkgutil.get_data(__package__, f"strings/{language}.json")
    except FileNotFoundError:
        return {}
    return json.loads(text) if text else {}
