"""Every kind of finding is whole: a row in the table, a page that explains it, a case and a near miss."""

import re
from pathlib import Path

import pytest

from scormkit.diagnostics.codes import CODES

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = REPOSITORY / "scormkit" / "diagnostics" / "pages"
CASES = REPOSITORY / "tests" / "cases"
NOT_OF_ONE_CODE = {"minimal", "minimal-package", "ten-faults"}


def two_deep(folder: Path) -> set[str]:
    """The ``area/slug`` of each folder two levels down."""
    return {
        f"{area.name}/{slug.name}"
        for area in folder.iterdir()
        if area.is_dir() and area.name not in NOT_OF_ONE_CODE and not area.name.startswith(("_", "."))
        for slug in area.iterdir()
        if slug.is_dir()
    }


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_whole(code: str) -> None:
    """It has a page, a case with its exact output, and a near miss."""
    missing = [
        place
        for place, there in {
            "page": (PAGES / f"{code}.md").is_file(),
            "in/": (CASES / code / "in").is_dir(),
            "expected.txt": (CASES / code / "expected.txt").is_file(),
            "near-miss/": (CASES / code / "near-miss").is_dir(),
        }.items()
        if not there
    ]
    assert missing == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_page_explains(code: str) -> None:
    """It says what is wrong in prose, and shows a wrong and a right example."""
    page = (PAGES / f"{code}.md").read_text("utf-8")
    assert len(re.sub(r"```.*?```", "", page, flags=re.S).split()) >= 12
    assert page.count("```") >= 4


def test_no_page_is_left_over() -> None:
    """Each page belongs to a row of the table."""
    pages = {path.relative_to(PAGES).with_suffix("").as_posix() for path in PAGES.rglob("*.md")}
    assert pages == set(CODES)


def test_no_case_is_left_over() -> None:
    """Each case belongs to a row of the table."""
    assert two_deep(CASES) == set(CODES)


def test_every_code_is_raised_somewhere() -> None:
    """The product names each code outside the table; none is a promise only."""
    sources = "\n".join(
        path.read_text("utf-8")
        for path in (REPOSITORY / "scormkit").rglob("*.py")
        if path.name not in ("codes.py", "package_codes.py")
    )
    assert [code for code in CODES if f'"{code}"' not in sources] == []


def test_every_code_that_is_raised_is_in_the_table() -> None:
    """What looks like a code in the product has a row."""
    areas = "|".join(sorted({code.partition("/")[0] for code in CODES}))
    named = {
        found
        for path in (REPOSITORY / "scormkit").rglob("*.py")
        for found in re.findall(rf'"((?:{areas})/[a-z0-9]+(?:-[a-z0-9]+)*)"', path.read_text("utf-8"))
    }
    assert named - set(CODES) == set()
