"""The compiler's worst case is what the player's own codec writes."""

import json
import subprocess
from pathlib import Path

import pytest

from scormkit.model.answers import FillIn
from scormkit.model.ledger import Ledger, Slot
from scormkit.model.linked import LinkedCourse
from scormkit.pages.catalogue import words_of
from scormkit.pages.course_json import CourseJson
from scormkit.targets.scorm12.receipt import suspend_data
from tests.unit.targets.courses import choices, course_asking, linked_course, open_text, per_unit, ruled_course

RUNTIME = Path(__file__).resolve().parents[3] / "scormkit" / "runtime"
_SCRIPT = """
import { readFileSync } from "node:fs";
import { encode } from "./codec";
import { shapesIn } from "./slots";
const { course, sparse } = JSON.parse(readFileSync(0, "utf8"));
const shapes = shapesIn(course);
const texts = {};
const slots = shapes.map((shape, slot) => {
  if (!shape) return 0;
  if (shape.kind === "x") texts[slot] = "x".repeat(shape.bytes);
  return 2 ** shape.bits - 1;
});
const counters = { attempt: 65535, saves: 65535, interactions: 16383, seconds: 1048575, place: 0, scroll: 100 };
console.log(encode({ slots, texts, ...counters }, shapes, sparse));
"""
TYPED = (choices("ab", "c", "multiple"), FillIn("fill-in", (), False), open_text(300), open_text(40))


def certified(course: LinkedCourse) -> LinkedCourse:
    """The course with a certificate."""
    slots = (*course.ledger.slots, Slot("c-certificate", "date"))
    return course._replace(ledger=Ledger(slots), certificate_slot=len(slots) - 1)


def alone(course: LinkedCourse, number: int) -> LinkedCourse:
    """The course with the one of its units whose SCO is looked at; all slots and quizzes stay."""
    return course._replace(units=(course.units[number],))


@pytest.fixture(scope="module")
def codec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The codec as a script for Node."""
    script = tmp_path_factory.mktemp("codec") / "encode.cjs"
    esbuild = RUNTIME / "node_modules" / ".bin" / "esbuild"
    options = ("--bundle", "--format=cjs", "--platform=node", f"--outfile={script}", "--log-level=error")
    subprocess.run([esbuild, *options], input=_SCRIPT, text=True, cwd=RUNTIME / "src", check=True)
    return script


@pytest.mark.parametrize(
    "course",
    [
        linked_course(units=3, questions=2),
        linked_course(units=240, questions=3, letters="abcdefgh"),
        course_asking(*TYPED, points=(10, 5)),
        course_asking(*TYPED, language="ja"),
        certified(linked_course(units=2, questions=1)),
        per_unit(linked_course(units=40, questions=4)),
        per_unit(course_asking(*TYPED, points=(10, 5))),
        ruled_course(),
        *(alone(per_unit(ruled_course()), number) for number in range(3)),
    ],
    ids=[
        "one-sco",
        "one-sco-large",
        "typed",
        "typed-in-japanese",
        "certificate",
        "sco-per-unit",
        "sco-per-unit-typed",
        "ruled",
        "ruled-start",
        "ruled-work",
        "ruled-end",
    ],
)
def test_the_worst_case_is_the_longest_text(course: LinkedCourse, codec: Path) -> None:
    """With every slot that a SCO uses at its greatest value and every text as long as its field keeps, the codec writes
    as many characters as computed."""
    sparse = course.course.scorm12.scos == "per-unit"
    pages = CourseJson(course, words_of("en"))
    state = json.dumps({"course": json.loads(pages.of_unit(0) if sparse else pages.of_course()), "sparse": sparse})
    done = subprocess.run(["node", codec], input=state, capture_output=True, text=True, check=True)
    assert len(done.stdout.strip()) == suspend_data(course).characters
