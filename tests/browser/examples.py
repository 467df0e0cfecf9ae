"""The examples of docs/question-types.md as a learner answers them: what one sees, and what the LMS receives."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Locator, Page

from tests.browser.lms import Launch, Lms
from tests.browser.packages import REPOSITORY, build
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.watch import Watch

EXAMPLES = REPOSITORY / "docs" / "examples" / "question-types"

# Some of it is right and some is not, so that the pictures show both. Tall enough for a unit: nothing is scrolled.
WIDTH, _HEIGHT, _AIR = 640, 3600, 14
LARGEST_PICTURE = 25_000  # bytes
_QUALITIES = (85, 70, 55, 40)
_ANSWERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "choose": {"first-check": "a", "after-rain": "ac", "old-tyre": "f", "squeaking-part": "d"},
        "type": {"air-inlet": "nozzle", "pressure": "3,5 bar", "brake-care.speed": "b", "brake-care.mark": "colour"},
        "arrange": {
            "symptoms.a": "a",
            "symptoms.b": "d",
            "symptoms.c": "c",
            "patch.c": "1",
            "patch.a": "2",
            "patch.b": "3",
            "patch.d": "4",
            "how-often.a": "r",
            "how-often.b": "m",
            "how-often.c": "m",
            "how-often.d": "m",
        },
        "look-back": {
            "dare-to-mend": "4",
            "best-ride": "The first one without stabilisers. I only noticed at the end of the street.",
        },
        "mend-one": {
            "steps": "abc",
            "self-check.a": "2",
            "self-check.b": "1",
            "next-time": "I shall carry my own glue: the shop’s tube had dried out.",
        },
    }
)


class Example(NamedTuple):
    """A part of the course: ``place`` is ``quiz.question``; ``picture`` is WebP, ``shown`` a digest of what one can
    read and hear in it, ``interactions`` the LMS's entries for it, field → value."""

    place: str
    picture: bytes
    shown: str
    interactions: tuple[Mapping[str, str], ...]


def play_examples(browser: Browser, host: Host, work: Path, places: Iterable[str]) -> dict[str, Example]:
    """Build the course, answer all of it in the strict LMS, and give the examples by their places.

    ``evidence`` is no question: its place is that of the block. Fails when the LMS or the page complains.
    """
    package = build(EXAMPLES, work)
    context = browser.new_context(viewport={"width": WIDTH, "height": _HEIGHT}, locale="en-GB", color_scheme="light")
    watch = Watch(context)
    page = context.new_page()
    lms = Lms(page, host.lms)
    sco = host.package(package.folder) + "index.html"
    player = Player(lms.launch(sco, Launch()), package).ready()
    camera = context.new_cdp_session(page)
    seen: dict[str, tuple[bytes, str]] = {}
    for quiz, answers in _ANSWERS.items():
        player.open_unit(package.course["units"][package.quiz(quiz)["unit"]]["id"])
        player.give(quiz, answers)
        player.submit(quiz)
        page.mouse.move(0, 0)
        here = (place for place in places if place.partition(".")[0] == quiz)
        seen |= {place: _look(page, camera, _parts(player, quiz, place.partition(".")[2])) for place in here}
    player.expect_health("saved")
    rows = lms.record(sco).rows("interactions")
    assert (lms.violations, watch.faults) == ([], [])
    context.close()
    return {
        place: Example(place, *look, tuple(row for row in rows if f"{row['id']}.".startswith(f"{place}.")))
        for place, look in seen.items()
    }


def _parts(player: Player, quiz: str, part: str) -> list[Locator]:
    """What belongs into a picture, from top to bottom; a survey's first question has the survey's heading above it."""
    if part == "evidence":
        return [player.quiz(quiz).locator(".sk-evidence")]
    question = player.question(quiz, part)
    first = player.package.quiz(quiz)["questions"][0]["id"] == part
    return [player.quiz(quiz).locator("header"), question] if quiz == "look-back" and first else [question]


def _look(page: Page, camera: CDPSession, parts: list[Locator]) -> tuple[bytes, str]:
    """A picture of parts of the page, which lie below each other, with the digest of what they show."""
    page.wait_for_timeout(250)  # Until feedback has unfolded.
    boxes = [box for part in parts if (box := part.bounding_box())]
    top = min(box["y"] for box in boxes) - _AIR
    bottom = max(box["y"] + box["height"] for box in boxes) + _AIR
    clip = {"x": 0, "y": round(top), "width": WIDTH, "height": round(bottom - top), "scale": 1}
    shown = "\n".join(part.aria_snapshot() for part in parts)
    return _light(camera, clip), hashlib.sha256(shown.encode()).hexdigest()[:12]


def _light(camera: CDPSession, clip: Mapping[str, int]) -> bytes:
    """The best WebP that is light enough."""
    for quality in _QUALITIES:
        shot = camera.send("Page.captureScreenshot", {"format": "webp", "quality": quality, "clip": clip})
        picture = base64.b64decode(shot["data"])
        if len(picture) <= LARGEST_PICTURE:
            return picture
    raise AssertionError(f"a picture of {clip['height']} pixels' height cannot be light")
