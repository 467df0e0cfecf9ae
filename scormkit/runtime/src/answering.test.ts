import assert from "node:assert/strict";
import { test } from "node:test";
import { blankState, decode, encode } from "./codec";
import type { AnswerReport, Course, Session, State } from "./contract";
import { isSettled, shapesIn } from "./slots";
import { begin } from "./testing/begin";
import { EVERY_RIGHT, everyTypeCourse, field, poolOf, question, quiz, typed } from "./testing/course";
import { type Random, randomFrom } from "./testing/random";

const TYPES = ["choice", "true-false", "matching", "ordering", "fill-in", "numeric", "likert"];

/** The session as a later launch finds it. */
function resumed(session: Session, course = session.course): Session {
  const text = encode(session.state(), shapesIn(session.course));
  return begin(course, decode(text, shapesIn(course)) as State);
}

function answer(session: Session, number: number, answers: { [question: string]: string[] }): void {
  session.course.quizzes[number].questions.forEach(({ id }, n) => (answers[id] || []).forEach((value, at) => session.choose(number, n, at, value)));
}

function submit(session: Session, number: number, answers: { [question: string]: string[] }): AnswerReport[] {
  answer(session, number, answers);
  return session.submit(number, 0, []);
}

function values(session: Session, number: number): { [question: string]: string[] } {
  const { questions } = session.quiz(number);
  return Object.fromEntries(questions.map(({ fields }, n) => [session.course.quizzes[number].questions[n].id, fields.map(({ value }) => value)]));
}

test("every type, all right: 100, passed, settled, and the same after a resume", () => {
  const session = begin(everyTypeCourse());
  submit(session, 0, EVERY_RIGHT);
  for (const view of [session.quiz(0), resumed(session).quiz(0)]) {
    assert.deepEqual([view.passed, view.last, view.right, view.scored, view.canRetry, view.points], [true, 100, 10, 10, false, 100]);
    assert.ok(view.questions.every(({ settled, credit, fields }) => settled && credit === 1 && fields.every((each) => each.settled && each.credit === 1)));
  }
  assert.deepEqual(session.objectives(), [{ id: "know", score: 100, status: "passed" }, { id: "apply", score: 100, status: "passed" }]);
});

test("drafts of every type survive a resume, texts to the letter", () => {
  const session = begin(everyTypeCourse());
  const drafts = { ...EVERY_RIGHT, "fill-in": ["  half a\n 😀"], numeric: [" 1"], ordering: ["2", "", ""] };
  [0, 1, 2].forEach((number) => answer(session, number, drafts));
  const again = resumed(session);
  for (const number of [0, 1, 2]) {
    for (const [id, kept] of Object.entries(values(again, number))) assert.deepEqual(kept, drafts[id as keyof typeof drafts], id);
  }
});

test("fields are settled one by one and stay on a retry; an order stays as a whole or not at all", () => {
  const session = begin(everyTypeCourse());
  submit(session, 0, { ...EVERY_RIGHT, matching: ["a", "c"], ordering: ["2", "3", "1"], gaps: ["a", "Feelings"] });
  assert.deepEqual(values(session, 0).matching, ["a", "c"]);
  session.retry(0);
  assert.deepEqual([values(session, 0).matching, values(session, 0).ordering, values(session, 0).gaps, values(session, 0)["fill-in"]], [["a", ""], ["", "", ""], ["a", ""], ["Chain"]]);
  answer(session, 0, { matching: ["c", "b"], ordering: ["2", "1", "3"], gaps: ["b", "feelings"], "fill-in": ["line"] });
  assert.deepEqual([values(session, 0).matching, values(session, 0).gaps, values(session, 0)["fill-in"]], [["a", "b"], ["a", "feelings"], ["Chain"]]);
  session.submit(0, 0, []);
  assert.deepEqual([session.quiz(0).last, session.quiz(0).points], [100, 100]);
});

