"""An LMS that is absent, late, elsewhere or broken: what the learner is told, and that nothing is lost."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Play
from tests.browser.lms import NEVER, Fault, Launch, Lms
from tests.browser.packages import Package
from tests.browser.player import Player
from tests.browser.server import Host


def index(package: Package) -> Path:
    return package.folder / "index.html"


def waiting(page: Page) -> list[dict[str, Any]]:
    """What the pages of this origin keep on the device to be sent: entries with a state or answers in them.

    A key that ends with "?" names the learner who was seen here.
    """
    kept: dict[str, str] = page.evaluate("({...localStorage})")
    texts = [text for key, text in kept.items() if not key.endswith("?")]
    entries = [json.loads(text) if text.startswith("{") else {"state": text} for text in texts]
    return [entry for entry in entries if entry.get("state") or entry.get("answers") or entry.get("objectives")]


@pytest.mark.parametrize("disk", [True, False], ids=["from disk", "from a web server"])
def test_without_an_lms_the_course_works_at_once_and_says_so(
    disk: bool, field_guide: Package, page: Page, host: Host
) -> None:
    """Opened by itself: no waiting for an API that cannot come, a notice, and the place is kept on the device."""
    page.goto(index(field_guide).as_uri() if disk else host.package(field_guide.folder) + "index.html")
    began = time.monotonic()
    player = Player(page, field_guide).ready()
    assert time.monotonic() - began < 3
    player.expect_notice("no-lms")
    player.expect_health("local")
    player.answer("give-back", "partial")
    player.open_unit("questions")
    page.reload()
    player.ready()
    player.expect_unit("questions")
    player.open_unit("echo")
    assert player.answered("give-back") == {"how-long": "b", "which-words": "c"}


@pytest.mark.parametrize("delay", [300, 9000])
def test_an_api_that_comes_late_is_found(
    delay: int, context: BrowserContext, field_guide: Package, lms: Lms, host: Host
) -> None:
    """The API appears after the page has loaded: the session opens then, and all is recorded."""
    context.clock.install()
    player = Player(lms.launch(host.package(field_guide.folder) + "index.html", Launch(delay=delay)), field_guide)
    context.clock.run_for(delay + 1_000)
    player.ready().work_through()
    player.exit()
    lms.leave()
    assert lms.record(lms.calls[0].sco).status == "passed"


def test_reading_works_while_the_api_is_awaited(
    context: BrowserContext, field_guide: Package, lms: Lms, host: Host
) -> None:
    """Units turn and questions wait, disabled, until the record is open; then the unit turned to stays."""
    context.clock.install()
    how = Launch(delay=7000)
    player = Player(lms.launch(host.package(field_guide.folder) + "index.html", how), field_guide)
    player.page.evaluate("() => { location.hash = '#/echo' }")
    player.expect_unit("echo")
    assert player.quiz("give-back").locator("input").first.is_disabled()
    context.clock.run_for(8_000)
    player.ready()
    player.expect_unit("echo")
    expect(player.quiz("give-back").locator("input").first).to_be_enabled()


def test_an_api_that_never_comes_is_given_up_with_a_notice(
    context: BrowserContext, field_guide: Package, lms: Lms, host: Host
) -> None:
    """In an LMS's frame without an API: after ten seconds a notice, and work is kept on the device."""
    context.clock.install()
    how = Launch(delay=NEVER)
    player = Player(lms.launch(host.package(field_guide.folder) + "index.html", how), field_guide)
    context.clock.run_for(11_000)
    player.ready()
    expect(player.find("#sk-notice")).to_be_visible()
    player.answer("give-back")
    player.expect_health("local")
    assert lms.calls == []
    assert waiting(lms.page)


def test_an_api_in_the_opener_is_found(field_guide: Package, play: Play, lms: Lms) -> None:
    """The LMS opens the course in a window of its own: the API is found through `opener`; Exit closes it."""
    player = play(field_guide, Launch(opener=True))
    player.work_through()
    assert isinstance(player.page, Page)
    with player.page.expect_event("close"):
        player.find("#sk-exit").click()
    assert lms.record(lms.calls[0].sco).status == "passed"
    assert lms.violations == []


