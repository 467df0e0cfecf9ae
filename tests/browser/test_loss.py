"""Nothing that the bar showed as saved is gone at the next launch, whatever the LMS does and however a visit ends.

`scormkit/runtime/src/loss.test.ts` plays all faults, endings and moments without a browser. Here each fault meets the
real page, each ending both courses; the long form meets every fault with every ending.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.launching import bundle_strict_lms, running_host
from tests.browser.lms import NEVER, Fault, Launch, Lms
from tests.browser.packages import Package
from tests.browser.plans import How, planned
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.sharing import made_once

CALLS = ("LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError")


def every_call(gives: str | None, after: int = 0) -> Launch:
    return Launch(faults=tuple(Fault(call, gives=gives, after=after) for call in CALLS))


def one(fault: Fault) -> Launch:
    return Launch(faults=(fault,))


_ABOUT_THE_SESSION = ("lesson_mode", "credit", "entry", "lesson_status")

# In an order that brings each fault together with an ending at which it tells, see `covering`.
FAULTS = {
    "a final status empties the state": Launch(forgets=True),
    "commits fail while the page closes": one(Fault("LMSCommit", "false", when="closing")),
    "commits take 2 s": one(Fault("LMSCommit", "true", done=True, takes=2_000)),
    "the session ends half way": every_call("false", after=10),
    "every call gives nothing": every_call(""),
    "the LMS stores anything": Launch("lax"),
    "the API comes late": Launch(delay=1_500),
    "the API is in the opener": Launch(opener=True),
    "commits fail": one(Fault("LMSCommit", "false")),
    "every call gives false": every_call("false"),
    "what is too long is cut": Launch("cutting"),
    "every call throws while the page closes": Launch(
        faults=tuple(Fault(call, gives="throw", when="closing") for call in CALLS)
    ),
    "every call gives null": every_call(None),
    "writing does it and gives nothing": one(Fault("LMSSetValue", "", done=True)),
    "mode, credit, entry and status are empty": Launch(
        faults=tuple(Fault("LMSGetValue", gives="", element=f"cmi.core.{name}") for name in _ABOUT_THE_SESSION)
    ),
    "the API breaks half way": every_call("throw", after=10),
    "there is no API": Launch(delay=NEVER),
    "the parent is of another origin": Launch(),
    "it is opened twice": Launch(),
    "every call gives 0": every_call("0"),
    "reading gives nothing": one(Fault("LMSGetValue", "")),
}
WITHOUT_AN_API = ("there is no API", "the parent is of another origin")
ENDINGS = ("work through", "exit", "hide and kill", "offline and back", "crash")
COURSES = ("field_guide", "every_type")


class Scenario(NamedTuple):
    fault: str
    ending: str
    course: str


ALL = [Scenario(fault, ending, course) for fault in FAULTS for ending in ENDINGS for course in COURSES]


def covering() -> list[Scenario]:
    """Each fault once; each ending with both courses."""
    return [Scenario(fault, ENDINGS[n % 5], COURSES[n % 2]) for n, fault in enumerate(FAULTS)]


class Shown(NamedTuple):
    """The quizzes that were answered, those of them that were shown as saved, and the last word of the bar."""

    answered: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    health: str = ""

    @property
    def promised(self) -> tuple[str, ...]:
        """What must be there at the next launch: all of it, unless the bar has warned the learner."""
        return self.saved if self.health in ("unsaved", "local") else self.answered


class Stage(NamedTuple):
    """A learner's tab in an LMS, in which a package is opened again and again."""

    lms: Lms
    sco: str
    package: Package

    def play(self, fault: str, how: Launch) -> Player:
        """Launch; where an API is searched for in vain, the search takes no time."""
        if fault in WITHOUT_AN_API:
            self.lms.page.context.clock.install()
        player = Player(self.lms.launch(self.sco, how), self.package)
        if fault in WITHOUT_AN_API:
            self.lms.page.context.clock.run_for(11_000)
        return player.ready()


def planned_for(ending: str) -> How:
    return "correct" if ending == "work through" else "partial"


