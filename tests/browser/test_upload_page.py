"""The page for admins: nothing in its way, on a telephone as on a screen and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scormkit.pages.upload import render_upload
from scormkit.targets.scorm12.sheet import upload_sheet
from tests.browser.test_accessibility import AXE, LOOKS
from tests.unit.targets.courses import linked_course


@pytest.fixture
def page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of a course, opened from disk as a double click does."""
    file = tmp_path / "course.upload.html"
    course = linked_course(units=3, questions=2)
    file.write_bytes(render_upload(upload_sheet("scorm12", course, "a.zip", "a.codebook.csv", "0" * 12)))
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(file.as_uri())
    yield opened
    context.close()


@pytest.mark.parametrize(("scheme", "width"), LOOKS, ids=[f"{scheme}-{width}" for scheme, width in LOOKS])
def test_no_barrier_and_no_scrolling_sideways(page: Page, scheme: str, width: int) -> None:
    """axe-core finds nothing in light and dark, wide and narrow; nothing is wider than the window."""
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate("axe.run(document).then(({ violations }) => violations.map(({ id }) => id))") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_it_is_black_on_white_without_the_links(page: Page) -> None:
    """A browser in dark mode prints dark on light all the same, and the list of links stays away."""
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert not page.locator("nav").is_visible()
