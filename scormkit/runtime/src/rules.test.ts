/** The rules that a quiz, a unit or a course may have besides: time, waiting, checking, exemption, and how the score is made. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "./codec";
import type { Completion, Course, Session, State } from "./contract";
import { shapesIn } from "./slots";
import { begin, NOON } from "./testing/begin";
import { COOLDOWN, everyRuleCourse, LIMIT, poolOf, question, quiz, RIGHT, sampleCourse } from "./testing/course";

const [PRE_TEST, TIMED, CHECKED, SPARED] = [3, 4, 5, 6];

/** A session with a clock that a test moves. */
function clocked(course: Course): { session: Session; clock: { now: number }; resume: () => Session } {
  const clock = { now: NOON };
  const shapes = shapesIn(course);
  const launch = (state: State | null): Session => begin(course, state, () => clock.now);
  const session = launch(null);
  return { session, clock, resume: () => launch(decode(encode(session.state(), shapes), shapes) as State) };
}

function submit(session: Session, number: number, answers: string[]): void {
  answers.forEach((value, n) => session.choose(number, n, 0, value));
  session.submit(number, 0, []);
}

function times(session: Session): unknown[] {
  const { waiting, timeLeft, wait } = session.quiz(TIMED);
  return [waiting, timeLeft, wait];
}

function valueOf(session: Session, number: number): string[] {
  return session.quiz(number).questions.map(({ fields }) => fields[0].value);
}

test("an attempt with a time limit waits for its start: until then it takes neither answers nor submissions", () => {
  const { session } = clocked(everyRuleCourse());
  submit(session, TIMED, ["b"]);
  assert.deepEqual([times(session), valueOf(session, TIMED)[0], session.quiz(TIMED).attemptsUsed], [[true, null, 0], "", 0]);
  session.extend(TIMED);
  session.check(TIMED, 0);
  assert.deepEqual(times(session), [true, null, 0]);
  session.start(TIMED);
  submit(session, TIMED, ["b"]);
  assert.deepEqual([times(session), valueOf(session, TIMED)[0], session.quiz(TIMED).attemptsUsed], [[false, null, COOLDOWN], "b", 1]);
});

test("the time left runs on while the course is closed; when it is up, answers are refused and what is there can be submitted", () => {
  const { session, clock, resume } = clocked(everyRuleCourse());
  session.start(TIMED);
  clock.now += 1;
  session.choose(TIMED, 0, 0, "b");
  clock.now += LIMIT - 2;
  assert.deepEqual(times(session), [false, 1, 0]);
  clock.now += 600;
  for (const late of [session, resume()]) {
    assert.deepEqual(times(late), [false, 0, 0]);
    late.choose(TIMED, 1, 0, "b");
    late.extend(TIMED);
    assert.deepEqual([times(late), valueOf(late, TIMED)], [[false, 0, 0], ["b", ""]]);
  }
  session.submit(TIMED, 0, []);
  assert.deepEqual([session.quiz(TIMED).last, session.quiz(TIMED).attemptsUsed], [50, 1]);
});

test("whoever asks has the time once more, as often as asked, where the quiz allows it; starting again gives none", () => {
  for (const extendable of [true, false]) {
    const { session, clock } = clocked(everyRuleCourse({}, { extendable }));
    session.start(TIMED);
    for (let n = 0; n < 3; n++) {
      clock.now += 1000;
      session.start(TIMED);
      session.extend(TIMED);
    }
    assert.equal(session.quiz(TIMED).timeLeft, extendable ? LIMIT : 0);
  }
});

test("a clock that was put back gives no more than the whole time, and takes no attempt away", () => {
  const { session, clock } = clocked(everyRuleCourse());
  session.start(TIMED);
  clock.now -= 1_000_000;
  assert.equal(session.quiz(TIMED).timeLeft, LIMIT);
  clock.now = -5;
  session.submit(TIMED, 0, []);
  clock.now = 10;
  assert.deepEqual(times(session), [false, null, COOLDOWN - 9]);
});

