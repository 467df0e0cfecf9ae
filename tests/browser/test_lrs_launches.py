"""How a session before an LRS begins and ends: launches, modes, other tabs, and an LRS that never answers."""

import shutil
from collections import Counter
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.lrs import Fault, Lrs, Way
from tests.browser.lrs_runs import Enrolment, Judge, enrolled, expect_whole, leave, wait_until
from tests.browser.packages import FIELD_GUIDE, Package, UnitPackage, build
from tests.browser.plans import planned
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.tellings import expected, telling
from tests.browser.watch import Watch, watched_profile

only_cmi5 = pytest.mark.parametrize("way", ["cmi5"], indirect=True)
only_xapi = pytest.mark.parametrize("way", ["xapi"], indirect=True)


def verbs(enrolment: Enrolment) -> list[str]:
    """What the learner's pages have told, in order."""
    return [one.verb for one in enrolment.told()]


def results(enrolment: Enrolment) -> list[str]:
    """What they have told of the course as a whole."""
    return [one.verb for one in enrolment.told() if not one.object and one.verb in ("completed", "passed", "failed")]


def variant(work: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the field guide with other words in its course.yaml."""
    source = work / "source" / "field-guide"
    shutil.copytree(FIELD_GUIDE, source)
    text = (source / "course.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (source / "course.yaml").write_text(text, "utf-8")
    return source


# How a launch begins


def test_a_launch_costs_few_requests(enrolment: Enrolment, page: Page) -> None:
    """Until two seconds after answers count: what is kept is read and written, and that a session began is told."""
    enrolment.play(page)
    page.wait_for_timeout(2_000)
    requests = enrolment.lrs.log().requests
    asked = [(one.method, one.path.partition("/1")[0], one.query.get("stateId", "")) for one in requests]
    own = [("GET", "activities/state", "scormkit"), ("PUT", "activities/state", "scormkit"), ("POST", "statements", "")]
    if enrolment.way == "xapi":
        assert asked == own
        return
    session = [("POST", "fetch", ""), ("GET", "activities/state", "LMS.LaunchData"), ("GET", "agents/profile", "")]
    # `initialized` goes alone: the LMS takes nothing else in its request.
    assert asked == [*session, *own, own[-1]]


def test_a_reload_goes_on(enrolment: Enrolment, page: Page, watch: Watch, judge: Judge) -> None:
    """The address has no credential any more, and is enough all the same: the run ends like one without a reload. cmi5:
    it is the same session, whose token is not fetched again."""
    # Whether the page that went has been heard, the one that came finds out by telling it again.
    watch.forgive(enrolment.lrs.endpoint, 409)
    player = enrolment.play(page)
    answered = Counter(player.work_on(last="echo"))
    page.reload()
    player.ready()
    assert player.answered("give-back") == planned(player.package.quiz("give-back"), "correct")
    answered.update(player.work_on())
    leave(player, enrolment)
    expect_whole(enrolment, judge, answered, list(answered), in_order=True)
    is_cmi5 = enrolment.way == "cmi5"
    assert verbs(enrolment).count("initialized") == (1 if is_cmi5 else 2)
    assert [one.path for one in enrolment.lrs.log().requests].count("fetch/1") == is_cmi5


@only_cmi5
@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_whoever_looks_around_or_back_leaves_no_trace(
    mode: Literal["Browse", "Review"], enrolment: Enrolment, page: Page, watch: Watch
) -> None:
    """The session's beginning and end are told and nothing else; no document is written, and the page says so."""
    watch.forgive(f"{enrolment.lrs.endpoint}statements?statementId=", 404)  # It might have begun before a reload.
    player = enrolment.play(page, mode=mode)
    player.expect_notice("review")
    player.expect_health("readonly")
    player.work_on()
    player.exit()
    expect(page.get_by_text(player.words["player.closed.unrecorded"])).to_be_visible()
    expect(player.find("#sk-health")).to_have_attribute("data-health", "closed")
    assert verbs(enrolment) == ["initialized", "terminated"]
    assert [one["id"] for one in enrolment.lrs.log().documents] == ["LMS.LaunchData"]
    assert enrolment.lrs.log().violations == []


# What an LMS may ask for


@pytest.fixture(scope="module")
def half_enough(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The field guide, in which half of a quiz is enough."""
    work = tmp_path_factory.mktemp("half-enough")
    return build(variant(work, ("pass: 100%", "pass: 50%")), work, "-t", "cmi5")


@only_cmi5
def test_a_score_below_the_lmss_own_is_no_pass(
    half_enough: Package, enrolment: Enrolment, host: Host, page: Page
) -> None:
    """The LMS asks for more than the course: `completed`, and `passed` only once the score is enough for the LMS."""
    at_lms = enrolled(host, enrolment.lrs, "cmi5", half_enough)
    player = at_lms.play(page, masteryScore=0.8)
    player.work_on("partial")
    wait_until(lambda: results(at_lms) == ["completed"])
    for quiz_id in ("give-back", "ask"):
        player.open_unit(half_enough.course["units"][half_enough.quiz(quiz_id)["unit"]]["id"])
        player.retry(quiz_id)
        player.answer(quiz_id)
    leave(player, at_lms)
    assert results(at_lms) == ["completed", "passed"]
    assert at_lms.lrs.log().violations == []


@pytest.fixture(scope="module")
def per_unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The field guide built with an AU for each unit; gives the package's folder."""
    work = tmp_path_factory.mktemp("per-unit")
    source = variant(work, ("format: 1\n", "format: 1\ncmi5:\n  aus: per-unit\n"))
    return build(source, work, "-t", "cmi5").folder


@only_cmi5
def test_each_unit_is_told_as_an_au_of_its_own(
    per_unit: Path, enrolment: Enrolment, host: Host, page: Page, judge: Judge
) -> None:
    """`aus: per-unit`: one registration, one session for each unit, and each tells exactly what happened in it."""
    pages = enrolled(host, enrolment.lrs, "cmi5", Package(per_unit)).page.removesuffix("index.html")
    for unit in ("silence", "echo", "questions", "farewell"):
        before = len(enrolment.lrs.log().told)
        au = Enrolment(enrolment.lrs, "cmi5", UnitPackage(per_unit, unit), f"{pages}{unit}.html", f"units/{unit}")
        player = au.play(page, returnURL=host.lms)
        player.work_on()
        leave(player, au, host.lms)
        told = au.lrs.log().told[before:]
        root = told[0]["object"]["id"]
        wanted = expected(au.package, "cmi5", "correct", au.au)
        assert [telling(one, au.iri, root) for one in told] == wanted, unit
    assert enrolment.lrs.log().violations == []
    assert judge.faults(enrolment.lrs.log().told) == []


# How it ends


def test_exit_says_that_all_is_saved_when_it_is(enrolment: Enrolment, page: Page) -> None:
    """While the LRS takes its time, the closing page does not claim what is not so yet."""
    player = enrolment.play(page)
    enrolment.lrs.faults(Fault("slow", ms=700))
    player.answer("warm-up")
    player.exit()
    line = page.locator("#sk-main [role=status]")
    expect(line).to_have_text(player.words["player.health.saving"])
    expect(line).to_have_text(player.words["player.closed.saved"], timeout=15_000)
    assert {"answered", "terminated"} <= set(verbs(enrolment))


# Other tabs


@only_cmi5
def test_a_second_launch_ends_the_first_session_quietly(
    enrolment: Enrolment, context: BrowserContext, page: Page, watch: Watch
) -> None:
    """The LMS takes nothing of the first tab any more: that says that nothing is saved, and tries once more on Exit."""
    watch.forgive(enrolment.lrs.endpoint, 403)
    # What the first tab has written down and may have told, the second one asks for.
    watch.forgive(f"{enrolment.lrs.endpoint}statements?statementId=", 404)
    first = enrolment.play(page)
    first.answer("warm-up")
    first.expect_health("saved")
    second = enrolment.play(context.new_page())
    second.expect_health("saved")
    page.bring_to_front()
    first.answer("give-back")
    first.expect_health("unsaved")
    requests = len(enrolment.lrs.log().requests)
    first.answer("ask")
    page.wait_for_timeout(1_000)
    assert len(enrolment.lrs.log().requests) == requests
    first.exit()
    expect(page.get_by_text(first.words["player.closed.kept"])).to_be_visible()
    page.wait_for_timeout(1_000)
    assert len(enrolment.lrs.log().requests) <= requests + 1
    told = verbs(enrolment)
    assert (told.count("initialized"), told.count("answered"), told.count("terminated")) == (2, 1, 0)
    assert enrolment.lrs.log().violations == []


@only_xapi
def test_a_second_tab_only_reads(enrolment: Enrolment, context: BrowserContext, page: Page) -> None:
    """The same course open twice: the second tab says so and tells nothing."""
    enrolment.play(page).expect_health("saved")
    told = verbs(enrolment)
    second = enrolment.play(context.new_page())
    second.expect_notice("second-tab")
    second.open_unit("echo")
    assert verbs(enrolment) == told


# An LRS that never answers


def test_without_an_answer_the_course_is_readable_and_says_that_nothing_is_recorded(
    host: Host, lrs_origin: str, lrs_packages: dict[Way, Package], chromium: Browser
) -> None:
    """Before an LRS that takes requests and never answers the first unit is there at once, a notice comes soon, and
    nothing claims to be saved. What was done is told when the course is opened here again."""
    with ExitStack() as profiles:
        # Side by side: it is a long wait.
        opened = []
        for way, package in lrs_packages.items():
            context, watch = profiles.enter_context(watched_profile(chromium))
            enrolment = enrolled(host, Lrs(lrs_origin, f"never-{way}"), way, package)
            watch.forgive(enrolment.lrs.endpoint)
            opened.append((enrolment, context, unanswered(enrolment, context)))
        for enrolment, context, player in opened:
            notice = player.words["player.notice.unreachable"]
            expect(player.find("#sk-notice")).to_contain_text(notice, timeout=30_000)
            work_without_an_answer(player, enrolment)
            enrolment.lrs.faults()
            again = enrolment.play(context.new_page())
            wait_until(partial(is_answered_once, enrolment))
            assert again.answered("warm-up") == {"pause": "f"}
            assert enrolment.lrs.log().violations == []


def is_answered_once(enrolment: Enrolment) -> bool:
    return verbs(enrolment).count("answered") == 1


def unanswered(enrolment: Enrolment, context: BrowserContext) -> Player:
    """The learner, who has been here before, opens the course before an LRS that does not answer."""
    with context.new_page() as page:
        enrolment.play(page).expect_health("saved")
    enrolment.lrs.faults(Fault("never"))
    player = enrolment.launch(context.new_page())
    expect(player.find("h1")).to_have_text("Let there be silence")
    expect(player.find("#sk-unit")).to_contain_text("People stop talking when you start.")
    # It is still asking.
    expect(player.find("#sk-notice")).to_be_hidden()
    return player


def work_without_an_answer(player: Player, enrolment: Enrolment) -> None:
    """Answer, and leave by Exit: the page says all the time that nothing is recorded."""
    told = len(enrolment.lrs.log().told)
    player.ready().expect_health("local")
    player.answer("warm-up")
    player.exit()
    expect(player.page.get_by_text(player.words["player.closed.unrecorded"])).to_be_visible()
    expect(player.page.get_by_text(player.words["player.closed.saved"])).to_have_count(0)
    assert len(enrolment.lrs.log().told) == told
