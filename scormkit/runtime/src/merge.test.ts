import assert from "node:assert/strict";
import { test } from "node:test";
import type { QuestionType, Session, State } from "./contract";
import { merge } from "./merge";
import { shapesIn, shapesOf, unpackQuiz } from "./slots";
import { begin } from "./testing/begin";
import { EVERY_RIGHT, everyRuleCourse, everyTypeCourse, LEDGER, RIGHT, sampleCourse } from "./testing/course";
import { randomFrom } from "./testing/random";

const course = sampleCourse({ retry: "all-questions" });
const shapes = shapesOf(LEDGER);

function stateAfter(saves: number, start: State | null, play: (session: Session) => void): State {
  const session = begin(course, start);
  play(session);
  return { ...session.state(), saves };
}

function submit(session: Session, answers: string[]): void {
  answers.forEach((letters, n) => session.choose(0, n, 0, letters));
  session.submit(0, 0, []);
}

test("a state merged with one that grew out of it is the grown one, even after a retry", () => {
  const base = stateAfter(1, null, (session) => submit(session, ["a", "", ""]));
  const grown = stateAfter(2, base, (session) => {
    session.retry(0);
    session.choose(0, 1, 0, "ac");
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
    assert.deepEqual(begin(course, merged).quiz(0).questions.map(({ fields }) => fields[0].value), ["a", "b", "f"]);
    assert.equal(begin(course, merged).unitStatus(1), "done");
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
    const score = (state: State): number => begin(course, state).outcome().score ?? 0;
    const done = (state: State): number => begin(course, state).progress().done;
    assert.equal(score(merged), Math.max(score(a), score(b)));
    assert.ok(done(merged) >= Math.max(done(a), done(b)));
  }
});

test("the side with the answers gives its texts, too; points are those of the earlier pass", () => {
  const every = everyTypeCourse();
  const known = shapesIn(every);
  const write = (start: State | null, saves: number, text: string, attempts: number): State => {
    const session = begin(every, start);
    for (let attempt = 0; attempt < attempts; attempt++) {
      session.submit(0, 0, []);
      session.retry(0);
    }
    every.quizzes[0].questions.forEach(({ id, fields }, n) => fields.forEach((_, at) => session.choose(0, n, at, EVERY_RIGHT[id as QuestionType][at])));
    session.submit(0, 0, []);
    session.choose(2, 2, 0, text);
    return { ...session.state(), saves };
  };
  const [quick, slow] = [write(null, 8, "newer draft", 0), write(null, 7, "", 2)];
  for (const merged of [merge(every, known, quick, slow), merge(every, known, slow, quick)]) {
    const session = begin(every, merged);
    assert.deepEqual([session.quiz(0).attemptsUsed, session.quiz(0).points, session.quiz(2).questions[2].fields[0].value], [3, 100, "newer draft"]);
    assert.equal(session.quiz(0).questions[3].fields[0].value, "Chain");
  }
  const handedIn = begin(every, slow);
  handedIn.submit(2, 0, []);
  const merged = merge(every, known, quick, { ...handedIn.state(), saves: 7 });
  assert.equal(begin(every, merged).quiz(2).questions[2].fields[0].value, "");
});

test("of two certificates, the earlier day counts", () => {
  const dated = sampleCourse({}, { ledger: `${LEDGER} d`, certificate: 10 });
  const on = (saves: number, day: number): State => ({ ...begin(dated, null).state(), saves, slots: shapesOf(dated.ledger).map((_, slot) => (slot === 10 ? day : 0)) });
  const days = [[20_000, 20_005], [20_005, 20_000], [0, 20_005], [20_005, 0]].map(([a, b]) => merge(dated, shapesIn(dated), on(1, a), on(2, b)).slots[10]);
  assert.deepEqual(days, [20_000, 20_000, 20_005, 20_005]);
});

test("time spent is the longer; when an attempt began and what was checked in it goes with the answers", () => {
  const rules = everyRuleCourse();
  const known = shapesIn(rules);
  const [timed, checked] = [4, 5];
  const work = (saves: number, now: number, attempts: number, seconds: number): State => {
    const session = begin(rules, null, () => now);
    session.openUnit(2);
    session.activeSeconds(2, seconds);
    session.start(timed);
    for (const number of [timed, checked]) {
      for (let attempt = 0; attempt < attempts; attempt++) session.submit(number, 0, []);
    }
    session.check(checked, attempts);
    return { ...session.state(), saves };
  };
  const [ahead, newer] = [work(4, 1000, 1, 20), work(5, 2000, 0, 50)];
  for (const merged of [merge(rules, known, ahead, newer), merge(rules, known, newer, ahead)]) {
    assert.deepEqual([merged.slots[rules.units[2].time!], merged.slots[rules.quizzes[timed].moment!]], [5, 1000]);
    assert.deepEqual(merged.slots, begin(rules, merged).state().slots);
    assert.deepEqual(rules.quizzes[checked].questions.map((each) => merged.slots[each.checked!]), [0, 0]);
  }
  const tied = merge(rules, known, work(4, 1000, 0, 0), newer);
  assert.deepEqual([tied.slots[rules.quizzes[timed].moment!], tied.slots[rules.quizzes[checked].questions[0].checked!]], [2000, 1]);
});
