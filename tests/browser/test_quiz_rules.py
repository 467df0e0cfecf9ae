"""A quiz's own rules as a learner meets them: time limit, wait, checking one by one, pools, a pre-test that exempts."""

from functools import partial

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from scormkit.pages.catalogue import words_of
from tests.browser.conftest import Play
from tests.browser.keyboard import Keyboard
from tests.browser.lms import Lms
from tests.browser.packages import REPOSITORY, Package, build
from tests.browser.plans import planned
from tests.browser.player import Player
from tests.browser.sharing import made_once
from tests.browser.test_accessibility import AXE, violations

HOUSE_RULES = REPOSITORY / "tests" / "browser" / "courses" / "house-rules"
MINUTE_MS = 60_000
WORDS = words_of("en")


@pytest.fixture(scope="session")
def house_rules(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A unit for each rule, a quiz in each."""
    return made_once(tmp_path_factory, "house-rules", partial(build, HOUSE_RULES))


def opened(play: Play, package: Package, unit: str) -> tuple[Player, Locator]:
    """Launch and turn to a unit; gives its quiz as well, which has the same id."""
    player = play(package)
    player.open_unit(unit)
    return player, player.quiz(unit)


def expect_no_barrier(player: Player) -> None:
    player.page.evaluate(AXE.read_text("utf-8"))
    assert violations(player) == []


def begin(player: Player, lms: Lms, quiz: Locator) -> None:
    """Start the clock by keyboard."""
    Keyboard(player, lms.page).press(quiz.locator("[data-start]"))
    expect(quiz.locator(".sk-question").first).to_be_visible()


def test_a_time_limit_begins_with_start(context: BrowserContext, house_rules: Package, play: Play, lms: Lms) -> None:
    """Until then no question shows; from then on the time left does; the warning comes at five minutes, for all to
    hear, with the button that gives the same time once more."""
    context.clock.install()
    player, quiz = opened(play, house_rules, "clock")
    assert not quiz.locator(".sk-question").first.is_visible()
    assert not quiz.locator("[data-check]").is_visible()
    expect_no_barrier(player)
    begin(player, lms, quiz)
    left, extend, warning = (quiz.locator(f"[data-{name}]") for name in ("left", "extend", "warning"))
    context.clock.run_for(2 * MINUTE_MS)
    expect(left).to_contain_text("07:5")
    assert not extend.is_visible()
    expect(warning).to_have_text("", use_inner_text=True)
    context.clock.run_for(3 * MINUTE_MS)
    expect(warning.get_by_text(WORDS["quiz.time-short.other"].format(n=5))).to_be_visible()
    assert warning.get_attribute("role") == "status"
    expect_no_barrier(player)
    Keyboard(player, lms.page).press(extend)
    expect(left).to_contain_text("09:5")
    expect(warning).to_have_text("", use_inner_text=True)
    player.answer("clock")
    expect(quiz.locator(".sk-result")).to_contain_text(player.words["player.quiz.passed"])
    assert not left.is_visible()


def test_when_the_time_is_up_the_answers_go_as_they_stand(
    context: BrowserContext, house_rules: Package, play: Play, lms: Lms
) -> None:
    """What was answered counts, the result says why, and the next attempt begins its own time."""
    context.clock.install()
    player, quiz = opened(play, house_rules, "clock")
    begin(player, lms, quiz)
    player.give("clock", {"tick": "a"})
    context.clock.run_for(10 * MINUTE_MS + 2_000)
    result = quiz.locator(".sk-result")
    expect(result).to_contain_text(player.words["player.quiz.time-up"])
    expect(result).to_contain_text(player.words["player.quiz.score"].format(right=1, total=2, percent=50))
    rows = lms.record(lms.calls[0].sco).rows("interactions")
    assert [row["result"] for row in rows if row["id"] == "clock.tick"] == ["correct"]
    player.retry("clock")
    expect(quiz.locator("[data-left]")).to_contain_text("09:5")


def test_time_runs_on_while_the_page_is_closed(
    context: BrowserContext, house_rules: Package, play: Play, lms: Lms
) -> None:
    """Launched again in time, the time left is less; launched too late, the answers have been handed in."""
    context.clock.install()
    player, quiz = opened(play, house_rules, "clock")
    begin(player, lms, quiz)
    player.give("clock", {"tick": "a"})
    player.exit()
    lms.leave()
    context.clock.fast_forward(4 * MINUTE_MS)
    player, quiz = opened(play, house_rules, "clock")
    expect(quiz.locator("[data-left]")).to_contain_text("05:5")
    player.exit()
    lms.leave()
    context.clock.fast_forward(7 * MINUTE_MS)
    player, quiz = opened(play, house_rules, "clock")
    expect(quiz.locator(".sk-result")).to_contain_text(player.words["player.quiz.time-up"])
    assert player.answered("clock") == {"tick": "a", "tock": ""}
    assert lms.violations == []


def test_the_next_attempt_waits(context: BrowserContext, house_rules: Package, play: Play, lms: Lms) -> None:
    """After a fail the button is closed and the result says until when, after a relaunch too; then it wakes up."""
    context.clock.install()
    player, quiz = opened(play, house_rules, "waiting")
    keyboard = Keyboard(player, lms.page)
    keyboard.give("waiting", planned(house_rules.quiz("waiting"), "wrong"))
    keyboard.submit("waiting")
    retry = quiz.locator("[data-retry]")
    expect(retry).to_be_disabled()
    expect(quiz.get_by_text(WORDS["quiz.wait"].partition("{")[0])).to_be_visible()
    expect_no_barrier(player)
    player.exit()
    lms.leave()
    context.clock.fast_forward(20 * MINUTE_MS)
    player, quiz = opened(play, house_rules, "waiting")
    retry = quiz.locator("[data-retry]")
    expect(retry).to_be_disabled()
    context.clock.run_for(11 * MINUTE_MS)
    expect(retry).to_be_enabled()
    player.retry("waiting")
    player.answer("waiting")
    expect(quiz.locator(".sk-result")).to_contain_text(player.words["player.quiz.passed"])


def test_each_question_is_checked_by_itself(house_rules: Package, play: Play, lms: Lms) -> None:
    """A check by keyboard shows how it went and closes the question, after a relaunch too; only finishing hands in."""
    player, quiz = opened(play, house_rules, "checking")
    left = player.question("checking", "left")
    check = left.locator("[data-check-question]")
    keyboard = Keyboard(player, lms.page)
    keyboard.press(check)
    assert player.answered("checking")["left"] == ""
    expect(left.locator("input").first).to_be_enabled()
    keyboard.press(left.locator("input").first, "Space")
    player.give("checking", {"left": "b"})
    keyboard.press(check)
    expect(left).to_contain_text(player.words["player.verdict.wrong"])
    expect(left.locator("input").first).to_be_disabled()
    expect(player.question("checking", "right").locator("input").first).to_be_enabled()
    expect_no_barrier(player)
    assert not lms.record(lms.calls[0].sco).rows("interactions")
    player.hide()
    lms.kill(keep_uncommitted=False)
    player, quiz = opened(play, house_rules, "checking")
    left = player.question("checking", "left")
    expect(left).to_contain_text(player.words["player.verdict.wrong"])
    expect(left.locator("input").first).to_be_disabled()
    player.give("checking", {"right": "a"})
    player.submit("checking")
    expect(quiz.locator(".sk-result")).to_contain_text(
        player.words["player.quiz.score"].format(right=1, total=2, percent=50)
    )
    player.exit()
    lms.leave()
    assert [row["result"] for row in lms.record(lms.calls[0].sco).rows("interactions")] == ["wrong", "correct"]


def test_who_passes_the_pre_test_need_not_work_through(house_rules: Package, play: Play, lms: Lms) -> None:
    """The unit counts as done and its quiz as passed, in the contents and for the LMS, which gets the same end."""
    player, quiz = opened(play, house_rules, "placement")
    keyboard = Keyboard(player, lms.page)
    keyboard.give("placement", planned(house_rules.quiz("placement"), "correct"))
    keyboard.submit("placement")
    expect(quiz.get_by_text(WORDS["quiz.exempted"].format(titles="Basics"))).to_be_visible()
    basics = player.find(f'.sk-toc[data-unit="{house_rules.unit("basics")}"]')
    expect(basics).to_have_attribute("data-status", "done")
    expect_no_barrier(player)
    player.read_to_end()
    for unit in ("waiting", "checking", "pools"):
        player.answer(unit)
        player.read_to_end()
    player.answer("clock")
    player.read_to_end()
    player.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("passed", "100")
    assert not [row for row in record.rows("interactions") if row["id"].startswith("basics.")]
    assert lms.violations == []


def test_a_failed_pre_test_exempts_from_nothing(house_rules: Package, play: Play, lms: Lms) -> None:
    """It makes no score either: the LMS hears of none."""
    player = play(house_rules)
    player.answer("placement", "wrong")
    player.read_to_end()
    basics = player.find(f'.sk-toc[data-unit="{house_rules.unit("basics")}"]')
    expect(basics).not_to_have_attribute("data-status", "done")
    player.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("incomplete", "")


def test_each_pool_gives_its_number(house_rules: Package, play: Play, lms: Lms) -> None:
    """One of the easy and two of the hard, with the keyboard alone; the next attempt asks others first."""
    player, quiz = opened(play, house_rules, "pools")

    def asked() -> set[str]:
        shown: list[str] = quiz.locator(".sk-question:visible").evaluate_all("all => all.map(one => one.id)")
        return {one.rpartition(".")[2] for one in shown}

    first = asked()
    assert sorted(one[0] for one in first) == ["e", "h", "h"]
    keyboard = Keyboard(player, lms.page)
    for one in quiz.locator(".sk-question:visible").all():
        keyboard.press(one.locator("input").first, "Space")
        keyboard.keys.press("ArrowDown")
    keyboard.press(quiz.locator("[data-check]"))
    expect(quiz.locator(".sk-result")).not_to_be_empty()
    expect_no_barrier(player)
    player.retry("pools")
    second = asked()
    assert sorted(one[0] for one in second) == ["e", "h", "h"]
    assert not {one for one in first & second if one[0] == "e"}
    assert {one for one in first | second if one[0] == "h"} == {"h1", "h2", "h3"}
