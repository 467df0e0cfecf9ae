/** The LMS holds an AU's statements to cmi5, names the requirement that one breaks, and takes what stands beside it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTOR, allowed, type Au, COMPLETED, type Context, DURATION, FAILED, type Json, launched, PASSED, running } from "./au";
import { CMI5, MASTERY_SCORE, MOVE_ON } from "./cmi5-rules";
import type { Cmi5Launch } from "./strict-cmi5";

/** An AU that runs sends one statement, and the rule is broken. */
function refused(id: string, verb: string, result?: Json, change?: Parameters<Au["make"]>[2], options?: Partial<Cmi5Launch>, status = 403): void {
  const { make, send, rules } = running(options);
  assert.equal(send(make(verb, result, change)), status, id);
  assert.ok(rules().includes(`cmi5/${id}`), `${id}: ${rules()}`);
}

test("9.3.0.0-4: nothing before initialized, which comes in a request of its own", () => {
  for (const others of [["completed", COMPLETED], ["experienced", undefined]] as const) {
    const { make, send, rules, stored } = launched();
    assert.equal(send(make(others[0], others[1])), 403);
    assert.equal(send(make("initialized"), make("answered", {}, allowed)), 403);
    assert.ok(rules().every((rule) => /9\.3\.0\.0-[14]$/.test(rule)), String(rules()));
    assert.deepEqual(stored(), ["launched"]);
  }
});

test("a statement has an id, an actor, a timestamp in UTC, the registration, the session; it voids nothing", () => {
  const without = (name: string) => (statement: Json): void => void delete statement[name];
  for (const change of [undefined, allowed] as const) {
    const verb = change ? "answered" : "completed";
    const also = (more: (statement: Json & { context: Context }) => void) => (statement: Json & { context: Context }): void => {
      change?.(statement);
      more(statement);
    };
    const result = change ? {} : COMPLETED;
    refused("9.1.0.0-1", verb, result, also(without("id")));
    refused("9.7.0.0-1", verb, result, also(without("timestamp")));
    refused("9.7.0.0-2", verb, result, also((statement) => (statement.timestamp = "2026-01-01T01:00:00+01:00")));
    refused("8.1.3.0-3", verb, result, also((statement) => (statement.actor = { ...ACTOR, name: "Ada" })));
    refused("8.1.3.0-3", verb, result, also((statement) => (statement.actor = { account: ACTOR.account })));
    refused("9.6.0.0-1", verb, result, without("context"));
    refused("9.6.1.0-1", verb, result, also(({ context }) => (context.registration = "00000000-0000-4000-8000-0000000000ff")));
    refused("9.6.3.1-4", verb, result, also(({ context }) => (context.extensions = {})));
    refused("4.1.0.0-1", verb, result, also(without("object")), undefined, 400);
  }
  refused("6.3.0.0-1", "voided", {}, allowed);
  const { make, send, rules } = running();
  assert.equal(send(make("answered", {}, (statement) => {
    allowed(statement);
    Object.assign(statement, { actor: { account: { name: "ada", homePage: "https://school.example/" }, objectType: "Agent" }, timestamp: "2026-01-01T00:00:00+00:00" });
  })), 200);
  assert.deepEqual(rules(), []);
});

test("10.2.1.0-6: the template's activities come first, place by place, and its extensions are as they are", () => {
  const contextTemplate = { contextActivities: { grouping: [{ id: "https://lms.example/course" }], other: [{ id: "https://lms.example/o" }] },
    extensions: { "https://lms.example/x": { a: [1] } } };
  const broken: ((context: Context) => void)[] = [
    ({ contextActivities }) => (contextActivities.grouping = []),
    ({ contextActivities }) => contextActivities.grouping.reverse(),
    ({ contextActivities }) => contextActivities.grouping.unshift({ id: "https://publisher.example/first" }),
    ({ contextActivities }) => void delete contextActivities.other,
    ({ extensions }) => void delete extensions["https://lms.example/x"],
    ({ extensions }) => (extensions["https://lms.example/x"] = { a: [2] }),
  ];
  for (const breaks of broken) refused("10.2.1.0-6", "completed", COMPLETED, ({ context }) => breaks(context), { contextTemplate });
  const { make, send } = running({ contextTemplate });
  assert.equal(send(make("completed", COMPLETED, ({ context }) => {
    context.contextActivities.grouping.push({ id: "https://publisher.example/last" });
    context.extensions["https://publisher.example/x"] = 1;
  })), 200);
});

