"""Runs through one quiz of ``courses/every-type``, and what they leave to be judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from playwright.sync_api import Browser

from tests.browser import plans
from tests.browser.cases import cases_of
from tests.browser.keyboard import Keyboard
from tests.browser.lms import Lms
from tests.browser.packages import Package
from tests.browser.plans import How
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.test_accessibility import AXE, violations
from tests.browser.watch import Watch, profile

Row = dict[str, str]
ATTEMPTS: tuple[How, ...] = ("wrong", "partial", "correct")
TYPING_RESTS_MS = 700  # more than the half second after which the player keeps a text


class Shown(NamedTuple):
    """A question on the page after an attempt: the verdict on the whole, each field's mark, the texts below it."""

    verdict: str
    marks: list[str]
    says: list[str]
    solved: bool


@dataclass
class MouseRun:
    """What each attempt left on the page, by how it was answered and by question.

    ``barriers`` are what axe-core found, "before" answering and after it.
    """

    values: dict[How, dict[str, str]]
    shown: dict[How, dict[str, Shown]]
    results: dict[How, str]
    barriers: dict[str, list[str]]
    rows: list[Row]


class HalfRun(NamedTuple):
    """``kept`` is what the relaunched page showed, ``early`` the interactions until then, ``rows`` those of the end."""

    unit: str
    given: dict[str, str]
    kept: dict[str, str]
    submitted: bool
    early: list[Row]
    rows: list[Row]


def values_of(quiz: Mapping[str, Any], how: How) -> dict[str, str]:
    """The values of a quiz's fields, by name; where a question cannot be answered so, it is answered rightly."""
    found: dict[str, str] = {}
    for question, case in zip(quiz["questions"], cases_of(quiz["id"]), strict=True):
        answer = case.answered(how) or case.correct
        found |= dict(zip((plans.name(question, field) for field in question["fields"]), answer.values, strict=True))
    return found


def half_of(quiz: Mapping[str, Any]) -> dict[str, str]:
    """Half of each question's fields: of a text its first half, of several ticks the first; of an order a wrong one."""
    whole = values_of(quiz, "correct")
    found: dict[str, str] = {}
    for question, case in zip(quiz["questions"], cases_of(quiz["id"]), strict=True):
        fields = question["fields"]
        if question["type"] == "ordering" and case.wrong:
            found |= dict(zip((plans.name(question, field) for field in fields), case.wrong.values, strict=True))
            continue
        for field in fields[: (len(fields) + 1) // 2]:
            value = whole[plans.name(question, field)]
            found[plans.name(question, field)] = value[: (len(value) + 1) // 2]
    return found


_READ_QUESTION = """box => {
  const seen = one => one.offsetParent !== null;
  const own = [...box.querySelectorAll('.sk-verdict')].filter(seen).map(one => one.innerText);
  const overall = box.querySelector('.sk-overall');
  const fields = [...box.querySelectorAll('[data-field]')].sort((a, b) => a.dataset.field - b.dataset.field);
  return [overall && seen(overall) ? overall.innerText : own.join(', '),
    fields.map(field => field.dataset.mark || ''),
    [...box.querySelectorAll('.sk-feedback, .sk-explanation, .sk-sample')].filter(seen)
      .map(one => (one.querySelector('p:last-child') || one).innerText),
    [...box.querySelectorAll('.sk-solution')].some(seen)];
}"""


class Stage:
    """Opens the course at a quiz's unit, in a browser profile of its own, and closes it again."""

    def __init__(self, browser: Browser, host: Host, package: Package, quiz_id: str, width: int = 1280) -> None:
        self.quiz = package.quiz(quiz_id)
        self.id = quiz_id
        self._context = profile(browser)
        self._watch = Watch(self._context)
        page = self._context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.lms = Lms(page, host.lms)
        self._package = package
        self.sco = host.package(package.folder) + "index.html"
        self.player = self.launch(f"#/{package.course['units'][self.quiz['unit']]['id']}")

    def launch(self, place: str = "") -> Player:
        self.player = Player(self.lms.launch(self.sco + place), self._package).ready()
        return self.player

    def rows(self) -> list[Row]:
        return self.lms.record(self.sco).rows("interactions")

    def close(self) -> list[Row]:
        """Exit; gives the interactions. No rule of SCORM 1.2 was broken, and the page did nothing that it must not."""
        self.player.exit()
        self.lms.leave()
        rows, broken = self.rows(), self.lms.violations
        self._context.close()
        assert broken == []
        self._watch.expect_silence()
        return rows


def run_by_mouse(stage: Stage) -> MouseRun:
    """Wrongly, in part rightly, rightly, as far as the quiz's questions can be answered so."""
    player, run = replace(stage.player, mouse=True), MouseRun({}, {}, {}, {}, [])
    player.page.evaluate(AXE.read_text("utf-8"))
    run.barriers["before"] = violations(player)
    cases = cases_of(stage.id)
    for how in ATTEMPTS:
        if not any(case.answered(how) for case in cases):
            continue
        if run.values:
            player.retry(stage.id)
        player.give(stage.id, values_of(stage.quiz, how))
        run.values[how] = player.answered(stage.id)
        player.submit(stage.id)
        run.barriers[how] = violations(player)
        run.results[how] = player.quiz(stage.id).locator(".sk-result").inner_text()
        boxes = {case.question: player.question(stage.id, case.question) for case in cases}
        run.shown[how] = {question: Shown(*box.evaluate(_READ_QUESTION)) for question, box in boxes.items()}
    run.rows = stage.close()
    return run


def run_by_keyboard(stage: Stage) -> list[Row]:
    """Rightly, at the first attempt."""
    keyboard = Keyboard(stage.player, stage.lms.page)
    keyboard.give(stage.id, values_of(stage.quiz, "correct"))
    keyboard.submit(stage.id)
    return stage.close()


def run_with_a_death(stage: Stage) -> HalfRun:
    """Half is filled in and nothing submitted when the page dies; what the LMS was not yet told to keep is dropped."""
    given = half_of(stage.quiz)
    stage.player.give(stage.id, given)
    stage.player.page.wait_for_timeout(TYPING_RESTS_MS)
    stage.lms.kill(keep_uncommitted=False)
    player = stage.launch()
    unit, kept, early = player.unit, player.answered(stage.id), stage.rows()
    submitted = player.quiz(stage.id).locator("[data-check]").is_hidden()
    player.give(stage.id, values_of(stage.quiz, "correct"))
    player.submit(stage.id)
    return HalfRun(unit, given, kept, submitted, early, stage.close())
