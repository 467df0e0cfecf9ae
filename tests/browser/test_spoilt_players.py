"""The suite can fail: players that are spoilt on purpose turn its tests red.

Each fault is put before the real player in a copy of a package, between it and the LMS's API.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import test_calls, test_kill, test_runs
from tests.browser.conftest import Play
from tests.browser.lms import Lms
from tests.browser.packages import Package
from tests.browser.runs import run
from tests.browser.server import Host

_BETWEEN = """(() => {
  const real = parent.API;
  const api = {};
  for (const name of Object.keys(real)) api[name] = (...args) => real[name](...args);
  window.API = api;
  %s
})();
"""

SPOILT: Mapping[str, str] = {
    "never commits": "api.LMSCommit = () => 'true';",
    "sends raw after the status": """
        const held = [];
        api.LMSSetValue = (name, value) => {
          if (name === 'cmi.core.score.raw') { held.push(value); return 'true'; }
          const answer = real.LMSSetValue(name, value);
          const final = name === 'cmi.core.lesson_status' && value !== 'incomplete';
          while (final && held.length) real.LMSSetValue('cmi.core.score.raw', held.shift());
          return answer;
        };
        api.LMSFinish = (text) => {
          while (held.length) real.LMSSetValue('cmi.core.score.raw', held.shift());
          return real.LMSFinish(text);
        };""",
    "drops the state": """
        api.LMSSetValue = (name, value) => name === 'cmi.suspend_data' ? 'true' : real.LMSSetValue(name, value);""",
    "finishes twice": """
        api.LMSFinish = (text) => {
          real.LMSFinish(text);
          return real.LMSFinish(text);
        };""",
    "ends with incomplete": """
        api.LMSFinish = (text) => {
          real.LMSSetValue('cmi.core.lesson_status', 'incomplete');
          return real.LMSFinish(text);
        };""",
}


@dataclass(frozen=True)
class Stage:
    """What the checks below play a package with."""

    browser: Browser
    host: Host
    play: Play
    lms: Lms


def perfect(package: Package, stage: Stage) -> None:
    finished = run(stage.browser, stage.host, package, test_runs.STRICT, "correct")
    test_runs.test_perfect_run_is_recorded_as_passed_with_100(finished)


def ordered(package: Package, stage: Stage) -> None:
    finished = run(stage.browser, stage.host, package, test_runs.STRICT, "correct")
    test_calls.test_score_comes_before_a_final_status(finished)


def killed(package: Package, stage: Stage) -> None:
    test_kill.test_kill_after_hiding_keeps_everything(package, test_runs.STRICT, stage.play, stage.lms)


CHECKS: Mapping[str, Callable[[Package, Stage], None]] = {
    "a perfect run": perfect,
    "score before status": ordered,
    "a kill after hiding": killed,
}


def spoilt(package: Package, folder: Path, fault: str) -> Package:
    """A copy of a package whose player speaks to the LMS through a fault."""
    shutil.copytree(package.folder, folder)
    player = folder / "player" / "player.js"
    player.write_text(_BETWEEN % fault + player.read_text("utf-8"), "utf-8")
    return Package(folder)


@pytest.fixture
def stage(chromium: Browser, host: Host, play: Play, lms: Lms) -> Stage:
    return Stage(chromium, host, play, lms)


EXPECTED = [
    ("never commits", "a kill after hiding"),
    ("sends raw after the status", "score before status"),
    ("drops the state", "a kill after hiding"),
    ("finishes twice", "a perfect run"),
    ("ends with incomplete", "a perfect run"),
]


@pytest.mark.parametrize(("fault", "check"), EXPECTED, ids=[fault for fault, _ in EXPECTED])
def test_a_spoilt_player_turns_the_suite_red(
    fault: str, check: str, field_guide: Package, tmp_path: Path, stage: Stage
) -> None:
    """The suite's own test for this fault fails with this player."""
    with pytest.raises(AssertionError):
        CHECKS[check](spoilt(field_guide, tmp_path / "spoilt", SPOILT[fault]), stage)


@pytest.mark.parametrize("check", CHECKS)
def test_the_same_detour_without_a_fault_stays_green(
    check: str, field_guide: Package, tmp_path: Path, stage: Stage
) -> None:
    """The API in between is no fault itself: the check passes."""
    CHECKS[check](spoilt(field_guide, tmp_path / "detour", ""), stage)