test("weights and parts make the percent; what is not scored counts nothing", () => {
  const course = everyTypeCourse();
  course.quizzes[0].questions.push({ ...course.quizzes[1].questions[0], id: "mood" });
  const session = begin(course);
  // 2 for true-false, ½ for matching, of 11.
  submit(session, 0, { "true-false": ["f"], matching: ["a", ""], mood: ["3"] });
  const view = session.quiz(0);
  assert.deepEqual([view.last, view.right, view.scored], [23, 1, 10]);
  assert.deepEqual([view.questions[10].credit, view.questions[10].settled, view.questions[10].fields[0].credit], [null, false, null]);
  session.retry(0);
  assert.deepEqual(values(session, 0).mood, ["3"]);
});

test("points are those of the attempt that passed first and never change after", () => {
  const session = begin(everyTypeCourse({ retry: "all-questions" }));
  const points = [{}, {}, {}, EVERY_RIGHT, {}, EVERY_RIGHT].map((answers) => {
    submit(session, 0, answers);
    const won = session.quiz(0).points;
    session.retry(0);
    return won;
  });
  assert.deepEqual(points, [null, null, null, 25, 25, 25]);
  assert.equal(resumed(session).quiz(0).points, 25);
});

test("a quiz passed before it had points has those of the attempts it took", () => {
  const session = begin(everyTypeCourse({ pointsSlot: -1, points: [] }));
  submit(session, 0, {});
  session.retry(0);
  submit(session, 0, EVERY_RIGHT);
  assert.equal(session.quiz(0).points, null);
  assert.equal(resumed(session, everyTypeCourse()).quiz(0).points, 50);
});

test("surveys and assignments: handed in is passed, with neither percent nor score; an assignment can be revised and keeps all", () => {
  const session = begin(everyTypeCourse());
  for (const number of [1, 2]) {
    submit(session, number, EVERY_RIGHT);
    const { passed, best, last, right, scored, canRetry } = session.quiz(number);
    assert.deepEqual([passed, best, last, right, scored, canRetry], [true, null, null, 0, 0, true]);
    session.retry(number);
    assert.ok(Object.entries(values(session, number)).every(([id, kept]) => String(kept) === String(EVERY_RIGHT[id as keyof typeof EVERY_RIGHT])));
  }
  submit(session, 2, { "open-text": ["Better"] });
  assert.deepEqual([session.quiz(2).attemptsUsed, values(session, 2)["open-text"]], [2, ["Better"]]);
  assert.deepEqual([session.outcome().score, session.outcome().success, session.objectives()], [null, "unknown", []]);
});

test("a unit waits for what must be handed in, and for no survey that nobody asks for", () => {
  const course = everyTypeCourse();
  const session = begin(course);
  session.seenEnd(1);
  assert.deepEqual([session.unitStatus(1), session.openQuizzesOf(1).map(({ id }) => id)], ["begun", ["assignment"]]);
  submit(session, 2, {});
  assert.deepEqual([session.unitStatus(1), session.openQuizzesOf(1)], ["done", []]);
});

test("assignments complete a course and pass nobody", () => {
  const course = everyTypeCourse();
  course.quizzes = course.quizzes.slice(2);
  const session = begin(course);
  submit(session, 0, {});
  [0, 1].forEach((unit) => session.seenEnd(unit));
  assert.deepEqual(session.outcome(), { completed: true, success: "unknown", score: null });
});

test("a graded quiz that scores nothing counts 100 when it is submitted", () => {
  const course = everyTypeCourse();
  course.quizzes[1] = { ...course.quizzes[1], kind: "graded", pass: 80 };
  const session = begin(course);
  submit(session, 1, {});
  assert.deepEqual([session.quiz(1).passed, session.quiz(1).last], [true, 100]);
});

test("only questions that were drawn are taken, scored and reported; the review shows the same", () => {
  const session = begin(everyTypeCourse({ pools: poolOf(10, 3), shuffle: "questions", retry: "all-questions" }), blankState(100, 77));
  const seen = [0, 1, 2].map(() => {
    const { asked, seed } = session.quiz(0);
    assert.equal(asked.length, 3);
    const ids = asked.map((n) => `final.${session.course.quizzes[0].questions[n].id}`);
    const reports = submit(session, 0, EVERY_RIGHT);
    assert.deepEqual([...new Set(reports.map(({ id }) => id.split(".").slice(0, 2).join(".")))], ids);
    assert.deepEqual([session.quiz(0).asked, session.quiz(0).seed, session.quiz(0).last, session.quiz(0).scored], [asked, seed, 100, 3]);
    assert.equal(session.quiz(0).questions.filter(({ credit }) => credit === 1).length, 3);
    session.retry(0);
    return asked;
  });
  assert.equal(new Set(seen.flat()).size, 9);
});

