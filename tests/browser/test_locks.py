"""Locks, points, badges and the certificate, as a learner meets them."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Play
from tests.browser.lms import Launch, Lms
from tests.browser.packages import REPOSITORY, Package, build
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.test_accessibility import AXE, LOOKS, violations

TRAIL = REPOSITORY / "tests" / "browser" / "courses" / "locked-trail"
CERTIFICATE = ".sk-certificate"


@pytest.fixture(scope="module")
def trail(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Four units in order, two quizzes with points, two badges, a certificate."""
    return build(TRAIL, tmp_path_factory.mktemp("locked-trail"))


def follow(player: Player, unit_id: str) -> None:
    """Go to a unit's address, whatever stands there."""
    player.page.evaluate("hash => { location.hash = hash }", f"#/{unit_id}")


def status_of(player: Player, unit_id: str) -> tuple[str | None, str]:
    """What the contents say of a unit: the mark, and all words but its title."""
    link = player.find(f'.sk-toc[data-unit="{player.package.unit(unit_id)}"]')
    return link.get_attribute("data-status"), link.locator(".sk-status").inner_text()


def expect_lock(player: Player, unit_id: str, missing: str) -> None:
    """The page of a locked unit: its title with the focus, the reason, and a link to what is missing."""
    title = player.package.course["units"][player.package.unit(unit_id)]["title"]
    expect(player.find("h1")).to_have_text(title)
    expect(player.find("h1")).to_be_focused()
    expect(player.find(".sk-message")).to_contain_text(player.words["player.locked"])
    expect(player.find(".sk-message li a")).to_have_attribute("href", f"#/{missing}")
    assert player.find("#sk-unit").count() == 0


def open_certificate(player: Player) -> None:
    player.find(".sk-rewards a").click()
    expect(player.find(CERTIFICATE)).to_be_visible()


def test_a_locked_unit_says_why_and_leads_on(trail: Package, play: Play) -> None:
    """In the contents by mark and word, on the way there, and on its own page, whose link leads to what is missing."""
    player = play(trail)
    locked = player.words["player.status.locked"]
    assert status_of(player, "welcome") == ("begun", player.words["player.status.begun"])
    assert status_of(player, "silence") == ("locked", locked.format(titles="Where the trail begins"))
    assert status_of(player, "farewell")[1] == locked.format(titles="Where the trail begins and Give the words back")
    following = player.find('.sk-steps [rel="next"]')
    expect(following).to_contain_text(locked.format(titles="Where the trail begins"))
    follow(player, "silence")
    expect_lock(player, "silence", "welcome")
    player.find(".sk-message li a").click()
    player.expect_unit("welcome")


def test_a_unit_opens_when_its_needs_are_done(trail: Package, play: Play) -> None:
    """The end of the one before opens it, with nothing to reload; the quiz within it keeps the next one locked."""
    player = play(trail)
    player.read_to_end()
    expect(player.find('.sk-toc[data-unit="1"]')).to_have_attribute("data-status", "new")
    expect(player.find('.sk-steps [rel="next"] .sk-status')).to_be_empty()
    player.find('.sk-steps [rel="next"]').click()
    player.expect_unit("silence")
    player.read_to_end()
    follow(player, "echo")
    expect_lock(player, "echo", "silence")
    player.find(".sk-message li a").click()
    player.expect_unit("silence")
    player.answer("seconds")
    follow(player, "echo")
    player.expect_unit("echo")


def test_a_locked_address_opens_nothing_at_launch(trail: Package, play: Play, lms: Lms) -> None:
    """A relaunch goes on where the learner was; the address of a locked unit leads to its lock, and records nothing."""
    player = play(trail)
    player.read_to_end()
    player.open_unit("silence")
    follow(player, "farewell")
    expect(player.find(".sk-message")).to_be_visible()
    player.exit()
    lms.leave()
    again = play(trail)
    again.expect_unit("silence")
    assert lms.record(lms.calls[0].sco)["cmi.core.lesson_location"] == "silence"


def test_nothing_is_locked_where_nobody_knows_what_was_done(
    trail: Package, context: BrowserContext, host: Host
) -> None:
    """A second tab, which neither knows the state nor records, can read every unit."""
    first, second = context.new_page(), context.new_page()
    first.goto(host.package(trail.folder) + "index.html")
    Player(first, trail).ready()
    second.goto(host.package(trail.folder) + "index.html")
    player = Player(second, trail).ready()
    player.expect_notice("second-tab")
    player.open_unit("farewell")
    assert player.find('.sk-toc[data-status="locked"]').count() == 0


