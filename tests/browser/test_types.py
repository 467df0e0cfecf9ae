"""Every way to answer, each with the mouse and by keyboard alone: what the page says, and what the LMS receives.

A quiz of ``courses/every-type`` is worked through once with the mouse on a narrow screen (wrongly, in part rightly,
rightly), once by keyboard alone, and once with the page dying half way; the tests judge what these runs have left.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

import pytest
from playwright.sync_api import Browser, expect

from scormkit.model.answers import UNSCORED
from scormkit.model.answers import Answer as ModelAnswer
from tests.browser import plans
from tests.browser.cases import CASES, QUIZZES, Answer, Case, cases_of
from tests.browser.conftest import Play
from tests.browser.lms import Lms
from tests.browser.packages import Package
from tests.browser.plans import How
from tests.browser.player import Player
from tests.browser.quiz_runs import (
    ATTEMPTS,
    HalfRun,
    MouseRun,
    Row,
    Stage,
    run_by_keyboard,
    run_by_mouse,
    run_with_a_death,
    values_of,
)
from tests.browser.server import Host


def each_case(how: How = "correct") -> pytest.MarkDecorator:
    """The cases that can be answered so. Module-wide, so that pytest keeps the tests of a case together."""
    cases = [case for case in CASES if case.answered(how)]
    return pytest.mark.parametrize("case", cases, ids=str, scope="module")


@dataclass(frozen=True)
class Runs:
    """The three runs through a quiz, each made when it is first asked for."""

    mouse: Callable[[str], MouseRun]
    keyboard: Callable[[str], list[Row]]
    death: Callable[[str], HalfRun]


@pytest.fixture(scope="module")
def runs(chromium: Browser, host: Host, every_type: Package) -> Runs:
    return Runs(
        cache(lambda quiz_id: run_by_mouse(Stage(chromium, host, every_type, quiz_id, width=375))),
        cache(lambda quiz_id: run_by_keyboard(Stage(chromium, host, every_type, quiz_id))),
        cache(lambda quiz_id: run_with_a_death(Stage(chromium, host, every_type, quiz_id))),
    )


@pytest.fixture(autouse=True)
def counted(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> None:
    """Each test of a case is a scenario of the session's summary."""
    if "case" in request.fixturenames:
        record_property("scenarios", "ways to answer")


def expected_rows(case: Case, how: How) -> list[Row]:
    """The interactions of a question that was answered so, but for the two that tell the time."""
    answer = case.answered(how) or case.correct
    results = answer.results or (result_of(case, answer),) * len(case.told)
    return [
        {"id": told.id, "type": told.type, "weighting": told.weighting, "result": result}
        | {f"objectives.{n}.id": objective for n, objective in enumerate(case.objectives)}
        | {f"correct_responses.{n}.pattern": pattern for n, pattern in enumerate(told.patterns)}
        | ({"student_response": response} if response else {})
        for told, response, result in zip(case.told, answer.responses, results, strict=True)
    ]


def result_of(case: Case, answer: Answer) -> str:
    if case.wrong is None:
        return "neutral"
    return "correct" if answer.credit == 1 else "wrong"


def rows_of(case: Case, rows: list[Row]) -> list[Row]:
    """The interactions of one question, without time and latency, which are no two times the same."""
    ids = [told.id for told in case.told]
    return [{key: row[key] for key in row if key not in ("time", "latency")} for row in rows if row["id"] in ids]


def own_values(case: Case, quiz: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, str]:
    """Those of one question's fields."""
    question = next(one for one in quiz["questions"] if one["id"] == case.question)
    names = [plans.name(question, field) for field in question["fields"]]
    return {name: values.get(name, "") for name in names}