test("between two attempts the cooldown must pass, and a retry begins the next one at once", () => {
  const { session, clock, resume } = clocked(everyRuleCourse());
  session.start(TIMED);
  clock.now += 100;
  session.submit(TIMED, 0, []);
  clock.now += COOLDOWN - 1;
  assert.deepEqual([session.quiz(TIMED).canRetry, times(session), times(resume())], [true, [false, null, 1], [false, null, 1]]);
  session.retry(TIMED);
  assert.equal(session.quiz(TIMED).submitted, true);
  clock.now += 1;
  assert.deepEqual(times(session), [false, null, 0]);
  session.retry(TIMED);
  assert.deepEqual(times(session), [false, LIMIT, 0]);
});

test("a clock that was put back makes nobody wait", () => {
  const { session, clock } = clocked(everyRuleCourse());
  session.start(TIMED);
  session.submit(TIMED, 0, []);
  clock.now -= 1;
  assert.deepEqual(times(session), [false, null, 0]);
  session.retry(TIMED);
  assert.equal(session.quiz(TIMED).submitted, false);
});

test("where no attempt is left, nothing waits and no time runs", () => {
  const { session } = clocked(everyRuleCourse({}, { attempts: 1 }));
  session.start(TIMED);
  session.submit(TIMED, 0, []);
  assert.deepEqual([session.quiz(TIMED).canRetry, times(session)], [false, [false, null, 0]]);
});

test("a question that is checked shows how it went and its solution, and stays as it is until the next attempt; it is scored with the others", () => {
  const { session, resume } = clocked(everyRuleCourse());
  session.choose(CHECKED, 0, 0, "a");
  session.check(CHECKED, 0);
  session.choose(CHECKED, 0, 0, "b");
  session.choose(CHECKED, 1, 0, "b");
  for (const each of [session, resume()]) {
    const { submitted, right, last, questions } = each.quiz(CHECKED);
    assert.deepEqual([submitted, right, last], [false, 0, null]);
    assert.deepEqual(questions.map(({ checked, credit, showSolution, settled }) => [checked, credit, showSolution, settled]), [[true, 0, true, false], [false, null, false, false]]);
    assert.deepEqual(valueOf(each, CHECKED), ["a", "b"]);
  }
  session.check(CHECKED, 1);
  assert.deepEqual([session.quiz(CHECKED).questions[1].credit, session.quiz(CHECKED).questions[1].settled], [1, false]);
  session.submit(CHECKED, 0, []);
  assert.deepEqual([session.quiz(CHECKED).last, session.quiz(CHECKED).questions.every(({ showSolution }) => showSolution)], [50, true]);
  session.retry(CHECKED);
  assert.deepEqual(session.quiz(CHECKED).questions.map(({ checked, showSolution }) => [checked, showSolution]), [[false, false], [true, true]]);
  session.choose(CHECKED, 0, 0, "b");
  session.submit(CHECKED, 0, []);
  assert.equal(session.quiz(CHECKED).last, 100);
});

test("where all is asked again, all can be checked again; a quiz without the rule checks nothing", () => {
  const course = everyRuleCourse();
  course.quizzes[CHECKED].retry = "all-questions";
  const { session } = clocked(course);
  submit(session, CHECKED, ["b", "b"]);
  session.check(CHECKED, 0);
  session.retry(CHECKED);
  session.check(CHECKED, 1);
  assert.deepEqual(session.quiz(CHECKED).questions.map(({ checked }) => checked), [false, true]);
  session.check(SPARED, 0);
  assert.deepEqual([session.quiz(SPARED).questions[0].checked, session.state().slots.every(Number.isInteger)], [false, true]);
});

test("who passes the pre-test is done with the units it exempts from, and their quizzes count as passed; nothing of that is copied into them", () => {
  const course = everyRuleCourse();
  const { session, resume } = clocked(course);
  submit(session, PRE_TEST, ["b", "a"]);
  assert.deepEqual([session.unitStatus(3), session.quiz(SPARED).passed, session.outcome().score], ["new", false, null]);
  session.retry(PRE_TEST);
  submit(session, PRE_TEST, ["b", "b"]);
  for (const each of [session, resume()]) {
    const { passed, attemptsUsed, points } = each.quiz(SPARED);
    assert.deepEqual([each.unitStatus(3), passed, attemptsUsed, points, each.openQuizzesOf(3)], ["done", true, 0, 10, []]);
    assert.deepEqual(each.progress().done, 1);
    assert.deepEqual([each.state().slots[course.quizzes[SPARED].slot], each.state().slots[course.quizzes[SPARED].pointsSlot]], [0, 0]);
  }
  // 1 of 18: the pre-test makes no score of its own.
  assert.equal(session.outcome().score, 6);
  submit(session, SPARED, ["a"]);
  assert.deepEqual([session.quiz(SPARED).best, session.quiz(SPARED).passed, session.outcome().score, session.openQuizzesOf(3)], [100, true, 6, []]);
});