def test_points_and_badges_appear_when_they_are_won(trail: Package, play: Play) -> None:
    """A quiz passed at the second attempt earns its second number; a badge comes with the last unit of its module."""
    player = play(trail)
    player.read_to_end()
    badges = player.find(".sk-module .sk-badge")
    assert [badge.is_visible() for badge in badges.all()] == [False, False]
    player.answer("seconds", "wrong")
    player.retry("seconds")
    player.answer("seconds")
    player.read_to_end()
    rewards = player.find(".sk-rewards")
    assert rewards.get_attribute("role") == "status"
    expect(rewards.get_by_text("Badge won: Quiet ear")).to_be_visible()
    expect(rewards).to_contain_text(player.words["player.points"].format(points=50, most=200))
    expect(rewards.locator("img")).to_have_js_property("naturalWidth", 64)
    expect(rewards.locator("a")).to_be_hidden()
    assert [badge.is_visible() for badge in badges.all()] == [True, False]
    assert badges.first.get_attribute("alt") == "Badge won: Quiet ear"
    player.answer("words")
    player.read_to_end()
    expect(player.find(".sk-rewards")).to_contain_text(player.words["player.points"].format(points=150, most=200))


def test_the_certificate_is_right_and_comes_back(trail: Package, play: Play, lms: Lms) -> None:
    """Name as people say it, course, day, score and objectives; there after a relaunch; a link leads on from it."""
    player = play(trail)
    follow(player, "-certificate")
    player.expect_unit("welcome")
    assert not player.find("#sk-to-certificate").is_visible()
    player.work_through()
    open_certificate(player)
    certificate = player.find(CERTIFICATE)
    expect(certificate.locator("h1")).to_have_text("Certificate of listening")
    expect(certificate.locator("h1")).to_be_focused()
    assert "Certificate of listening" in player.page.evaluate("document.title")
    expect(certificate.locator(".sk-learner")).to_have_text("Emmy Noether")
    expect(certificate).to_contain_text("A trail with gates")
    today = datetime.strptime(certificate.locator("[data-day]").inner_text(), "%B %d, %Y")
    assert abs((datetime.now() - today).total_seconds()) < 2 * 86_400
    expect(certificate.locator("[data-score]")).to_have_text("100 %")
    assert certificate.locator("[data-objective]:visible").all_inner_texts() == [
        "Wait before you answer.",
        "Say what you heard.",
    ]
    player.find('[rel="prev"]').click()
    player.expect_unit("farewell")
    player.exit()
    lms.leave()
    again = play(trail)
    again.find("#sk-to-certificate").click()
    expect(again.find(f"{CERTIFICATE} .sk-learner")).to_have_text("Emmy Noether")
    assert lms.violations == []


def test_without_a_name_there_is_a_line_to_write_on(trail: Package, play: Play) -> None:
    """An LMS that tells no name leaves the line empty, and high enough for a pen."""
    player = play(trail, Launch(learnerName=""))
    player.work_through()
    open_certificate(player)
    line = player.find(".sk-learner")
    expect(line).to_have_text("")
    box = line.bounding_box()
    assert box is not None
    assert box["height"] >= 30


def test_the_certificate_prints_without_the_frame(trail: Package, play: Play, lms: Lms) -> None:
    """On paper bar, contents and buttons are gone, and the certificate has the whole page; the button prints."""
    player = play(trail)
    player.work_through()
    open_certificate(player)
    player.page.evaluate("() => { window.printed = 0; window.print = () => window.printed++ }")
    player.find("[data-print]").click()
    assert player.page.evaluate("window.printed") == 1
    lms.page.emulate_media(media="print")
    for gone in (".sk-bar", ".sk-contents", ".sk-actions", ".sk-steps"):
        assert not player.find(gone).first.is_visible(), gone
    expect(player.find(".sk-learner")).to_be_visible()
    box = player.find(CERTIFICATE).bounding_box()
    assert box is not None
    assert box["width"] > 0.6 * player.page.evaluate("innerWidth")


@pytest.mark.parametrize(("scheme", "width"), LOOKS, ids=[f"{scheme}-{width}" for scheme, width in LOOKS])
def test_locks_and_certificate_have_no_barrier(trail: Package, scheme: str, width: int, play: Play, lms: Lms) -> None:
    """Axe finds nothing on a locked page and on the certificate, in this look; neither scrolls sideways."""
    lms.page.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    lms.page.set_viewport_size({"width": width, "height": 900})
    player = play(trail)
    player.page.evaluate(AXE.read_text("utf-8"))
    follow(player, "farewell")
    expect(player.find(".sk-message")).to_be_visible()
    found = violations(player)
    assert player.page.evaluate("document.documentElement.scrollWidth") <= width
    follow(player, "welcome")
    player.expect_unit("welcome")
    player.work_through()
    found += violations(player)
    open_certificate(player)
    found += violations(player)
    assert player.page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == []
    assert not re.search(r" (style|on\w+)=", player.find(CERTIFICATE).evaluate("one => one.outerHTML"))
