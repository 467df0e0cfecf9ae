"""docs/question-types.md shows what the product does: its examples are played again and held against the page."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from docs.question_types import PAGE, places, refreshed
from tests.browser.examples import Example, play_examples
from tests.browser.server import Host


@pytest.fixture(scope="module")
def examples(chromium: Browser, host: Host, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Example]:
    """Every example of the page, answered in the strict LMS."""
    wanted = [place.place for place in places(PAGE.read_text("utf-8"))]
    return play_examples(chromium, host, tmp_path_factory.mktemp("examples"), wanted)


def test_the_page_is_fresh(examples: Mapping[str, Example]) -> None:
    """Sources, interactions and what the pictures show are today's; if not, run ``python -m docs.question_types``."""
    page = PAGE.read_text("utf-8")
    assert refreshed(page, examples) == page


def test_all_but_evidence_is_recorded(examples: Mapping[str, Example]) -> None:
    """The LMS has an interaction for each example; only for what learners upload there it has none."""
    assert [place for place, example in examples.items() if not example.interactions] == ["mend-one.evidence"]
