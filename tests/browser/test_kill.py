"""The page dies at any moment: what a relaunch finds again.

A run is recorded once, with what the LMS and the device hold right after each of its LMS calls. A relaunch from such a
snapshot is what a learner meets whose page died at that call; `test_kill_for_real` holds that against a crash.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import pytest
from playwright.sync_api import Error, expect

from tests.browser.conftest import Play
from tests.browser.lms import Launch, Lms, Snapshot
from tests.browser.packages import Package
from tests.browser.plans import How, planned
from tests.browser.player import Player
from tests.browser.server import Host

KEPT_OR_DROPPED = pytest.mark.parametrize("keep", [True, False], ids=["uncommitted-kept", "uncommitted-dropped"])


class Step(NamedTuple):
    """One thing that a learner does: turn to a unit, or answer a quiz of it."""

    unit: str
    quiz: str = ""


def steps(course: Package) -> list[Step]:
    """Through the whole course in order."""
    plan = []
    for index, unit in enumerate(course.course["units"]):
        plan.append(Step(unit["id"]))
        plan += [Step(unit["id"], quiz["id"]) for quiz in course.course["quizzes"] if quiz["unit"] == index]
    return plan


def recorded_run(player: Player, lms: Lms, how: How) -> list[Snapshot]:
    """Work through the course and exit; gives the snapshot after each LMS call, numbered by step."""
    plan = steps(player.package)
    for number, step in enumerate(plan):
        lms.mark(number)
        if step.quiz:
            player.answer(step.quiz, how)
        elif player.unit != step.unit:
            player.open_unit(step.unit)
        if number + 1 == len(plan) or plan[number + 1].unit != step.unit:
            player.read_to_end()
    lms.mark(len(plan))
    player.exit()
    lms.leave()
    return lms.snapshots


def chosen(course: Package, quiz_id: str, how: How) -> dict[str, str]:
    """What `answered` must read when a quiz was answered as planned."""
    return planned(course.quiz(quiz_id), how)


def expect_place(player: Player, plan: list[Step], action: int) -> None:
    """After a death during step ``action``: the unit of the step before, or of that step."""
    player.expect_unit(*({step.unit for step in (*plan[:action][-1:], *plan[action : action + 1])} or {plan[0].unit}))


def expect_answers(player: Player, plan: list[Step], action: int, how: How) -> None:
    """After a death during step ``action``: all steps before it, and that step wholly or not at all."""
    for place, step in enumerate(plan[: action + 1]):
        if not step.quiz:
            continue
        if player.unit != step.unit:
            player.open_unit(step.unit)
        result = player.quiz(step.quiz).locator(".sk-result")
        if place < action:
            expect(result).not_to_be_empty()
        if result.inner_text():
            assert player.answered(step.quiz) == chosen(player.package, step.quiz, how)


def readable(values: dict[str, str]) -> frozenset[tuple[str, str]]:
    """What a launch can read of a record: SCORM 1.2 lets it count the interactions and read nothing in them."""
    told = {name: value for name, value in values.items() if not re.match(r"cmi\.interactions\.\d", name)}
    count = sum(bool(re.fullmatch(r"cmi\.interactions\.\d+\.id", name)) for name in values)
    return frozenset({**told, "cmi.interactions._count": f"{count}"}.items())


def relaunch_each(snapshots: Iterable[Snapshot], keep: bool, course: Package, play: Play, lms: Lms, how: How) -> None:
    """Relaunch from each snapshot. Of those that a launch cannot tell apart, one is launched and judged for all."""
    plan = steps(course)
    alike: dict[object, list[Snapshot]] = {}
    for snapshot in snapshots:
        kept = readable(snapshot.values if keep else snapshot.committed)
        alike.setdefault((kept, frozenset(snapshot.device.items())), []).append(snapshot)
    for same in alike.values():
        actions = sorted({min(snapshot.action, len(plan)) for snapshot in same})
        lms.restore(same[0], keep)
        player = play(course)
        try:
            for action in actions:
                expect_place(player, plan, action)
            for action in actions:
                expect_answers(player, plan, action, how)
        except AssertionError as lost:
            shown = player.find("#sk-notice").inner_text() + player.find("#sk-health").inner_text()
            calls = ", ".join(f"{snapshot.call}" for snapshot in same)
            raise AssertionError(f"killed after call {calls}, step {action} ({shown})") from lost
        lms.leave()


@KEPT_OR_DROPPED
def test_kill_after_each_call_restores_place_and_answers(
    field_guide: Package, keep: bool, play: Play, lms: Lms
) -> None:
    """Whichever call was the last, all that was submitted before it is there again, and the unit that was open."""
    snapshots = recorded_run(play(field_guide, Launch(snapshots=True)), lms, "partial")
    assert len(snapshots) > 30
    relaunch_each(snapshots, keep, field_guide, play, lms, "partial")


@KEPT_OR_DROPPED
def test_kill_in_a_shipped_course_restores_place_and_answers(
    service_cloud: Package, keep: bool, play: Play, lms: Lms
) -> None:
    """Every tenth call of a run through a course of course_src; the long form takes every call of both."""
    snapshots = recorded_run(play(service_cloud, Launch(snapshots=True)), lms, "correct")
    relaunch_each(snapshots[::10], keep, service_cloud, play, lms, "correct")


@pytest.mark.long
@KEPT_OR_DROPPED
@pytest.mark.parametrize("name", ["service_cloud", "empathy"])
def test_kill_after_each_call_of_the_shipped_courses(
    name: str, keep: bool, play: Play, lms: Lms, request: pytest.FixtureRequest
) -> None:
    """The same after every call of a run through each course of course_src."""
    course: Package = request.getfixturevalue(name)
    snapshots = recorded_run(play(course, Launch(snapshots=True)), lms, "correct")
    relaunch_each(snapshots, keep, course, play, lms, "correct")


def ending(lms: Lms, sco: str) -> tuple[object, ...]:
    """What the LMS has in the end, times aside; an answer that was sent twice counts once."""
    record = lms.record(sco)
    answers = {(row["id"], row["student_response"], row["result"]) for row in record.rows("interactions")}
    objectives = {(row["id"], row["status"], row["score.raw"]) for row in record.rows("objectives")}
    return record.status, record.raw, answers, objectives


def work_on_after(chosen: slice, keep: bool, course: Package, play: Play, lms: Lms) -> None:
    """Record a run, and after each call of the slice resume it and work to the end: the LMS holds the same."""
    snapshots = recorded_run(play(course, Launch(snapshots=True)), lms, "correct")
    undisturbed = ending(lms, snapshots[0].sco)
    assert snapshots[chosen]
    # Several calls may have left the same behind: a call that only reads does, and without a commit the LMS drops all.
    left = {
        str((snapshot.values if keep else snapshot.committed, snapshot.device)): snapshot
        for snapshot in snapshots[chosen]
    }
    for snapshot in left.values():
        lms.restore(snapshot, keep)
        player = play(course)
        for step in steps(course):
            player.open_unit(step.unit)
            if step.quiz and player.quiz(step.quiz).locator("[data-check]").is_visible():
                player.answer(step.quiz)
            player.read_to_end()
        player.exit()
        lms.leave()
        assert ending(lms, snapshot.sco) == undisturbed, f"killed after call {snapshot.call}"


@KEPT_OR_DROPPED
def test_kill_and_working_on_ends_like_the_undisturbed_run(
    field_guide: Package, keep: bool, play: Play, lms: Lms
) -> None:
    """Resumed after every eighth call and worked to the end, the LMS holds what it holds without the death."""
    work_on_after(slice(0, None, 8), keep, field_guide, play, lms)


@KEPT_OR_DROPPED
def test_kill_among_all_types_and_working_on_ends_like_the_undisturbed_run(
    every_type: Package, keep: bool, play: Play, lms: Lms
) -> None:
    """The same for every hundred and fiftieth call of a run through every way to answer.

    `scormkit/runtime/src/killed.test.ts` dies after each call, without a browser; the long form does so with one.
    """
    work_on_after(slice(70, None, 150), keep, every_type, play, lms)


@pytest.mark.long
@KEPT_OR_DROPPED
@pytest.mark.parametrize("part", range(16))
def test_kill_after_each_call_among_all_types_and_working_on(
    part: int, keep: bool, every_type: Package, play: Play, lms: Lms
) -> None:
    """The same after every call; each part takes every sixteenth."""
    work_on_after(slice(part, None, 16), keep, every_type, play, lms)


@pytest.mark.parametrize("how", [Launch("strict"), Launch("again")], ids=["strict", "scorm-again"])
def test_kill_after_hiding_keeps_everything(field_guide: Package, how: Launch, play: Play, lms: Lms) -> None:
    """A phone's learner switches away and the page is killed: what was done is committed by then."""
    player = play(field_guide, how)
    player.answer("give-back")
    player.open_unit("questions")
    player.hide()
    lms.kill(keep_uncommitted=False)
    lms.page.evaluate("localStorage.clear()")
    player = play(field_guide, how)
    player.expect_unit("questions")
    player.open_unit("echo")
    assert player.answered("give-back") == chosen(field_guide, "give-back", "correct")


def test_kill_for_real_restores_place_and_answers(field_guide: Package, play: Play, lms: Lms, host: Host) -> None:
    """The browser's renderer crashes; a new tab with the LMS's committed values carries on."""
    player = play(field_guide)
    player.answer("give-back", "partial")
    player.expect_health("saved")
    player.open_unit("questions")
    player.fill("ask", "correct")
    committed = lms.committed().values
    context = lms.page.context
    with pytest.raises(Error, match="crash"):
        lms.page.goto("chrome://crash")
    fresh = Lms(context.new_page(), host.lms)
    address = host.package(field_guide.folder) + "index.html"
    player = Player(fresh.launch(address, record=committed), field_guide).ready()
    player.expect_unit("questions")
    player.open_unit("echo")
    assert player.answered("give-back") == chosen(field_guide, "give-back", "partial")
