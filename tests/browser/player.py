"""The player as a learner uses it: read, answer, turn the page, leave."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser import plans
from tests.browser.packages import Package
from tests.browser.plans import How


class _Shown(NamedTuple):
    """A field on the page: its control's type, its letters or text, whether it is open, and has regions to press."""

    kind: str
    value: str
    open: bool
    regions: bool


# An item of an order shows its place, from 0. The questions come in the course's order, whatever the page's is.
_READ_FIELDS = """quiz => [...quiz.querySelectorAll('[data-question]')]
  .sort((one, other) => one.dataset.question - other.dataset.question)
  .map(question => [...question.querySelectorAll('[data-field]')].map(field => {
    const inputs = [...field.querySelectorAll('[data-input]')];
    const order = field.closest('.sk-order');
    const held = inputs.filter(input => !['radio', 'checkbox'].includes(input.type) || input.checked);
    return [Number(field.dataset.field), inputs[0].type,
      order ? String([...order.children].indexOf(field)) : held.map(input => input.value).sort().join(''),
      !question.hidden && !!(order || field).querySelector('[data-input]:enabled'),
      !!question.querySelector('[data-region]')];
  }))"""

# What a click does, many at once: each target is brought into view, and must be what a pointer would hit there. An
# image may still be on its way, and what lies on it with it.
_PRESS = """async (box, selectors) => {
  for (const selector of selectors) {
    const target = box.querySelector(selector);
    const hit = () => {
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = target.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2);
    };
    for (const until = performance.now() + 5000; !target.contains(hit()) && performance.now() < until;)
      await new Promise(requestAnimationFrame);
    if (!target.contains(hit())) throw new Error(`${selector} is covered by ${hit() && hit().outerHTML}`);
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
}"""


