"""The strict LMS refuses what SCORM 1.2 forbids: each rule of the run-time data model, held against a violation.

The table follows the run-time environment's data model (RTE 3.4.4), its types (3.4.5) and its error codes (3.3.3). For
each element it names a value that is accepted and those that are not, so that a fake that refuses everything fails too.
"""

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import Host

LONG_ID = "a" * 256
TIMESPANS = ("1:00:00", "00:00", "00:61:00", "00:00:61", "00:00:00.123", "PT1H", "10000:00:00", "")
DECIMALS = ("101", "-1", "abc", "1e1", "50,5", "")
STATUSES = ("pass", "Passed", "complete", "p", "not attempted", "")
IDENTIFIERS = ("two words", "", LONG_ID, "tab\there", "umlaut-ä")


class Rule(NamedTuple):
    """An element that a SCO may write: what is accepted, what is refused, and what must be set before."""

    element: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    first: tuple[tuple[str, str], ...] = ()


_INTERACTION = (("cmi.interactions.0.id", "q.1"),)
_OBJECTIVE = (("cmi.objectives.0.id", "o-1"),)


def typed(kind: str) -> tuple[tuple[str, str], ...]:
    return (*_INTERACTION, ("cmi.interactions.0.type", kind))


RESPONSE = "cmi.interactions.0.student_response"
PATTERN = "cmi.interactions.0.correct_responses.0.pattern"

WRITABLE = (
    Rule("cmi.core.lesson_location", ("", "unit", "x" * 255), ("x" * 256,)),
    Rule("cmi.core.lesson_status", ("passed", "completed", "failed", "incomplete", "browsed"), STATUSES),
    Rule("cmi.core.score.raw", ("0", "100", "66.67"), DECIMALS),
    Rule("cmi.core.score.max", ("100",), DECIMALS),
    Rule("cmi.core.score.min", ("0",), DECIMALS),
    Rule("cmi.core.exit", ("time-out", "suspend", "logout", ""), ("normal", "Suspend", "quit")),
    Rule("cmi.core.session_time", ("0000:00:00.00", "00:00:00", "9999:59:59.99"), TIMESPANS),
    Rule("cmi.suspend_data", ("", "x" * 4096), ("x" * 4097,)),
    Rule("cmi.comments", ("", "x" * 4096), ("x" * 4097,)),
    Rule("cmi.objectives.0.id", ("o-1", "o" * 255), IDENTIFIERS),
    Rule("cmi.objectives.0.score.raw", ("0", "100"), DECIMALS, _OBJECTIVE),
    Rule("cmi.objectives.0.score.max", ("100",), DECIMALS, _OBJECTIVE),
    Rule("cmi.objectives.0.score.min", ("0",), DECIMALS, _OBJECTIVE),
    Rule("cmi.objectives.0.status", ("passed", "failed", "incomplete"), ("pass", "P", ""), _OBJECTIVE),
    Rule("cmi.student_preference.audio", ("-1", "0", "100"), ("-101", "101", "1.5", "loud")),
    Rule("cmi.student_preference.speed", ("-100", "0", "100"), ("-101", "101", "fast")),
    Rule("cmi.student_preference.language", ("", "en"), ("x" * 256,)),
    Rule("cmi.student_preference.text", ("-1", "0", "1"), ("2", "-2", "on")),
    Rule("cmi.interactions.0.id", ("quiz.question", "q" * 255), IDENTIFIERS),
    Rule("cmi.interactions.0.objectives.0.id", ("o-1",), IDENTIFIERS, _INTERACTION),
    Rule("cmi.interactions.0.time", ("00:00:00", "23:59:59.99"), ("24:00:00", "1:00:00", "12:60:00", ""), _INTERACTION),
    Rule(
        "cmi.interactions.0.type",
        ("true-false", "choice", "fill-in", "matching", "performance", "likert", "sequencing", "numeric"),
        ("single", "Choice", "c", ""),
        _INTERACTION,
    ),
    Rule("cmi.interactions.0.weighting", ("1", "0.5"), ("heavy", ""), _INTERACTION),
    Rule(
        "cmi.interactions.0.result",
        ("correct", "wrong", "unanticipated", "neutral", "0.5"),
        ("incorrect", "right", "c", ""),
        _INTERACTION,
    ),
    Rule("cmi.interactions.0.latency", ("0000:00:07.25", "00:00:07"), TIMESPANS, _INTERACTION),
    Rule(RESPONSE, ("t", "f", "0", "1"), ("true", "yes", ""), typed("true-false")),
    Rule(RESPONSE, ("a", "a,b", "{a,b}"), ("ab", "a;b", "A", "a, b", "a,", ""), typed("choice")),
    Rule(RESPONSE, ("chain", "x" * 255), ("x" * 256,), typed("fill-in")),
    Rule(RESPONSE, ("done", "x" * 255), ("x" * 256,), typed("performance")),
    Rule(RESPONSE, ("15", "-1.5"), ("fifteen", "1,5", ""), typed("numeric")),
    Rule(RESPONSE, ("1", "a", ""), ("12", "agree"), typed("likert")),
    Rule(RESPONSE, ("a.1", "a.1,b.2"), ("a-1", "a1", "a.1;b.2"), typed("matching")),
    Rule(RESPONSE, ("a", "b,a,c"), ("ba", "b;a"), typed("sequencing")),
    Rule(PATTERN, ("a", "{a,b}"), ("ab", "A", "x" * 256), typed("choice")),
    Rule(PATTERN, ("t",), ("true",), typed("true-false")),
)