def test_every_type_has_its_rows(every_type: Package) -> None:
    """Each type that a course may have is in the table, and each question of the course with all of its outcomes."""
    types = [get_args(get_type_hints(answer)["type"]) for answer in get_args(ModelAnswer)]
    assert {word for words in types for word in words} == {case.type for case in CASES}
    questions = {f"{quiz['id']}.{one['id']}": one for quiz in every_type.course["quizzes"] for one in quiz["questions"]}
    assert list(questions) == [f"{case.quiz}.{case.question}" for case in CASES]
    for case, question in zip(CASES, questions.values(), strict=True):
        assert case.type == question["type"]
        assert (case.wrong is None) == (not question["scored"])
        assert question["scored"] == (case.type not in UNSCORED and case.quiz != "views")
        parts = len(question["fields"]) > 1 or len(question["fields"][0]["correct"]) > 1
        assert (case.partial is None) == (not parts or not question["scored"])


@each_case()
def test_by_mouse(case: Case, runs: Runs, every_type: Package) -> None:
    """Pressing, typing and pointing at the picture fill in exactly what was meant, and the button hands it in."""
    run, quiz = runs.mouse(case.quiz), every_type.quiz(case.quiz)
    for how, values in run.values.items():
        assert own_values(case, quiz, values) == own_values(case, quiz, values_of(quiz, how))
        assert run.results[how]


@each_case()
def test_by_keyboard_alone(case: Case, runs: Runs) -> None:
    """Tab, Space, Enter, arrows and typing do the same: the LMS receives what it received with the mouse."""
    assert rows_of(case, runs.keyboard(case.quiz)) == expected_rows(case, "correct")


@each_case()
def test_no_barrier_before_answering(case: Case, runs: Runs) -> None:
    """axe-core finds nothing in the unanswered question, light, 375 px wide."""
    assert runs.mouse(case.quiz).barriers["before"] == []


@each_case()
def test_no_barrier_after_answering(case: Case, runs: Runs) -> None:
    """axe-core finds nothing with verdicts, feedback and solution shown, however it was answered."""
    after = {how: found for how, found in runs.mouse(case.quiz).barriers.items() if how != "before"}
    assert after
    assert not any(after.values()), after


def score_line(quiz_id: str, how: How, package: Package) -> str:
    """What the quiz's result says about right answers and percent, from the credits in the table."""
    credits = [(case.answered(how) or case.correct).credit for case in cases_of(quiz_id)]
    weights = [question["weight"] for question in package.quiz(quiz_id)["questions"]]
    share = sum(credit * weight for credit, weight in zip(credits, weights, strict=True)) / sum(weights)
    line: str = package.course["strings"]["player.quiz.score"]
    return line.format(right=credits.count(1), total=len(credits), percent=round(100 * share))


def judge(case: Case, how: How, runs: Runs, package: Package) -> None:
    """The verdict, the marks of its fields, the texts below it, and the quiz's score are those of such an answer."""
    answer = case.answered(how) or case.correct
    run, words = runs.mouse(case.quiz), package.course["strings"]
    shown = run.shown[how][case.question]
    assert sorted(shown.says) == sorted(answer.says)
    assert not shown.solved
    if case.wrong is None:
        assert (shown.verdict, {*shown.marks}) == ("", {""})
        return
    verdict = {"correct": "right", "partial": "partly", "wrong": "wrong"}[how]
    assert shown.verdict == words[f"player.verdict.{verdict}"]
    if len(answer.values) > 1:
        pairs = zip(answer.values, case.correct.values, strict=True)
        assert shown.marks == ["right" if given == right else "wrong" for given, right in pairs]
    assert score_line(case.quiz, how, package) in run.results[how]


@each_case()
def test_answered_correct(case: Case, runs: Runs, every_type: Package) -> None:
    """All right, or where nothing is right or wrong, handed in without a verdict: feedback, sample and explanation."""
    judge(case, "correct", runs, every_type)


@each_case("partial")
def test_answered_partial(case: Case, runs: Runs, every_type: Package) -> None:
    """In part right: it says so, each part says how it went, and the credit is that of the question's policy."""
    judge(case, "partial", runs, every_type)


@each_case("wrong")
def test_answered_wrong(case: Case, runs: Runs, every_type: Package) -> None:
    """Nothing right: no credit, the feedback for what was answered, and nothing that tells the solution."""
    judge(case, "wrong", runs, every_type)


