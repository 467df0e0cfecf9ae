import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnswerReport } from "../../contract";
import { randomFrom } from "../../testing/random";
import { isDuration } from "../../testing/xapi-forms";
import { answerOf, durationOf, objectiveOf, percent, progressOf, type Result } from "./facts";

const REPORT: AnswerReport = {
  id: "day-1.calm", number: 4, type: "choice", response: "ac", correct: ["ab"], result: "wrong", credit: 0.5, weight: 3, latency: 12.345, at: 1_700_000_000_000,
  objectives: ["know", "apply"],
};
const resultOf = (changes: Partial<AnswerReport>): Result => answerOf({ ...REPORT, ...changes }, []).result!;

test("an answer: its question within its quiz, what is around it, its objectives, and how it went", () => {
  assert.deepEqual(answerOf(REPORT, ["units/one", "modules/m"]), {
    verb: "answered",
    object: "quizzes/day-1/calm",
    parent: "quizzes/day-1",
    grouping: ["units/one", "modules/m"],
    other: ["objectives/know", "objectives/apply"],
    result: { success: false, score: { scaled: 0.5, raw: 1.5, min: 0, max: 3 }, response: "a[,]c", duration: "PT12.35S" },
  });
});

test("a gap of a question is an activity of its own, in the same quiz", () => {
  const { object, parent } = answerOf({ ...REPORT, id: "day-1.calm.facts" }, []);
  assert.deepEqual([object, parent], ["quizzes/day-1/calm/facts", "quizzes/day-1"]);
});

test("each type in the words of xAPI", () => {
  const words: [AnswerReport["type"], string, string][] = [
    ["choice", "b", "b"], ["choice", "abd", "a[,]b[,]d"], ["true-false", "t", "true"], ["true-false", "f", "false"], ["likert", "4", "4"],
    ["matching", "ab cd 1z", "a[.]b[,]c[.]d[,]1[.]z"], ["matching", "ab", "a[.]b"], ["ordering", "bca", "b[,]c[,]a"],
    ["numeric", "-3.5", "-3.5"], ["numeric", "about 15", "about 15"], ["fill-in", "t", "t"], ["fill-in", "The chain, a b", "The chain, a b"],
  ];
  for (const [type, response, expected] of words) assert.equal(resultOf({ type, response }).response, expected, `${type} ${response}`);
});

test("a text is told whole, whatever is in it and however long it is", () => {
  const text = "Zeile 1\n„また明日“ 😀 e\u0301 ".repeat(400);
  assert.equal(resultOf({ type: "fill-in", response: text, result: "neutral" }).response, text);
});

test("no answer tells no response, of whatever type", () => {
  for (const type of ["choice", "true-false", "likert", "matching", "ordering", "fill-in", "numeric"] as const) assert.ok(!("response" in resultOf({ type, response: "" })), type);
});

test("where nothing is right or wrong, there is neither success nor score", () => {
  assert.deepEqual(resultOf({ type: "likert", response: "2", correct: [], result: "neutral", credit: 0 }), { response: "2", duration: "PT12.35S" });
});

test("scores are rounded: the scaled one to four places, the raw one to two, and never beyond the most", () => {
  assert.deepEqual(resultOf({ credit: 1 / 3, weight: 1 }).score, { scaled: 0.3333, raw: 0.33, min: 0, max: 1 });
  assert.deepEqual(resultOf({ credit: 2 / 3, weight: 0.33 }).score, { scaled: 0.6667, raw: 0.22, min: 0, max: 0.33 });
  assert.deepEqual(resultOf({ credit: 1, weight: 0.33, result: "correct" }).score, { scaled: 1, raw: 0.33, min: 0, max: 0.33 });
  assert.deepEqual(percent(67), { scaled: 0.67, raw: 67, min: 0, max: 100 });
  for (let score = 0; score <= 100; score++) assert.equal(percent(score)!.scaled, Number((score / 100).toFixed(2)));
});

test("a duration is seconds to the hundredth, never negative, and of xAPI's form however long", () => {
  const words: [number, string][] = [[0, "PT0S"], [0.004, "PT0S"], [0.005, "PT0.01S"], [59.999, "PT60S"], [61.5, "PT61.5S"], [86_400, "PT86400S"], [-5, "PT0S"]];
  for (const [seconds, expected] of words) assert.equal(durationOf(seconds), expected);
  const random = randomFrom(6);
  for (let run = 0; run < 5000; run++) {
    const told = durationOf(random.below(2 ** 30) / 997);
    assert.ok(isDuration(told) && !/\.\d{3,}/.test(told), told);
  }
});

test("an objective that is decided says so; one that may go on has a score and no more", () => {
  const told = (score: number | null, status: "passed" | "completed" | "failed" | "incomplete") => objectiveOf({ id: "know", score, status });
  assert.deepEqual(told(90, "passed"), { verb: "passed", object: "objectives/know", parent: "", result: { success: true, score: percent(90) } });
  assert.deepEqual(told(20, "failed"), { verb: "failed", object: "objectives/know", parent: "", result: { success: false, score: percent(20) } });
  assert.deepEqual(told(50, "incomplete"), { verb: "scored", object: "objectives/know", parent: "", result: { score: percent(50) } });
  assert.deepEqual(told(null, "completed"), { verb: "completed", object: "objectives/know", parent: "", result: { completion: true } });
});

test("progress is told of the course, with the unit that brought it", () => {
  assert.deepEqual(progressOf(50, "one"), {
    verb: "progressed", object: "", other: ["units/one"], result: { extensions: { "https://w3id.org/xapi/cmi5/result/extensions/progress": 50 } },
  });
});