READ_ONLY = (
    "cmi.core.student_id",
    "cmi.core.student_name",
    "cmi.core.credit",
    "cmi.core.entry",
    "cmi.core.total_time",
    "cmi.core.lesson_mode",
    "cmi.launch_data",
    "cmi.comments_from_lms",
    "cmi.student_data.mastery_score",
    "cmi.student_data.max_time_allowed",
    "cmi.student_data.time_limit_action",
)

WRITE_ONLY = (
    "cmi.core.exit",
    "cmi.core.session_time",
    "cmi.interactions.0.id",
    "cmi.interactions.0.time",
    "cmi.interactions.0.type",
    "cmi.interactions.0.weighting",
    "cmi.interactions.0.student_response",
    "cmi.interactions.0.result",
    "cmi.interactions.0.latency",
    "cmi.interactions.0.objectives.0.id",
    "cmi.interactions.0.correct_responses.0.pattern",
)

KEYWORDS = (
    "cmi.core._children",
    "cmi.core.score._children",
    "cmi.objectives._children",
    "cmi.objectives._count",
    "cmi.student_data._children",
    "cmi.student_preference._children",
    "cmi.interactions._children",
    "cmi.interactions._count",
)


@pytest.fixture(scope="module")
def lms_page(chromium: Browser, host: Host) -> Any:
    """One page that holds the strict LMS; each test makes an LMS of its own in it."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(host.lms)
    yield page
    context.close()


def talk(page: Page, *calls: tuple[str, ...], values: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Make calls, each (method, arguments …), to a fresh strict LMS; gives result and error code of each."""
    found = page.evaluate(
        """([calls, values]) => {
             const { api } = new StrictLms({ values });
             return calls.map(([method, ...args]) => [String(api[method](...args)), api.LMSGetLastError()]);
           }""",
        [[list(call) for call in calls], values or {}],
    )
    return [(result, code) for result, code in found]


START = ("LMSInitialize", "")


def write(page: Page, rule: Rule, value: str) -> tuple[str, str]:
    """The answer to writing a value after what must come first."""
    before = [("LMSSetValue", element, text) for element, text in rule.first]
    answers = talk(page, START, *before, ("LMSSetValue", rule.element, value))
    assert all(result == "true" for result, _ in answers[:-1])
    return answers[-1]


@pytest.mark.parametrize(
    "rule", WRITABLE, ids=lambda rule: f"{rule.element}{'-'.join(('', *[b for _, b in rule.first[1:]]))}"
)
def test_an_element_takes_what_its_type_allows_and_nothing_else(rule: Rule, lms_page: Page) -> None:
    """Every good value is accepted; every bad one is refused with error 405, incorrect data type."""
    for value in rule.good:
        assert write(lms_page, rule, value) == ("true", "0"), value
    for value in rule.bad:
        assert write(lms_page, rule, value) == ("false", "405"), value


@pytest.mark.parametrize("element", READ_ONLY)
def test_a_read_only_element_cannot_be_written(element: str, lms_page: Page) -> None:
    """LMSSetValue on it gives "false" and error 403."""
    assert talk(lms_page, START, ("LMSSetValue", element, "1"))[-1] == ("false", "403")


@pytest.mark.parametrize("element", WRITE_ONLY)
def test_a_write_only_element_cannot_be_read(element: str, lms_page: Page) -> None:
    """LMSGetValue on it gives "" and error 404."""
    assert talk(lms_page, START, ("LMSGetValue", element))[-1] == ("", "404")


@pytest.mark.parametrize("element", KEYWORDS)
def test_a_keyword_cannot_be_written(element: str, lms_page: Page) -> None:
    """`_children` and `_count` belong to the LMS: error 402."""
    assert talk(lms_page, START, ("LMSSetValue", element, "1"))[-1] == ("false", "402")


@pytest.mark.parametrize(
    "element", ["cmi.core.Lesson_Status", "cmi.core.score.scaled", "cmi.location", "", "core.exit"]
)
def test_an_unknown_element_is_refused(element: str, lms_page: Page) -> None:
    """Names are case-sensitive, and those of other standards do not exist: error 201 both ways."""
    answers = talk(lms_page, START, ("LMSSetValue", element, "1"), ("LMSGetValue", element))
    assert answers[1:] == [("false", "201"), ("", "201")]


