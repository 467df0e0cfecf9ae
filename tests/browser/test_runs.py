"""What the LMS has received after a learner worked through a course."""

import time

import pytest

from tests.browser import plans
from tests.browser.conftest import Play
from tests.browser.lms import Launch, Lms, Record, seconds
from tests.browser.packages import Package
from tests.browser.player import Player
from tests.browser.runs import Run

STRICT, AGAIN = Launch("strict"), Launch("again")


def sco(lms: Lms) -> str:
    return lms.calls[0].sco


def finish(player: Player, lms: Lms) -> Record:
    """Exit, and read what the LMS has kept."""
    address = sco(lms)
    player.exit()
    lms.leave()
    return lms.record(address)


def test_perfect_run_is_recorded_as_passed_with_100(perfect_run: Run) -> None:
    """All read and all answered rightly: the course's final status, 100, min 0, max 100, exit suspend, a place."""
    record = perfect_run.record
    assert record.status == perfect_run.package.course["completion"]["status"]
    assert (record.raw, record["cmi.core.score.min"], record["cmi.core.score.max"]) == ("100", "0", "100")
    assert record["cmi.core.exit"] in ("suspend", "")
    assert record["cmi.core.lesson_location"]
    assert perfect_run.violations == []


def test_perfect_run_reports_every_question_as_interaction(perfect_run: Run) -> None:
    """One interaction a question or typed gap, in order: id, type, response, pattern, result, objectives, times."""
    course = perfect_run.package.course
    rows = perfect_run.record.rows("interactions")
    asked = [
        (quiz, question, one)
        for quiz in course["quizzes"]
        for question in quiz["questions"]
        for one in plans.reported(question)
    ]
    assert [row["id"] for row in rows] == [f"{quiz['id']}.{one.id}" for quiz, _, one in asked]
    for row, (_, question, one) in zip(rows, asked, strict=True):
        assert row["type"] == one.type
        assert row["student_response"] == one.response
        assert row.get("correct_responses.0.pattern", "").strip("{}") == one.pattern
        assert row["result"] == ("correct" if question["scored"] else "neutral")
        assert 0 <= seconds(row["latency"]) < 3600
        assert seconds(row["time"]) < 24 * 3600
        named = [row.get(f"objectives.{place}.id") for place in range(len(question["objectives"]))]
        assert named == [course["objectives"][index]["id"] for index in question["objectives"]]


def test_perfect_run_passes_every_assessed_objective(perfect_run: Run) -> None:
    """Each objective that a question assesses stands in cmi.objectives once, passed, with 100."""
    rows = perfect_run.record.rows("objectives")
    assert sorted(row["id"] for row in rows) == sorted(one["id"] for one in perfect_run.package.course["objectives"])
    assert {(row["status"], row["score.raw"]) for row in rows} == {("passed", "100")}


def test_perfect_run_breaks_no_policy_and_calls_nobody(perfect_run: Run) -> None:
    """Under `default-src 'self'`: no violation, no error in the console, no request to another host."""
    assert perfect_run.faults == []


def test_perfect_run_reports_the_time_spent(field_guide: Package, play: Play, lms: Lms) -> None:
    """session_time is the time between opening and leaving, give or take a second."""
    began = time.monotonic()
    player = play(field_guide)
    player.work_through()
    player.page.wait_for_timeout(1500)
    spent = time.monotonic() - began
    record = finish(player, lms)
    assert abs(seconds(record["cmi.core.session_time"]) - spent) <= 1.5


def test_perfect_run_stays_passed_when_the_course_is_opened_again(field_guide: Package, play: Play, lms: Lms) -> None:
    """Looking in later writes no other status, and the raw score stays 100."""
    finish_first = play(field_guide)
    finish_first.work_through()
    finish(finish_first, lms)
    player = play(field_guide)
    player.open_unit("echo")
    record = finish(player, lms)
    assert (record.status, record.raw) == ("passed", "100")
    written = [call.args for call in lms.calls if call.name == "LMSSetValue" and call.session == 2]
    assert not [args for args in written if args[0] == "cmi.core.lesson_status" and args[1] != "passed"]


