"""axe-core finds nothing, on any page of the shipped courses, before and after answering.

One page load serves a course in one look; units are turned to by their hash.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Play
from tests.browser.lms import Lms
from tests.browser.packages import Package
from tests.browser.player import Player

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 375)]


def violations(player: Player) -> list[str]:
    """What axe-core finds wrong on the page, one line each."""
    found: list[dict[str, Any]] = player.page.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)"
    )
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}" for one in found]


def check_every_unit(player: Player, when: str, width: int) -> list[str]:
    found = []
    for unit in player.package.course["units"]:
        player.open_unit(unit["id"])
        found += [f"{unit['id']}, {when}: {line}" for line in violations(player)]
        inline = player.page.locator("[style], [onclick], [onload], [onerror]")
        found += [f"{unit['id']}, {when}: inline: {one.evaluate('one => one.outerHTML')}" for one in inline.all()]
        if player.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{unit['id']}, {when}: wider than {width} px")
    return found


@pytest.mark.parametrize(("scheme", "width"), LOOKS, ids=[f"{scheme}-{width}" for scheme, width in LOOKS])
def test_no_page_has_a_barrier(course: Package, scheme: str, width: int, play: Play, lms: Lms) -> None:
    """Every unit, unanswered and answered partly wrong, in this look; none scrolls sideways or styles inline."""
    lms.page.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    lms.page.set_viewport_size({"width": width, "height": 900})
    player = play(course)
    player.page.evaluate(AXE.read_text("utf-8"))
    found = check_every_unit(player, "unanswered", width)
    player.work_through("partial")
    found += check_every_unit(player, "answered", width)
    player.find("#sk-about-open").click()
    found += [f"about: {line}" for line in violations(player)]
    assert found == []


def test_a_barrier_would_be_found(field_guide: Package, play: Play) -> None:
    """A picture without alternative text, put into a page, is reported: the checker runs, and runs on the course."""
    player = play(field_guide)
    player.page.evaluate(AXE.read_text("utf-8"))
    player.page.evaluate("document.querySelector('.sk-prose').append(document.createElement('img'))")
    assert [line.partition(":")[0] for line in violations(player)] == ["image-alt"]
