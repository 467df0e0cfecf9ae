"""Where a learner stands, of states that the player itself wrote."""

import re
from typing import Any

import pytest

from scormkit.model.linked import LinkedCourse
from scormkit.records.standing import QuizStanding, Standing, standing_of
from scormkit.records.state_text import State, decode
from scormkit.records.support_code import SupportCode, read_code
from scormkit.report.standing import describe_reading, reading_of
from tests.unit.asking import questions
from tests.unit.records.packages import pages_of, published
from tests.unit.records.player import Player
from tests.unit.targets.courses import choices, course_asking, linked_course, open_text, per_unit, ruled_course

EACH = course_asking(*questions(), points=(10, 5), attempts=3)
WRONG = {"single": "c", "multiple": "c", "true-false": "f", "matching": "c", "gaps": "b", "likert": "4"}


def _json(course: LinkedCourse, page: str = "index.html") -> str:
    found = re.search(rb'id="sk-course">(.*?)</script>', pages_of(course)[page])
    assert found
    return found[1].decode()


def _standing(course: LinkedCourse, text: str) -> Standing:
    told = published(course)
    state = decode(text, told.shapes)
    assert isinstance(state, State)
    return standing_of(told, state)


def _answered(player: Player, right: bool, *more: tuple[Any, ...]) -> QuizStanding:
    """The quiz after all was answered in one way."""
    actions: list[tuple[Any, ...]] = [("openUnit", 0)]
    for number, question in enumerate(published(EACH).quizzes[0].questions):
        for place, field in enumerate(question.fields):
            value = field.correct or field.offered[:1] or ("15,5" if field.low else "a chain")
            if not right:
                value = WRONG.get(question.id, field.offered[-1:] or "something else")
            actions.append(("choose", 0, number, place, value))
    (quiz,) = _standing(EACH, player.play(_json(EACH), *actions, *more)).quizzes
    return quiz


def test_right_answers_of_each_type(player: Player) -> None:
    """What was submitted and right reads as right, in letters and their words, or as it was typed."""
    quiz = _answered(player, True, ("submit", 0))
    assert (quiz.attempts, quiz.best, quiz.passed, quiz.submitted, quiz.points) == (1, 100, True, True, 10)
    answers = {question.id: [(a.value, a.words, a.mark) for a in question.answers] for question in quiz.questions}
    assert answers["single"] == [("a", ("Choice a",), "right")]
    assert answers["multiple"] == [("ab", ("Choice a", "Choice b"), "right")]
    assert answers["fill-in"] == [("a chain", (), "right")]
    assert answers["numeric"] == [("15,5", (), "right")]
    assert answers["matching"] == [("a", ("Press",), "right"), ("b", ("Cool it",), "right")]
    assert answers["ordering"] == [("1", (), "right"), ("2", (), "right"), ("3", (), "right")]
    assert answers["open-text"] == [("a chain", (), "")]
    assert len(answers) == len(questions())


def test_wrong_answers_of_each_type(player: Player) -> None:
    """What is chosen and was submitted is wrong; of a text that was not right only the text is known."""
    quiz = _answered(player, False, ("submit", 0))
    assert (quiz.attempts, quiz.passed, quiz.submitted, quiz.points) == (1, False, True, None)
    marks = {question.id: {answer.mark for answer in question.answers} for question in quiz.questions}
    assert {marks[kind].pop() for kind in ("single", "multiple", "true-false", "matching", "gaps")} == {"wrong"}
    assert marks["fill-in"] == marks["numeric"] == marks["likert"] == marks["open-text"] == {""}


def test_drafts_are_neither(player: Player) -> None:
    """Before it is submitted, nothing is judged."""
    quiz = _answered(player, False)
    assert not quiz.submitted
    assert {answer.mark for question in quiz.questions for answer in question.answers} == {""}


def test_answers_in_an_outgrown_slot_are_found(player: Player) -> None:
    """A learner of the older package, read with the newer: the answer is where the letters have moved."""
    old = course_asking(choices("a", "bc"))
    (quiz,) = old.course.quizzes
    question = quiz.questions[0]._replace(answer=choices("a", "bcdefg"))
    from scormkit.linking import link

    source = old.course._replace(quizzes=(quiz._replace(questions=(question,)),), ledger=old.ledger)
    new = link(source).value
    assert new is not None
    text = player.play(_json(old), ("choose", 0, 0, 0, "b"))
    (read,) = _standing(new, text).quizzes
    assert [answer.value for answer in read.questions[0].answers] == ["b"]
    settled = player.play(_json(old), ("choose", 0, 0, 0, "a"), ("submit", 0))
    (read,) = _standing(new, settled).quizzes
    assert [(a.value, a.mark) for a in read.questions[0].answers] == [("a", "right")]


RULED = ruled_course()


def test_times_and_moments(player: Player) -> None:
    """Active time of units and course in whole minutes; when an attempt began and, submitted, ended, in UTC."""
    text = player.play(_json(RULED), ("openUnit", 1), ("activeSeconds", 1, 200), ("wait", 60), ("start", 1))
    standing = _standing(RULED, text)
    assert [unit.minutes for unit in standing.units] == [None, 3, None]
    assert standing.minutes == 3
    assert [quiz.moment for quiz in standing.quizzes] == ["", "2026-08-17T10:01:00Z", "", ""]
    ended = _standing(RULED, player.play(_json(RULED), ("start", 1), ("wait", 90), ("submit", 1)))
    assert [quiz.moment for quiz in ended.quizzes] == ["", "2026-08-17T10:01:30Z", "", ""]
    assert "began 2026-08-17T10:01:00Z" in _reading(RULED, text)
    assert "3 of 5 active minutes spent" in _reading(RULED, text)
    assert "3 of 30 active minutes spent" in _reading(RULED, text)


