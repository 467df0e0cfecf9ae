import assert from "node:assert/strict";
import { test } from "node:test";
import type { Question, QuestionView } from "../contract";
import { marks } from "./marks";

const question = (type: Question["type"], correct: string): Question => ({
  id: "q", slot: 0, earlier: [], type, letters: "abc", offered: "abc", correct, credit: "all-or-nothing", objectives: [],
});
const view = (chosen: string, credit: number | null, more: Partial<QuestionView> = {}): QuestionView => ({
  chosen, settled: false, credit, showSolution: false, ...more,
});

test("an attempt that is not submitted says nothing, whatever is chosen", () => {
  assert.deepEqual(marks(question("single", "b"), view("b", null), false), { choices: {}, overall: "", explained: false });
});

test("a wrong choice is marked, and the right one stays secret until the solution may be shown", () => {
  assert.deepEqual(marks(question("single", "b"), view("a", 0), true), { choices: { a: "wrong" }, overall: "", explained: false });
  const told = marks(question("single", "b"), view("a", 0, { showSolution: true }), true);
  assert.deepEqual(told, { choices: { a: "wrong", b: "missed" }, overall: "", explained: true });
});

test("a right answer is explained at once", () => {
  assert.deepEqual(marks(question("single", "b"), view("b", 1), true), { choices: { b: "right" }, overall: "", explained: true });
});

test("a multiple choice says how it went as a whole", () => {
  const overall = (chosen: string, credit: number): string => marks(question("multiple", "ab"), view(chosen, credit), true).overall;
  assert.deepEqual([overall("ab", 1), overall("a", 0), overall("c", 0)], ["right", "partly", "wrong"]);
});

test("what was right stays marked while the rest is tried again", () => {
  const settled = marks(question("single", "b"), view("b", null, { settled: true }), false);
  assert.deepEqual(settled, { choices: { b: "right" }, overall: "", explained: true });
});
