"""The conversation with the LMS: order, form and economy of the calls."""

import re

from tests.browser.conftest import Play
from tests.browser.lms import Call, Lms
from tests.browser.packages import Package
from tests.browser.runs import Run

FINAL = ("passed", "completed", "failed")


def test_score_comes_before_a_final_status(perfect_run: Run) -> None:
    """min, max and raw are set before the final status, and not touched after it."""
    elements = [
        element for element, value in perfect_run.writes if not (element.endswith("status") and value not in FINAL)
    ]
    final = elements.index("cmi.core.lesson_status")
    for part in ("min", "max", "raw"):
        assert f"cmi.core.score.{part}" in elements[:final]
    assert not [element for element in elements[final:] if element.startswith("cmi.core.score.")]


def test_the_first_status_written_is_incomplete(field_guide: Package, play: Play, lms: Lms) -> None:
    """A new attempt is incomplete at once, so that the LMS never derives a status by itself."""
    play(field_guide)
    written = [call.args for call in lms.calls if call.name == "LMSSetValue"]
    assert [value for element, value in written if element == "cmi.core.lesson_status"] == ["incomplete"]


def test_every_call_has_the_standards_form(partial_run: Run) -> None:
    """Text arguments only, "" for LMSInitialize, LMSCommit and LMSFinish, and none of the writes is refused."""
    for call in partial_run.calls:
        assert all(isinstance(argument, str) for argument in call.args), call
        if call.name in ("LMSInitialize", "LMSCommit", "LMSFinish"):
            assert (call.args, call.result) == (("",), "true")
        if call.name == "LMSSetValue":
            assert len(call.args) == 2
            assert call.result == "true", call


def test_scores_are_integers_from_0_to_100(partial_run: Run) -> None:
    """raw, of the course and of each objective, is an integer; min is 0 and max is 100."""
    scores = [(element, value) for element, value in partial_run.writes if ".score." in element]
    assert scores
    for element, value in scores:
        if element.endswith("raw"):
            assert re.fullmatch(r"\d{1,2}|100", value), (element, value)
        else:
            assert value == ("0" if element.endswith("min") else "100")


def test_state_uses_the_safe_alphabet(partial_run: Run) -> None:
    """suspend_data holds only A–Z a–z 0–9 - _ . and at most 4,096 characters."""
    states = [value for element, value in partial_run.writes if element == "cmi.suspend_data"]
    assert states
    for state in states:
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,4096}", state)


def test_a_commit_follows_each_submission(field_guide: Package, play: Play, lms: Lms) -> None:
    """Submitting a quiz is a milestone: interactions, score and state are committed right after it."""
    player = play(field_guide)
    player.answer("give-back", "partial")
    player.expect_health("saved")
    names = [call.name for call in lms.calls]
    last_answer = max(place for place, call in enumerate(lms.calls) if call.element.startswith("cmi.interactions."))
    assert "LMSCommit" in names[last_answer:]
    assert lms.committed().raw == "20"


def test_only_what_changed_is_sent(field_guide: Package, play: Play, lms: Lms) -> None:
    """A turn of the page writes neither scores nor interactions nor objectives again."""
    player = play(field_guide)
    player.answer("give-back")
    player.expect_health("saved")
    before = len(lms.calls)
    player.open_unit("questions")
    player.hide()
    later: list[Call] = lms.calls[before:]
    assert not [call for call in later if re.match(r"cmi\.(interactions|objectives|core\.score)", call.element)]
