"""axe-core finds nothing, on any page of the shipped courses, before and after answering.

One page load serves a course; units are turned to by their hash, and each is looked at in several looks.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import COURSE_NAMES, Play
from tests.browser.lms import Lms
from tests.browser.packages import Package
from tests.browser.player import Player

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"

Looks = Sequence[tuple[str, int]]  # schemes, and widths in px

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 375)]
# Each scheme and each width. What both together make of a page is the style sheet's doing, so one course shows it.
_BOTH = (("light", 1280), ("dark", 375))
# A unit is seen in the one unanswered, in the other answered, the next unit the other way round.
_IN_TURN = ([_BOTH[0]], [_BOTH[1]])


def violations(player: Player) -> list[str]:
    """What axe-core finds wrong on the page, one line each."""
    found: list[dict[str, Any]] = player.page.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)"
    )
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}" for one in found]


def look_like(page: Page, scheme: str, width: int) -> None:
    """Show a page in a scheme, as wide as a screen or as a phone."""
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})


def flaws(player: Player, width: int) -> list[str]:
    """What axe-core finds on the page, what is styled or scripted inline, and whether it scrolls sideways."""
    inline: list[str] = player.page.evaluate(
        "[...document.querySelectorAll('[style], [onclick], [onload], [onerror]')].map(one => one.outerHTML)"
    )
    wider = player.page.evaluate("document.documentElement.scrollWidth") > width
    sideways = [f"wider than {width} px"] if wider else []
    return violations(player) + [f"inline: {one}" for one in inline] + sideways


def check(units: Iterable[int], turns: Sequence[Looks], when: str, player: Player, page: Page) -> list[str]:
    """The flaws of units, each in the looks of its turn."""
    found = []
    for unit in units:
        name = player.package.course["units"][unit]["id"]
        player.open_unit(name)
        for scheme, width in turns[unit % len(turns)]:
            look_like(page, scheme, width)
            found += [f"{name}, {when}, {scheme}, {width} px: {flaw}" for flaw in flaws(player, width)]
    return found


@pytest.mark.parametrize(
    ("name", "turns"), [("field_guide", [LOOKS]), ("service_cloud", [_BOTH]), ("empathy", _IN_TURN)], ids=COURSE_NAMES
)
def test_no_page_has_a_barrier(
    name: str, turns: Sequence[Looks], play: Play, lms: Lms, request: pytest.FixtureRequest
) -> None:
    """Every unit, and each that asks questions once more with answers that are partly wrong, in light and dark, wide
    and narrow; none scrolls sideways or styles inline."""
    course: Package = request.getfixturevalue(name)
    look_like(lms.page, *turns[0][0])
    player = play(course)
    player.page.evaluate(AXE.read_text("utf-8"))
    found = check(range(len(course.course["units"])), turns, "unanswered", player, lms.page)
    look_like(lms.page, *turns[0][0])
    player.work_through("partial")
    asking = sorted({quiz["unit"] for quiz in course.course["quizzes"]})
    found += check(asking, turns[::-1], "answered", player, lms.page)
    player.find("#sk-about-open").click()
    for scheme, width in (look for looks in turns for look in looks):
        look_like(lms.page, scheme, width)
        found += [f"about, {scheme}, {width} px: {line}" for line in violations(player)]
    assert found == []


def test_a_barrier_would_be_found(field_guide: Package, play: Play) -> None:
    """A picture without alternative text, put into a page, is reported: the checker runs, and runs on the course."""
    player = play(field_guide)
    player.page.evaluate(AXE.read_text("utf-8"))
    player.page.evaluate("document.querySelector('.sk-prose').append(document.createElement('img'))")
    assert [line.partition(":")[0] for line in violations(player)] == ["image-alt"]
