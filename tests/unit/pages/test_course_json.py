"""What the player reads of questions, assignments and points."""

import json
import re
from pathlib import Path
from typing import Any

from scormkit.linking import link
from scormkit.model.answers import FillIn, Gap, Gaps, KnownAnswer, Likert, Matching, Numeric, Pair
from scormkit.model.course import Completion, Done, Objective, Pool, Question, TimeLimit
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Placement, Prose
from scormkit.pages.catalogue import words_of
from scormkit.pages.course_json import CourseJson
from tests.unit.targets.courses import HERE, choices, course_asking, linked_course, name, open_text, per_unit, prose

CONTRACT = Path(__file__).resolve().parents[3] / "scormkit" / "runtime" / "src" / "contract.ts"
FILL_IN = FillIn("fill-in", (KnownAnswer("chain", True, None, HERE), KnownAnswer("line", False, None, HERE)), True)
NUMERIC = Numeric("numeric", "14.5", "15.5", "15", "min")
MATCHING = Matching(
    "matching",
    (
        Pair("b", prose("Wool"), prose("warm"), HERE),
        Pair("a", prose("Silk"), prose("light"), HERE),
        Pair("c", None, prose("heavy"), HERE),
    ),
    "per-part",
)


def written(course: LinkedCourse) -> Any:
    """The JSON of the whole course, read back."""
    return json.loads(CourseJson(course, words_of("en")).of_course())


def fields(course: LinkedCourse) -> list[dict[str, Any]]:
    """All fields of the course's only quiz."""
    return [field for question in written(course)["quizzes"][0]["questions"] for field in question["fields"]]


def interface(which: str) -> set[str]:
    """The members of an interface of the contract; an optional one ends in ``?``."""
    text = CONTRACT.read_text(encoding="utf-8")
    body = re.search(rf"export interface {which} {{(.*?)\n}}", text, re.DOTALL)
    assert body is not None
    return set(re.findall(r"^  (\w+\??):", body[1], re.MULTILINE))


def optional(which: str) -> set[str]:
    """The members of an interface that may be missing."""
    return {member.rstrip("?") for member in interface(which) if member.endswith("?")}


def always(which: str) -> set[str]:
    """The members of an interface that may not."""
    return {member for member in interface(which) if not member.endswith("?")}


def with_everything() -> LinkedCourse:
    """A course that uses every optional member: minutes, exemptions, a time limit, checks question by question."""
    plain = course_asking(
        choices("a", "b"),
        FILL_IN,
        NUMERIC,
        MATCHING,
        points=(3, 2, 1),
        cooldown=30,
        time_limit=TimeLimit(20, extendable=False),
        solution="after-each-question",
        completion=Completion(None, None, "best", "passed", "incomplete", HERE, minutes=30),
    ).course
    unit, quiz = plain.units[0], plain.quizzes[0]._replace(objectives=(name("help"),))
    before = quiz._replace(name=name("before"), file="quizzes/before.yaml", kind="pre-test", exempts=(unit.name,))
    places = tuple(Placement(HERE, one.file, one.file, "", "") for one in (quiz, before))
    unit = unit._replace(body=Prose(HERE, places, 0), done=Done("minutes", 5))
    objective = Objective(name("help"), "Help.", None, None, "", None)
    outcome = link(plain._replace(units=(unit,), quizzes=(quiz, before), objectives=(objective,)))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def test_every_member_is_one_of_the_contract() -> None:
    """All that is written has the members of contract.ts; optional ones are missing where they say nothing."""
    course = course_asking(choices("a", "b"), FILL_IN, NUMERIC, MATCHING, points=(3, 2, 1))
    plain, whole = written(course), written(with_everything())
    for data, more in ((plain, set[str]()), (whole, None)):
        quiz = data["quizzes"][0]
        told = {
            "Course": data,
            "Unit": data["units"][0],
            "Quiz": quiz,
            "Question": quiz["questions"][0],
            "Completion": data["completion"],
        }
        for which, members in told.items():
            assert set(members) == always(which) | (optional(which) if more is None else more)
    assert set(whole["objectives"][0]) == interface("Objective")
    assert set.intersection(*map(set, fields(course))) == always("Field")
    assert set.union(*map(set, fields(course))) == always("Field") | optional("Field")