test("a quiz has its own percent where that is better than the pre-test's", () => {
  const course = everyRuleCourse();
  course.quizzes[PRE_TEST].pass = 50;
  course.quizzes[SPARED].counts = 100;
  const { session } = clocked(course);
  submit(session, PRE_TEST, ["b", "a"]);
  const before = session.outcome().score!;
  submit(session, SPARED, ["b"]);
  assert.deepEqual([before, session.outcome().score, session.quiz(SPARED).points], [43, 85, 10]);
});

test("a failed pre-test fails nobody and holds nothing up", () => {
  const course = everyRuleCourse();
  course.quizzes[PRE_TEST].attempts = 1;
  const { session } = clocked(course);
  submit(session, PRE_TEST, ["a", "a"]);
  assert.deepEqual([session.quiz(PRE_TEST).attemptsLeft, session.outcome().success, session.openQuizzesOf(0).map(({ id }) => id)], [0, "unknown", ["final"]]);
});

test("a pre-test lifts the objectives that its questions assess once it is passed, by itself; a failed one does not", () => {
  const { session } = clocked(everyRuleCourse());
  submit(session, PRE_TEST, ["b", "a"]);
  assert.deepEqual(session.objectives(), []);
  session.retry(PRE_TEST);
  submit(session, PRE_TEST, ["", "b"]);
  assert.deepEqual(session.objectives(), [{ id: "know", score: 100, status: "passed" }]);
});

test("a pre-test that decides an objective does so passed or not, together with the other quizzes that do", () => {
  const course = sampleCourse({ kind: "pre-test", required: false, counts: 0 });
  course.objectives = [{ id: "know", slot: 8, quizzes: [0, 1], pass: 80 }, { id: "apply", slot: 9, quizzes: [0], pass: 80 }];
  const session = begin(course);
  submit(session, 0, ["b", "a", "f"]);
  assert.deepEqual(session.objectives(), [{ id: "know", score: 33, status: "incomplete" }, { id: "apply", score: 0, status: "incomplete" }]);
});

test("an objective of assignments is completed, without a score, when all of them are handed in", () => {
  const course = everyRuleCourse();
  const other = { ...course.quizzes[2], id: "other", slot: course.ledger.split(" ").length, questions: [] };
  course.quizzes.push(other);
  course.ledger += " z";
  course.objectives[2].quizzes = [2, course.quizzes.length - 1];
  const { session, resume } = clocked(course);
  session.submit(2, 0, []);
  assert.deepEqual(session.objectives(), []);
  session.submit(course.quizzes.length - 1, 0, []);
  for (const each of [session, resume()]) assert.deepEqual(each.objectives(), [{ id: "write", score: null, status: "completed" }]);
  assert.equal(session.state().slots[course.objectives[2].slot], 101);
  session.retry(2);
  assert.equal(session.objectives().length, 1);
});

test("minutes of a unit count over all sessions, to ten seconds", () => {
  const { session, resume } = clocked(everyRuleCourse());
  session.openUnit(2);
  session.activeSeconds(2, 29.5);
  session.activeSeconds(2, 8);
  const again = resume();
  again.activeSeconds(2, 29.9);
  assert.equal(again.unitStatus(2), "begun");
  again.activeSeconds(2, 0.1);
  assert.equal(again.unitStatus(2), "done");
  again.activeSeconds(2, 1e6);
  assert.deepEqual([again.unitStatus(2), begin(again.course, decode(encode(again.state(), shapesIn(again.course)), shapesIn(again.course)) as State).state()], ["done", again.state()]);
});

