"""The page itself: what works without script, by keyboard, on a phone, and what it never does."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Play
from tests.browser.keyboard import Keyboard
from tests.browser.lms import Lms
from tests.browser.packages import Package
from tests.browser.plans import planned
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.watch import Watch, profile


def test_the_first_unit_is_readable_without_script(course: Package, chromium: Browser, host: Host) -> None:
    """With JavaScript off the first unit's text stands there whole, and no control pretends to work."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.package(course.folder) + "index.html")
    expect(page.locator("h1")).to_have_text(course.course["units"][0]["title"])
    assert len(page.locator(".sk-prose").inner_text().split()) > 10
    expect(page.locator("#sk-contents")).to_be_visible()
    for button in page.locator("button").all():
        assert not button.is_visible() or button.is_disabled()
    context.close()


def test_a_broken_policy_would_be_noticed(chromium: Browser, field_guide: Package, host: Host) -> None:
    """An inline script and an image from another host are reported, so that their absence means something."""
    context = profile(chromium)
    watch = Watch(context)
    page = context.new_page()
    page.goto(host.package(field_guide.folder) + "index.html")
    page.evaluate(
        """() => {
             const script = document.createElement('script');
             script.textContent = '1';
             document.body.append(script);
             const image = new Image();
             image.src = 'http://other.invalid/x.png';
           }"""
    )
    page.wait_for_timeout(200)
    context.close()
    assert any("inline script" in fault for fault in watch.faults)
    assert any("http://other.invalid/x.png" in fault for fault in watch.faults)


def test_a_unit_change_moves_focus_title_and_contents(field_guide: Package, play: Play) -> None:
    """After "next" the new heading has the focus, the title names the unit, and the contents mark it."""
    player = play(field_guide)
    player.find('.sk-steps a[rel="next"]').click()
    expect(player.find("h1")).to_be_focused()
    expect(player.find("h1")).to_have_text("Give the words back")
    assert player.page.title().startswith("Give the words back")
    assert player.find('.sk-toc[aria-current="page"]').get_attribute("data-unit") == "1"


def test_progress_counts_units_done(field_guide: Package, play: Play) -> None:
    """A unit counts as done when its end was seen and its quizzes are done."""
    player = play(field_guide)
    words = player.words["player.progress"]
    expect(player.find("#sk-progress")).to_contain_text(words.format(done=0, total=4))
    player.answer("warm-up")
    player.read_to_end()
    expect(player.find("#sk-progress")).to_contain_text(words.format(done=1, total=4))
    player.open_unit("echo")
    player.read_to_end()
    expect(player.find("#sk-progress")).to_contain_text(words.format(done=1, total=4))


def test_feedback_stands_under_the_chosen_answer(field_guide: Package, play: Play) -> None:
    """After submitting, the feedback of what was chosen is shown, not that of the others; `hidden` before."""
    player = play(field_guide)
    player.open_unit("echo")
    feedback = player.find('[id="q-give-back.how-long"] .sk-feedback')
    assert [one.is_visible() for one in feedback.all()] == [False, False, False]
    player.answer("give-back", "wrong")
    assert [one.is_visible() for one in feedback.all()] == [True, False, False]


def test_the_solution_shows_when_the_author_says(field_guide: Package, play: Play) -> None:
    """`solution: after-passing`: after a fail nothing tells the right answer; after a pass it is shown."""
    player = play(field_guide)
    player.answer("give-back", "wrong")
    told = player.quiz("give-back").get_by_text(player.words["player.verdict.missed"])
    assert told.count() == 0 or not told.first.is_visible()
    assert not player.find(".sk-explanation").first.is_visible()
    player.retry("give-back")
    player.answer("give-back")
    expect(player.find(".sk-explanation").first).to_be_visible()


def test_submitting_with_gaps_asks_for_the_rest(field_guide: Package, play: Play, lms: Lms) -> None:
    """A question left open is said, and no attempt is used up."""
    player = play(field_guide)
    player.open_unit("questions")
    player.quiz("ask").locator("[data-check]").click()
    expect(player.quiz("ask")).to_contain_text(player.words["player.quiz.unanswered.other"].format(n=3))
    assert not [call for call in lms.calls if call.element.startswith("cmi.interactions.0")]


def test_about_names_course_version_and_support_code(field_guide: Package, play: Play) -> None:
    """The panel says course, version and fingerprint, and gives a code of the state's own alphabet."""
    player = play(field_guide)
    player.answer("warm-up")
    player.find("#sk-about-open").click()
    about = player.find("#sk-about")
    expect(about).to_be_visible()
    for fact in (field_guide.course["title"], field_guide.course["version"], field_guide.course["fingerprint"]):
        assert fact
        expect(about).to_contain_text(fact)
    player.find("#sk-about-close").click()
    expect(about).to_be_hidden()


def test_exit_does_not_try_to_close_a_window_of_the_learners_own(field_guide: Package, page: Page, host: Host) -> None:
    """A browser refuses that with a warning in its console: the page says goodbye instead."""
    warnings: list[str] = []
    page.on("console", lambda message: warnings.append(message.text))
    page.goto(host.package(field_guide.folder) + "index.html")
    player = Player(page, field_guide).ready()
    player.open_unit("echo")
    player.exit()
    assert warnings == []


@pytest.mark.parametrize("width", [320, 375])
def test_narrow_screens_need_no_sideways_scrolling(
    width: int, field_guide: Package, context: BrowserContext, play: Play, lms: Lms
) -> None:
    """No unit is wider than a phone, before and after answering; the contents are in a drawer."""
    lms.page.set_viewport_size({"width": width, "height": 700})
    player = play(field_guide)
    player.work_through("partial")
    for unit in field_guide.course["units"]:
        player.open_unit(unit["id"])
        assert player.page.evaluate("document.documentElement.scrollWidth") <= width
    expect(player.find("#sk-contents")).to_be_hidden()
    player.find("#sk-menu").click()
    expect(player.find("#sk-contents")).to_be_visible()


def test_the_whole_course_can_be_done_by_keyboard(field_guide: Package, play: Play, lms: Lms) -> None:
    """Tab, arrows, Space and Enter alone: every unit read, every question answered, Exit pressed, passed with 100."""
    player = play(field_guide)
    keyboard = Keyboard(player, lms.page)
    player.page.locator("body").focus()
    for index, unit in enumerate(field_guide.course["units"]):
        player.expect_unit(unit["id"])
        for quiz in field_guide.course["quizzes"]:
            if quiz["unit"] != index:
                continue
            keyboard.give(quiz["id"], planned(quiz, "correct"))
            keyboard.submit(quiz["id"])
        keyboard.keys.press("End")
        player.read_to_end()
        if index + 1 < len(field_guide.course["units"]):
            keyboard.press(player.find('.sk-steps a[rel="next"]'))
            player.find(f'#sk-unit[data-unit="{index + 1}"]').wait_for()
    keyboard.press(player.find("#sk-exit"))
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("passed", "100")


def test_results_are_announced(field_guide: Package, play: Play) -> None:
    """The result is a live region that stood in the page before it was filled."""
    player = play(field_guide)
    player.open_unit("echo")
    result = player.quiz("give-back").locator(".sk-result")
    assert result.get_attribute("role") == "status"
    mark = result.evaluate("one => { one.marked = true; return true }")
    player.answer("give-back")
    assert mark == result.evaluate("one => one.marked")
