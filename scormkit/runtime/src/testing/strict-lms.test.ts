/** The strict LMS refuses what the standard forbids: a fake that let a fault pass would prove nothing about the player. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { StrictLms } from "./strict-lms";

function running(values: { [element: string]: string } = {}): { lms: StrictLms; set(element: string, value: unknown): string; get(element: string): string } {
  const lms = new StrictLms({ values: { "cmi.core.lesson_status": "incomplete", ...values } });
  lms.api.LMSInitialize("");
  return {
    lms,
    set: (element, value) => `${lms.api.LMSSetValue(element, value)} ${lms.api.LMSGetLastError()}`,
    get: (element) => `${lms.api.LMSGetValue(element)} ${lms.api.LMSGetLastError()}`,
  };
}

test("exactly one session: nothing before LMSInitialize, no second one, nothing after LMSFinish", () => {
  const lms = new StrictLms();
  assert.equal(lms.api.LMSGetValue("cmi.core.student_id"), "");
  assert.equal(lms.api.LMSGetLastError(), "301");
  assert.equal(lms.api.LMSSetValue("cmi.suspend_data", "x"), "false");
  assert.equal(lms.api.LMSFinish(""), "false");
  assert.equal(lms.api.LMSInitialize(""), "true");
  assert.equal(lms.api.LMSInitialize(""), "false");
  assert.equal(lms.api.LMSGetLastError(), "101");
  assert.equal(lms.api.LMSFinish(""), "true");
  for (const again of ["LMSFinish", "LMSCommit", "LMSInitialize"]) assert.equal(lms.api[again](""), "false", again);
  assert.equal(lms.api.LMSSetValue("cmi.suspend_data", "x"), "false");
});

test("arguments are strings, as many as there should be, and empty where they should be", () => {
  const { lms, set } = running();
  assert.equal(lms.api.LMSCommit(), "false");
  assert.equal(lms.api.LMSCommit("now"), "false");
  assert.equal(lms.api.LMSFinish(null), "false");
  assert.equal(set("cmi.core.score.raw", 80), "false 201");
});

test("read-only, write-only, keywords and unknown elements are refused with their codes", () => {
  const { set, get } = running();
  assert.equal(set("cmi.core.student_id", "x"), "false 403");
  assert.equal(get("cmi.core.exit"), " 404");
  assert.equal(get("cmi.core.session_time"), " 404");
  assert.equal(get("cmi.interactions.0.id"), " 404");
  assert.equal(set("cmi.core.score._children", "x"), "false 402");
  assert.equal(set("cmi.interactions._count", "1"), "false 402");
  assert.equal(set("cmi.Core.exit", "suspend"), "false 201");
  assert.equal(set("cmi.completion_status", "completed"), "false 201");
});

test("types, vocabularies and lengths are exact", () => {
  const { set } = running();
  const refused: [string, string][] = [
    ["cmi.core.lesson_status", "not attempted"], ["cmi.core.lesson_status", "Passed"], ["cmi.core.exit", "normal"],
    ["cmi.core.score.raw", ""], ["cmi.core.score.raw", "101"], ["cmi.core.score.raw", "-1"], ["cmi.core.score.raw", "66.667"], ["cmi.core.score.max", "x"],
    ["cmi.core.session_time", "PT1H"], ["cmi.core.session_time", "0:00:00"], ["cmi.core.session_time", "00:60:00"],
    ["cmi.core.lesson_location", "x".repeat(256)], ["cmi.suspend_data", "x".repeat(4097)],
    ["cmi.interactions.0.id", "two words"], ["cmi.interactions.0.id", ""], ["cmi.interactions.0.id", "x".repeat(256)],
  ];
  for (const [element, value] of refused) assert.equal(set(element, value), "false 405", `${element} = ${value.slice(0, 20)}`);
  const taken: [string, string][] = [
    ["cmi.core.lesson_status", "passed"], ["cmi.core.exit", ""], ["cmi.core.score.raw", "0"], ["cmi.core.score.raw", "100"], ["cmi.core.score.raw", "66.67"],
    ["cmi.core.lesson_location", "x".repeat(255)], ["cmi.suspend_data", "x".repeat(4096)],
  ];
  for (const [element, value] of taken) assert.equal(set(element, value), "true 0", element);
});

test("lists are contiguous and begin with an id", () => {
  const { set, get } = running();
  assert.equal(set("cmi.interactions.1.id", "b"), "false 201");
  assert.equal(set("cmi.interactions.0.type", "choice"), "false 201");
  assert.equal(set("cmi.interactions.0.id", "a"), "true 0");
  assert.equal(set("cmi.interactions.0.objectives.1.id", "o"), "false 201");
  assert.equal(set("cmi.interactions.0.objectives.0.id", "o"), "true 0");
  assert.equal(get("cmi.interactions._count"), "1 0");
  assert.equal(set("cmi.objectives.0.score.raw", "5"), "false 201");
  assert.equal(get("cmi.objectives.0.id"), " 201");
  assert.equal(get("cmi.objectives._count"), "0 0");
});

test("type comes before pattern and response, which have its form; the result is wrong, not incorrect", () => {
  const { set } = running();
  set("cmi.interactions.0.id", "a");
  assert.equal(set("cmi.interactions.0.student_response", "a"), "false 201");
  assert.equal(set("cmi.interactions.0.correct_responses.0.pattern", "a"), "false 201");
  assert.equal(set("cmi.interactions.0.type", "true-false"), "true 0");
  assert.equal(set("cmi.interactions.0.student_response", "true"), "false 405");
  assert.equal(set("cmi.interactions.0.type", "choice"), "true 0");
  for (const response of ["10", "a;b", "A", "a, b", "x".repeat(300)]) assert.equal(set("cmi.interactions.0.student_response", response), "false 405", response);
  assert.equal(set("cmi.interactions.0.correct_responses.0.pattern", "{a,b}"), "true 0");
  assert.equal(set("cmi.interactions.0.result", "incorrect"), "false 405");
  assert.equal(set("cmi.interactions.0.latency", "1.5"), "false 405");
  assert.equal(set("cmi.interactions.0.time", "24:00:00"), "false 405");
});

test("each type takes responses and patterns of its own form alone", () => {
  const forms: [type: string, taken: string[], refused: string[]][] = [
    ["true-false", ["t", "f", "0", "1"], ["true", "", "t,f"]],
    ["choice", ["a", "a,b,9", "{a,b}"], ["ab", "a;b", "A", "10", "a,", "{a", "a}"]],
    ["likert", ["5", "a", ""], ["10", "5,4"]],
    ["matching", ["a.b", "a.1,b.2", "{a.1,b.2}"], ["a", "a-b", "ab", "a.b;c.d", "a.bc", "{a.b"]],
    ["sequencing", ["b,a,c", "1"], ["bac", "b, a", "{a,b}"]],
    ["numeric", ["15", "-2.5", "0.25"], ["2,5", "1e3", "15 min", "", "1:2", "."]],
    ["fill-in", ["", "any words, e.g. 大", "x".repeat(255)], ["x".repeat(256)]],
    ["performance", ["a walk"], ["x".repeat(256)]],
  ];
  for (const [type, taken, refused] of forms) {
    for (const element of ["student_response", "correct_responses.0.pattern"]) {
      const { set } = running();
      set("cmi.interactions.0.id", "a");
      set("cmi.interactions.0.type", type);
      for (const value of taken) assert.equal(set(`cmi.interactions.0.${element}`, value), "true 0", `${type}: ${value}`);
      for (const value of refused) assert.equal(set(`cmi.interactions.0.${element}`, value), "false 405", `${type}: ${value.slice(0, 20)}`);
    }
  }
});

test("patterns are a list without gaps", () => {
  const { set } = running();
  set("cmi.interactions.0.id", "a");
  set("cmi.interactions.0.type", "choice");
  assert.equal(set("cmi.interactions.0.correct_responses.1.pattern", "a"), "false 201");
  assert.equal(set("cmi.interactions.0.correct_responses.0.pattern", "{a,b}"), "true 0");
  assert.equal(set("cmi.interactions.0.correct_responses.1.pattern", "c"), "true 0");
});

test("manners: late incomplete, score after status, a pass taken back, no commit, no session time, time said twice", () => {
  const rules = (play: (set: (element: string, value: unknown) => string, lms: StrictLms) => void, status = "incomplete"): string[] => {
    const { lms, set } = running({ "cmi.core.lesson_status": status });
    play(set, lms);
    return lms.violations.map(({ rule }) => rule);
  };
  assert.deepEqual(rules((set) => set("cmi.suspend_data", "x"), "not attempted"), ["manners/late-incomplete"]);
  assert.deepEqual(rules((set, lms) => {
    set("cmi.core.lesson_status", "passed");
    set("cmi.core.score.raw", "90");
    lms.api.LMSCommit("");
  }), ["manners/score-after-status"]);
  assert.deepEqual(rules((set) => set("cmi.core.lesson_status", "incomplete"), "passed"), ["manners/pass-taken-back"]);
  assert.deepEqual(rules((set, lms) => {
    set("cmi.suspend_data", "x");
    lms.api.LMSFinish("");
  }), ["manners/finish-without-commit", "manners/no-session-time"]);
  assert.deepEqual(rules((set) => {
    set("cmi.core.session_time", "0000:00:01.00");
    set("cmi.core.session_time", "0000:00:02.00");
  }), ["manners/write-after-session-time"]);
  const { lms, set } = running({ "cmi.core.lesson_mode": "review" });
  set("cmi.suspend_data", "x");
  assert.deepEqual(lms.violations.map(({ rule }) => rule), ["manners/write-in-review"]);
});

test("a relaunch keeps or loses what was not committed", () => {
  for (const keep of [true, false]) {
    const { lms, set } = running();
    set("cmi.suspend_data", "old");
    lms.api.LMSCommit("");
    set("cmi.suspend_data", "new");
    lms.relaunch(keep);
    assert.equal(lms.value("cmi.suspend_data"), keep ? "new" : "old");
    assert.equal(lms.api.LMSInitialize(""), "true");
  }
});