test("practising an objective that another quiz grades leaves it unassessed", () => {
  const course = everyTypeCourse();
  course.quizzes.push({ ...quiz("drill", 0, [question("drill", 0, course.quizzes[0].questions[0].fields, { objectives: [0] })], { kind: "practice" }), slot: course.quizzes[1].slot });
  const session = begin(course);
  submit(session, 3, { drill: ["b"] });
  assert.deepEqual(session.objectives(), []);
});

test("a text is cut to the bytes that its field has, between two characters, and half a character becomes a whole one", () => {
  const course = everyTypeCourse();
  const session = begin(course);
  session.choose(2, 2, 0, "😀".repeat(200));
  assert.equal(values(session, 2)["open-text"][0], "😀".repeat(112));
  session.choose(2, 2, 0, "a\ud83d");
  assert.equal(values(session, 2)["open-text"][0], "a\ufffd");
  session.choose(2, 2, 0, "");
  assert.deepEqual(session.state().texts, {});
});

test("a question whose type changed starts empty: from letters to text, from text to letters, from scored to not", () => {
  const before = everyTypeCourse();
  const words = before.ledger.split(" ");
  const [single, fillIn] = [before.quizzes[0].questions[0].fields[0].slot, before.quizzes[0].questions[3].fields[0].slot];
  const old = begin(before);
  submit(old, 0, EVERY_RIGHT);
  const after = everyTypeCourse();
  after.ledger = [...words, "x", "s4"].join(" ");
  after.quizzes[0].questions[0].fields = [typed(words.length, { earlier: [single], answers: [{ text: "b", right: true }] })];
  after.quizzes[0].questions[3].fields = [field(words.length + 1, { earlier: [fillIn] })];
  const session = resumed(old, after);
  const { questions } = session.quiz(0);
  assert.deepEqual([0, 3].map((n) => [questions[n].fields[0].value, questions[n].settled]), [["", false], ["", false]]);
  assert.deepEqual([session.state().slots[fillIn], session.state().texts[fillIn], session.quiz(0).passed], [0, undefined, true]);

  const unscored = everyTypeCourse();
  Object.assign(unscored.quizzes[0].questions[0], { scored: false, type: "likert" });
  unscored.quizzes[0].questions[0].fields[0].correct = "";
  const free = resumed(old, unscored);
  assert.deepEqual([free.quiz(0).questions[0].settled, values(free, 0).single], [false, [""]]);
});

test("an answer of a field moves to the slot that its letters grew into; other fields of the question stay", () => {
  const before = everyTypeCourse();
  const old = begin(before);
  answer(old, 0, { matching: ["c", "b"] });
  const after = everyTypeCourse();
  const slot = after.ledger.split(" ").length;
  after.ledger += " s9";
  const [left, right] = after.quizzes[0].questions[5].fields;
  after.quizzes[0].questions[5].fields = [{ ...left, slot, earlier: [left.slot], letters: "abcdefghi", offered: "abcdefghi" }, right];
  assert.deepEqual(values(resumed(old, after), 0).matching, ["c", "b"]);
});

test("another text than the known ones, once settled, stays right when a later build corrects the key", () => {
  const session = begin(everyTypeCourse());
  submit(session, 0, { "fill-in": ["chain"] });
  const corrected = everyTypeCourse();
  corrected.quizzes[0].questions[3].fields[0].answers = [{ text: "link", right: true }];
  const view = resumed(session, corrected).quiz(0).questions[3];
  assert.deepEqual([view.settled, view.credit, view.fields[0].value], [true, 1, "chain"]);
});

