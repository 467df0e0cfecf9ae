"""Nothing that the bar showed as saved is gone, and nothing is told twice: whatever the LRS does, however a visit ends.

`scormkit/runtime/src/lrs-loss.test.ts` plays all faults, endings and moments without a browser. Here each fault meets
the real page and its way to send while it closes, before both launches; the long form meets every fault with every
ending.
"""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from tests.browser.lrs import WAYS, Fault, Way
from tests.browser.lrs_runs import Enrolment, Judge, expect_whole, leave
from tests.browser.player import Player
from tests.browser.watch import Watch

SAVES, STATEMENTS = "activities/state", "statements"


class Trouble(NamedTuple):
    """``begins``: what goes wrong at the launch. ``goes_on``: what goes wrong from then on. ``returns``: what goes
    wrong while the next visit works to the end. ``offline``: the network is gone while the second quiz is answered.
    ``hides_etag``: the LRS does not let a page read it."""

    begins: tuple[Fault, ...] = ()
    goes_on: tuple[Fault, ...] = ()
    returns: tuple[Fault, ...] = ()
    offline: bool = False
    hides_etag: bool = False


# In an order that brings each trouble together with an ending at which it tells, see `covering`.
TROUBLES = {
    "answers are lost": Trouble(
        goes_on=(Fault("lost", "POST", STATEMENTS, times=2), Fault("lost", "PUT", SAVES, after=1, times=2)),
        returns=(Fault("lost", "POST", STATEMENTS, after=3, times=1),),
    ),
    "it is down for a while, then busy": Trouble(
        begins=(Fault("status", "GET", SAVES, times=2, status=503),),
        goes_on=(
            Fault("status", "PUT", SAVES, times=1, status=500),
            Fault("status", "POST", STATEMENTS, times=1, status=503, done=True),
            Fault("status", "POST", STATEMENTS, times=1, status=429),
        ),
        returns=(Fault("status", "PUT", SAVES, after=1, times=1, status=502, done=True),),
    ),
    "offline and back": Trouble(offline=True),
    "the session ends half way": Trouble(goes_on=(Fault("status", after=2, status=403),)),
    "the credential is void half way": Trouble(goes_on=(Fault("status", after=3, status=401),)),
    "it answers slowly": Trouble(
        begins=(Fault("slow", ms=400),),
        goes_on=(Fault("slow", path=SAVES, ms=700), Fault("slow", path=STATEMENTS, ms=1_500)),
        returns=(Fault("slow", "POST", STATEMENTS, ms=400),),
    ),
    "it does not tell ETags, and answers are lost": Trouble(
        hides_etag=True,
        goes_on=(Fault("lost", path=SAVES, after=1, times=1), Fault("lost", "POST", STATEMENTS, after=1, times=1)),
        returns=(Fault("status", path=SAVES, after=2, times=1, status=503),),
    ),
    "it falls silent": Trouble(goes_on=(Fault("never", after=1),)),
    "statements are cut off": Trouble(goes_on=(Fault("cut", "POST", STATEMENTS),)),
    "saves are cut off": Trouble(goes_on=(Fault("cut", path=SAVES),)),
}
# Before one launch only, where the other has nothing else to show.
ONLY: dict[str, Way] = {
    "the session ends half way": "cmi5",
    "the credential is void half way": "xapi",
    "statements are cut off": "xapi",
    "saves are cut off": "cmi5",
}
ENDINGS = ("reload", "close", "crash", "exit", "unload", "hide and crash", "leave")
DEVICES = ("device kept", "device cleared")


class Scenario(NamedTuple):
    trouble: str
    ending: str
    device: str
    way: Way