test("a course that asks for minutes is completed when they were spent, whichever units were read, and tells so", () => {
  const course = sampleCourse({ required: false }, { ledger: "u u z s4 m4 t z s3 o o n" });
  course.completion = { ...course.completion, minutes: 3, time: 10 };
  const session = begin(course);
  submit(session, 0, RIGHT);
  [0, 1].forEach(session.seenEnd);
  let heard = 0;
  session.subscribe(() => heard++);
  session.activeSeconds(0, 100);
  session.activeSeconds(1, 79);
  assert.deepEqual([session.outcome().completed, heard, session.progress()], [false, 0, { done: 2, total: 2 }]);
  session.activeSeconds(1, 1);
  session.activeSeconds(1, 60);
  assert.deepEqual([session.outcome().completed, heard], [true, 1]);
});

/** What the LMS is told after each of some attempts. */
function scores(score: Completion["score"], attempts: string[][], change: { pass?: number; points?: number[] } = {}): (number | null)[] {
  const course = sampleCourse({ retry: "all-questions", pointsSlot: 10, ...change }, { ledger: "u u z s4 m4 t z s3 o o p" });
  course.completion = { ...course.completion, score };
  const session = begin(course);
  return [session.outcome().score, ...attempts.map((answers) => {
    submit(session, 0, answers);
    session.retry(0);
    return session.outcome().score;
  })];
}

test("score: first keeps the first attempt's percent; whoever passes later has the pass mark, and keeps it", () => {
  assert.deepEqual(scores("first", [["b", "", ""], ["b", "ac", ""], ["", "", ""], RIGHT, ["", "", ""], RIGHT]), [null, 33, 33, 33, 80, 80, 80]);
  assert.deepEqual(scores("first", [RIGHT, ["", "", ""], RIGHT]), [null, 100, 100, 100]);
  assert.deepEqual(scores("first", [["b", "ac", ""], ["", "", ""], RIGHT], { pass: 60 }), [null, 67, 67, 67]);
});

test("score: points is what was won of what can be, 0 until it is passed, and never falls", () => {
  assert.deepEqual(scores("points", [["b", "", ""], RIGHT, ["", "", ""], RIGHT], { points: [100, 50, 25] }), [null, 0, 50, 50, 50]);
  assert.deepEqual(scores("points", [["", "", ""], ["", "", ""], ["", "", ""], RIGHT], { points: [3, 1] }), [null, 0, 0, 0, 33]);
});

test("points of several quizzes add up, those of whoever is exempt are the most that can be won", () => {
  const course = everyRuleCourse();
  course.completion.score = "points";
  Object.assign(course.quizzes[TIMED], { counts: 0 });
  Object.assign(course.quizzes[CHECKED], { counts: 0 });
  const session = begin(course);
  submit(session, PRE_TEST, ["b", "b"]);
  // 10 of 100 + 10.
  assert.deepEqual([session.outcome().score, session.points()], [9, { won: 10, most: 110 }]);
});

test("the weights of the quizzes decide, not their questions", () => {
  const quizzes = [quiz("light", 2, [question("a", 3), question("b", 4, {}, {})], { counts: 1 }), quiz("heavy", 6, [question("c", 7, { letters: "abc" })], { counts: 3, unit: 1 })];
  const session = begin(sampleCourse({}, { quizzes, objectives: [], ledger: "u u z s4 s4 t z s3 o o" }));
  submit(session, 1, ["b"]);
  assert.equal(session.outcome().score, 75);
});

test("a quiz that draws can be repeated with everything right, for there are others to ask; one that asks all cannot", () => {
  const questions = ["one", "two", "three"].map((id, n) => question(id, 2 + n));
  const sample = sampleCourse();
  for (const [draw, again] of [[2, true], [3, false]] as const) {
    const quizzes = [quiz("pool", 1, questions, { pools: poolOf(3, draw), retry: "wrong-answers" })];
    const { session } = clocked({ ...sample, ledger: "u z s4 s4 s4", units: sample.units.slice(0, 1), objectives: [], quizzes });
    session.quiz(0).asked.forEach((n) => session.choose(0, n, 0, questions[n].fields[0].correct));
    session.submit(0, 0, []);
    assert.deepEqual([session.quiz(0).last, session.quiz(0).canRetry], [100, again]);
  }
});
