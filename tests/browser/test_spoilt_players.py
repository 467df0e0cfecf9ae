"""The suite can fail: players that are spoilt on purpose turn its tests red.

Each fault is put before the real player in a copy of a package, between it and the LMS's API.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.browser import test_calls, test_kill, test_runs
from tests.browser.conftest import Play
from tests.browser.lms import Lms
from tests.browser.packages import Package

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
          while (name === 'cmi.core.lesson_status' && held.length) real.LMSSetValue('cmi.core.score.raw', held.shift());
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

Check = Callable[[Package, Play, Lms], None]


def perfect(package: Package, play: Play, lms: Lms) -> None:
    test_runs.test_perfect_run_is_recorded_as_passed_with_100(package, test_runs.STRICT, play, lms)


def killed(package: Package, play: Play, lms: Lms) -> None:
    test_kill.test_kill_after_hiding_keeps_everything(package, test_runs.STRICT, play, lms)


CHECKS: Mapping[str, Check] = {
    "a perfect run": perfect,
    "a kill after hiding": killed,
    "score before status": test_calls.test_score_comes_before_a_final_status,
}


def spoilt(package: Package, folder: Path, fault: str) -> Package:
    """A copy of a package whose player speaks to the LMS through a fault."""
    shutil.copytree(package.folder, folder)
    player = folder / "player" / "player.js"
    player.write_text(_BETWEEN % fault + player.read_text("utf-8"), "utf-8")
    return Package(folder)


def verdicts(package: Package, play: Play, lms: Lms) -> dict[str, str]:
    """Each check's complaint about a package; checks that pass are not in it."""
    found = {}
    for name, check in CHECKS.items():
        lms.page.reload()
        lms.page.evaluate("localStorage.clear()")
        try:
            check(package, play, lms)
        except AssertionError as red:
            found[name] = str(red)
    return found


@pytest.mark.parametrize("fault", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_player_turns_the_suite_red(
    fault: str, field_guide: Package, tmp_path: Path, play: Play, lms: Lms
) -> None:
    """At least one of the suite's own tests fails with this player."""
    assert verdicts(spoilt(field_guide, tmp_path / "spoilt", fault), play, lms)


def test_the_same_detour_without_a_fault_stays_green(
    field_guide: Package, tmp_path: Path, play: Play, lms: Lms
) -> None:
    """The API in between is no fault itself: all the checks pass."""
    assert verdicts(spoilt(field_guide, tmp_path / "detour", ""), play, lms) == {}
