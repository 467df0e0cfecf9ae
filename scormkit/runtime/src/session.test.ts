import assert from "node:assert/strict";
import { test } from "node:test";
import { blankState } from "./codec";
import type { Course, Session, State } from "./contract";
import { settledValue, shapesOf } from "./slots";
import { begin } from "./testing/begin";
import { objective, question, quiz, RIGHT, sampleCourse } from "./testing/course";
import { randomFrom } from "./testing/random";

function answer(session: Session, number: number, answers: string[]): void {
  answers.forEach((letters, n) => session.choose(number, n, 0, letters));
}

function submit(session: Session, answers: string[], number = 0): ReturnType<Session["submit"]> {
  answer(session, number, answers);
  return session.submit(number, 1000, answers.map((_, n) => n));
}

function resumed(session: Session, course: Course = session.course): Session {
  return begin(course, JSON.parse(JSON.stringify(session.state())) as State);
}

test("a perfect attempt passes with 100, reports every answer once and settles them", () => {
  const session = begin(sampleCourse(), null);
  const reports = submit(session, RIGHT);
  assert.deepEqual(reports.map(({ id, number, response, correct, result, credit, latency }) => [id, number, response, correct, result, credit, latency]), [
    ["final.single", 0, "b", ["b"], "correct", 1, 0],
    ["final.multiple", 1, "ac", ["ac"], "correct", 1, 1],
    ["final.truth", 2, "t", ["t"], "correct", 1, 2],
  ]);
  assert.deepEqual(reports[1].objectives, ["know", "apply"]);
  const view = session.quiz(0);
  assert.deepEqual([view.submitted, view.passed, view.best, view.last, view.right, view.canRetry], [true, true, 100, 100, 3, false]);
  assert.ok(view.questions.every(({ settled, credit, showSolution }) => settled && credit === 1 && showSolution));
  assert.equal(session.state().interactions, 3);
});

test("fail, retry, pass: right answers stay, only the others are asked and reported again, the end is passed", () => {
  const session = begin(sampleCourse(), null);
  submit(session, ["b", "a", "f"]);
  assert.deepEqual([session.quiz(0).passed, session.quiz(0).last, session.quiz(0).right], [false, 33, 1]);
  assert.deepEqual(session.quiz(0).questions.map(({ fields }) => fields[0].value), ["b", "a", "f"]);
  session.retry(0);
  assert.deepEqual(session.quiz(0).questions.map(({ fields, settled }) => [fields[0].value, settled]), [["b", true], ["", false], ["", false]]);
  session.choose(0, 0, 0, "a");
  const reports = submit(session, ["d", "ac", "t"]);
  assert.deepEqual(reports.map(({ id, number }) => [id, number]), [["final.multiple", 3], ["final.truth", 4]]);
  assert.deepEqual([session.quiz(0).passed, session.quiz(0).best, session.outcome().success], [true, 100, "passed"]);
});

test("with all-questions, a retry asks everything again", () => {
  const session = begin(sampleCourse({ retry: "all-questions" }), null);
  submit(session, RIGHT);
  assert.equal(session.quiz(0).canRetry, true);
  session.retry(0);
  assert.deepEqual(session.quiz(0).questions.map(({ fields }) => fields[0].value), ["", "", ""]);
  assert.equal(submit(session, ["a", "b", "f"]).length, 3);
  assert.deepEqual([session.quiz(0).passed, session.quiz(0).best, session.quiz(0).last], [true, 100, 0]);
});

test("no attempt left: neither answers nor submissions are taken, and the course is failed", () => {
  const session = begin(sampleCourse({ attempts: 2 }), null);
  submit(session, ["a", "", ""]);
  assert.deepEqual([session.quiz(0).attemptsLeft, session.outcome().success], [1, "unknown"]);
  session.retry(0);
  submit(session, ["a", "", ""]);
  assert.deepEqual([session.quiz(0).attemptsLeft, session.quiz(0).canRetry, session.outcome().success], [0, false, "failed"]);
  session.retry(0);
  assert.equal(session.quiz(0).submitted, true);
  assert.deepEqual(session.submit(0, 0, []), []);
  assert.equal(session.quiz(0).attemptsUsed, 2);
});

test("attempts without a limit go on past the 15 that the slot counts", () => {
  const session = begin(sampleCourse({ retry: "all-questions" }), null);
  for (let attempt = 0; attempt < 20; attempt++) {
    submit(session, ["a", "", ""]);
    session.retry(0);
  }
  submit(session, RIGHT);
  assert.deepEqual([session.quiz(0).attemptsUsed, session.quiz(0).passed], [15, true]);
});