BROKEN = [
    pytest.param(Fault("LMSCommit", gives="false"), id="commit gives false"),
    pytest.param(Fault("LMSCommit", gives=""), id="commit gives nothing"),
    pytest.param(Fault("LMSCommit", gives=None), id="commit gives null"),
    pytest.param(Fault("LMSCommit", gives="throw"), id="commit throws"),
    pytest.param(Fault("LMSSetValue", element="cmi.suspend_data", gives="false"), id="state is refused"),
    pytest.param(Fault("LMSSetValue", element="cmi.suspend_data", gives="throw"), id="writing state throws"),
]


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_not_saved_is_shown_kept_and_replayed(fault: Fault, field_guide: Package, play: Play, lms: Lms) -> None:
    """Never "saved" before LMSCommit returned true; the next launch sends what the device kept, then clears it."""
    player = play(field_guide, Launch(faults=(fault,)))
    player.answer("give-back", "partial")
    player.expect_health("unsaved")
    assert waiting(lms.page)
    lms.kill(keep_uncommitted=False)
    player = play(field_guide)
    player.expect_health("saved")
    player.open_unit("echo")
    assert player.answered("give-back") == {"how-long": "b", "which-words": "c"}
    player.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert {row["id"] for row in record.rows("interactions")} == {"give-back.how-long", "give-back.which-words"}
    assert record.raw == "20"
    assert waiting(lms.page) == []


def test_a_commit_that_works_again_saves_what_waited(field_guide: Package, play: Play, lms: Lms) -> None:
    """The LMS is away for a few commits: "not saved" turns into "saved", and the device is cleared."""
    player = play(field_guide, Launch(faults=(Fault("LMSCommit", after=1, times=2),)))
    player.answer("give-back")
    player.answer("ask")
    player.hide()
    player.show()
    player.expect_health("saved")
    assert lms.committed().state
    assert waiting(lms.page) == []


@pytest.mark.parametrize("gives", ["false", "throw"])
def test_a_session_that_cannot_be_opened_is_said_and_kept_on_the_device(
    gives: str, field_guide: Package, play: Play, lms: Lms
) -> None:
    """LMSInitialize fails: a notice, never "saved", and the work is there when the course is opened so again."""
    how = Launch(faults=(Fault("LMSInitialize", gives=gives),))
    player = play(field_guide, how)
    player.expect_notice("unreachable")
    player.expect_health("local")
    player.answer("give-back")
    lms.kill(keep_uncommitted=False)
    player = play(field_guide, how)
    player.expect_unit("echo")
    assert player.answered("give-back") == {"how-long": "b", "which-words": "ab"}


def test_work_of_a_refused_session_is_handed_in_by_the_learner_seen_before_and_after(
    field_guide: Package, play: Play, lms: Lms
) -> None:
    """LMSInitialize fails between two launches that work: the second one reports what was done meanwhile."""
    play(field_guide).open_unit("echo")
    lms.leave()
    player = play(field_guide, Launch(faults=(Fault("LMSInitialize"),)))
    player.expect_notice("unreachable")
    player.expect_unit("echo")
    player.answer("give-back", "partial")
    lms.kill(keep_uncommitted=False)
    player = play(field_guide)
    player.expect_unit("echo")
    assert player.answered("give-back") == {"how-long": "b", "which-words": "c"}
    player.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert {row["id"] for row in record.rows("interactions")} == {"give-back.how-long", "give-back.which-words"}
    assert waiting(lms.page) == []


def test_work_of_a_refused_session_is_not_given_to_another_learner(field_guide: Package, play: Play, lms: Lms) -> None:
    """The next launch that works is another learner's: nothing of it is shown or reported."""
    play(field_guide)
    lms.leave()
    player = play(field_guide, Launch(faults=(Fault("LMSInitialize"),)))
    player.answer("give-back")
    lms.kill(keep_uncommitted=False)
    lms.page.evaluate("lms.records = {}")
    player = play(field_guide, Launch(learner="learner-2"))
    player.open_unit("echo")
    assert player.answered("give-back") == {"how-long": "", "which-words": ""}
    assert waiting(lms.page)


@pytest.mark.parametrize(
    "call", ["LMSInitialize", "LMSSetValue", "LMSFinish"], ids=lambda call: f"{call} works and gives nothing"
)
def test_a_call_that_works_and_says_nothing_is_no_failure(
    call: str, field_guide: Package, play: Play, lms: Lms
) -> None:
    """Some LMSs answer "" and do as they are told: all is recorded, and saved is shown once LMSCommit says so."""
    player = play(field_guide, Launch(faults=(Fault(call, gives="", done=True),)))
    player.work_through()
    player.expect_health("saved")
    player.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("passed", "100")


