"""The player as a learner uses it: read, answer, turn the page, leave."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.packages import Package
from tests.browser.plans import How, letters


@dataclass(frozen=True)
class Player:
    """A package's page in the browser, in the LMS's frame or in a window of its own."""

    page: Frame | Page
    package: Package

    @property
    def words(self) -> dict[str, str]:
        """The catalogue that the learner's words come from."""
        words: dict[str, str] = self.package.course["strings"]
        return words

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def ready(self) -> "Player":
        """Wait until answers count (the record is open, or settled to be none) and the place is restored."""
        expect(self.find("#sk-exit")).to_be_visible(timeout=15_000)
        named = re.match(r"#/([^/]+)", self.page.evaluate("location.hash"))
        if named and self.package.course["scope"] == "course":
            self.expect_unit(named[1])
        return self

    # Reading

    @property
    def unit(self) -> str:
        """The id of the unit on screen."""
        index = self.find("#sk-unit").get_attribute("data-unit")
        assert index is not None
        return str(self.package.course["units"][int(index)]["id"])

    def expect_unit(self, *unit_ids: str) -> None:
        """Wait until one of these units is on screen: a resumed place may take a moment to load."""
        units = ", ".join(f'#sk-unit[data-unit="{self.package.unit(unit_id)}"]' for unit_id in unit_ids)
        expect(self.find(units)).to_be_visible()

    def open_unit(self, unit_id: str) -> None:
        """Turn to a unit as the contents' link does."""
        self.page.evaluate("hash => { location.hash = hash }", f"#/{unit_id}")
        self.find(f'#sk-unit[data-unit="{self.package.unit(unit_id)}"]').wait_for()

    def read_to_end(self) -> None:
        """Scroll until the unit's end is on screen, its images in place, and stay until that has been noticed."""
        self.page.evaluate(
            """async () => {
                 const unit = document.querySelector('#sk-unit');
                 const loaded = image => image.complete || new Promise(done =>
                   ['load', 'error'].forEach(event => image.addEventListener(event, done)));
                 await Promise.all([...unit.querySelectorAll('img')].map(loaded));
                 await new Promise(done => setTimeout(done));
                 const end = unit.querySelector('[data-end]');
                 end.scrollIntoView();
                 await new Promise(done => {
                   const watcher = new IntersectionObserver(([seen]) => {
                     if (!seen.isIntersecting) return;
                     watcher.disconnect();
                     requestAnimationFrame(() => setTimeout(done));
                   });
                   watcher.observe(end);
                 });
               }"""
        )

    # Answering

    def quiz(self, quiz_id: str) -> Locator:
        return self.find(f"#z-{quiz_id}")

    def tick(self, quiz_id: str, question: dict[str, Any], chosen: str) -> None:
        """Tick exactly ``chosen`` in a question."""
        box = self.find(f'[id="q-{quiz_id}.{question["id"]}"]')
        for letter in question["offered"]:
            choice = box.locator(f'[data-choice="{letter}"] input')
            if choice.get_attribute("type") == "radio":
                if letter in chosen:
                    choice.check()
            else:
                choice.set_checked(letter in chosen)

    def fill(self, quiz_id: str, how: How) -> None:
        """Answer all questions that can still be answered; the quiz's unit must be on screen."""
        for place, question in enumerate(self.package.quiz(quiz_id)["questions"]):
            first = self.find(f'[id="q-{quiz_id}.{question["id"]}"] input').first
            if first.is_enabled():
                self.tick(quiz_id, question, letters(question, how, place))

    def submit(self, quiz_id: str) -> None:
        """Press the quiz's one button and wait for its result."""
        self.quiz(quiz_id).locator("[data-check]").click()
        expect(self.quiz(quiz_id).locator(".sk-result")).not_to_be_empty()

    def answer(self, quiz_id: str, how: How = "correct") -> None:
        """Turn to the quiz's unit, answer everything and submit."""
        unit_id = self.package.course["units"][self.package.quiz(quiz_id)["unit"]]["id"]
        if self.unit != unit_id:
            self.open_unit(unit_id)
        self.fill(quiz_id, how)
        self.submit(quiz_id)

    def retry(self, quiz_id: str) -> None:
        self.quiz(quiz_id).locator("[data-retry]").click()

    def answered(self, quiz_id: str) -> dict[str, str]:
        """Question id → letters ticked, of a quiz on screen."""
        found = {}
        for question in self.package.quiz(quiz_id)["questions"]:
            ticked = self.find(f'[id="q-{quiz_id}.{question["id"]}"] input:checked')
            found[question["id"]] = "".join(sorted(box.get_attribute("value") or "" for box in ticked.all()))
        return found

    def work_through(self, how: How = "correct") -> None:
        """Read every unit to its end and answer its quizzes, in order."""
        for index, unit in enumerate(self.package.course["units"]):
            if self.unit != unit["id"]:
                self.open_unit(unit["id"])
            for quiz in self.package.course["quizzes"]:
                if quiz["unit"] == index:
                    self.answer(quiz["id"], how)
            self.read_to_end()

    # Leaving, and what is shown

    def exit(self) -> None:
        """Press Exit and wait for the closing page."""
        self.find("#sk-exit").click()
        expect(self.page.get_by_text(self.words["player.closed.title"])).to_be_visible()

    def expect_health(self, health: str) -> None:
        """Wait until the bar says how the record is: ``saved``, ``unsaved``, ``local``, ``readonly``."""
        expect(self.find("#sk-health")).to_contain_text(self.words[f"player.health.{health}"], timeout=5_000)

    def expect_notice(self, notice: str) -> None:
        """Wait until the notice below the bar says why not everything is recorded."""
        expect(self.find("#sk-notice")).to_contain_text(self.words[f"player.notice.{notice}"])

    def hide(self) -> None:
        """The learner turns to another tab or another app (a headless browser has no other tab to turn to)."""
        self._visibility("hidden")

    def show(self) -> None:
        self._visibility("visible")

    def _visibility(self, state: str) -> None:
        self.page.evaluate(
            """state => {
                 Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
                 Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
                 document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
               }""",
            state,
        )

    def pagehide(self, persisted: bool) -> None:
        """The event that a browser sends when the page is left; ``persisted``: it is kept and may come back."""
        self.page.evaluate(
            "persisted => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted })) }", persisted
        )

    def pageshow(self) -> None:
        self.page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) }")
