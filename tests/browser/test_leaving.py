"""How a session ends: by Exit, by another page, by hiding; what the LMS is told then, and what not."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Play
from tests.browser.lms import Call, Launch, Lms, seconds
from tests.browser.packages import Package


def named(calls: list[Call], name: str) -> list[Call]:
    return [call for call in calls if call.name == name]


def test_exit_sends_time_commits_and_finishes_once(field_guide: Package, play: Play, lms: Lms) -> None:
    """Exit: session_time, LMSCommit, LMSFinish in this order, each accepted, and nothing after."""
    player = play(field_guide)
    player.answer("give-back")
    player.exit()
    calls = lms.calls
    last = [(call.name, call.element) for call in calls[-3:]]
    assert last == [("LMSSetValue", "cmi.core.session_time"), ("LMSCommit", ""), ("LMSFinish", "")]
    assert {call.result for call in calls[-3:]} == {"true"}
    player.hide()
    player.pagehide(persisted=False)
    lms.leave()
    assert lms.calls == calls
    assert lms.violations == []


def test_leaving_the_page_sends_time_commits_and_finishes_once(field_guide: Package, play: Play, lms: Lms) -> None:
    """The LMS unloads the page: the same three, with no Exit pressed."""
    play(field_guide).answer("give-back")
    lms.leave()
    calls = lms.calls
    assert [call.element for call in calls].count("cmi.core.session_time") == 1
    assert [call.name for call in calls[-2:]] == ["LMSCommit", "LMSFinish"]
    assert len(named(calls, "LMSFinish")) == 1
    assert lms.violations == []


def test_turning_pages_keeps_the_session_open(field_guide: Package, play: Play, lms: Lms) -> None:
    """Units, links between units and the contents never end the LMS session or load another page."""
    player = play(field_guide)
    for unit in field_guide.course["units"]:
        player.open_unit(unit["id"])
    player.open_unit("questions")
    player.page.evaluate("history.back()")
    player.find('#sk-unit[data-unit="3"]').wait_for()
    assert len(named(lms.calls, "LMSInitialize")) == 1
    assert named(lms.calls, "LMSFinish") == []


def test_hiding_saves_and_commits(field_guide: Package, play: Play, lms: Lms) -> None:
    """When the page is hidden, the state with the new place is committed; the session stays open."""
    player = play(field_guide)
    before = lms.committed().state
    player.open_unit("questions")
    player.hide()
    assert lms.calls[-1].name == "LMSCommit"
    assert lms.committed().state != before
    assert named(lms.calls, "LMSFinish") == []
    player.show()
    player.answer("ask")
    player.expect_health("saved")


def test_a_page_kept_by_the_browser_commits_and_goes_on(field_guide: Package, play: Play, lms: Lms) -> None:
    """A pagehide that is `persisted`: commit, no LMSFinish; after pageshow the session goes on and finishes once."""
    player = play(field_guide)
    player.answer("give-back", "partial")
    player.open_unit("questions")
    player.pagehide(persisted=True)
    assert lms.calls[-1].name == "LMSCommit"
    assert named(lms.calls, "LMSFinish") == []
    player.pageshow()
    player.answer("ask")
    player.exit()
    lms.leave()
    assert len(named(lms.calls, "LMSFinish")) == 1
    assert len(named(lms.calls, "LMSInitialize")) == 1
    assert lms.violations == []


def test_nothing_listens_to_unload(context: BrowserContext, field_guide: Package, play: Play) -> None:
    """Neither `unload` nor `beforeunload` has a listener: browsers and LMSs forbid them, and ask needless questions."""
    context.add_init_script(
        """(() => {
             window.listened = [];
             const add = EventTarget.prototype.addEventListener;
             EventTarget.prototype.addEventListener = function (type, ...rest) {
               window.listened.push(type);
               return add.call(this, type, ...rest);
             };
           })()"""
    )
    page = play(field_guide).page
    listened = page.evaluate("window.listened")
    assert "pagehide" in listened
    assert not {"unload", "beforeunload"} & set(listened)
    assert page.evaluate("[onunload, onbeforeunload, document.body.onunload]") == [None, None, None]


@pytest.mark.parametrize("minutes", [10, 120])
def test_time_with_the_page_hidden_does_not_count(
    minutes: int, context: BrowserContext, field_guide: Package, play: Play, lms: Lms
) -> None:
    """Hidden for minutes or hours: session_time holds the seconds in view only."""
    context.clock.install()
    player = play(field_guide)
    player.hide()
    context.clock.fast_forward(minutes * 60_000)
    player.show()
    player.exit()
    assert seconds(lms.record(lms.calls[0].sco)["cmi.core.session_time"]) < 60


def test_time_without_input_stops_counting_after_ten_minutes(
    context: BrowserContext, field_guide: Package, play: Play, lms: Lms
) -> None:
    """An hour before an open page without a key or a click counts ten minutes."""
    context.clock.install()
    player = play(field_guide)
    context.clock.run_for(3_600_000)
    player.exit()
    assert 540 <= seconds(lms.record(lms.calls[0].sco)["cmi.core.session_time"]) <= 660


def test_time_of_a_killed_session_reaches_the_next_one(
    context: BrowserContext, field_guide: Package, play: Play, lms: Lms
) -> None:
    """Five minutes of a session that never reached LMSFinish are in the session_time of the next."""
    context.clock.install()
    player = play(field_guide)
    for _ in range(5):
        context.clock.run_for(60_000)
        player.page.locator("h1").first.click()
    player.hide()
    lms.kill(keep_uncommitted=False)
    player = play(field_guide)
    player.exit()
    assert 300 <= seconds(lms.record(lms.calls[0].sco)["cmi.core.session_time"]) <= 330


def test_entry_resumes_only_what_was_suspended(field_guide: Package, play: Play, lms: Lms) -> None:
    """`exit` is "suspend" right after the start, so that even a killed session resumes."""
    play(field_guide, Launch())
    set_first = [call.element for call in lms.calls if call.name == "LMSSetValue"]
    assert "cmi.core.exit" in set_first[:3]
    assert lms.record(lms.calls[0].sco)["cmi.core.exit"] == "suspend"
