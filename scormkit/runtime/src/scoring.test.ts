import assert from "node:assert/strict";
import { test } from "node:test";
import { courseScore, creditOf, markOf } from "./scoring";
import { question } from "./testing/course";
import { randomFrom } from "./testing/random";

test("single and true-false: all or nothing", () => {
  assert.equal(creditOf(question("q", 0), "b"), 1);
  assert.equal(creditOf(question("q", 0), "a"), 0);
  assert.equal(creditOf(question("q", 0), ""), 0);
  const truth = question("q", 0, { type: "true-false", letters: "tf", offered: "tf", correct: "f" });
  assert.deepEqual([creditOf(truth, "f"), creditOf(truth, "t")], [1, 0]);
});

test("multiple, all or nothing: exactly the right ticks, in whatever order", () => {
  const asked = question("q", 0, { type: "multiple", correct: "ac" });
  assert.deepEqual(["ac", "ca", "a", "abc", ""].map((chosen) => creditOf(asked, chosen)), [1, 1, 0, 0, 0]);
});

test("multiple, per choice: (right − wrong) / right choices, never below 0", () => {
  const asked = question("q", 0, { type: "multiple", correct: "abc", offered: "abcd", credit: "per-choice" });
  assert.deepEqual(["abc", "ab", "abd", "abcd", "d", "ad", ""].map((chosen) => creditOf(asked, chosen)), [1, 2 / 3, 1 / 3, 2 / 3, 0, 0, 0]);
});

test("multiple with nothing right: no tick is the right answer", () => {
  for (const credit of ["all-or-nothing", "per-choice"] as const) {
    const asked = question("q", 0, { type: "multiple", correct: "", credit });
    assert.deepEqual([creditOf(asked, ""), creditOf(asked, "a")], [1, 0]);
  }
});

test("a mark rounds halves up, is 100 only if all is right, and passes by the exact share", () => {
  assert.deepEqual(markOf([1, 1, 0], 66), { percent: 67, passed: true });
  assert.deepEqual(markOf([1, 1, 0], 67), { percent: 66, passed: false });
  assert.deepEqual(markOf([1, 0, 0, 0, 0, 0, 0, 0], 80), { percent: 13, passed: false });
  assert.deepEqual(markOf(Array<number>(300).fill(1).concat([0]), 100), { percent: 99, passed: false });
  assert.deepEqual(markOf([1 / 3, 1 / 3, 1 / 3, 1], 50), { percent: 50, passed: true });
  assert.deepEqual(markOf([0, 0], 0), { percent: 0, passed: true });
});

test("for 3,000 random attempts: percent is an integer 0–100, reaches the pass mark exactly when passed, 100 exactly when all is right", () => {
  const random = randomFrom(5);
  for (let run = 0; run < 3000; run++) {
    const credits = Array.from({ length: 1 + random.below(30) }, () => random.pick([0, 0.25, 1 / 3, 0.5, 2 / 3, 1, 1]));
    const pass = random.below(101);
    const { percent, passed } = markOf(credits, pass);
    assert.ok(Number.isInteger(percent) && percent >= 0 && percent <= 100);
    assert.equal(percent >= pass, passed);
    assert.equal(percent === 100, credits.every((credit) => credit === 1));
  }
});

test("the course's score weighs quizzes by their questions", () => {
  assert.equal(courseScore([{ percent: 100, questions: 3 }, { percent: 0, questions: 1 }]), 75);
  assert.equal(courseScore([{ percent: 100, questions: 199 }, { percent: 99, questions: 1 }]), 99);
  assert.equal(courseScore([{ percent: 100, questions: 2 }]), 100);
  assert.equal(courseScore([{ percent: 0, questions: 1 }, { percent: 1, questions: 1 }]), 1);
  assert.equal(courseScore([]), null);
});
