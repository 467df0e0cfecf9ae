import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field, FieldView, Question, QuestionView } from "../contract";
import { type Marks, marks } from "./marks";

const field = (correct: string, change: Partial<Field> = {}): Field => ({
  key: "", slot: 0, earlier: [], letters: "abc", offered: "abc", correct, ...change,
});
const question = (type: Question["type"], fields: Field[], scored = true): Question => ({
  id: "q", type, credit: "all-or-nothing", weight: 1, scored, asked: true, objectives: [], fields,
});
const answer = (value: string, credit: number | null, settled = false): FieldView => ({ value, credit, settled });
const view = (fields: FieldView[], credit: number | null, change: Partial<QuestionView> = {}): QuestionView => ({
  fields, settled: false, checked: false, credit, showSolution: false, ...change,
});
const one = (correct: string): Question => question("single", [field(correct)]);
const SILENT: Marks = { overall: "", fields: [{ mark: "", choices: {}, solved: false }], explained: false };

test("an attempt that is not submitted says nothing, whatever is chosen", () => {
  assert.deepEqual(marks(one("b"), view([answer("b", null)], null), false), SILENT);
});

test("a wrong choice is marked, and the right one stays secret until the solution may be shown", () => {
  const given = [answer("a", 0)];
  assert.deepEqual(marks(one("b"), view(given, 0), true), {
    overall: "wrong", fields: [{ mark: "wrong", choices: { a: "wrong" }, solved: false }], explained: false,
  });
  assert.deepEqual(marks(one("b"), view(given, 0, { showSolution: true }), true), {
    overall: "wrong", fields: [{ mark: "wrong", choices: { a: "wrong", b: "missed" }, solved: true }], explained: true,
  });
});

test("a right answer is explained at once", () => {
  assert.deepEqual(marks(one("b"), view([answer("b", 1)], 1), true), {
    overall: "right", fields: [{ mark: "right", choices: { b: "right" }, solved: false }], explained: true,
  });
});

test("a multiple choice is partly right with one right tick, even where that gives no credit", () => {
  const overall = (value: string, credit: number): string =>
    marks(question("multiple", [field("ab")]), view([answer(value, credit)], credit), true).overall;
  assert.deepEqual([overall("ab", 1), overall("a", 0), overall("c", 0)], ["right", "partly", "wrong"]);
});

test("where each choice counts, a wrong tick that undoes a right one leaves nothing to call right", () => {
  const counted = { ...question("multiple", [field("ab")]), credit: "per-choice" } as const;
  const overall = (value: string, credit: number): string => marks(counted, view([answer(value, credit)], credit), true).overall;
  assert.deepEqual([overall("a", 0.5), overall("ac", 0)], ["partly", "wrong"]);
});

test("of several fields each says how it went, and the solution stands only where it is not given", () => {
  const asked = question("matching", [field("a"), field("b")]);
  const { overall, fields } = marks(asked, view([answer("a", 1), answer("c", 0)], 0, { showSolution: true }), true);
  assert.deepEqual([overall, ...fields.map(({ mark, solved }) => `${mark} ${solved}`)], ["partly", "right false", "wrong true"]);
});

test("a typed text that is worth something makes its question partly right", () => {
  const typed = field("", { letters: "", offered: "", answers: [{ text: "chain", right: true }] });
  const { overall } = marks(question("gaps", [typed, typed]), view([answer("chain", 1), answer("x", 0)], 0.5), true);
  assert.equal(overall, "partly");
});

test("what was right stays marked while the rest is tried again", () => {
  assert.deepEqual(marks(one("b"), view([answer("b", null, true)], null, { settled: true }), false), {
    overall: "right", fields: [{ mark: "right", choices: { b: "right" }, solved: false }], explained: true,
  });
  const some = marks(question("matching", [field("a"), field("b")]), view([answer("a", null, true), answer("", null)], null), false);
  assert.deepEqual([some.overall, ...some.fields.map(({ mark }) => mark)], ["", "right", ""]);
});

test("where nothing is right or wrong nothing is marked, and the explanation follows the submission", () => {
  const likert = question("likert", [field("")], false);
  assert.deepEqual(marks(likert, view([answer("b", null)], null), false), SILENT);
  assert.deepEqual(marks(likert, view([answer("b", null)], null), true), { ...SILENT, explained: true });
});