@pytest.mark.parametrize(
    "call",
    [("LMSGetValue", "cmi.core.entry"), ("LMSSetValue", "cmi.comments", ""), ("LMSCommit", ""), ("LMSFinish", "")],
)
@pytest.mark.parametrize("finished", [False, True], ids=["before LMSInitialize", "after LMSFinish"])
def test_nothing_works_outside_a_session(call: tuple[str, ...], finished: bool, lms_page: Page) -> None:
    """Before LMSInitialize and after LMSFinish every call fails with error 301."""
    before = [START, ("LMSFinish", "")] if finished else []
    result, code = talk(lms_page, *before, call)[-1]
    assert result in ("false", "")
    assert code == "301"


def test_a_second_initialize_is_refused(lms_page: Page) -> None:
    """LMSInitialize works once: then error 101."""
    assert talk(lms_page, START, START)[-1] == ("false", "101")


@pytest.mark.parametrize("method", ["LMSInitialize", "LMSCommit", "LMSFinish"])
@pytest.mark.parametrize("argument", [None, "x"], ids=["no argument", "an argument"])
def test_the_empty_text_must_be_passed(method: str, argument: str | None, lms_page: Page) -> None:
    """LMSInitialize, LMSCommit and LMSFinish take "" and nothing else: error 201."""
    before = [] if method == "LMSInitialize" else [START]
    call = (method,) if argument is None else (method, argument)
    assert talk(lms_page, *before, call)[-1] == ("false", "201")


def test_arguments_are_texts(lms_page: Page) -> None:
    """A number for a value is refused."""
    found = lms_page.evaluate(
        """() => {
             const { api } = new StrictLms();
             api.LMSInitialize('');
             return [api.LMSSetValue('cmi.core.score.raw', 100), api.LMSGetLastError()];
           }"""
    )
    assert found == ["false", "201"]


@pytest.mark.parametrize("array", ["objectives", "interactions"])
def test_indices_are_contiguous_and_begin_with_the_id(array: str, lms_page: Page) -> None:
    """Entry 1 before entry 0 is refused, and so is a field of an entry that has no id yet."""
    field = "status" if array == "objectives" else "type"
    value = "passed" if array == "objectives" else "choice"
    assert talk(lms_page, START, ("LMSSetValue", f"cmi.{array}.1.id", "a"))[-1] == ("false", "201")
    assert talk(lms_page, START, ("LMSSetValue", f"cmi.{array}.0.{field}", value))[-1] == ("false", "201")


@pytest.mark.parametrize("element", [RESPONSE, PATTERN])
def test_the_type_comes_before_response_and_pattern(element: str, lms_page: Page) -> None:
    """Without a type neither can be understood: refused."""
    answers = talk(lms_page, START, ("LMSSetValue", "cmi.interactions.0.id", "q"), ("LMSSetValue", element, "a"))
    assert answers[-1][0] == "false"


def test_counts_are_told(lms_page: Page) -> None:
    """`_count` is the number of entries, as text."""
    answers = talk(
        lms_page,
        START,
        ("LMSGetValue", "cmi.interactions._count"),
        ("LMSSetValue", "cmi.interactions.0.id", "q"),
        ("LMSGetValue", "cmi.interactions._count"),
    )
    assert [answers[1], answers[3]] == [("0", "0"), ("1", "0")]


MANNERS: tuple[tuple[str, list[tuple[str, str]], dict[str, str]], ...] = (
    ("score-after-status", [("cmi.core.lesson_status", "passed"), ("cmi.core.score.raw", "100")], {}),
    ("pass-taken-back", [("cmi.core.lesson_status", "incomplete")], {"cmi.core.lesson_status": "passed"}),
    (
        "score-taken-back",
        [("cmi.core.score.raw", "10")],
        {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "100"},
    ),
    ("write-in-review", [("cmi.core.lesson_location", "x")], {"cmi.core.lesson_mode": "review"}),
    ("late-incomplete", [("cmi.suspend_data", "x")], {}),
)


@pytest.mark.parametrize(("rule", "writes", "values"), MANNERS, ids=[rule for rule, _, _ in MANNERS])
def test_what_the_standard_lets_pass_but_lmss_do_not_is_noted(
    rule: str, writes: list[tuple[str, str]], values: dict[str, str], lms_page: Page
) -> None:
    """Accepted, and written down as a violation, with which every test of a run would fail."""
    noted = lms_page.evaluate(
        """([writes, values]) => {
             const lms = new StrictLms({ values });
             lms.api.LMSInitialize('');
             for (const [element, value] of writes) lms.api.LMSSetValue(element, value);
             lms.api.LMSCommit('');
             return lms.violations.map(({ rule }) => rule);
           }""",
        [writes, values],
    )
    assert f"manners/{rule}" in noted


def test_finishing_without_commit_or_time_is_noted(lms_page: Page) -> None:
    """LMSFinish with values that were not committed, or without session_time."""
    noted = lms_page.evaluate(
        """() => {
             const lms = new StrictLms();
             lms.api.LMSInitialize('');
             lms.api.LMSSetValue('cmi.core.lesson_status', 'incomplete');
             lms.api.LMSFinish('');
             return lms.violations.map(({ rule }) => rule);
           }"""
    )
    assert noted == ["manners/finish-without-commit", "manners/no-session-time"]
