"""The player's own code, run by Node: what it writes and reads is what the compiler's side is held to."""

import json
import subprocess
from pathlib import Path
from typing import Any

RUNTIME = Path(__file__).resolve().parents[3] / "scormkit" / "runtime"
_SCRIPT = """
import { readFileSync } from "node:fs";
import { answering } from "./answering";
import { blankState, decode, encode } from "./codec";
import { startSession } from "./session";
import { shapesIn, shapesOf } from "./slots";

const tasks = {
  encode: ({ ledger, state, sparse }) => encode(state, shapesOf(ledger), sparse),
  decode: ({ ledger, text }) => decode(text, shapesOf(ledger)),
  play: ({ course, actions, resume }) => {
    const shapes = shapesIn(course);
    let now = Date.UTC(2026, 7, 17, 10);
    const start = resume ? decode(resume, shapes) : blankState(shapes.length, 4711);
    const session = answering(startSession(course, start, () => new Date(now)));
    for (const [action, ...values] of actions) {
      if (action === "submit") session.submit(values[0], 0, []);
      else if (action === "wait") now += 1000 * values[0];
      else session[action](...values);
    }
    const state = session.state();
    return encode({ ...state, saves: 7, seconds: 84 }, shapes, course.scope === "unit");
  },
};
const asked = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([task, values]) => tasks[task](values))));
"""


class Player:
    """``ask`` runs tasks in one Node process: ``encode``, ``decode`` and ``play``: actions of a session that begins on
    2026-08-17 at 10:00 UTC, and ``wait``, which lets seconds pass."""

    def __init__(self, folder: Path) -> None:
        self._script = folder / "player.cjs"
        esbuild = RUNTIME / "node_modules" / ".bin" / "esbuild"
        options = ("--bundle", "--format=cjs", "--platform=node", f"--outfile={self._script}", "--log-level=error")
        subprocess.run([esbuild, *options], input=_SCRIPT, text=True, cwd=RUNTIME / "src", check=True)

    def ask(self, tasks: list[tuple[str, dict[str, Any]]]) -> list[Any]:
        """The answers to tasks, in their order."""
        done = subprocess.run(
            ["node", self._script], input=json.dumps(tasks), capture_output=True, text=True, check=True
        )
        answers: list[Any] = json.loads(done.stdout)
        return answers

    def play(self, course: str, *actions: tuple[Any, ...], resume: str = "") -> str:
        """The state's text after a learner's actions in a course, told as its JSON."""
        told = {"course": json.loads(course), "actions": actions, "resume": resume}
        (text,) = self.ask([("play", told)])
        assert isinstance(text, str)
        return text
