"""Refresh docs/question-types.md and its pictures: ``python -m docs.question_types``.

The page's words are written by hand. What stands between two of its comments is made here: sources are cut out of the
course in docs/examples/question-types, interactions and pictures come from a run of that course in Chromium.

``<!-- head FILE -->`` … ``<!-- end -->`` shows a source file down to its first question or part.
``<!-- example NAME QUIZ.PART: alternative text -->`` … ``<!-- shown DIGEST -->`` shows one part of a quiz or an
assignment; the digest is of what can be read in its picture, ``pictures/NAME.webp``.
"""

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.browser.examples import EXAMPLES, Example, play_examples
from tests.browser.launching import bundle_strict_lms, running_chromium, running_host

DOCS = Path(__file__).parent
PAGE = DOCS / "question-types.md"
PICTURES = DOCS / "pictures"

_HEAD = re.compile(r"(<!-- head (?P<file>\S+) -->\n).*?(<!-- end -->\n)", re.S)
_EXAMPLE = re.compile(
    r"(?P<begin><!-- example (?P<name>\S+) (?P<place>\S+): (?P<alt>[^\n]*) -->\n).*?<!-- shown(?: \w+)? -->\n", re.S
)
_NO_INTERACTION = "The LMS receives nothing.\n"
_RECORDED = ("id", "type", "student_response", "correct_responses", "result")


class Place(NamedTuple):
    """An example as the page asks for it."""

    name: str
    place: str
    alt: str


def places(page: str) -> tuple[Place, ...]:
    """The examples of the page, in order."""
    return tuple(Place(found["name"], found["place"], found["alt"]) for found in _EXAMPLE.finditer(page))


def refreshed(page: str, examples: Mapping[str, Example]) -> str:
    """The page with everything between its comments made anew; ``examples`` go by their places."""

    def example(found: re.Match[str]) -> str:
        shown = examples[found["place"]]
        picture = f"![{found['alt']}](pictures/{found['name']}.webp)\n"
        parts = (_part(found["place"]), picture, _recorded(shown))
        return f"{found['begin']}\n{chr(10).join(parts)}\n<!-- shown {shown.shown} -->\n"

    page = _HEAD.sub(lambda found: f"{found[1]}\n{_fenced(found['file'], _top(found['file']))}\n{found[3]}", page)
    return _EXAMPLE.sub(example, page)


def _top(file: str) -> str:
    """A source down to its first question or part."""
    text = (EXAMPLES / file).read_text("utf-8")
    return re.split(r"(?m)^(?=  - id:|:::)", text)[0].rstrip() + "\n"


def _part(place: str) -> str:
    """The source of one question of a quiz, or of one part of an assignment."""
    quiz, _, part = place.partition(".")
    if (EXAMPLES / f"assignments/{quiz}.md").exists():
        file = f"assignments/{quiz}.md"
        pattern = rf"(?ms)^(?P<colons>:::+) (?:{part}|reply \{{#{part}\b)[^\n]*\n.*?^(?P=colons)\n"
    else:
        file = f"quizzes/{quiz}.yaml"
        pattern = rf"(?ms)^  - id: {part}\n.*?(?=^  - id:|\Z)"
    found = re.search(pattern, (EXAMPLES / file).read_text("utf-8"))
    if found is None:
        raise SystemExit(f"{PAGE.name}: there is no `{place}` in {file}")
    return _fenced(file, found[0])


def _fenced(file: str, source: str) -> str:
    language = "yaml" if file.endswith(".yaml") else "markdown"
    return f"[{file}](examples/{EXAMPLES.name}/{file})\n\n```{language}\n{source}```\n"


def _recorded(example: Example) -> str:
    """The interactions as a table; times and weights, which say nothing of the type, are left out."""
    if not example.interactions:
        return _NO_INTERACTION
    head = (f"`{field}`" for field in _RECORDED)
    rows = (head, ("---",) * len(_RECORDED), *map(_cells, example.interactions))
    return "The LMS receives:\n\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def _cells(row: Mapping[str, str]) -> Iterator[str]:
    for field in _RECORDED:
        values = (row[key] for key in sorted(row) if key.partition(".")[0] == field)
        yield "<br>".join(f"`{value}`" for value in values) or "none"


def main() -> None:
    """Play the course, write the page and its pictures, and remove pictures that it no longer shows."""
    page = PAGE.read_text("utf-8")
    wanted = places(page)
    with tempfile.TemporaryDirectory() as work, running_chromium() as browser:
        folder = Path(work)
        with running_host(bundle_strict_lms(folder)) as host:
            examples = play_examples(browser, host, folder, [place.place for place in wanted])
    PAGE.write_text(refreshed(page, examples), "utf-8", newline="\n")
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.webp"):
        old.unlink()
    for place in wanted:
        (PICTURES / f"{place.name}.webp").write_bytes(examples[place.place].picture)


if __name__ == "__main__":
    main()
