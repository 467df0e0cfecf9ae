"""What the documents say of the repository is so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), *(REPOSITORY / "scormkit").glob("*/*.md")]
)
# Folders that a course, a build or a setup makes, and that documents speak of without their being here.
MADE = ("dist/", "units/", "quizzes/", "media/", "build/", ".venv/", "node_modules/", "assignments/")
TOP = tuple(f"{path.name}/" for path in REPOSITORY.iterdir() if path.is_dir() and f"{path.name}/" not in MADE)

_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s]+)\)")
_SPAN = re.compile(r"`([^`\s]+/[^`\s]*)`")


def paths(document: Path) -> Iterator[Path]:
    """Every path that a document names: relative links, and code spans that begin with a folder of the repository."""
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.S)
    for link in _LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
        yield document.parent / link.partition("#")[0]
    for span in _SPAN.findall(text):
        if span.startswith(TOP) and not re.search(r"[<>*{}…]|\.\.\.|[A-Z]{3}", span):
            yield REPOSITORY / span.partition("::")[0]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_no_path_dangles(document: Path) -> None:
    """Files and folders that a document names are there."""
    assert [str(path.relative_to(REPOSITORY)) for path in paths(document) if not path.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_no_make_target_dangles(document: Path) -> None:
    """`make …` in a document names a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z-]+)`", document.read_text("utf-8"))) <= targets


def test_the_documents_are_there() -> None:
    """README, CONTRIBUTING, CHANGELOG and the pages that they promise."""
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "docs/architecture.md",
        "docs/adding-a-check.md",
        "docs/adding-a-target.md",
        "docs/benchmarks.md",
        "docs/reference/source-format.md",
    ):
        assert (REPOSITORY / name).is_file(), name
