"""Verbs in objectives that name a state of mind: it can be wished for, but not observed. One list a language."""

from types import MappingProxyType

# Where the verb stands: first in English, French and Spanish, last in German.
_FIRST = MappingProxyType(
    {
        "en": (
            "appreciate",
            "be aware of",
            "be familiar with",
            "become aware of",
            "become familiar with",
            "believe",
            "comprehend",
            "grasp",
            "know",
            "learn",
            "realise",
            "realize",
            "understand",
        ),
        "fr": ("apprendre", "comprendre", "connaître", "croire", "saisir", "savoir", "se familiariser avec"),
        "es": ("aprender", "comprender", "conocer", "creer", "entender", "familiarizarse con", "saber"),
    }
)
_LAST = MappingProxyType(
    {"de": ("begreifen", "glauben", "kennen", "kennenlernen", "lernen", "vertraut sein", "verstehen", "wissen")}
)


def vague_verb(text: str, language: str) -> str:
    """The verb of an objective if nobody can observe it, else ""; "" too for a language without a list."""
    tongue = language.split("-")[0].lower()
    words = text.casefold().strip().rstrip(".!")
    for verb in _FIRST.get(tongue, ()):
        if words == verb or words.startswith(f"{verb} "):
            return verb
    for verb in _LAST.get(tongue, ()):
        if words == verb or words.endswith(f" {verb}"):
            return verb
    return ""
