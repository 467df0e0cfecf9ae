/** Documents of State and of agents, with the preconditions of ADL_LRS. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { AGENT, COURSE, freshLrs, idOf } from "./asking";
import type { LrsRequest } from "./strict-lrs";

const STATE = { activityId: COURSE, agent: JSON.stringify(AGENT), stateId: "s" };

test("a State document is put, read, merged and deleted; its ETag is the SHA-1 of its content", () => {
  const { lrs, ask } = freshLrs();
  assert.equal(ask("GET", "activities/state", { query: STATE }).status, 404);
  assert.equal(ask("PUT", "activities/state", { query: STATE, body: '{"a":1,"b":{"c":1}}', headers: { "if-none-match": "*" } }).status, 204);
  const read = ask("GET", "activities/state", { query: STATE });
  assert.equal(read.body, '{"a":1,"b":{"c":1}}');
  assert.equal(read.headers.etag, `"${createHash("sha1").update(read.body).digest("hex")}"`);
  assert.equal(read.headers["content-type"], "application/json");
  assert.equal(ask("POST", "activities/state", { query: STATE, body: '{"b":{"d":2}}' }).status, 204);
  assert.deepEqual(JSON.parse(ask("GET", "activities/state", { query: STATE }).body), { a: 1, b: { d: 2 } });
  assert.equal(ask("DELETE", "activities/state", { query: STATE }).status, 204);
  assert.equal(ask("DELETE", "activities/state", { query: STATE }).status, 204);
  assert.equal(ask("GET", "activities/state", { query: STATE }).status, 404);
  assert.deepEqual(lrs.violations, []);
});

test("a document that is there is replaced by its ETag alone: 409 without a condition, 412 where it does not hold", () => {
  const { lrs, ask, rules } = freshLrs();
  const put = (headers: { [name: string]: string }, body = '"x"'): number => ask("PUT", "activities/state", { query: STATE, body, headers }).status;
  assert.equal(put({ "if-match": '"x"' }), 412);
  assert.equal(put({ "if-none-match": "*" }), 204);
  const { etag } = lrs.documents[0];
  assert.deepEqual(lrs.violations, []);
  assert.equal(put({}), 409);
  assert.deepEqual(rules(), ["manners/unconditional-put"]);
  assert.equal(put({ "if-none-match": "*" }), 412);
  assert.equal(put({ "if-none-match": etag }), 412);
  assert.equal(put({ "if-match": '"x"' }), 412);
  assert.equal(put({ "if-match": etag.slice(1, -1) }), 412);
  assert.equal(ask("POST", "activities/state", { query: STATE, body: "{}", headers: { "if-match": '"x"' } }).status, 412);
  assert.equal(ask("DELETE", "activities/state", { query: STATE, headers: { "if-match": '"x"' } }).status, 412);
  assert.equal(put({ "if-match": etag }, '"y"'), 204);
  assert.equal(put({ "if-match": etag }), 412);
  assert.equal(ask("DELETE", "activities/state", { query: STATE, headers: { "if-match": lrs.documents[0].etag } }).status, 204);
});

test("documents are JSON and say so in these words alone; only objects are merged", () => {
  const { lrs, ask } = freshLrs();
  for (const type of ["text/plain", "application/json; charset=utf-8", "application/octet-stream"]) {
    assert.equal(ask("PUT", "activities/state", { query: STATE, body: "{}", headers: { "content-type": type, "if-none-match": "*" } }).status, 400, type);
  }
  assert.equal(ask("PUT", "activities/state", { query: STATE, body: "{", headers: { "if-none-match": "*" } }).status, 400);
  assert.equal(ask("POST", "activities/state", { query: STATE, body: "[1]" }).status, 400);
  assert.equal(lrs.documents.length, 0);
  ask("PUT", "activities/state", { query: STATE, body: "[1]", headers: { "if-none-match": "*" } });
  assert.equal(ask("POST", "activities/state", { query: STATE, body: "{}" }).status, 400);
});

test("a document belongs to an activity, a registration and whoever the agent is, whatever else is said of them", () => {
  const { ask } = freshLrs();
  const put = (query: LrsRequest["query"]): number => ask("PUT", "activities/state", { query, body: "{}", headers: { "if-none-match": "*" } }).status;
  const registered = { ...STATE, registration: idOf(9) };
  assert.deepEqual([put(STATE), put(registered), put({ ...STATE, activityId: `${COURSE}/2` })], [204, 204, 204]);
  assert.equal(put({ ...STATE, agent: JSON.stringify({ objectType: "Agent", name: "Ada", account: { name: "ada", homePage: "https://school.example/" } }) }), 412);
  assert.equal(put({ ...STATE, agent: JSON.stringify({ mbox: "mailto:a@b.example" }) }), 204);
  put({ ...registered, stateId: "t" });
  const { stateId: _, ...all } = registered;
  assert.deepEqual(JSON.parse(ask("GET", "activities/state", { query: all }).body), ["s", "t"]);
  const { registration: __, ...any } = all;
  assert.deepEqual(JSON.parse(ask("GET", "activities/state", { query: any }).body), ["s", "s", "t"]);
  assert.equal(ask("DELETE", "activities/state", { query: all }).status, 204);
  assert.deepEqual(JSON.parse(ask("GET", "activities/state", { query: any }).body), ["s"]);
});

test("agent profiles are documents, too", () => {
  const { ask } = freshLrs();
  const query = { agent: JSON.stringify(AGENT), profileId: "cmi5LearnerPreferences" };
  assert.equal(ask("GET", "agents/profile", { query }).status, 404);
  assert.equal(ask("PUT", "agents/profile", { query, body: '{"languagePreference":"de"}', headers: { "if-none-match": "*" } }).status, 204);
  assert.equal(ask("GET", "agents/profile", { query }).body, '{"languagePreference":"de"}');
  assert.equal(ask("PUT", "agents/profile", { query, body: "{}" }).status, 409);
});