test("a cmi5-defined statement is about the AU, by a verb of cmi5, and by an agent with an account", () => {
  refused("8.1.5.0-6", "completed", COMPLETED, (statement) => (statement.object = { id: "https://publisher.example/au" }));
  refused("9.3.0.0-1", "answered", {});
  const nameless = launched({ actor: { mbox: "mailto:a@b.example" } });
  assert.equal(nameless.send(nameless.make("initialized")), 403);
  assert.deepEqual(nameless.rules(), ["cmi5/9.2.0.0-3"]);
  const { make, send, rules } = running();
  assert.equal(send(make("completed", COMPLETED, ({ context }) => (context.contextActivities.category = []))), 200);
  assert.deepEqual(rules(), ["manners/9.6.2.1-1"]);
});

test("results: completion, success, duration and score stand with the verbs that have them", () => {
  const odd: [string, string, Json][] = [
    ["9.5.3.0-1", "completed", DURATION], ["9.5.3.0-1", "completed", { completion: false, ...DURATION }], ["9.5.3.0-2", "passed", { ...PASSED, completion: true }],
    ["9.5.3.0-2", "terminated", COMPLETED], ["9.5.2.0-1", "passed", DURATION], ["9.5.2.0-1", "passed", FAILED], ["9.5.2.0-2", "failed", PASSED], ["9.5.2.0-3",
      "completed", { ...COMPLETED, success: true }],
    ["9.5.4.1-1", "terminated", {}], ["9.5.4.1-2", "completed", { completion: true }], ["9.5.4.1-3", "passed", { success: true }], ["9.5.4.1-4", "failed", { success: false }],
    ["9.5.1.0-2", "completed", { ...COMPLETED, score: { scaled: 1 } }], ["9.5.1.0-2", "terminated", { ...DURATION, score: { scaled: 1 } }], ["9.5.1.0-3",
      "passed", { ...PASSED, score: { scaled: 1, raw: 9 } }],
    ["9.5.1.0-3", "passed", { ...PASSED, score: { raw: 0, min: 0 } }], ["9.5.1.0-1", "failed", { ...FAILED, score: { scaled: -0.5 } }],
    ["9.5.5.1-1", "completed", { ...COMPLETED, extensions: { "https://w3id.org/xapi/cmi5/result/extensions/progress": 100 } }],
    ["9.5.5.1-1", "passed", { ...PASSED, extensions: { "https://w3id.org/xapi/cmi5/result/extensions/progress": 50.5 } }],
  ];
  for (const [rule, verb, result] of odd) refused(rule, verb, result);
  for (const verb of ["completed", "passed", "failed",
    "terminated"]) refused({ completed: "9.5.3.0-1", passed: "9.5.2.0-1", failed: "9.5.2.0-2", terminated: "9.5.4.1-1" }[verb]!, verb);
  const { make, send } = running();
  assert.equal(send(make("progressed", { extensions: { "https://w3id.org/xapi/cmi5/result/extensions/progress": 50 } }, allowed)), 200);
  assert.equal(send(make("passed", { ...PASSED, score: { scaled: 0.9, raw: 9, min: 0, max: 10 } })), 200);
});

test("9.6.2.2-1, -2: the moveon category goes with success and completion, and with nothing else", () => {
  const only = (...ids: string[]) => ({ context }: { context: Context }): void => void (context.contextActivities.category = ids.map((id) => ({ id })));
  refused("9.6.2.2-1", "completed", COMPLETED, only(CMI5));
  refused("9.6.2.2-1", "passed", PASSED, only(CMI5));
  refused("9.6.2.2-2", "terminated", DURATION, only(CMI5, MOVE_ON));
  refused("9.6.2.2-2", "answered", { success: true }, (statement) => {
    allowed(statement);
    only(MOVE_ON)(statement);
  });
  const { make, send } = running();
  assert.equal(send(make("answered", { success: true, completion: true }, allowed)), 200);
});

