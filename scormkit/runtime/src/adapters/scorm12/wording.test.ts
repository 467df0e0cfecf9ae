import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnswerReport } from "../../contract";
import { randomFrom } from "../../testing/random";
import { finality, interactionOf, statusOf, timeOfDay, timespan } from "./wording";

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
  const [passing, failing] = [{ score: "best", status: "completed", onFail: "failed" }, { score: "best", status: "passed", onFail: "incomplete" }] as const;
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
  id: "day-1.calm", number: 4, type: "multiple", response: "ac", correct: "ab", result: "wrong", credit: 0.5, weight: 1, latency: 12.345,
  at: new Date(2026, 2, 1, 9, 30, 0).getTime(), objectives: ["know", "apply"],
};

test("an interaction: id, objectives, time, type, pattern, weighting, response, result, latency, in this order", () => {
  assert.deepEqual(interactionOf(REPORT, 7), [
    ["cmi.interactions.7.id", "day-1.calm"],
    ["cmi.interactions.7.objectives.0.id", "know"],
    ["cmi.interactions.7.objectives.1.id", "apply"],
    ["cmi.interactions.7.time", "09:30:00.00"],
    ["cmi.interactions.7.type", "choice"],
    ["cmi.interactions.7.correct_responses.0.pattern", "{a,b}"],
    ["cmi.interactions.7.weighting", "1"],
    ["cmi.interactions.7.student_response", "a,c"],
    ["cmi.interactions.7.result", "wrong"],
    ["cmi.interactions.7.latency", "0000:00:12.35"],
  ]);
});

test("36 letters stay within 255 characters, and no answer sends no response", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const settings = interactionOf({ ...REPORT, correct: letters, response: letters }, 0);
  assert.ok(settings.every(([, value]) => value.length <= 255));
  const unanswered = interactionOf({ ...REPORT, response: "" }, 0);
  assert.ok(!unanswered.some(([element]) => element.endsWith("student_response")));
});
