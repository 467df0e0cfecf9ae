"""What an LRS has received after a learner worked through a course, launched as an xAPI or as a cmi5 package."""

import re

from tests.browser.lrs import LEARNER, REGISTRATION
from tests.browser.lrs_runs import Judge, LrsRun, answers_in
from tests.browser.plans import planned
from tests.browser.tellings import expected, telling


def test_a_run_tells_exactly_what_happened_in_order_and_once(whole_run: LrsRun) -> None:
    """Each unit opened and done, each answer, each objective, the course: no statement more, none less, none twice."""
    iri, root = whole_run.iri, whole_run.root
    told = [telling(statement, iri, root) for statement in whole_run.log.told]
    assert told == expected(whole_run.package, whole_run.way, whole_run.how)
    ids = [statement["id"] for statement in whole_run.log.statements]
    assert len(set(ids)) == len(ids)


def test_a_run_breaks_no_rule(whole_run: LrsRun) -> None:
    """Neither one of xAPI's or cmi5's, nor of good manners; whatever was asked for was done, or is not there yet."""
    assert whole_run.log.violations == []
    assert {request.status for request in whole_run.log.requests} <= {200, 204, 404}


def test_others_find_no_fault_in_the_statements(whole_run: LrsRun, judge: Judge) -> None:
    """A validator written by others takes each statement, and each response fits its question."""
    assert judge.faults(whole_run.log.told) == []


def test_statements_say_who_and_about_what(whole_run: LrsRun) -> None:
    """The learner as launched, the registration, the course's words for each activity, and moments in order."""
    definitions = whole_run.package.activities["definitions"]
    for statement in whole_run.log.told:
        assert statement["actor"] == LEARNER
        assert statement["context"]["registration"] == REGISTRATION
        assert statement["context"]["language"] == whole_run.package.activities["language"]
        key = telling(statement, whole_run.iri, whole_run.root).object
        # A cmi5 LMS has an id of its own for the course, and has described it.
        is_lmss = not key and whole_run.way == "cmi5"
        assert statement["object"].get("definition") == (None if is_lmss else definitions[key])
    moments = [statement["timestamp"] for statement in whole_run.log.told]
    assert moments == sorted(moments)


def test_a_run_leaves_its_answers_in_the_state_and_nothing_untold(whole_run: LrsRun) -> None:
    """The learner's document decodes to what was answered, and lists nothing that was not sent or was refused."""
    kept = whole_run.log.kept
    assert kept["unsent"] == []
    assert "refused" not in kept
    quizzes = whole_run.package.course["quizzes"]
    assert answers_in(whole_run.package, kept["state"]) == {
        quiz["id"]: {name: value for name, value in planned(quiz, whole_run.how).items() if value} for quiz in quizzes
    }


def test_a_run_keeps_the_credential_to_itself(whole_run: LrsRun) -> None:
    """It leaves the address bar at once, and stands in no statement, no document, no console and not on the device."""
    assert "?" not in whole_run.shown
    credentials = {request.authorization.removeprefix("Basic ") for request in whole_run.log.requests} - {""}
    assert len(credentials) == 1
    told = f"{whole_run.log.statements}{whole_run.log.documents}{whole_run.stored}{whole_run.said}"
    for secret in (*credentials, "fetch/", "auth="):
        assert secret not in told


def test_a_run_ends_where_the_lms_wants_it(whole_run: LrsRun) -> None:
    """cmi5: the learner is back in the LMS, which knows by then that the session is over. xAPI: the page stays."""
    if whole_run.way == "cmi5":
        assert whole_run.gone.endswith("/lms/frame.html")
        assert whole_run.log.statements[-1]["verb"]["id"].endswith("/terminated")
    else:
        assert whole_run.gone.startswith(whole_run.shown)


def test_a_run_breaks_no_policy_and_calls_nobody_else(whole_run: LrsRun) -> None:
    """Under `default-src 'self'` and the LRS's origin: no violation, no error, no request to another host."""
    assert whole_run.faults == []
    assert all(
        re.fullmatch(r"statements|activities/state|agents/profile|fetch/1", one.path) for one in whole_run.log.requests
    )