def test_what_time_asks_for() -> None:
    """Durations are seconds for quizzes and minutes for units and the course; each has its slot."""
    data = written(with_everything())
    quiz, before = data["quizzes"]
    assert data["ledger"] == "u n z p w s2 k x k x k s3 s3 k z p w s2 k x k x k s3 s3 k o n"
    assert (quiz["moment"], quiz["cooldown"], quiz["limit"], quiz["extendable"]) == (4, 1800, 1200, False)
    assert [question["checked"] for question in quiz["questions"]] == [6, 8, 10, 13]
    (unit,) = data["units"]
    assert (unit["minutes"], unit["time"]) == (5, 1)
    assert (data["completion"]["minutes"], data["completion"]["time"]) == (30, 27)
    assert (unit["exemptedBy"], quiz["exemptedBy"], "exemptedBy" in before) == ([1], [1], False)


def test_what_is_drawn_and_what_counts() -> None:
    """A number is a pool of all questions; the quiz counts as many as it asks."""
    asked = (choices("a", "b"), FILL_IN, NUMERIC)
    plain, drawn = (written(course_asking(*asked, draw=draw))["quizzes"][0] for draw in (None, 2))
    assert (plain["pools"], plain["counts"]) == ([], 3)
    assert (drawn["pools"], drawn["counts"]) == ([{"draw": 2, "questions": [0, 1, 2]}], 2)
    tagged = Question(name("own"), prose(), FILL_IN, None, None, None, tags=("easy",))
    pools = written(course_asking(choices("a", "b"), tagged, pools=(Pool(name("easy"), 1),)))["quizzes"][0]
    assert (pools["pools"], pools["counts"]) == ([{"draw": 1, "questions": [1]}], 2)


def test_a_chosen_field_is_told_by_its_letters() -> None:
    """One field a left side: the letters as offered and as the ledger counts them; the right one is its own."""
    told = fields(course_asking(MATCHING))
    assert [(field["key"], field["offered"], field["letters"], field["correct"]) for field in told] == [
        ("b", "bac", "bac", "b"),
        ("a", "bac", "bac", "a"),
    ]
    assert all("bytes" not in field for field in told)


def test_a_typed_field_says_what_is_known_and_how_much_fits() -> None:
    """Known answers stand in the order of their feedback; a number has bounds; own words have a length alone."""
    typed, number, own = fields(course_asking(FILL_IN, NUMERIC, open_text(300)))
    assert (typed["answers"], typed["exactCase"]) == (
        [{"text": "chain", "right": True}, {"text": "line", "right": False}],
        True,
    )
    assert (number["low"], number["high"], number["unit"], number["bytes"]) == ("14.5", "15.5", "min", 20)
    assert (own["least"], own["most"], own["bytes"]) == (1, 300, 338)
    assert "answers" not in own


def test_a_gap_is_a_field_of_its_name() -> None:
    """Gaps may be chosen and typed in one question; each has its name as key."""
    gaps = (Gap(name("who"), choices("a", "b").choices, ()), Gap(name("what"), (), FILL_IN.answers))
    course = course_asking(Gaps("gaps", gaps, False, "per-part"))
    assert [(field["key"], field["letters"]) for field in fields(course)] == [("who", "ab"), ("what", "")]
    assert written(course)["ledger"] == "u z s2 x"


def test_points_have_a_slot() -> None:
    """With points, the quiz names the slot that keeps which attempt passed; without, there is none."""
    with_points = written(course_asking(choices("a", "b"), points=(3, 2)))
    assert (with_points["ledger"], with_points["quizzes"][0]["pointsSlot"]) == ("u z p s2", 2)
    assert with_points["quizzes"][0]["points"] == [3, 2]
    assert written(course_asking(choices("a", "b")))["quizzes"][0]["pointsSlot"] == -1


def test_nothing_is_right_or_wrong_in_a_survey() -> None:
    """A scale is not scored; in an assignment only what its ``done`` names must be answered."""
    (question,) = written(course_asking(Likert("likert", "agreement-5", 5), kind="survey"))["quizzes"][0]["questions"]
    assert (question["scored"], question["asked"], question["fields"][0]["offered"]) == (False, True, "12345")
    replies = [Question(name(key), prose(), open_text(100), None, None, None) for key in ("first", "second")]
    assignment = course_asking(*replies, kind="assignment", asked=("second",), body=prose(), file="assignments/quiz.md")
    asked = written(assignment)["quizzes"][0]["questions"]
    assert [(question["id"], question["asked"]) for question in asked] == [("first", False), ("second", True)]
    assert written(assignment)["quizzes"][0]["required"] is True