test("with score: last, the last attempt counts until one passes, and then the better", () => {
  const completion = { units: 2, score: "last" as const, status: "passed" as const, onFail: "incomplete" as const };
  const session = begin(sampleCourse({ retry: "all-questions" }, { completion }), null);
  const scores = [["b", "ac", "f"], ["b", "", ""], RIGHT, ["a", "", ""]].map((answers) => {
    submit(session, answers);
    const { score } = session.outcome();
    session.retry(0);
    return score;
  });
  assert.deepEqual(scores, [67, 33, 100, 100]);
});

test("score: none reports no score, and no course without a submission has one", () => {
  const completion = { units: 2, score: "none" as const, status: "completed" as const, onFail: "incomplete" as const };
  const silent = begin(sampleCourse({ counts: 0 }, { completion }), null);
  submit(silent, RIGHT);
  assert.equal(silent.outcome().score, null);
  assert.equal(begin(sampleCourse(), null).outcome().score, null);
});

test("the solution shows when the author says so", () => {
  const shows = (solution: "never" | "after-attempt" | "after-passing" | "after-last-attempt"): boolean[] => {
    const session = begin(sampleCourse({ solution, attempts: 3 }), null);
    const seen = [["a", "", ""], ["a", "", ""], RIGHT].map((answers) => {
      submit(session, answers);
      const shown = session.quiz(0).questions[0].showSolution;
      session.retry(0);
      return shown;
    });
    return [session.quiz(0).questions[0].showSolution, ...seen];
  };
  assert.deepEqual(shows("never"), [false, false, false, false]);
  assert.deepEqual(shows("after-attempt"), [true, true, true, true]);
  assert.deepEqual(shows("after-passing"), [true, false, false, true]);
  assert.deepEqual(shows("after-last-attempt"), [true, false, false, true]);
});

test("a unit is done when its end was seen and its graded quizzes are done, in whichever order, over two sessions", () => {
  for (const order of ["end first", "quiz first"]) {
    let session = begin(sampleCourse(), null);
    session.openUnit(0);
    assert.equal(session.unitStatus(0), "begun");
    const steps = [() => session.seenEnd(0), () => void submit(session, RIGHT)];
    if (order === "quiz first") steps.reverse();
    steps[0]();
    assert.equal(session.unitStatus(0), "begun", order);
    session = resumed(session);
    steps[1]();
    assert.equal(session.unitStatus(0), "done", order);
  }
});

test("a practice quiz does not hold its unit up, nor does it count", () => {
  const session = begin(sampleCourse(), null);
  session.seenEnd(1);
  assert.equal(session.unitStatus(1), "done");
  submit(session, ["b"], 1);
  assert.equal(session.outcome().score, null);
});

test("units by the rules opened and minutes", () => {
  const course = sampleCourse();
  const units = [{ ...course.units[0], done: "opened" as const }, { ...course.units[1], done: "minutes" as const, minutes: 2, time: 10 }];
  const session = begin({ ...course, units, ledger: `${course.ledger} n` }, null);
  session.openUnit(0);
  session.openUnit(1);
  session.seenEnd(1);
  session.activeSeconds(1, 119);
  assert.deepEqual([session.unitStatus(0), session.unitStatus(1)], ["done", "begun"]);
  session.activeSeconds(1, 1);
  assert.equal(session.unitStatus(1), "done");
});

test("completed needs every required unit and every required quiz", () => {
  const session = begin(sampleCourse(), null);
  submit(session, RIGHT);
  session.seenEnd(0);
  assert.deepEqual([session.outcome(), session.progress()], [{ completed: false, success: "passed", score: 100 }, { done: 1, total: 2 }]);
  session.seenEnd(1);
  assert.deepEqual([session.outcome().completed, session.progress()], [true, { done: 2, total: 2 }]);
});

test("a course without required quizzes completes by its units and is neither passed nor failed", () => {
  const session = begin({ ...sampleCourse(), quizzes: [], objectives: [] }, null);
  session.seenEnd(0);
  session.seenEnd(1);
  assert.deepEqual(session.outcome(), { completed: true, success: "unknown", score: null });
});

test("objectives: share of credit over their graded questions, passed from the pass mark, failed without attempts", () => {
  const session = begin(sampleCourse({ attempts: 2, retry: "all-questions" }), null);
  assert.deepEqual(session.objectives(), []);
  submit(session, ["b", "", ""]);
  assert.deepEqual(session.objectives(), [{ id: "know", score: 50, status: "incomplete" }, { id: "apply", score: 0, status: "incomplete" }]);
  submit(session, ["a"], 1);
  assert.equal(session.objectives()[0].score, 50);
  session.retry(0);
  submit(session, ["a", "ac", "t"]);
  assert.deepEqual(session.objectives(), [{ id: "know", score: 50, status: "failed" }, { id: "apply", score: 100, status: "passed" }]);
});

