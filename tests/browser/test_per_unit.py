"""`scos: per-unit`: each unit is a SCO of its own, and the LMS's menu is the navigation."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.lms import Launch, Lms
from tests.browser.packages import FIELD_GUIDE, UnitPackage, build
from tests.browser.player import Player
from tests.browser.server import Host


@pytest.fixture(scope="module")
def per_unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The field guide built with a SCO for each unit; gives the package's folder."""
    work = tmp_path_factory.mktemp("per-unit")
    source = work / "source" / "field-guide"
    shutil.copytree(FIELD_GUIDE, source)
    with (source / "course.yaml").open("a", encoding="utf-8") as course:
        course.write("scorm12:\n  scos: per-unit\n")
    return build(source, work).folder


UNITS = ("silence", "echo", "questions", "farewell")


def opened(lms: Lms, host: Host, folder: Path, unit: str, how: Launch = Launch()) -> Player:  # noqa: B008
    """Open one unit's SCO, as a click in the LMS's menu does."""
    return Player(lms.launch(f"{host.package(folder)}{unit}.html", how), UnitPackage(folder, unit)).ready()


def record(lms: Lms, host: Host, folder: Path, unit: str) -> tuple[str, str]:
    kept = lms.record(f"{host.package(folder)}{unit}.html")
    return kept.status, kept.raw


@pytest.mark.parametrize("how", [Launch("strict"), Launch("again")], ids=["strict", "scorm-again"])
def test_each_unit_records_its_own_status_and_score(how: Launch, per_unit: Path, lms: Lms, host: Host) -> None:
    """Read and answered one after the other: each SCO ends with a final status, those with a graded quiz with 100."""
    for unit in UNITS:
        player = opened(lms, host, per_unit, unit, how)
        player.work_through()
        lms.leave()
    assert [record(lms, host, per_unit, unit)[1] for unit in ("echo", "questions")] == ["100", "100"]
    assert {record(lms, host, per_unit, unit)[0] for unit in UNITS} <= {"passed", "completed"}
    assert lms.violations == []


def test_moving_between_units_loses_no_result(per_unit: Path, lms: Lms, host: Host) -> None:
    """The learner leaves half done through the LMS's menu and returns: answers and score are there."""
    player = opened(lms, host, per_unit, "echo")
    player.answer("give-back", "partial")
    lms.leave()
    opened(lms, host, per_unit, "questions").answer("ask")
    lms.leave()
    player = opened(lms, host, per_unit, "echo")
    assert player.answered("give-back") == {"how-long": "b", "which-words": "c"}
    player.retry("give-back")
    player.answer("give-back")
    player.read_to_end()
    lms.leave()
    assert record(lms, host, per_unit, "echo") == ("passed", "100")


def test_a_unit_page_shows_its_unit_alone(per_unit: Path, lms: Lms, host: Host) -> None:
    """No contents and no previous or next: a SCO must not launch another."""
    player = opened(lms, host, per_unit, "questions")
    expect(player.find("h1")).to_have_text("Ask one question")
    assert player.find("#sk-contents").count() == 0
    assert player.find(".sk-steps a").count() == 0
    assert not list(per_unit.glob("units/*.js"))


def test_each_session_opens_and_finishes_once(per_unit: Path, lms: Lms, host: Host) -> None:
    """One LMSInitialize and one LMSFinish for each visit, whatever the order of units."""
    for unit in ("farewell", "silence", "farewell"):
        opened(lms, host, per_unit, unit)
        lms.leave()
    names = [call.name for call in lms.calls if call.name in ("LMSInitialize", "LMSFinish")]
    assert names == ["LMSInitialize", "LMSFinish"] * 3