test("the mastery score decides passed and failed, which say it and their scaled score", () => {
  const mastery = { masteryScore: 0.8 };
  refused("9.3.4.0-2", "passed", { ...PASSED, score: { scaled: 0.79 } }, undefined, mastery);
  refused("9.3.5.0-2", "failed", { ...FAILED, score: { scaled: 0.8 } }, undefined, mastery);
  refused("10.2.4.0-2", "passed", { success: true, ...DURATION }, undefined, mastery);
  refused("9.6.3.2-2", "passed", PASSED, ({ context }) => void delete context.extensions[MASTERY_SCORE], mastery);
  refused("9.6.3.2-2", "passed", PASSED, ({ context }) => (context.extensions[MASTERY_SCORE] = 0.9), mastery);
  refused("9.6.3.2-2", "passed", PASSED, ({ context }) => (context.extensions[MASTERY_SCORE] = 0.9));
  for (const [verb, scaled] of [["passed", 0.8], ["failed", 0.79]] as const) {
    const { make, send, rules } = running(mastery);
    assert.equal(send(make(verb, { success: verb === "passed", score: { scaled }, ...DURATION })), 200);
    assert.deepEqual(rules(), []);
  }
  const { make, send } = running();
  assert.equal(send(make("passed", { success: true, ...DURATION })), 200);
});

test("9.3.0.0-2, -3: no verb twice a session, neither in one batch nor resent, and one of passed and failed", () => {
  for (const [verb, result] of [["initialized", undefined], ["completed", COMPLETED], ["passed", PASSED], ["failed", FAILED]] as const) {
    const { make, send, rules } = running();
    if (verb !== "initialized") assert.equal(send(make(verb, result), make(verb, result)), 403);
    const told = make(verb, result);
    if (verb !== "initialized") assert.equal(send(told), 200);
    assert.equal(send(told), 403);
    assert.ok(rules().every((rule) => rule === "cmi5/9.3.0.0-2") && rules().length, String(rules()));
  }
  for (const [first, second] of [["passed", "failed"], ["failed", "passed"]]) {
    const { make, send, rules } = running();
    assert.equal(send(make(first, first === "passed" ? PASSED : FAILED)), 200);
    assert.equal(send(make(second, second === "passed" ? PASSED : FAILED)), 403);
    assert.equal(rules()[0], "cmi5/9.3.0.0-3");
  }
});

test("9.3.0.0-6, -7, -8: one completed and one passed a registration, and no failed after passed; failed first is fine", () => {
  const first = running();
  const { registration } = first.query;
  const next = (): Au => running({ registration }, first.lms);
  assert.equal(first.send(first.make("failed", FAILED)), 200);
  const second = next();
  assert.equal(second.send(second.make("completed", COMPLETED)), 200);
  assert.equal(second.send(second.make("passed", PASSED)), 200);
  const third = next();
  for (const [verb, result, rule] of [["completed", COMPLETED, "-6"], ["passed", PASSED, "-7"], ["failed", FAILED, "-8"]] as const) {
    assert.equal(third.send(third.make(verb, result)), 403);
    assert.equal(third.rules().pop(), `cmi5/9.3.0.0${rule}`);
  }
  const other = running({}, first.lms);
  assert.equal(other.send(other.make("completed", COMPLETED)), 200);
});

test("10.2.2.0-2, -3: Browse and Review hear initialized and terminated alone of cmi5's own", () => {
  for (const [mode, rule] of [["Browse", "10.2.2.0-2"], ["Review", "10.2.2.0-3"]] as const) {
    for (const [verb, result] of [["completed", COMPLETED], ["passed", PASSED], ["failed", FAILED]] as const) refused(rule, verb, result, undefined, { mode });
    const { make, send, rules } = running({ mode });
    assert.equal(send(make("terminated", DURATION)), 200);
    assert.deepEqual(rules(), []);
  }
});