test("an objective of two quizzes is not passed by one of them", () => {
  const both = [quiz("a", 2, [question("q", 3, {}, { objectives: [0] })]), quiz("b", 6, [question("q", 7, { letters: "abc" }, { objectives: [0] })])];
  const session = begin({ ...sampleCourse(), quizzes: both, objectives: [objective("know", 8, both, [0, 1])] }, null);
  submit(session, ["b"], 0);
  assert.deepEqual(session.objectives(), [{ id: "know", score: 50, status: "incomplete" }]);
  submit(session, ["b"], 1);
  assert.deepEqual(session.objectives(), [{ id: "know", score: 100, status: "passed" }]);
});

test("a resumed session stands where the last one stood, drafts included", () => {
  const session = begin(sampleCourse(), null);
  session.openUnit(1);
  session.scrolled(42.4);
  answer(session, 0, ["a", "bd"]);
  const again = resumed(session);
  assert.deepEqual([again.state(), again.quiz(0)], [session.state(), session.quiz(0)]);
  assert.deepEqual([again.state().place, again.state().scroll], [1, 42]);
  assert.deepEqual(again.quiz(0).questions.map(({ fields }) => fields[0].value), ["a", "bd", ""]);
});

test("an answer in the slot that its letters outgrew is taken over once", () => {
  const course = sampleCourse({}, { ledger: "u u z s4 m4 t z s3 o o s7" });
  course.quizzes[0].questions[0] = question("single", 10, { earlier: [3], letters: "abcdefg" });
  const old: State = blankState(shapesOf(course.ledger).length);
  old.slots[3] = 2;
  const session = begin(course, old);
  assert.equal(session.quiz(0).questions[0].fields[0].value, "b");
  session.choose(0, 0, 0, "");
  assert.equal(resumed(session, course).quiz(0).questions[0].fields[0].value, "");
  old.slots[3] = settledValue(shapesOf("s4")[0]);
  assert.equal(begin(course, old).quiz(0).questions[0].settled, true);
});

test("letters that went are unanswered, letters that came can be chosen, a corrected key takes nothing back", () => {
  const session = begin(sampleCourse(), null);
  submit(session, ["b", "ad", "f"]);
  const course = sampleCourse();
  course.quizzes[0].questions[0] = question("single", 3, { correct: "c" });
  course.quizzes[0].questions[1] = question("multiple", 4, { offered: "abc", correct: "ac" }, { type: "multiple" });
  const view = resumed(session, course).quiz(0);
  assert.deepEqual(view.questions.map(({ fields, credit }) => [fields[0].value, credit]), [["c", 1], ["a", 0], ["f", 0]]);
});

test("listeners hear of changes and of nothing else", () => {
  const session = begin(sampleCourse(), null);
  let heard = 0;
  session.subscribe(() => heard++);
  session.choose(0, 0, 0, "a");
  session.choose(0, 0, 0, "a");
  session.scrolled(10);
  session.seenEnd(0);
  session.seenEnd(0);
  session.retry(0);
  session.activeSeconds(0, 5);
  assert.equal(heard, 2);
});

test("for 400 random runs: a pass stays a pass, done stays done, scores stay within 0–100, the best never falls, resume changes nothing", () => {
  for (let seed = 0; seed < 400; seed++) {
    const random = randomFrom(seed);
    const course = sampleCourse({
      attempts: random.pick([null, 1, 2, 3]),
      retry: random.pick(["wrong-answers", "all-questions"] as const),
      pass: random.pick([0, 50, 67, 80, 100]),
    });
    let session = begin(course, null);
    let [passed, best, units, completed] = [false, 0, 0, false];
    for (let step = 0; step < 60; step++) {
      const number = random.below(2);
      const asked = random.below(course.quizzes[number].questions.length);
      const { offered, correct } = course.quizzes[number].questions[asked].fields[0];
      [
        () => session.choose(number, asked, 0, [...offered].filter(() => random.below(2)).join("")),
        () => session.choose(number, asked, 0, correct),
        () => session.submit(number, step, []),
        () => session.retry(number),
        () => session.openUnit(number),
        () => session.seenEnd(number),
        () => (session = resumed(session)),
      ][random.below(7)]();
      const { score, completed: now, success } = session.outcome();
      const view = session.quiz(0);
      const done = [0, 1].filter((unit) => session.unitStatus(unit) === "done").length;
      assert.ok(score === null || (Number.isInteger(score) && score >= best && score <= 100));
      assert.ok(view.passed || !passed);
      assert.ok(done >= units && (now || !completed));
      assert.ok(!(success === "failed" && view.passed));
      assert.ok(course.quizzes[0].attempts === null || view.attemptsUsed <= course.quizzes[0].attempts);
      assert.deepEqual(resumed(session).outcome(), session.outcome());
      [passed, best, units, completed] = [view.passed, score ?? 0, done, now];
    }
  }
});

