import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnswerReport } from "../../contract";
import { randomFrom } from "../../testing/random";
import { finality, interactionOf, objectiveOf, statusOf, timeOfDay, timespan } from "./wording";

test("a timespan is HHHH:MM:SS.SS from 0 to 9999:59:59.99, and no more", () => {
  const words: [number, string][] = [
    [0, "0000:00:00.00"], [0.004, "0000:00:00.00"], [0.005, "0000:00:00.01"], [59.999, "0000:01:00.00"], [61.5, "0000:01:01.50"],
    [3599.999, "0001:00:00.00"], [86_400, "0024:00:00.00"], [9999 * 3600, "9999:00:00.00"], [1e9, "9999:59:59.99"], [-5, "0000:00:00.00"],
  ];
  for (const [seconds, expected] of words) assert.equal(timespan(seconds), expected);
});

test("for 5,000 random lengths up to 9,999 h the timespan read back is the length to a hundredth of a second", () => {
  const random = randomFrom(6);
  for (let run = 0; run < 5000; run++) {
    const centiseconds = random.below(9999 * 360_000);
    const match = /^(\d{4}):([0-5]\d):([0-5]\d)\.(\d\d)$/.exec(timespan(centiseconds / 100));
    assert.ok(match);
    const [hours, minutes, seconds, rest] = match.slice(1).map(Number);
    assert.equal(((hours * 60 + minutes) * 60 + seconds) * 100 + rest, centiseconds);
  }
});

test("a time of day is the wall clock's, rounded down so that no day has a 24th hour", () => {
  assert.equal(timeOfDay(new Date(2026, 2, 1, 23, 59, 59, 999).getTime()), "23:59:59.99");
  assert.equal(timeOfDay(new Date(2026, 2, 1, 0, 0, 0, 0).getTime()), "00:00:00.00");
  assert.equal(timeOfDay(new Date(2026, 2, 1, 7, 5, 3, 45).getTime()), "07:05:03.04");
});

test("the status: the author's word when completed, failed only if the author wants it", () => {
  const [passing, failing] = [{ units: 2, score: "best", status: "completed", onFail: "failed" }, { units: 2, score: "best", status: "passed", onFail: "incomplete" }] as const;
  assert.equal(statusOf({ completed: true, success: "passed", score: 100 }, passing), "completed");
  assert.equal(statusOf({ completed: true, success: "unknown", score: null }, failing), "passed");
  assert.equal(statusOf({ completed: false, success: "passed", score: 100 }, failing), "incomplete");
  assert.equal(statusOf({ completed: false, success: "failed", score: 20 }, passing), "failed");
  assert.equal(statusOf({ completed: false, success: "failed", score: 20 }, failing), "incomplete");
});

test("statuses are ranked from saying nothing to passed", () => {
  assert.deepEqual(["", "not attempted", "browsed", "incomplete", "failed", "completed", "passed"].map(finality), [0, 0, 0, 1, 2, 3, 4]);
});

const REPORT: AnswerReport = {
  id: "day-1.calm", number: 4, type: "choice", response: "ac", correct: ["ab"], result: "wrong", credit: 0.5, weight: 3, latency: 12.345,
  at: new Date(2026, 2, 1, 9, 30, 0).getTime(), objectives: ["know", "apply"],
};
/** The type, the patterns and the response of a report, in the words of 1.2. */
const said = (changes: Partial<AnswerReport>): { type: string; patterns: string[]; response: string | undefined } => {
  const settings = interactionOf({ ...REPORT, ...changes }, 0);
  const values = (end: string): string[] => settings.filter(([element]) => element.endsWith(end)).map(([, value]) => value);
  return { type: values(".type")[0], patterns: values(".pattern"), response: values(".student_response")[0] };
};

test("an interaction: id, objectives, time, type, pattern, weighting, response, result, latency, in this order", () => {
  assert.deepEqual(interactionOf(REPORT, 7), [
    ["cmi.interactions.7.id", "day-1.calm"],
    ["cmi.interactions.7.objectives.0.id", "know"],
    ["cmi.interactions.7.objectives.1.id", "apply"],
    ["cmi.interactions.7.time", "09:30:00.00"],
    ["cmi.interactions.7.type", "choice"],
    ["cmi.interactions.7.correct_responses.0.pattern", "{a,b}"],
    ["cmi.interactions.7.weighting", "3"],
    ["cmi.interactions.7.student_response", "a,c"],
    ["cmi.interactions.7.result", "wrong"],
    ["cmi.interactions.7.latency", "0000:00:12.35"],
  ]);
});

