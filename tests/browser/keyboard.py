"""A learner without a pointer."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import plans
from tests.browser.player import Player

_MOST_STOPS = 150


class Keyboard:
    """Tab, Enter, Space, arrows, and letters where there is a place to type."""

    def __init__(self, player: Player, page: Page) -> None:
        self.player = player
        self.keys = page.keyboard

    def reach(self, target: Locator) -> None:
        """Tab until the target has the focus, and shows it."""
        for _ in range(_MOST_STOPS):
            if target.evaluate("one => one === document.activeElement"):
                assert target.evaluate("one => one.matches(':focus-visible')")
                return
            self.keys.press("Tab")
        raise AssertionError(f"not reachable by Tab: {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        self.reach(target)
        self.keys.press(key)

    def give(self, quiz_id: str, values: Mapping[str, str]) -> None:
        """Fill in the fields of a fresh quiz on screen, by their names (see plans.py), in the order of the page."""
        for question in self.player.package.quiz(quiz_id)["questions"]:
            box = self.player.question(quiz_id, question["id"])
            if question["type"] == "ordering":
                self._put_in_order(box, question, values)
                continue
            for field in box.locator("[data-field]").all():
                number = int(field.get_attribute("data-field") or 0)
                self._give_field(field, values[plans.name(question, question["fields"][number])])

    def submit(self, quiz_id: str) -> None:
        """Press the quiz's button and wait for its result."""
        self.press(self.player.quiz(quiz_id).locator("[data-check]"))
        expect(self.player.quiz(quiz_id).locator(".sk-result")).not_to_be_empty()

    def _give_field(self, field: Locator, value: str) -> None:
        control = field.locator("[data-input]").first
        kind = control.evaluate("one => one.type")
        if kind == "checkbox":
            for letter in value:
                self.press(field.locator(f'input[value="{letter}"]'), "Space")
        elif kind == "radio":
            self.press(control, "Space")
            self._arrow_to(field.locator("input:checked"), value, field.locator("input").count())
        elif kind == "select-one":
            self.reach(control)
            self._arrow_to(control, value, control.locator("option").count())
        else:
            self.reach(control)
            self.keys.type(value)

    def _arrow_to(self, shown: Locator, value: str, most: int) -> None:
        for _ in range(most):
            if shown.evaluate("one => one.value") == value:
                return
            self.keys.press("ArrowDown")
        raise AssertionError(f"arrows do not reach {value}")

    def _put_in_order(self, box: Locator, question: dict[str, Any], values: Mapping[str, str]) -> None:
        """Bring down, from the last place on, what belongs there; a press leaves the focus on its button."""
        items = box.locator("ol.sk-order > li")
        by_place = {values[plans.name(question, field)]: n for n, field in enumerate(question["fields"])}
        places = question["fields"][0]["offered"]
        for place in range(len(places) - 1, 0, -1):
            wanted = by_place[places[place]]
            down = box.locator(f'li[data-field="{wanted}"] [data-move="1"]')
            while items.nth(place).get_attribute("data-field") != str(wanted):
                self.press(down, "Space")
