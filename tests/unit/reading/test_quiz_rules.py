"""What it takes to pass a quiz: kinds, attempts, time, and what course.yaml says for all of them."""

import pytest

from scormkit.model.course import Quiz, TimeLimit
from tests.unit.reading.sources import COURSE, QUIZ, codes, read_course, read_texts

RULES = """\
quizzes:
  pass: 60%
  attempts: 3
  solution: after-attempt
  points: [3, 2]
  shuffle: both
  cooldown: 2 h
  time_limit: 20 min
"""


def quiz(keys: str, rules: str = "") -> Quiz:
    """The quiz with these keys on top."""
    return read_course({"course.yaml": COURSE + rules, "quizzes/words.yaml": keys + QUIZ}).quizzes[0]


def found(keys: str, rules: str = "") -> list[tuple[str, int, int]]:
    """What is found in a course whose quiz has these keys on top."""
    return codes(read_texts({"course.yaml": COURSE + rules, "quizzes/words.yaml": keys + QUIZ}))


def test_nothing_is_timed_unless_said() -> None:
    """Without the keys nobody waits, and no attempt has an end."""
    assert (quiz("").cooldown, quiz("").time_limit) == (0, None)


@pytest.mark.parametrize(
    ("written", "minutes"), [("1 min", 1), ("30min", 30), ("2 h", 120), ("1 d", 1440), ("30 d", 43200), ("none", 0)]
)
def test_cooldown_is_minutes(written: str, minutes: int) -> None:
    """Minutes, hours and days come down to minutes."""
    assert quiz(f"cooldown: {written}\n").cooldown == minutes


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("20 min", TimeLimit(20)),
        ("{duration: 20 min, extendable: no}", TimeLimit(20, extendable=False)),
        ("{duration: 20 min}", TimeLimit(20)),
        ("none", None),
    ],
)
def test_time_limit_can_be_extended_unless_said(written: str, limit: TimeLimit | None) -> None:
    """A time alone is a limit that learners may extend."""
    assert quiz(f"time_limit: {written}\n").time_limit == limit


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("cooldown: 0 min", "format/out-of-range"),
        ("cooldown: 31 d", "format/out-of-range"),
        ("cooldown: 2 weeks", "format/invalid-number"),
        ("cooldown: soon", "format/unknown-word"),
        ("time_limit: 2 h", "format/invalid-number"),
        ("time_limit: 1000 min", "format/out-of-range"),
        ("time_limit: short", "format/unknown-word"),
        ("time_limit: {extendable: no}", "format/missing-key"),
        ("time_limit: {duration: 20 min, extendable: never}", "format/unknown-word"),
        ("time_limit: [20 min]", "format/value-expected"),
        ("solution: after-question", "format/unknown-word"),
    ],
)
def test_time_that_does_not_fit(line: str, code: str) -> None:
    """A time of the wrong kind is told once, under the code of its kind."""
    assert [code for code, _, _ in found(f"{line}\n")] == [code]


def test_courses_rules_hold_key_by_key() -> None:
    """A quiz takes from course.yaml what it does not say, and can do without its times."""
    assert (quiz("", RULES).cooldown, quiz("", RULES).time_limit) == (120, TimeLimit(20))
    assert quiz("attempts: 1\n", RULES).cooldown == 0  # there is nothing to wait for
    own = quiz("cooldown: none\ntime_limit: 5 min\n", RULES)
    assert (own.cooldown, own.time_limit, own.attempts) == (0, TimeLimit(5), 3)


def test_pre_test_takes_no_rules_of_the_course() -> None:
    """A pre-test has one attempt and shows no solution, whatever course.yaml says for quizzes; its own keys hold."""
    default = quiz("kind: pre-test\n", RULES)
    assert (default.pass_percent, default.attempts, default.solution, default.points) == (80, 1, "never", ())
    assert (default.shuffle, default.cooldown, default.time_limit) == ("none", 0, None)
    own = quiz("kind: pre-test\nattempts: 2\nsolution: after-attempt\npass: 90%\n", RULES)
    assert (own.pass_percent, own.attempts, own.solution) == (90, 2, "after-attempt")


def test_pre_test_names_the_units_it_exempts_from() -> None:
    """`exempts` holds ids, each with its place."""
    (unit,) = quiz("kind: pre-test\nexempts: [listen]\n").exempts
    assert (unit.text, unit.span.line, unit.span.column) == ("listen", 2, 11)


def test_only_a_pre_test_exempts() -> None:
    """Elsewhere `exempts` is told once; where the kind is misspelt, that alone is told."""
    assert found("exempts: [listen]\n") == [("quiz/not-a-pre-test", 1, 10)]
    assert found("kind: pretest\nexempts: [listen]\n") == [("format/unknown-word", 1, 7)]


def test_survey_is_not_timed() -> None:
    """A survey takes no times from course.yaml; its own are told under the code for all that it does not have."""
    survey = quiz("kind: survey\n", RULES)
    assert (survey.cooldown, survey.time_limit, survey.attempts) == (0, None, 3)
    assert found("kind: survey\ncooldown: 1 d\ntime_limit: 5 min\n") == [
        ("quiz/not-in-survey", 2, 11),
        ("quiz/not-in-survey", 3, 13),
    ]


@pytest.mark.parametrize(
    ("keys", "rules", "expected"),
    [
        ("attempts: 1\ncooldown: 1 h\n", "", [("quiz/cooldown-without-retry", 2, 11)]),
        ("kind: pre-test\ncooldown: 1 h\n", "", [("quiz/cooldown-without-retry", 2, 11)]),
        ("attempts: 1\n", "quizzes: {cooldown: 1 h}\n", []),
        ("cooldown: none\n", "quizzes: {attempts: 1}\n", []),
        ("", "quizzes: {attempts: 1, cooldown: 1 h}\n", [("quiz/cooldown-without-retry", 10, 34)]),
        ("attempts: 2\n", "quizzes: {attempts: 1, cooldown: 1 h}\n", []),
        ("attempts: 16\ncooldown: 1 h\n", "quizzes: {attempts: 1}\n", [("format/out-of-range", 1, 11)]),
    ],
)
def test_cooldown_needs_a_second_attempt(keys: str, rules: str, expected: list[tuple[str, int, int]]) -> None:
    """A cooldown that no attempt follows is told where it stands, unless another quiz has a use for it."""
    assert found(keys, rules) == expected