@pytest.mark.parametrize("gives", ["", None, "null", "undefined", "0"])
def test_odd_answers_to_reading_do_no_harm(gives: str | None, field_guide: Package, play: Play, lms: Lms) -> None:
    """LMSGetValue gives nothing, null or nonsense for everything: the course opens and reports its result."""
    player = play(field_guide, Launch(faults=(Fault("LMSGetValue", gives=gives),)))
    player.work_through()
    player.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("passed", "100")


def test_another_learner_gets_nothing_of_what_the_device_kept(field_guide: Package, play: Play, lms: Lms) -> None:
    """What was kept for one learner is not replayed for the next one at the same device."""
    player = play(field_guide, Launch(faults=(Fault("LMSCommit"),)))
    player.answer("give-back")
    lms.kill(keep_uncommitted=False)
    lms.page.evaluate("lms.records = {}")
    player = play(field_guide, Launch(learner="learner-2"))
    player.open_unit("echo")
    assert player.answered("give-back") == {"how-long": "", "which-words": ""}


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_review_and_browse_write_nothing(mode: str, field_guide: Package, play: Play, lms: Lms) -> None:
    """`lesson_mode` review or browse: a notice, and no LMSSetValue whatever the learner does."""
    first = play(field_guide)
    first.work_through()
    first.exit()
    lms.leave()
    player = play(field_guide, Launch(mode=mode))
    player.expect_notice("review")
    player.expect_health("readonly")
    player.open_unit("questions")
    player.hide()
    player.show()
    player.exit()
    lms.leave()
    assert [call for call in lms.calls if call.session == 2 and call.name == "LMSSetValue"] == []


def test_a_second_tab_is_read_only(context: BrowserContext, field_guide: Package, play: Play, host: Host) -> None:
    """The course is open already: the second tab says so, opens no session and writes nothing."""
    first = play(field_guide)
    lms = Lms(context.new_page(), host.lms)
    second = Player(lms.launch(host.package(field_guide.folder) + "index.html"), field_guide).ready()
    second.expect_notice("second-tab")
    second.expect_health("readonly")
    second.open_unit("questions")
    second.exit()
    assert [call.name for call in lms.calls if call.name in ("LMSInitialize", "LMSSetValue", "LMSCommit")] == []
    first.answer("give-back")
    first.expect_health("saved")


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("BroadcastChannel.prototype.postMessage = () => undefined", id="the first is frozen"),
        pytest.param("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })", id="no locks"),
    ],
)
def test_a_second_tab_is_found_out_either_way(
    script: str, context: BrowserContext, field_guide: Package, play: Play, host: Host
) -> None:
    """A frozen tab, which answers nobody, holds its lock all the same; over plain http, where a page has no Web Locks,
    the tabs ask each other."""
    context.add_init_script(script)
    play(field_guide)
    lms = Lms(context.new_page(), host.lms)
    second = Player(lms.launch(host.package(field_guide.folder) + "index.html"), field_guide).ready()
    second.expect_notice("second-tab")
    assert [call.name for call in lms.calls if call.name == "LMSInitialize"] == []


def test_a_tab_opened_after_the_first_was_closed_records(field_guide: Package, play: Play, lms: Lms) -> None:
    """Two sessions after one another are no second tab."""
    play(field_guide)
    lms.leave()
    player = play(field_guide)
    player.answer("give-back")
    player.expect_health("saved")


def test_the_launch_makes_at_most_twelve_calls(course: Package, play: Play, lms: Lms) -> None:
    """From load to two seconds after the course is usable the LMS is called at most 12 times."""
    player = play(course)
    player.page.wait_for_timeout(2000)
    assert 0 < len(lms.calls) <= 12, [(call.name, *call.args) for call in lms.calls]


def test_a_resumed_launch_makes_at_most_twelve_calls(field_guide: Package, play: Play, lms: Lms) -> None:
    """The same when there is a state to resume."""
    play(field_guide).work_through()
    lms.leave()
    before = len(lms.calls)
    play(field_guide).page.wait_for_timeout(2000)
    assert len(lms.calls) - before <= 12