/** The sample course with two more units: the third needs both first ones, the fourth the third. */
function lockedCourse(change: Partial<Course> = {}): Course {
  const course = sampleCourse();
  const [one, two] = course.units;
  const three = { ...two, id: "three", slot: 11, title: "Three", needs: [0, 1] };
  const four = { ...three, id: "four", slot: 12, title: "Four", done: "minutes" as const, minutes: 1, time: 13, needs: [2] };
  return { ...course, units: [one, two, three, four], ledger: `${course.ledger} d u u n`, completion: { ...course.completion, units: 4 }, ...change };
}

test("a locked unit says what is missing, and neither opening nor time moves it", () => {
  const session = begin(lockedCourse(), null);
  assert.deepEqual([0, 1, 2, 3].map(session.missing), [[], [], [0, 1], [2]]);
  session.openUnit(3);
  session.activeSeconds(3, 600);
  assert.deepEqual([session.unitStatus(3), session.state().place], ["new", -1]);
  session.openUnit(1);
  session.seenEnd(1);
  assert.deepEqual(session.missing(2), [0]);
});

test("a unit opens when what it needs is done", () => {
  const session = begin(lockedCourse(), null);
  submit(session, RIGHT);
  [0, 1, 2].forEach((unit) => {
    assert.deepEqual(session.missing(unit), []);
    session.openUnit(unit);
    session.seenEnd(unit);
  });
  session.openUnit(3);
  session.activeSeconds(3, 60);
  assert.deepEqual([session.unitStatus(3), session.outcome().completed], ["done", true]);
});

test("a unit that was opened before a later build locked it stays open, and what is done stays done", () => {
  const open = lockedCourse();
  open.units.forEach((unit) => (unit.needs = []));
  const session = begin(open, null);
  session.openUnit(3);
  const again = resumed(session, lockedCourse());
  assert.deepEqual([again.missing(3), again.missing(2)], [[], [0, 1]]);
  again.activeSeconds(3, 60);
  assert.equal(again.unitStatus(3), "done");
});

test("with a share of the units, any of them count, and progress stops at what is needed", () => {
  const course = sampleCourse({ required: false });
  const session = begin({ ...course, completion: { ...course.completion, units: 1 } }, null);
  assert.deepEqual([session.progress(), session.outcome().completed], [{ done: 0, total: 1 }, false]);
  session.seenEnd(1);
  assert.deepEqual([session.progress(), session.outcome().completed], [{ done: 1, total: 1 }, true]);
  submit(session, RIGHT);
  session.seenEnd(0);
  assert.deepEqual(session.progress(), { done: 1, total: 1 });
});

test("a certificate bears the day on which the course was completed first, whatever comes later", () => {
  const course = sampleCourse({ retry: "all-questions" }, { ledger: "u u z s4 m4 t z s3 o o d", certificate: 10 });
  const day = 86_400;
  let today = 20_000;
  const launch = (state: State | null): Session => begin(course, state, () => today * day + new Date(today * day * 1000).getTimezoneOffset() * 60);
  const session = launch(null);
  session.seenEnd(1);
  submit(session, RIGHT);
  assert.equal(session.certified(), 0);
  session.seenEnd(0);
  assert.equal(session.certified(), 20_000);
  today++;
  session.retry(0);
  submit(session, RIGHT);
  assert.deepEqual([session.certified(), launch(session.state() as State).certified()], [20_000, 20_000]);
});

test("a course that had no certificate when it was completed bears the day on which there is one", () => {
  const before = begin(sampleCourse({ required: false }), null);
  [0, 1].forEach(before.seenEnd);
  submit(before, RIGHT);
  assert.equal(before.certified(), 0);
  const course = sampleCourse({ required: false }, { ledger: "u u z s4 m4 t z s3 o o d", certificate: 10 });
  const state = { ...(before.state() as State), slots: [...before.state().slots, 0] };
  assert.equal(begin(course, state, () => 20_001.5 * 86_400).certified(), 20_001);
});

test("points add up over the course: those of the attempt that passed, of the most that can be won", () => {
  const course = sampleCourse({ pointsSlot: 10, points: [100, 50] }, { ledger: "u u z s4 m4 t z s3 o o p p" });
  Object.assign(course.quizzes[1], { pointsSlot: 11, points: [10] });
  const session = begin(course, null);
  assert.deepEqual(session.points(), { won: 0, most: 110 });
  submit(session, ["a", "", ""]);
  session.retry(0);
  submit(session, RIGHT);
  submit(session, ["a"], 1);
  assert.deepEqual(session.points(), { won: 60, most: 110 });
});