def every() -> list[Scenario]:
    """Each trouble with each ending before each launch, the device in turn."""
    endings = [(trouble, ending, way) for trouble in TROUBLES for ending in ENDINGS for way in WAYS]
    return [Scenario(trouble, ending, DEVICES[n // 2 % 2], way) for n, (trouble, ending, way) in enumerate(endings)]


def covering() -> list[Scenario]:
    """Each trouble before each launch, but for those of ``ONLY``, and with one ending."""
    pairs = [(trouble, way) for way in WAYS for trouble in TROUBLES if ONLY.get(trouble, way) == way]
    wanted = {(trouble, ENDINGS[n % len(ENDINGS)], way) for n, (trouble, way) in enumerate(pairs)}
    return [one for one in every() if (one.trouble, one.ending, one.way) in wanted]


class Shown(NamedTuple):
    """The quizzes that were answered, and those of them that the bar has shown as saved."""

    answered: tuple[str, ...]
    saved: tuple[str, ...]


def work(player: Player, trouble: Trouble, context: BrowserContext) -> Shown:
    """Answer two quizzes, and look what the bar says."""
    quizzes = ("warm-up", "give-back")
    for quiz_id in quizzes:
        player.open_unit(player.package.course["units"][player.package.quiz(quiz_id)["unit"]]["id"])
        player.read_to_end()
        context.set_offline(trouble.offline and quiz_id == "give-back")
        player.answer(quiz_id)
    # A save may take a moment before the bar says anything of it.
    player.page.wait_for_timeout(600)
    if trouble.offline:
        player.expect_health("unsaved")
        context.set_offline(False)
        player.expect_health("saved")
    return Shown(quizzes, quizzes if player.find("#sk-health").get_attribute("data-health") == "saved" else ())


def end(player: Player, ending: str) -> None:
    """The visit ends in its way, and so does what it had under way."""
    page = player.page
    assert isinstance(page, Page)
    if ending == "exit":
        player.exit()
    elif ending == "unload":
        with page.expect_event("close"):
            page.close(run_before_unload=True)
        return
    elif ending == "leave":
        page.goto("about:blank")
    elif ending == "reload":
        page.reload()
        page.wait_for_timeout(300)
    if "hide" in ending:
        player.hide()
        page.wait_for_timeout(100)
    if "crash" in ending:
        with pytest.raises(Error, match="crash"):
            page.goto("chrome://crash")
    page.close()


def nothing_is_lost_or_doubled(
    scenario: Scenario, enrolment: Enrolment, context: BrowserContext, watch: Watch, judge: Judge
) -> None:
    """Play a scenario, launch once more, and work to the end."""
    trouble, lrs = TROUBLES[scenario.trouble], enrolment.lrs
    watch.forgive(lrs.endpoint)
    lrs.reset(exposes_etag=not trouble.hides_etag)
    lrs.faults(*trouble.begins)
    player = enrolment.play(context.new_page())
    lrs.faults(*trouble.goes_on)
    shown = work(player, trouble, context)
    end(player, scenario.ending)
    lrs.faults(*trouble.returns)
    page = context.new_page()
    if scenario.device == "device cleared":
        page.goto(enrolment.page)
        page.evaluate("localStorage.clear()")
    player = enrolment.play(page)
    again = player.work_on()
    leave(player, enrolment)
    cleared = scenario.device == "device cleared"
    kept = shown.saved if cleared else shown.answered
    # The device knows how things stand, and not in which order they came to be. Under cmi5 the LRS is asked for what
    # may have arrived, and what is sent while the page is hidden, or when the network is back, does not wait for that.
    in_order = enrolment.way == "xapi" and (cleared or shown.saved == shown.answered)
    expect_whole(enrolment, judge, Counter([*shown.answered, *again]), kept, in_order=in_order)


@pytest.fixture
def played(
    enrolment: Enrolment,
    context: BrowserContext,
    watch: Watch,
    judge: Judge,
    record_property: Callable[[str, object], None],
) -> Callable[[Scenario], None]:
    """Judge a scenario; the number of those that were tried is printed at the end of all tests."""

    def play(scenario: Scenario) -> None:
        record_property("scenarios", f"{scenario.way} faults")
        nothing_is_lost_or_doubled(scenario, enrolment, context, watch, judge)

    return play


def scenarios(those: list[Scenario]) -> pytest.MarkDecorator:
    """Each with the launch that it is of."""
    values = [pytest.param(one, one.way, id=" × ".join(one)) for one in those]
    return pytest.mark.parametrize(("scenario", "way"), values, indirect=["way"])


@scenarios(covering())
def test_nothing_is_lost_or_told_twice(scenario: Scenario, played: Callable[[Scenario], None]) -> None:
    """Each trouble with one ending: the next launch goes on, and in the end the LRS holds all of it once, in order."""
    played(scenario)


@pytest.mark.long
@scenarios(sorted(set(every()) - set(covering())))
def test_nothing_is_lost_or_told_twice_anyhow(scenario: Scenario, played: Callable[[Scenario], None]) -> None:
    """The same for all other troubles, endings, devices and launches."""
    played(scenario)