def work(player: Player, lms: Lms, ending: str) -> Shown:
    """Answer two quizzes, or all and read to the end, and look after each what the bar says."""
    quizzes = [quiz["id"] for quiz in player.package.course["quizzes"]]
    shown = Shown()
    for quiz_id in quizzes if ending == "work through" else quizzes[:2]:
        lms.moment("offline" if ending == "offline and back" and shown.answered else "")
        player.answer(quiz_id, planned_for(ending))
        player.read_to_end()
        # A save may take a moment before the bar says anything of it.
        player.page.wait_for_timeout(600)
        health = player.find("#sk-health").get_attribute("data-health") or ""
        done = (*shown.answered, quiz_id)
        shown = Shown(done, done if health == "saved" else shown.saved, health)
    return shown


def end(player: Player, lms: Lms, ending: str) -> None:
    """The visit ends in its way."""
    lms.moment("" if ending == "offline and back" else "closing")
    if ending == "offline and back":
        player.page.evaluate("() => { dispatchEvent(new Event('online')) }")
    if ending == "hide and kill":
        player.hide()
    window = player.page if isinstance(player.page, Page) else None
    if ending == "exit" and not window:
        player.exit()
    if ending in ("work through", "exit"):
        if window:
            window.close()
        lms.leave()
    else:
        lms.kill(keep_uncommitted=False)
        if window:
            # What the page does while it is closed is nothing that a killed page does.
            device = lms.page.evaluate("({ ...localStorage })")
            window.close()
            lms.page.evaluate("kept => { localStorage.clear(); Object.assign(localStorage, kept) }", device)
    lms.moment("")


def nothing_is_lost(scenario: Scenario, stage: Stage, host: Host) -> None:
    """Play a scenario, launch once more, and find what was promised."""
    fault, ending, _ = scenario
    how = FAULTS[fault]
    offline = Fault("LMSCommit", when="offline")
    player = stage.play(fault, replace(how, faults=(offline, *how.faults)))
    if fault == "it is opened twice":
        second = Lms(stage.lms.page.context.new_page(), host.lms)
        Player(second.launch(stage.sco), stage.package).ready().expect_notice("second-tab")
        stage.lms.page.bring_to_front()
    shown = work(player, stage.lms, ending)
    end(player, stage.lms, ending)
    again = stage.play(fault, how if fault in WITHOUT_AN_API else replace(how, faults=(), delay=0, opener=False))
    kept = shown.answered if fault in WITHOUT_AN_API else shown.promised
    for quiz_id in kept:
        quiz = stage.package.quiz(quiz_id)
        again.open_unit(stage.package.course["units"][quiz["unit"]]["id"])
        assert again.answered(quiz_id) == planned(quiz, planned_for(ending)), f"{quiz_id}, shown as {shown}"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """An LMS on another origin than the packages."""
    with running_host(made_once(tmp_path_factory, "strict-lms", bundle_strict_lms)) as running:
        yield running


@pytest.fixture
def lost(
    page: Page,
    host: Host,
    elsewhere: Host,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> Callable[[Scenario], None]:
    """Judge a scenario; the number of those that were tried is printed at the end of all tests."""

    def judge(scenario: Scenario) -> None:
        record_property("scenarios", "fault matrix")
        package: Package = request.getfixturevalue(scenario.course)
        lms = Lms(page, (elsewhere if "another origin" in scenario.fault else host).lms)
        nothing_is_lost(scenario, Stage(lms, host.package(package.folder) + "index.html", package), host)

    return judge


@pytest.mark.parametrize("scenario", covering(), ids=" × ".join)
def test_nothing_shown_as_saved_is_lost(scenario: Scenario, lost: Callable[[Scenario], None]) -> None:
    """Each fault with one ending: what the bar promised is there at the next launch."""
    lost(scenario)


@pytest.mark.long
@pytest.mark.parametrize("scenario", sorted(set(ALL) - set(covering())), ids=" × ".join)
def test_nothing_shown_as_saved_is_lost_anyhow(scenario: Scenario, lost: Callable[[Scenario], None]) -> None:
    """The same for all other faults, endings and courses."""
    lost(scenario)
