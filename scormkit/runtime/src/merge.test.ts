import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session, State } from "./contract";
import { merge } from "./merge";
import { startSession } from "./session";
import { shapesOf, unpackQuiz } from "./slots";
import { LEDGER, RIGHT, sampleCourse } from "./testing/course";
import { randomFrom } from "./testing/random";

const course = sampleCourse({ retry: "all-questions" });
const shapes = shapesOf(LEDGER);

function stateAfter(saves: number, start: State | null, play: (session: Session) => void): State {
  const session = startSession(course, start);
  play(session);
  return { ...session.state(), saves };
}

function submit(session: Session, answers: string[]): void {
  answers.forEach((letters, n) => session.choose(0, n, letters));
  session.submit(0, 0, []);
}

test("a state merged with one that grew out of it is the grown one, even after a retry", () => {
  const base = stateAfter(1, null, (session) => submit(session, ["a", "", ""]));
  const grown = stateAfter(2, base, (session) => {
    session.retry(0);
    session.choose(0, 1, "ac");
    session.openUnit(1);
  });
  assert.deepEqual(merge(course, shapes, base, grown), grown);
  assert.deepEqual(merge(course, shapes, grown, base), grown);
});

test("two devices: units and results of both, answers of the one with more attempts, place of the newer", () => {
  const here = stateAfter(5, null, (session) => {
    submit(session, ["b", "ac", "f"]);
    session.retry(0);
    submit(session, ["a", "b", "f"]);
    session.openUnit(0);
  });
  const there = stateAfter(6, null, (session) => {
    submit(session, RIGHT);
    session.seenEnd(1);
    session.openUnit(1);
  });
  for (const merged of [merge(course, shapes, here, there), merge(course, shapes, there, here)]) {
    assert.deepEqual(unpackQuiz(merged.slots[2]), { attempts: 2, best: 100, passed: true, submitted: true });
    assert.deepEqual(startSession(course, merged).quiz(0).questions.map(({ chosen }) => chosen), ["a", "b", "f"]);
    assert.equal(startSession(course, merged).unitStatus(1), "done");
    assert.equal(merged.place, 1);
  }
});

test("for 300 random pairs: merging is symmetric, idempotent and never loses a pass, a unit or a point", () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = randomFrom(seed);
    const play = (session: Session): void => {
      for (let step = 0; step < 20; step++) {
        [
          () => submit(session, ["b", random.pick(["ac", "a"]), random.pick(["t", "f"])]),
          () => session.retry(0),
          () => session.seenEnd(random.below(2)),
          () => session.openUnit(random.below(2)),
        ][random.below(4)]();
      }
    };
    const [a, b] = [stateAfter(10, null, play), stateAfter(11, null, play)];
    const merged = merge(course, shapes, a, b);
    assert.deepEqual(merge(course, shapes, b, a), merged);
    assert.deepEqual(merge(course, shapes, merged, merged), merged);
    const score = (state: State): number => startSession(course, state).outcome().score ?? 0;
    const done = (state: State): number => startSession(course, state).progress().done;
    assert.equal(score(merged), Math.max(score(a), score(b)));
    assert.ok(done(merged) >= Math.max(done(a), done(b)));
  }
});
