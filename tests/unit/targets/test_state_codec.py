"""The compiler's worst case is what the player's own codec writes."""

import json
import subprocess
from pathlib import Path

import pytest

from scormkit.model.linked import LinkedCourse
from scormkit.pages.course_json import slot_shape
from scormkit.targets.scorm12.state import state_size
from tests.unit.targets.courses import linked_course, per_unit

RUNTIME = Path(__file__).resolve().parents[3] / "scormkit" / "runtime"
_SCRIPT = """
import { encode } from "./codec";
import { shapesOf } from "./slots";
const { ledger, used, sparse } = JSON.parse(process.argv[2]);
const shapes = shapesOf(ledger);
const slots = shapes.map(({ bits }, slot) => (used.includes(slot) ? 2 ** bits - 1 : 0));
const state = { slots, attempt: 65535, saves: 65535, interactions: 16383, seconds: 1048575, place: 0, scroll: 100 };
console.log(encode(state, shapes, sparse));
"""


@pytest.fixture(scope="module")
def codec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The codec as a script for Node."""
    script = tmp_path_factory.mktemp("codec") / "encode.cjs"
    esbuild = RUNTIME / "node_modules" / ".bin" / "esbuild"
    options = ("--bundle", "--format=cjs", "--platform=node", f"--outfile={script}", "--log-level=error")
    subprocess.run([esbuild, *options], input=_SCRIPT, text=True, cwd=RUNTIME / "src", check=True)
    return script


@pytest.mark.parametrize(
    ("course", "used", "sparse"),
    [
        (linked_course(units=3, questions=2), range(16), False),
        (linked_course(units=240, questions=3, letters="abcdefgh"), range(240 * 5 + 1), False),
        (per_unit(linked_course(units=40, questions=4)), [0, 1, 2, 3, 4, 5, 40 * 6], True),
    ],
    ids=["one-sco", "one-sco-large", "sco-per-unit"],
)
def test_the_worst_case_is_the_longest_text(course: LinkedCourse, used: list[int], sparse: bool, codec: Path) -> None:
    """With every slot that a SCO uses at its greatest value, the codec writes as many characters as computed."""
    state = json.dumps({"ledger": " ".join(map(slot_shape, course.ledger.slots)), "used": list(used), "sparse": sparse})
    done = subprocess.run(["node", codec, state], capture_output=True, text=True, check=True)
    assert len(done.stdout.strip()) == state_size(course).characters
