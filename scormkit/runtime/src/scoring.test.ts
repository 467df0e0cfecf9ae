import assert from "node:assert/strict";
import { test } from "node:test";
import type { Question } from "./contract";
import { creditOf, creditOfAll, markOf, matchesAnswer, numberIn } from "./scoring";
import { field, question, typed } from "./testing/course";
import { randomFrom } from "./testing/random";

function credit(asked: Question, value: string): number {
  return creditOf(asked, asked.fields[0], value);
}

function ones(credits: number[]): { credit: number; weight: number }[] {
  return credits.map((each) => ({ credit: each, weight: 1 }));
}

test("single and true-false: all or nothing", () => {
  assert.deepEqual(["b", "a", ""].map((value) => credit(question("q", 0), value)), [1, 0, 0]);
  const truth = question("q", 0, { letters: "tf", correct: "f" }, { type: "true-false" });
  assert.deepEqual(["f", "t"].map((value) => credit(truth, value)), [1, 0]);
});

test("multiple, all or nothing: exactly the right ticks, in whatever order", () => {
  const asked = question("q", 0, { correct: "ac" }, { type: "multiple" });
  assert.deepEqual(["ac", "ca", "a", "abc", ""].map((value) => credit(asked, value)), [1, 1, 0, 0, 0]);
});

test("multiple, per choice: (right − wrong) / right choices, never below 0", () => {
  const asked = question("q", 0, { correct: "abc" }, { type: "multiple", credit: "per-choice" });
  assert.deepEqual(["abc", "ab", "abd", "abcd", "d", "ad", ""].map((value) => credit(asked, value)), [1, 2 / 3, 1 / 3, 2 / 3, 0, 0, 0]);
});

test("multiple with nothing right: no tick is the right answer", () => {
  for (const policy of ["all-or-nothing", "per-choice"] as const) {
    const asked = question("q", 0, { correct: "" }, { type: "multiple", credit: policy });
    assert.deepEqual([credit(asked, ""), credit(asked, "a")], [1, 0]);
  }
});

test("a typed text is right when it is one of the right ones, whatever its spacing and, unless that counts, its capitals", () => {
  const answers = [{ text: "the Straße", right: true }, { text: "line", right: false }, { text: "Ångström’s", right: true }];
  const loose = question("q", 0, [typed(0, { answers })], { type: "fill-in" });
  assert.deepEqual(["the Straße", "  THE \n STRASSE ", "\u0041\u030angström's", "line", "", "the"].map((value) => credit(loose, value)), [1, 1, 1, 0, 0, 0]);
  const exact = question("q", 0, [typed(0, { answers, exactCase: true })], { type: "fill-in" });
  assert.deepEqual(["the Straße", "the  Straße", "The Straße"].map((value) => credit(exact, value)), [1, 1, 0]);
  assert.deepEqual(answers.map((_, n) => matchesAnswer(loose.fields[0], n, "LINE")), [false, true, false]);
});

test("a number is right from low to high, both included, with its unit or without", () => {
  const asked = question("q", 0, [typed(0, { low: "-0.5", high: "1000", unit: "min" })], { type: "numeric" });
  const right = ["-0,5", "−0.5", "0", "1000", "1,000", "1 000", "1.000,0", "999.99 min", "5MIN", ".5"];
  assert.deepEqual(right.filter((value) => credit(asked, value) !== 1), []);
  assert.deepEqual(["-0.51", "1000.01", "1001", "", "ten", "5 h", "5 5", "1e2", "--1", "1,00,0"].filter((value) => credit(asked, value)), []);
});

test("of the numbers that a text may mean, the right one is meant, else the one with a decimal mark", () => {
  const [exact] = [typed(0, { low: "1000", high: "1000" })];
  assert.deepEqual(["1,000", "1.001", "x"].map((value) => numberIn(exact, value)), [
    { number: "1000", right: true }, { number: "1.001", right: false }, { number: "", right: false },
  ]);
});

test("a question's credit: the mean of its fields per part, else all or nothing", () => {
  const parts = question("q", 0, [field(0), field(1), field(2)], { credit: "per-part" });
  assert.deepEqual([[1, 1, 1], [1, 0, 1], [0, 0, 0]].map((credits) => creditOfAll(parts, credits)), [1, 2 / 3, 0]);
  assert.deepEqual([[1, 1], [1, 0]].map((credits) => creditOfAll(question("q", 0), credits)), [1, 0]);
  assert.equal(creditOfAll(question("q", 0, {}, { credit: "per-choice" }), [0.5]), 0.5);
});

test("a mark rounds halves up, is 100 only if all is right, and passes by the exact share", () => {
  assert.deepEqual(markOf(ones([1, 1, 0]), 66), { percent: 67, passed: true });
  assert.deepEqual(markOf(ones([1, 1, 0]), 67), { percent: 66, passed: false });
  assert.deepEqual(markOf(ones([1, 0, 0, 0, 0, 0, 0, 0]), 80), { percent: 13, passed: false });
  assert.deepEqual(markOf(ones(Array<number>(300).fill(1).concat([0])), 100), { percent: 99, passed: false });
  assert.deepEqual(markOf(ones([1 / 3, 1 / 3, 1 / 3, 1]), 50), { percent: 50, passed: true });
  assert.deepEqual(markOf(ones([0, 0]), 0), { percent: 0, passed: true });
});

test("a mark weighs questions; where nothing is scored it is 100", () => {
  assert.deepEqual(markOf([{ credit: 1, weight: 3 }, { credit: 0, weight: 1 }], 75), { percent: 75, passed: true });
  assert.deepEqual(markOf([{ credit: 0.5, weight: 100 }, { credit: 1, weight: 1 }], 51), { percent: 50, passed: false });
  assert.deepEqual(markOf([], 80), { percent: 100, passed: true });
});

test("for 3,000 random attempts: percent is an integer 0–100, reaches the pass mark exactly when passed, 100 exactly when all is right", () => {
  const random = randomFrom(5);
  for (let run = 0; run < 3000; run++) {
    const parts = Array.from({ length: 1 + random.below(30) }, () => ({ credit: random.pick([0, 0.25, 1 / 3, 0.5, 2 / 3, 1, 1]), weight: 1 + random.below(100) }));
    const pass = random.below(101);
    const { percent, passed } = markOf(parts, pass);
    assert.ok(Number.isInteger(percent) && percent >= 0 && percent <= 100);
    assert.equal(percent >= pass, passed);
    assert.equal(percent === 100, parts.every(({ credit: each }) => each === 1));
  }
});