@each_case()
def test_resumed_half_way(case: Case, runs: Runs, every_type: Package) -> None:
    """The page died before anything was handed in: what was filled in, drafts too, is there again, and counts."""
    run, quiz = runs.death(case.quiz), every_type.quiz(case.quiz)
    given = own_values(case, quiz, run.given)
    assert any(given.values())
    assert own_values(case, quiz, run.kept) == given
    assert run.unit == case.unit
    assert not run.submitted
    assert run.early == []
    assert rows_of(case, run.rows) == expected_rows(case, "correct")


@each_case()
def test_recorded_field_by_field(case: Case, runs: Runs) -> None:
    """Each attempt's interaction has exactly the fields and the words that SCORM 1.2 has for it."""
    rows, quiz_cases = runs.mouse(case.quiz).rows, cases_of(case.quiz)
    made = [how for how in ATTEMPTS if any(one.answered(how) for one in quiz_cases)]
    assert rows_of(case, rows) == [row for how in made for row in expected_rows(case, how)]
    for row in rows:
        assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?", row["time"])
        assert re.fullmatch(r"\d{4}:[0-5]\d:[0-5]\d\.\d\d", row["latency"])


@pytest.mark.parametrize("quiz_id", QUIZZES)
def test_points_are_those_of_the_attempt_that_passes(quiz_id: str, runs: Runs, every_type: Package) -> None:
    """100, 50 or 25 for passing at the first, second or third attempt; none in a survey and in an assignment."""
    run, points = runs.mouse(quiz_id), every_type.quiz(quiz_id)["points"]
    said = every_type.course["strings"]["player.quiz.points"]
    assert points == ([] if quiz_id in ("views", "brew") else [100, 50, 25])
    if points:
        assert said.format(points=points[len(run.results) - 1], most=100) in run.results["correct"]
    assert not any(
        said.format(points=n, most=100) in result for n in points for result in list(run.results.values())[:-1]
    )


def test_hints_unfold_one_by_one(every_type: Package, play: Play) -> None:
    """A hint is read when it is asked for, before answering, and opens no other."""
    player = play(every_type)
    hints = player.question("single", "leaf").locator(".sk-clue")
    assert [hint.locator("p").is_visible() for hint in hints.all()] == [False, False]
    hints.nth(1).locator("summary").click()
    assert [hint.locator("p").is_visible() for hint in hints.all()] == [False, True]


def test_shuffled_choices_stay_so_and_the_last_stays_last(every_type: Package, play: Play, lms: Lms) -> None:
    """Over several learners orders differ, `.last` is always last, and a relaunch shows the same order."""

    def order(player: Player) -> str:
        choices = player.question("single", "leaf").locator("[data-choice]")
        return "".join(choices.evaluate_all("all => all.map(choice => choice.dataset.choice)"))

    seen = set()
    for number in range(6):
        lms.page.evaluate("() => { lms.records = {}; localStorage.clear() }")
        player = play(every_type)
        seen.add(first := order(player))
        player.give("single", {"leaf": "c"})
        if number == 0:
            player.hide()
            lms.leave()
            assert order(play(every_type)) == first
        lms.leave()
    assert {letters[-1] for letters in seen} == {"d"}
    assert {"".join(sorted(letters)) for letters in seen} == {"abcd"}
    assert len(seen) > 1


def test_a_text_says_what_is_left_and_what_is_lacking(every_type: Package, play: Play) -> None:
    """The room left is said while typing; a text that is too short is not handed in, and nothing is used up."""
    player = play(every_type)
    player.open_unit("practice")
    player.give("brew", {"steps": "abc", "self-check.a": "0", "self-check.b": "0", "next-time": "Wait."})
    left = player.question("brew", "next-time").locator(".sk-left")
    expect(left).to_have_text(player.words["player.text.short.other"].format(n=5))
    player.quiz("brew").locator("[data-check]").click()
    expect(player.quiz("brew").locator("[data-check]")).to_be_visible()
    expect(player.quiz("brew").locator("[data-print]")).to_be_hidden()
    player.give("brew", {"next-time": "Wait longer."})
    expect(left).to_have_text(player.words["player.text.left.other"].format(n=80 - len("Wait longer.")))
    player.submit("brew")
    expect(player.quiz("brew").locator("[data-print]")).to_be_visible()