@dataclass(frozen=True)
class Player:
    """A package's page in the browser, in the LMS's frame or in a window of its own.

    ``mouse``: questions are answered with the browser's own mouse, else by what its clicks come to, which is quicker.
    """

    page: Frame | Page
    package: Package
    mouse: bool = False

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
        self.expect_answerable()
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
        self.expect_answerable()

    def expect_answerable(self) -> None:
        """Wait until the unit on screen shows what was answered in it: the script for that comes later than the text.

        Where the player may not write at all, it says so and leaves the quizzes closed.
        """
        open_unit = self.find("#sk-unit:not(:has([data-check]:disabled:not([hidden])))")
        closed = "|".join(re.escape(self.words[f"player.notice.{notice}"]) for notice in ("second-tab", "newer"))
        expect(open_unit.or_(self.find("#sk-notice").filter(has_text=re.compile(closed))).first).to_be_visible()

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

    def question(self, quiz_id: str, question_id: str) -> Locator:
        return self.find(_question(quiz_id, question_id))

    def give(self, quiz_id: str, values: Mapping[str, str]) -> None:
        """Fill in fields of a quiz on screen, by their names (see plans.py), by clicks and by typing.

        Those that are settled stay as they are.
        """
        presses: list[str] = []
        for question, shown in self._shown(quiz_id):
            named = {n: plans.name(question, field) for n, field in enumerate(question["fields"])}
            wanted = {n: values[name] for n, name in named.items() if name in values and shown[n].open}
            box = self.question(quiz_id, question["id"])
            if question["type"] == "ordering" and wanted:
                self._put_in_order(box, question, wanted)
                continue
            for n, value in wanted.items():
                parts = self._give_field(box, n, shown[n], value)
                presses += [f"{_question(quiz_id, question['id'])} {part}" for part in parts]
        self._press(self.quiz(quiz_id), presses)

    def _give_field(self, box: Locator, n: int, shown: "_Shown", value: str) -> list[str]:
        """Type or select a value; gives the selectors of what must be pressed for it within the box."""
        field = box.locator(f'[data-field="{n}"]')
        if shown.kind == "select-one":
            field.locator("select").select_option(value)
            return []
        if shown.kind in ("text", "textarea"):
            field.locator("[data-input]").fill(value)
            return []
        letters = sorted(set(shown.value) ^ set(value)) if shown.kind == "checkbox" else value
        if shown.regions:
            return [f'[data-region="{letter}"]' for letter in letters]
        return [f'[data-field="{n}"] [data-choice="{letter}"] label' for letter in letters]

    def _put_in_order(self, box: Locator, question: dict[str, Any], wanted: Mapping[int, str]) -> None:
        """Press the buttons of an ordering until each item stands where ``wanted`` has it."""
        items = box.locator("ol.sk-order > li")
        for n in sorted(wanted, key=lambda n: wanted[n]):
            place = question["fields"][n]["offered"].index(wanted[n])
            while items.nth(place).get_attribute("data-field") != str(n):
                self._press(box, [f'li[data-field="{n}"] [data-move="-1"]'])
        # The order that the page begins with is no answer before something has moved.
        self._press(box, ['ol.sk-order > li:nth-child(1) [data-move="1"]'])
        self._press(box, ['ol.sk-order > li:nth-child(2) [data-move="-1"]'])

    def _press(self, box: Locator, selectors: Sequence[str]) -> None:
        """Click on parts of a box, one after the other."""
        if self.mouse:
            for selector in selectors:
                box.locator(selector).click()
        elif selectors:
            box.evaluate(_PRESS, list(selectors))

    def fill(self, quiz_id: str, how: How) -> None:
        """Answer all questions that can still be answered, once the time runs where it is limited; the quiz's unit must
        be on screen."""
        start = self.quiz(quiz_id).locator("[data-start]")
        if start.is_visible():
            start.click()
        self.give(quiz_id, plans.planned(self.package.quiz(quiz_id), how))

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
        """Name of each field → letters chosen or text typed, of a quiz on screen."""
        return {
            plans.name(question, field): shown[n].value
            for question, shown in self._shown(quiz_id)
            for n, field in enumerate(question["fields"])
        }

    def _shown(self, quiz_id: str) -> list[tuple[dict[str, Any], dict[int, "_Shown"]]]:
        """Each question of a quiz on screen, with what the page shows of its fields."""
        questions = self.package.quiz(quiz_id)["questions"]
        rows: list[list[tuple[int, str, str, bool, bool]]] = self.quiz(quiz_id).evaluate(_READ_FIELDS)
        found = []
        for question, fields in zip(questions, rows, strict=True):
            places = question["fields"][0]["offered"]
            shown = {field[0]: _Shown(*field[1:]) for field in fields}
            if question["type"] == "ordering":
                shown = {n: one._replace(value=places[int(one.value)]) for n, one in shown.items()}
            found.append((question, shown))
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

    def work_on(self, how: How = "correct", last: str = "") -> list[str]:
        """Read every unit to its end and then answer those of its quizzes that are open, in order, up to the ``last``
        unit; gives the quizzes that were answered."""
        answered = []
        for index, unit in enumerate(self.package.course["units"]):
            if self.unit != unit["id"]:
                self.open_unit(unit["id"])
            self.read_to_end()
            for quiz in self.package.course["quizzes"]:
                if quiz["unit"] == index and self.quiz(quiz["id"]).locator("[data-check]").is_visible():
                    self.answer(quiz["id"], how)
                    answered.append(str(quiz["id"]))
            if unit["id"] == last:
                break
        return answered

    # Leaving, and what is shown

    def exit(self) -> None:
        """Press Exit and wait for the closing page."""
        self.find("#sk-exit").click()
        expect(self.page.get_by_text(self.words["player.closed.title"])).to_be_visible()

    def expect_health(self, health: str) -> None:
        """Wait until the bar says how the record is: ``saved``, ``unsaved``, ``local``, ``readonly``."""
        expect(self.find("#sk-health")).to_contain_text(self.words[f"player.health.{health}"], timeout=15_000)

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


def _question(quiz_id: str, question_id: str) -> str:
    """The selector of a question."""
    return f'[id="q-{quiz_id}.{question_id}"]'