def test_partial_run_reports_the_right_part(partial_run: Run) -> None:
    """Some answers wrong: the score is the share that was right, the results say which, and nothing is passed yet."""
    course, record = partial_run.package.course, partial_run.record
    assert record.raw == str(plans.percent(course, "partial"))
    assert record.status == "incomplete"
    assert {row["result"] for row in record.rows("interactions")} - {"neutral"} == {"correct", "wrong"}
    assert partial_run.violations == []


def test_partial_run_counts_unanswered_quizzes_as_nothing(field_guide: Package, play: Play, lms: Lms) -> None:
    """One of two graded quizzes answered, all right: its 2 of 5 questions make 40."""
    player = play(field_guide)
    player.answer("give-back")
    record = finish(player, lms)
    assert (record.raw, record.status) == ("40", "incomplete")


def test_partial_run_shows_no_raw_score_before_anything_was_submitted(
    field_guide: Package, play: Play, lms: Lms
) -> None:
    """Reading alone is not assessed: score.raw is never written, and not as an empty text either."""
    player = play(field_guide)
    player.open_unit("echo")
    player.read_to_end()
    finish(player, lms)
    assert not [call for call in lms.calls if call.name == "LMSSetValue" and call.element == "cmi.core.score.raw"]


@pytest.mark.parametrize(
    ("name", "how"),
    [("field_guide", STRICT), ("field_guide", AGAIN), ("service_cloud", STRICT), ("service_cloud", AGAIN)],
    ids=["field_guide-strict", "field_guide-again", "service_cloud-strict", "service_cloud-again"],
)
def test_retry_after_a_fail_ends_passed_and_raw_never_falls(
    name: str, request: pytest.FixtureRequest, how: Launch, play: Play, lms: Lms
) -> None:
    """Wrong first, then right: passed with 100, every attempt's interactions kept, each raw at least the one before."""
    course: Package = request.getfixturevalue(name)
    player = play(course, how)
    player.work_through("wrong")
    first = len(lms.record(sco(lms)).rows("interactions"))
    for quiz_id in course.graded:
        player.open_unit(course.course["units"][course.quiz(quiz_id)["unit"]]["id"])
        player.retry(quiz_id)
        player.answer(quiz_id)
    record = finish(player, lms)
    assert (record.status, record.raw) == (course.course["completion"]["status"], "100")
    assert len(record.rows("interactions")) > first
    raws = [
        int(call.args[1]) for call in lms.calls if call.element == "cmi.core.score.raw" and call.name == "LMSSetValue"
    ]
    assert raws == sorted(raws)
    assert lms.violations == []


def test_retry_of_a_passed_quiz_leaves_the_score(field_guide: Package, play: Play, lms: Lms) -> None:
    """Answering again, and worse, after passing changes neither status nor raw."""
    player = play(field_guide)
    player.work_through()
    player.open_unit("questions")
    again = player.quiz("ask").locator("[data-retry]")
    if again.is_visible():
        again.click()
        player.answer("ask", "wrong")
    record = finish(player, lms)
    assert (record.status, record.raw) == ("passed", "100")


def test_retry_keeps_what_was_right(field_guide: Package, play: Play, lms: Lms) -> None:
    """With `retry: wrong-answers` the right answer of the first attempt stays and is not asked or reported again."""
    player = play(field_guide)
    player.answer("give-back", "partial")
    player.retry("give-back")
    assert player.answered("give-back")["how-long"] == "b"
    assert player.find('[id="q-give-back.how-long"] input').first.is_disabled()
    player.answer("give-back")
    rows = finish(player, lms).rows("interactions")
    assert [row["id"] for row in rows] == ["give-back.how-long", "give-back.which-words", "give-back.which-words"]
    assert [row["result"] for row in rows] == ["correct", "wrong", "correct"]


def test_retry_ends_when_no_attempt_is_left(field_guide: Package, play: Play, lms: Lms) -> None:
    """After the third wrong attempt of three there is no fourth."""
    player = play(field_guide)
    for attempt in range(3):
        if attempt:
            player.retry("ask")
        player.answer("ask", "wrong")
    assert not player.quiz("ask").locator("[data-retry]").is_visible()
    assert player.quiz("ask").get_by_text(player.words["player.quiz.failed-for-good"]).is_visible()