def test_checked_questions_are_judged(player: Player) -> None:
    """A question that was checked by itself is right or wrong before the attempt is submitted; no other is."""
    answers = [("choose", 1, number, 0, "ab"[number % 2]) for number in range(4)]
    checks = [("check", 1, number) for number in range(4)]
    text = player.play(_json(RULED), ("openUnit", 1), ("start", 1), *answers, *checks[2:])
    quiz = _standing(RULED, text).quizzes[1]
    marks = {question.id: (question.checked, question.answers[0].mark) for question in quiz.questions}
    assert marks.pop("q3") == (True, "wrong")
    assert {mark for checked, mark in marks.values() if not checked} == {""}
    assert not quiz.submitted
    assert "q3: Words. · checked" in _reading(RULED, text)


def test_exemptions_are_named(player: Player) -> None:
    """Who passed the pre-test has the unit done and its quiz passed, with the pre-test's percent and name."""
    text = player.play(_json(RULED), ("openUnit", 0), ("choose", 0, 0, 0, "a"), ("submit", 0))
    standing = _standing(RULED, text)
    assert [(unit.status, unit.exempted_by) for unit in standing.units][1] == ("done", "entry")
    final = standing.quizzes[1]
    assert (final.passed, final.best, final.attempts, final.exempted_by) == (True, 100, 0, "entry")
    assert "passed by passing entry" in _reading(RULED, text)
    assert "exempted by entry" in _reading(RULED, text)


def test_an_objective_that_is_handed_in(player: Player) -> None:
    """It is reached without a score; one that quizzes decide has its best percent and whether that reaches it."""
    text = player.play(
        _json(RULED), ("choose", 3, 0, 0, "Dear all"), ("submit", 3), ("choose", 0, 0, 0, "b"), ("submit", 0)
    )
    standing = _standing(RULED, text)
    assert [(one.id, one.best, one.reached) for one in standing.objectives][-1] == ("write", None, True)
    assert "handed in  write" in _reading(RULED, text)


def test_a_sco_for_each_unit(player: Player) -> None:
    """The text of one unit's SCO is read with the whole package; the other units are new."""
    course = per_unit(linked_course(units=12, questions=2))
    page = sorted(path for path in pages_of(course) if path.endswith(".html"))[3]
    text = player.play(_json(course, page), ("openUnit", 0), ("choose", 0, 0, 0, "a"))
    standing = _standing(course, text)
    assert [unit.status for unit in standing.units].count("begun") == 1
    assert sum(bool(quiz.begun) for quiz in standing.quizzes) == 1
    assert standing.place is not None
    assert standing.doubts == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" Axyz ", SupportCode("Axyz")),
        ("calls 1.0 94d2 Axyz", SupportCode("Axyz", "calls", "1.0", "94d2")),
        ("calls 1.0 94d2 Axyz what the LMS had", SupportCode("Axyz", "calls", "1.0", "94d2", "what the LMS had")),
    ],
)
def test_what_learners_send(text: str, code: SupportCode) -> None:
    """A support code has four words or more, of which the fifth may hold anything; a bare state is one."""
    assert read_code(text) == code


def _reading(course: LinkedCourse, text: str, build: tuple[str, str, str] = ("", "", "")) -> str:
    told = published(course)
    state = decode(text, told.shapes)
    found = standing_of(told, state) if isinstance(state, State) else state
    return describe_reading(reading_of(SupportCode(text, *build), told, found, None))


def test_the_text_of_another_course_is_not_explained(player: Player) -> None:
    """A whole text whose values this ledger cannot have is refused, with the first of them."""
    text = player.play(_json(EACH), ("openUnit", 0), ("choose", 0, 1, 0, "abc"))
    told = _reading(linked_course(units=3, questions=40), text)
    assert "cannot be read: the text" in told
    assert "units" not in told


def test_a_package_older_or_newer_than_the_text(player: Player) -> None:
    """Which side has parts that the other does not know is said."""
    short, long = linked_course(units=2), linked_course(units=5)
    assert "the package's last 3 slots came later" in _reading(long, player.play(_json(short), ("openUnit", 1)))
    assert "came with its last 3 slots cannot be shown" in _reading(short, player.play(_json(long), ("openUnit", 1)))


def test_nothing_typed_can_fool_the_terminal(player: Player) -> None:
    """Control characters of a learner's text are shown as such, and its lines as one."""
    course = course_asking(open_text(200))
    text = player.play(_json(course), ("choose", 0, 0, 0, "red \x1b[31m\nnext \u202eline"))
    assert "“red �[31m ↵ next �line”" in _reading(course, text)


def test_another_build_is_named(player: Player) -> None:
    """The learner's package is named where it is not the one at hand."""
    text = player.play(_json(EACH), ("openUnit", 0))
    told = _reading(EACH, text, ("first-aid", "0.9", "0" * 12))
    assert "the learner has another build, 0.9 000000000000" in told
