/** The cmi5 LMS launches as it should, and refuses what CATAPULT's player and the specification do not allow a session. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTOR, allowed, BASE, clock, COMPLETED, type Context, DURATION, type Json, launched, PASSED, PREFERENCES, running } from "./au";
import { judge } from "./judge";
import { Cmi5Lms } from "./strict-cmi5";
import { CREDENTIAL, documentName, type LrsRequest, type LrsResponse } from "./strict-lrs";

test("a launch has the five parameters, what the AU must read, and the LMS's launched, which the validators of others take", () => {
  const { lms, query } = launched({
    masteryScore: 0.8, moveOn: "Passed", returnURL: "https://lms.example/back", launchParameters: "a=1",
    entitlementKey: { alternate: "k" }, preferences: { languagePreference: "de,en", audioPreference: "off" },
  });
  assert.deepEqual(Object.keys(query).sort(), ["activityId", "actor", "endpoint", "fetch", "registration"]);
  assert.equal(query.endpoint, "https://lrs.example/xapi");
  assert.equal(query.fetch, `${BASE}fetch/1`);
  const data = lms.documents.find(({ id }) => id === "LMS.LaunchData")!;
  const { contextTemplate, ...rest } = JSON.parse(data.content) as Json;
  assert.deepEqual(rest, { launchMode: "Normal", masteryScore: 0.8, moveOn: "Passed", launchParameters: "a=1", entitlementKey: { alternate: "k" },
    returnURL: "https://lms.example/back" });
  assert.deepEqual((contextTemplate as Context).contextActivities.grouping, [{ id: "https://publisher.example/au" }]);
  assert.notEqual(query.activityId, "https://publisher.example/au");
  assert.equal(lms.documents.find(({ id }) => id === "cmi5LearnerPreferences")!.content, '{"languagePreference":"de,en","audioPreference":"off"}');
  assert.deepEqual(lms.statements.map(({ verb }) => verb.id), ["http://adlnet.gov/expapi/verbs/launched"]);
  assert.deepEqual(judge(lms.statements), []);
});

test("the token is fetched once, by POST, and is good for nothing before", () => {
  const lms = new Cmi5Lms({ now: () => clock.now });
  const { fetchPath } = lms.launch({ mode: "Normal", moveOn: "Passed", actor: ACTOR }, BASE);
  const fetch = (method: string): LrsResponse => lms.handle({ method, path: fetchPath, query: {}, headers: {}, body: "" });
  const use = (): number => lms.handle({ method: "GET", path: "statements", query: {},
    body: "", headers: { authorization: `Basic ${lms.sessions[0].token}`, "x-experience-api-version": "1.0.3" } }).status;
  assert.equal(use(), 403);
  assert.equal(fetch("GET").status, 405);
  assert.deepEqual(lms.violations.map(({ rule }) => rule), ["cmi5/8.1.2.0-2", "cmi5/8.2.1.0-2"]);
  assert.equal((JSON.parse(fetch("POST").body) as Json)["auth-token"], lms.sessions[0].token);
  assert.equal(use(), 200);
  const again = fetch("POST");
  assert.equal(again.status, 200);
  assert.equal((JSON.parse(again.body) as Json)["error-code"], "1");
  assert.equal(lms.handle({ method: "POST", path: "fetch/9", query: {}, headers: {}, body: "" }).status, 404);
  assert.equal(lms.violations.length, 2);
});

test("a session as it should be: initialized alone and first, completed and passed together, terminated last", () => {
  const { lms, make, send, stored, rules, query } = running({ masteryScore: 0.8 });
  assert.equal(send(make("answered", { response: "a" }, allowed)), 200);
  assert.equal(lms.isSatisfied(query.registration), false);
  assert.equal(send(make("completed", COMPLETED), make("passed", PASSED)), 200);
  assert.equal(lms.isSatisfied(query.registration), true);
  assert.equal(send(make("terminated", DURATION)), 200);
  assert.deepEqual(stored(), ["launched", "initialized", "answered", "completed", "passed", "terminated"]);
  assert.deepEqual(rules(), []);
  assert.deepEqual(judge(lms.statements), []);
});

test("11.0.0.0-3: the preferences are read before the first statement; none there is fine", () => {
  const { make, send, ask, rules } = launched({}, undefined, false);
  const first = make("initialized");
  assert.equal(send(first), 403);
  assert.deepEqual(rules(), ["cmi5/11.0.0.0-3"]);
  assert.equal(ask("GET", "agents/profile", { query: PREFERENCES }).status, 404);
  assert.equal(send(first), 200);
});

test("8.1.2.0-2: after terminated the token is good for nothing; in the batch of terminated nothing stands behind it", () => {
  const { make, send, ask, rules, query } = running();
  assert.equal(send(make("terminated", DURATION), make("answered", {}, allowed)), 403);
  assert.deepEqual(rules(), ["cmi5/9.3.0.0-5"]);
  assert.equal(send(make("answered", {}, allowed), make("terminated", DURATION)), 200);
  assert.equal(send(make("answered", {}, allowed)), 403);
  assert.equal(ask("GET", "activities/state", { query: { stateId: "s", activityId: query.activityId, agent: query.actor, registration: query.registration } }).status, 403);
  assert.deepEqual(rules().slice(1), ["cmi5/8.1.2.0-2", "cmi5/8.1.2.0-2"]);
});

test("a cmi5-allowed statement that is sent again is 409 and no violation; the AU may ask what is there", () => {
  const { make, send, ask, rules } = running();
  const told = make("answered", {}, allowed);
  assert.equal(send(told), 200);
  assert.equal(send(told), 409);
  assert.equal(ask("GET", "statements", { query: { statementId: String(told.id) } }).status, 200);
  assert.deepEqual(rules(), []);
});

test("a second launch abandons the first: the LMS says so, refuses the first session, and blames nobody", () => {
  const first = running();
  clock.now += 61_500;
  const second = running({ registration: first.query.registration }, first.lms);
  assert.equal(first.send(first.make("answered", {}, allowed)), 403);
  assert.deepEqual(first.rules(), []);
  assert.deepEqual(second.stored(), ["launched", "initialized", "abandoned", "launched", "initialized"]);
  assert.deepEqual((first.lms.statements[2].result as Json).duration, "PT61.5S");
  assert.equal(second.query.activityId, first.query.activityId);
  assert.deepEqual(judge(first.lms.statements), []);
  const done = running();
  done.send(done.make("terminated", DURATION));
  running({ registration: done.query.registration }, done.lms);
  assert.ok(!done.stored().includes("abandoned"));
});

test("documents: with the actor and the registration of the launch; LMS.LaunchData and the preferences are the LMS's", () => {
  const { ask, query, rules, lms } = running();
  const { activityId, actor: agent, registration } = query;
  const state = { stateId: "s", activityId, agent, registration };
  const put = (path: string, parameters: LrsRequest["query"], body = "{}", method = "PUT"): number =>
    ask(method, path, { query: parameters, body, headers: { "if-none-match": "*" } }).status;
  assert.equal(put("activities/state", state), 204);
  assert.deepEqual(rules(), []);
  assert.equal(put("activities/state", { ...state, agent: JSON.stringify({ ...ACTOR, name: "Ada" }) }), 403);
  assert.equal(put("activities/state", { ...state, registration: "00000000-0000-4000-8000-0000000000ff" }), 403);
  for (const method of ["PUT", "POST", "DELETE"]) assert.equal(put("activities/state", { ...state, stateId: "LMS.LaunchData" }, method === "DELETE" ? "" : "{}", method), 403);
  const { stateId: _, ...all } = state;
  assert.equal(ask("DELETE", "activities/state", { query: all }).status, 403);
  assert.equal(ask("GET", "agents/profile", { query: { profileId: "cmi5LearnerPreferences" } }).status, 400);
  assert.equal(put("agents/profile", PREFERENCES), 403);
  assert.equal(put("agents/profile", PREFERENCES, '{"languagePreference":"en, de","audioPreference":"on"}'), 403);
  assert.deepEqual(rules().map((rule) => rule.replace("cmi5/", "")), ["8.1.3.0-3", "8.1.4.0-3", ...Array(4).fill("10.2.1.0-5") as string[], "11.0.0.0-1",
    "11.0.0.0-5", "11.1.0.0-1"]);
  const before = rules().length;
  assert.equal(put("agents/profile", PREFERENCES, '{"languagePreference":"en,de","audioPreference":"on"}'), 403);
  assert.equal(rules().length, before);
  assert.ok(lms.store.get(documentName("activities/state", { ...state, stateId: "LMS.LaunchData" })));
  const { registration: __, ...unregistered } = state;
  put("activities/state", unregistered);
  assert.deepEqual(rules().slice(before), ["manners/8.1.4.0-3"]);
});

test("what CATAPULT's player cannot carry: JSON that is not compact hangs, multipart is 415, more than 1 MiB 413", () => {
  const { make, ask, query, rules } = running();
  const told = make("answered", { response: "a, b: c" }, allowed);
  const spaced = JSON.stringify(told).replace('"verb":', '"verb": ');
  assert.equal(ask("POST", "statements", { body: spaced }).status, 504);
  assert.equal(ask("POST", "statements", { body: JSON.stringify(told, null, 1) }).status, 504);
  assert.deepEqual(rules(), ["cmi5/blanks", "cmi5/blanks"]);
  assert.equal(ask("POST", "statements", { body: JSON.stringify(told) }).status, 200);
  assert.equal(ask("POST", "statements", { body: "--b", headers: { "content-type": "multipart/mixed; boundary=b" } }).status, 415);
  const state = { stateId: "s", activityId: query.activityId, agent: query.actor, registration: query.registration };
  const put = (length: number): number => ask("PUT", "activities/state", { query: state, body: JSON.stringify("x".repeat(length - 2)),
    headers: { "if-none-match": "*" } }).status;
  assert.equal(put(1_048_577), 413);
  assert.equal(put(1_048_576), 204);
  assert.deepEqual(rules().length, 2);
});

test("a refused statement leaves no trace: what the LRS refuses does not count for cmi5", () => {
  const { make, send, stored } = running();
  assert.equal(send(make("completed", { ...COMPLETED, duration: "1 minute" })), 400);
  assert.equal(send(make("completed", COMPLETED)), 200);
  assert.deepEqual(stored(), ["launched", "initialized", "completed"]);
});

test("a completed that the browser sends twice is refused the second time, and blamed on nobody", () => {
  const { lms, make, rules, stored } = running();
  const headers = { authorization: `Basic ${lms.sessions[0].token}`, "x-experience-api-version": "1.0.3", "content-type": "application/json" };
  assert.equal(lms.handleTwice({ method: "POST", path: "statements", query: {}, headers, body: JSON.stringify(make("completed", COMPLETED)) }).status, 403);
  assert.deepEqual([stored(), rules()], [["launched", "initialized", "completed"], []]);
});

test("what does not come with a session's token is the LRS's affair", () => {
  const { lms } = running();
  const ask = (token: string): number => lms.handle({ method: "GET", path: "statements", query: {},
    body: "", headers: { authorization: `Basic ${token}`, "x-experience-api-version": "1.0.3" } }).status;
  assert.deepEqual([ask(CREDENTIAL), ask("eDp5")], [200, 401]);
});