/** Letters or a text, right, wrong or odd. */
function anyValue(random: Random, course: Course, number: number, asked: number, at: number): string {
  const { id, fields } = course.quizzes[number].questions[asked];
  const letters = [...fields[at].offered].filter(() => random.below(2)).join("");
  return random.pick([EVERY_RIGHT[id as keyof typeof EVERY_RIGHT][at], letters, "", "Line ", "15", "\ud83d \ufeff😀", "z", "x".repeat(random.below(600))]);
}

function assertWellFormed(report: AnswerReport, course: Course): void {
  assert.match(report.id, /^[a-z-]+(\.[a-z-]+){1,2}$/);
  assert.ok(TYPES.includes(report.type) && report.credit >= 0 && report.credit <= 1 && report.weight > 0);
  assert.ok(report.objectives.every((id) => course.objectives.some((objective) => objective.id === id)));
  assert.equal(report.result === "neutral", !course.quizzes.find(({ id }) => report.id.startsWith(`${id}.`))!.pass);
  const forms: { [type: string]: RegExp } = { choice: /^[a-z0-9]*$/, "true-false": /^[tf]?$/, matching: /^([a-z0-9]{2}( [a-z0-9]{2})*)?$/, ordering: /^[a-z0-9]*$/, likert: /^[a-z0-9]?$/ };
  for (const text of [report.response, ...(report.type in forms ? report.correct : [])]) assert.match(text, forms[report.type] || /^[^\ud800-\udfff]*$/u);
}

test("any sequence of actions over every type: a pass stays, points stay, settled stays settled, scores are 0–100, reports are well-formed and numbered, a resume changes nothing", () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = randomFrom(seed);
    const retry = random.pick(["wrong-answers", "all-questions"] as const);
    const course = everyTypeCourse({
      retry, attempts: random.pick([null, 2, 4]), pass: random.pick([1, 30, 67, 100]), pools: poolOf(10, random.pick([null, 1, 4])), shuffle: random.pick(["none", "questions", "both"] as const),
    });
    course.quizzes[1].pass = 0;
    const shapes = shapesIn(course);
    let session = begin(course, blankState(shapes.length, random.below(65536)));
    let [reported, score, points, passed] = [0, 0, null as number | null, [false, false, false]];
    const settled = new Set<number>();
    for (let step = 0; step < 80; step++) {
      const number = random.pick([0, 0, 0, 1, 2]);
      const asked = random.below(course.quizzes[number].questions.length);
      const at = random.below(course.quizzes[number].questions[asked].fields.length);
      const act = random.below(12);
      if (act < 7) session.choose(number, asked, at, anyValue(random, course, number, asked, at));
      else if (act === 7) answer(session, number, EVERY_RIGHT);
      else if (act === 8) {
        const reports = session.submit(number, step, []);
        reports.forEach((report, n) => {
          assert.equal(report.number, reported + n);
          assertWellFormed(report, course);
        });
        reported += reports.length;
      } else if (act === 9) session.retry(number);
      else if (act === 10) session.seenEnd(number && 1);
      else session = resumed(session);

      const views = [0, 1, 2].map((each) => session.quiz(each));
      const outcome = session.outcome();
      assert.ok(views.every((view, n) => view.passed || !passed[n]));
      assert.ok(points === null || views[0].points === points);
      assert.ok(outcome.score === null ? !score : Number.isInteger(outcome.score) && outcome.score >= score && outcome.score <= 100);
      for (const view of views) assert.ok([view.best, view.last].every((percent) => percent === null || (percent >= 0 && percent <= 100)));
      shapes.forEach((shape, slot) => {
        if (!/[stmx]/.test(shape.kind)) return;
        if (isSettled(shape, session.state().slots[slot])) settled.add(slot);
        else assert.ok(retry === "all-questions" || !settled.has(slot));
      });
      const again = resumed(session);
      assert.deepEqual(again.state(), session.state());
      assert.deepEqual([0, 1, 2].map((each) => again.quiz(each)), views);
      [score, points, passed] = [outcome.score ?? 0, views[0].points, views.map((view) => view.passed)];
    }
  }
});