test("each type in the words of 1.2: its own type, every right answer a pattern, the response in its form", () => {
  const told: [Partial<AnswerReport>, string, string[], string | undefined][] = [
    [{ type: "choice", response: "b", correct: ["a"] }, "choice", ["a"], "b"],
    [{ type: "true-false", response: "f", correct: ["t"] }, "true-false", ["t"], "f"],
    [{ type: "likert", response: "4", correct: [] }, "likert", [], "4"],
    [{ type: "matching", response: "ab cd 1z", correct: ["aa cc 11"] }, "matching", ["a.a,c.c,1.1"], "a.b,c.d,1.z"],
    [{ type: "ordering", response: "bca", correct: ["abc"] }, "sequencing", ["a,b,c"], "b,c,a"],
    [{ type: "fill-in", response: "a chain", correct: ["chain", "chains"] }, "fill-in", ["chain", "chains"], "a chain"],
    [{ type: "fill-in", response: "My own words.", correct: [] }, "fill-in", [], "My own words."],
    [{ type: "numeric", response: "14.5", correct: ["15:15"] }, "numeric", ["15"], "14.5"],
    [{ type: "numeric", response: "-3", correct: ["-4:-2.5"] }, "numeric", [], "-3"],
    [{ type: "numeric", response: "about 15", correct: ["15:15"] }, "numeric", ["15"], undefined],
  ];
  for (const [report, type, patterns, response] of told) assert.deepEqual(said(report), { type, patterns, response }, JSON.stringify(report));
});

test("no answer sends no response, and an unscored one is neutral without a pattern", () => {
  for (const type of ["choice", "true-false", "likert", "matching", "ordering", "fill-in", "numeric"] as const) {
    assert.equal(said({ type, response: "" }).response, undefined, type);
  }
  const settings = interactionOf({ ...REPORT, type: "likert", response: "2", correct: [], result: "neutral" }, 0);
  assert.ok(settings.some(([element, value]) => element.endsWith(".result") && value === "neutral"));
});

test("36 letters, and 36 pairs, stay within 255 characters", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const pairs = [...letters].map((letter) => letter + letter).join(" ");
  for (const report of [{ response: letters, correct: [letters] }, { type: "matching" as const, response: pairs, correct: [pairs] }]) {
    assert.ok(interactionOf({ ...REPORT, ...report }, 0).every(([, value]) => value.length <= 255));
  }
});

test("a text is cut at 255 characters, before whatever the 255th would break", () => {
  const kept = (text: string): string => said({ type: "fill-in", response: text, correct: [] }).response!;
  assert.equal(kept("x".repeat(255)), "x".repeat(255));
  assert.equal(kept("x".repeat(256)), "x".repeat(255));
  const whole = ["\u{1F600}", "e\u0301\u0323", "\u{1F469}\u200d\u{1F692}", "\u{1F44D}\u{1F3FD}", "\u2764\ufe0f", "\u{1F1E9}\u{1F1EA}", "\u0915\u093f"];
  for (const character of whole) {
    for (let length = 1; length < character.length; length++) {
      const before = "x".repeat(255 - length);
      assert.equal(kept(before + character + " and more"), before, `${character} after ${before.length}`);
    }
    const fits = "y\n".repeat(120) + character;
    assert.equal(kept(fits + "z".repeat(255)).slice(0, fits.length), fits);
  }
});

test("for 2,000 random texts what is kept begins the text, and has no half of a surrogate pair", () => {
  const random = randomFrom(31);
  const letters = ["a", "\n", "大", "\u{1F600}", "\u0301", "\u200d", "\u{1F1E9}"];
  for (let run = 0; run < 2000; run++) {
    const text = Array.from({ length: 150 + random.below(200) }, () => letters[random.below(letters.length)]).join("");
    const kept = said({ type: "fill-in", response: text, correct: [] }).response ?? "";
    assert.ok(kept.length <= 255 && text.startsWith(kept));
    if (text.length <= 255) assert.equal(kept, text);
    assert.ok(!/[\ud800-\udbff]$/.test(kept));
  }
});

test("an objective: id, score, status; where nothing is scored, its status alone", () => {
  assert.deepEqual(objectiveOf({ id: "know", score: 50, status: "incomplete" }, 2), [
    ["cmi.objectives.2.id", "know"],
    ["cmi.objectives.2.score.min", "0"],
    ["cmi.objectives.2.score.max", "100"],
    ["cmi.objectives.2.score.raw", "50"],
    ["cmi.objectives.2.status", "incomplete"],
  ]);
  assert.deepEqual(objectiveOf({ id: "write", score: null, status: "completed" }, 0), [["cmi.objectives.0.id", "write"], ["cmi.objectives.0.status", "completed"]]);
});