def test_a_sco_of_its_own_lists_every_slot_that_its_quizzes_use() -> None:
    """Points and each field of a question are among the sparse ledger of a unit's page."""
    course = per_unit(course_asking(MATCHING, FILL_IN, points=(1,)))
    other = course.units[0]._replace(slot=0)
    data = json.loads(CourseJson(course._replace(units=(other,)), words_of("en")).of_unit(0))
    assert data["ledger"] == "0:u 1:z 2:p 3:s3 4:s3 5:x"


def test_locks_and_the_share_that_is_needed() -> None:
    """A unit says which others it needs; completion says how many of the required ones must be done."""
    course = linked_course(units=3)
    first, second, third = course.units
    completion = course.course.completion._replace(units_percent=50)
    locked = course._replace(
        units=(first, second, third._replace(needs=(0, 1))), course=course.course._replace(completion=completion)
    )
    data = written(locked)
    assert [unit["needs"] for unit in data["units"]] == [[], [], [0, 1]]
    assert data["completion"]["units"] == 2
    apart = json.loads(CourseJson(per_unit(locked), words_of("en")).of_unit(2))
    assert (apart["units"][0]["needs"], apart["completion"]["units"]) == ([], 1)


def test_objectives_say_who_decides_them() -> None:
    """Quizzes are indices of the page's own: in a SCO of its own, as far as its unit's quizzes decide."""
    course = linked_course(units=2, questions=1)
    first, second = (quiz.quiz for quiz in course.quizzes)
    practice = course.quizzes[1]._replace(quiz=second._replace(kind="practice", pass_percent=60))
    (objective,) = course.objectives
    mixed = course._replace(
        quizzes=(course.quizzes[0], practice), objectives=(objective._replace(quizzes=(0,), pass_percent=80),)
    )
    told = {"id": "help", "slot": objective.slot}
    assert first.pass_percent == 80
    assert written(mixed)["objectives"] == [{**told, "quizzes": [0], "pass": 80}]
    apart = CourseJson(per_unit(mixed), words_of("en"))
    assert json.loads(apart.of_unit(0))["objectives"] == [{**told, "quizzes": [0], "pass": 80}]
    assert json.loads(apart.of_unit(1))["objectives"] == [{**told, "quizzes": [0], "pass": 60}]


def test_a_survey_decides_nothing() -> None:
    """Where a survey alone names an objective, nothing is recorded, and its question names none."""
    scale = Likert("likert", "agreement-5", 5)
    source = course_asking(scale, kind="survey").course
    (quiz,) = source.quizzes
    objective = Objective(name("help"), "Help.", None, None, "", None)
    course = link(
        source._replace(quizzes=(quiz._replace(objectives=(objective.name,)),), objectives=(objective,))
    ).value
    assert course is not None
    data = written(course)
    assert (data["ledger"], data["objectives"], data["quizzes"][0]["questions"][0]["objectives"]) == ("u z s5", [], [])


def test_a_sco_of_its_own_is_exempted_by_its_own_pre_test_alone() -> None:
    """Indices are those of the page; a pre-test of another unit is no affair of this one."""
    course = with_everything()
    (unit,), (quiz, before) = course.units, course.quizzes
    other = unit._replace(slot=unit.slot, quizzes=(2, 3), exempted_by=(1, 3))
    quizzes = (quiz, before, quiz._replace(unit=1, exempted_by=(1, 3)), before._replace(unit=1))
    apart = CourseJson(per_unit(course._replace(units=(unit, other), quizzes=quizzes)), words_of("en"))
    data = json.loads(apart.of_unit(1))
    assert (data["units"][0]["exemptedBy"], data["quizzes"][0]["exemptedBy"]) == ([1], [1])
    assert "exemptedBy" not in data["quizzes"][1]
    assert set(data["completion"]) == {"units", "score", "status", "onFail"}
    kept = "0:u 1:n 2:z 3:p 4:w 5:s2 6:k 7:x 8:k 9:x 10:k 11:s3 12:s3 13:k"
    assert data["ledger"].startswith(kept + " 14:z")
    assert data["ledger"].endswith("26:o")
