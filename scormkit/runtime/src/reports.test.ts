import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnswerReport, Session } from "./contract";
import { begin } from "./testing/begin";
import { EVERY_RIGHT, everyTypeCourse, field, question, typed } from "./testing/course";

/** Hands in a quiz of a session.
 *  @param answers by question and field; what is left out stays as it is. */
function submit(session: Session, number: number, answers: { [question: string]: string[] }): AnswerReport[] {
  session.course.quizzes[number].questions.forEach(({ id }, n) => (answers[id] || []).forEach((value, at) => session.choose(number, n, at, value)));
  return session.submit(number, 1000, session.course.quizzes[number].questions.map(() => 6));
}

function brief({ id, type, response, correct, result, credit }: AnswerReport): unknown[] {
  return [id, type, response, correct, result, credit];
}

test("each scored type, all right, in words that no standard owns", () => {
  const reports = submit(begin(everyTypeCourse()), 0, EVERY_RIGHT);
  assert.deepEqual(reports.map(brief), [
    ["final.single", "choice", "b", ["b"], "correct", 1],
    ["final.multiple", "choice", "ac", ["ac"], "correct", 1],
    ["final.true-false", "true-false", "f", ["f"], "correct", 1],
    ["final.fill-in", "fill-in", "Chain", ["chain", "the chain"], "correct", 1],
    ["final.numeric", "numeric", "15.5", ["15:16"], "correct", 1],
    ["final.matching", "matching", "aa bb", ["aa bb"], "correct", 1],
    ["final.ordering", "ordering", "bac", ["bac"], "correct", 1],
    ["final.gaps.facts", "choice", "a", ["a"], "correct", 1],
    ["final.gaps.feelings", "fill-in", "feelings", ["feelings"], "correct", 1],
    ["final.categorise", "matching", "af be cf", ["af be cf"], "correct", 1],
    ["final.hotspot", "choice", "b", ["b"], "correct", 1],
  ]);
  assert.deepEqual(reports.map(({ number }) => number), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.deepEqual(reports.map(({ weight }) => weight), [1, 1, 2, 1, 1, 1, 1, 0.5, 0.5, 1, 1]);
  assert.deepEqual(reports.map(({ latency }) => latency), [6, 6, 6, 6, 6, 6, 6, 3, 3, 6, 6]);
  assert.deepEqual([reports[0].objectives, reports[4].objectives], [["know"], ["apply"]]);
});

test("in part right, wrong and unanswered", () => {
  const reports = submit(begin(everyTypeCourse()), 0, {
    multiple: ["ab"], numeric: ["about 15"], matching: ["a", "c"], ordering: ["1", "", "2"], gaps: ["b", "feelings"], categorise: ["", "e"],
  });
  const told = new Map(reports.map((report) => [report.id, [report.response, report.result, report.credit]]));
  assert.deepEqual(told.get("final.single"), ["", "wrong", 0]);
  assert.deepEqual(told.get("final.multiple"), ["ab", "wrong", 0]);
  assert.deepEqual(told.get("final.numeric"), ["about 15", "wrong", 0]);
  assert.deepEqual(told.get("final.matching"), ["aa bc", "wrong", 0.5]);
  assert.deepEqual(told.get("final.ordering"), ["ac", "wrong", 0]);
  assert.deepEqual(told.get("final.gaps.facts"), ["b", "wrong", 0]);
  assert.deepEqual(told.get("final.gaps.feelings"), ["feelings", "correct", 1]);
  assert.deepEqual(told.get("final.categorise"), ["be", "wrong", 1 / 3]);
});

test("what is settled is not told again: neither a question nor a typed gap; of a matching, all is told", () => {
  const session = begin(everyTypeCourse());
  submit(session, 0, { ...EVERY_RIGHT, matching: ["a", "c"], gaps: ["b", "feelings"] });
  session.retry(0);
  assert.deepEqual(submit(session, 0, { matching: ["c", "b"], gaps: ["a"] }).map(brief), [
    ["final.matching", "matching", "aa bb", ["aa bb"], "correct", 1],
    ["final.gaps.facts", "choice", "a", ["a"], "correct", 1],
  ]);
});

test("where nothing is right or wrong: neutral, and no answer is called right", () => {
  const session = begin(everyTypeCourse());
  assert.deepEqual([1, 2].flatMap((number) => submit(session, number, EVERY_RIGHT)).map(brief), [
    ["survey.likert", "likert", "4", [], "neutral", 0],
    ["assignment.steps", "choice", "ab", [], "neutral", 0],
    ["assignment.self-check", "matching", "a2 b0", [], "neutral", 0],
    ["assignment.open-text", "fill-in", "Mine 😀", [], "neutral", 0],
  ]);
});

test("gaps that are all chosen are a matching; each gap has the letter of its place in the ledger, wherever the prompt has it", () => {
  const course = everyTypeCourse();
  const [late, early] = [field(4, { key: "late", correct: "a" }), field(0, { key: "early", correct: "c" })];
  course.ledger = "s4 u z p s4 o o";
  course.quizzes = [{ ...course.quizzes[0], questions: [question("both", 0, [late, early], { type: "gaps" })] }];
  course.quizzes[0].slot = 2;
  course.quizzes[0].pointsSlot = 3;
  course.units = [{ ...course.units[0], slot: 1 }];
  course.objectives = [];
  assert.deepEqual(submit(begin(course), 0, { both: ["a", "d"] }).map(brief), [["final.both", "matching", "2a 1d", ["2a 1c"], "wrong", 0]]);
});

test("a fill-in without a right text has no pattern, and a survey's choice no right answer", () => {
  const course = everyTypeCourse();
  course.quizzes[1].questions = [question("likert", 0, { ...course.quizzes[1].questions[0].fields[0], correct: "2" }, { scored: false }), question("words", 0, [typed(20, {})], { scored: false })];
  assert.deepEqual(submit(begin(course), 1, { likert: ["2"] }).map(({ correct, result }) => [correct, result]), [[[], "neutral"], [[], "neutral"]]);
});
