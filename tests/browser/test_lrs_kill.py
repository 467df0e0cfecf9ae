"""The page dies at a request to the LRS, which was done and never answered: what the next launch makes of it.

`scormkit/runtime/src/lrs-killed.test.ts` dies at each request, without a browser. Here the browser's renderer crashes
at some of them, at the launch, on the way and on Exit; the long form takes them all.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from tests.browser.lrs import Fault, Way
from tests.browser.lrs_runs import Enrolment, Judge, expect_whole, leave
from tests.browser.player import Player
from tests.browser.watch import Watch

# More than a run has, so that the last of them come after its end.
MOST_REQUESTS = 24
SAMPLE: dict[Way, tuple[int, ...]] = {"xapi": (1, 8, 18), "cmi5": (3, 11, 20)}


def steps(player: Player, answered: Counter[str]) -> Iterator[None]:
    """Through the course and out of it by Exit, with time for requests between the steps."""
    player.ready()
    for index, unit in enumerate(player.package.course["units"]):
        player.open_unit(unit["id"])
        player.read_to_end()
        yield
        for quiz in player.package.course["quizzes"]:
            if quiz["unit"] == index:
                player.answer(quiz["id"])
                answered[quiz["id"]] += 1
                yield
    player.exit()
    yield


def die_at(request: int, enrolment: Enrolment, page: Page) -> Counter[str]:
    """Work until the LRS has met a request, of which nothing comes back, nor does anything after it; then crash. Gives
    how often each quiz was answered."""
    enrolment.lrs.faults(Fault("slow", after=request, times=1, ms=600_000), Fault("cut", after=request))
    answered: Counter[str] = Counter()

    def is_over() -> bool:
        return len(enrolment.lrs.log().requests) > request

    player = enrolment.launch(page)
    until = time.monotonic() + 10
    while not is_over() and not player.find("#sk-exit").is_visible() and time.monotonic() < until:
        page.wait_for_timeout(20)
    if not is_over():
        for _ in steps(player, answered):
            page.wait_for_timeout(350)
            if is_over():
                break
    with pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")
    page.close()
    return answered


@pytest.fixture
def killed(
    enrolment: Enrolment,
    context: BrowserContext,
    watch: Watch,
    judge: Judge,
    record_property: Callable[[str, object], None],
) -> Callable[[int], None]:
    """Die at a request, launch again and work to the end. Every other time the device has kept nothing."""

    def kill(request: int) -> None:
        record_property("scenarios", f"{enrolment.way} kills")
        watch.forgive(enrolment.lrs.endpoint)
        answered = die_at(request, enrolment, context.new_page())
        enrolment.lrs.faults()
        page = context.new_page()
        if request % 2:
            page.goto(enrolment.page)
            page.evaluate("localStorage.clear()")
        player = enrolment.play(page)
        answered.update(player.work_on())
        leave(player, enrolment)
        expect_whole(enrolment, judge, answered)

    return kill


def each(requests: dict[Way, tuple[int, ...]]) -> pytest.MarkDecorator:
    values = [pytest.param(request, way, id=f"{way}-{request}") for way in requests for request in requests[way]]
    return pytest.mark.parametrize(("request_number", "way"), values, indirect=["way"])


@each(SAMPLE)
def test_a_crash_at_a_request_loses_and_doubles_nothing(request_number: int, killed: Callable[[int], None]) -> None:
    """At the launch, half way, and at the end: the next launch goes on, and in the end the LRS holds all of it once."""
    killed(request_number)


@pytest.mark.long
@each({way: tuple(n for n in range(MOST_REQUESTS) if n not in SAMPLE[way]) for way in SAMPLE})
def test_a_crash_at_any_request_loses_and_doubles_nothing(request_number: int, killed: Callable[[int], None]) -> None:
    """The same at each other request."""
    killed(request_number)
