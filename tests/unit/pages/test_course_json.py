"""What the player reads of questions, assignments and points."""

import json
import re
from pathlib import Path
from typing import Any

from scormkit.model.answers import FillIn, Gap, Gaps, KnownAnswer, Likert, Matching, Numeric, Pair
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse
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


def test_every_member_is_one_of_the_contract() -> None:
    """Course, quizzes, questions and fields have the members of contract.ts; optional ones may be missing."""
    course = course_asking(choices("a", "b"), FILL_IN, NUMERIC, MATCHING, points=(3, 2, 1))
    data = written(course)
    quiz = data["quizzes"][0]
    assert set(data) == interface("Course")
    assert set(quiz) == interface("Quiz")
    assert {key for question in quiz["questions"] for key in question} == interface("Question")
    optional = {member.rstrip("?") for member in interface("Field") if member.endswith("?")}
    always = interface("Field") - {f"{member}?" for member in optional}
    assert set.intersection(*map(set, fields(course))) == always
    assert set.union(*map(set, fields(course))) == always | optional


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
