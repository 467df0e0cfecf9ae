/** The strict LRS refuses requests that xAPI 1.0.3 or ADL_LRS refuse, and takes what stands beside them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { AGENT, changed, COURSE, freshLrs, idOf, type Json, NOW, statementOf } from "./asking";
import { CREDENTIAL, type LrsRequest } from "./strict-lrs";

test("nothing goes without the version (1.0.x) and known credentials; a request without any is the client's fault", () => {
  const statuses = (headers: { [name: string]: string }): [number, string[]] => {
    const { ask, rules } = freshLrs();
    return [ask("GET", "statements", { headers }).status, rules()];
  };
  for (const version of ["1.0.3", "1.0", "1.0.0"]) assert.deepEqual(statuses({ "x-experience-api-version": version }), [200, []]);
  for (const version of ["", "0.9", "1.1", "2.0.0", "1.0.3.1"]) assert.deepEqual(statuses({ "x-experience-api-version": version }), [400, ["http/version"]]);
  assert.deepEqual(statuses({ authorization: "" }), [401, ["http/authorization"]]);
  assert.deepEqual(statuses({ authorization: CREDENTIAL }), [401, ["http/authorization"]]);
  assert.deepEqual(statuses({ authorization: "Basic eDp5" }), [401, []]);
  const { ask } = freshLrs();
  assert.equal(ask("GET", "about", { headers: { authorization: "" } }).status, 200);
  assert.equal(ask("GET", "statements").headers["x-experience-api-version"], "1.0.3");
});

test("resources, methods and parameters are those of the standard; the alternate request syntax is refused", () => {
  const { lrs, ask } = freshLrs();
  const agent = JSON.stringify(AGENT);
  const state = { activityId: COURSE, agent, stateId: "s" };
  const odd: [string, string, LrsRequest["query"], number][] = [
    ["GET", "/statements", {}, 404], ["GET", "statements/", {}, 404], ["PATCH", "statements", {}, 405], ["DELETE", "statements", {}, 405],
    ["POST", "statements", { method: "PUT" }, 400], ["POST", "statements", { statementId: idOf(1) }, 400], ["PUT", "statements", {}, 400],
    ["GET", "statements", { statementId: "1" }, 400], ["GET", "statements", { statementId: idOf(1), verb: "http://a.example/v" }, 400],
    ["GET", "activities/state", { ...state, since: "yesterday" }, 400], ["GET", "activities/state", { ...state, profileId: "s" }, 400],
    ["GET", "activities/state", { agent, stateId: "s" }, 400], ["GET", "activities/state", { activityId: COURSE, stateId: "s" }, 400],
    ["PUT", "activities/state", { activityId: COURSE, agent }, 400], ["GET", "activities/state", { ...state, registration: "r" }, 400],
    ["GET", "activities/state", { ...state, activityId: "course" }, 400], ["GET", "activities/state", { ...state, agent: "ada" }, 400],
    ["GET", "activities/state", { ...state, agent: '{"name":"Ada"}' }, 400], ["GET", "agents/profile", { agent, stateId: "s" }, 400],
  ];
  for (const [n, [method, path, query, status]] of odd.entries()) {
    assert.equal(ask(method, path, { query, headers: { "content-type": "application/json" } }).status, status, `${method} ${path} ${JSON.stringify(query)}`);
    assert.equal(lrs.violations.length, n + 1, `${method} ${path}`);
  }
  assert.equal(ask("GET", "activities/state", { query: state }).status, 404);
  assert.equal(lrs.violations.length, odd.length);
});

test("statements come alone or in a batch, and are found by id and by filters, oldest first where that is asked for", () => {
  const { ask, rules } = freshLrs();
  assert.equal(ask("POST", "statements", { body: JSON.stringify(statementOf(1)) }).body, JSON.stringify([idOf(1)]));
  assert.equal(ask("POST", "statements", { body: JSON.stringify([statementOf(2), changed("object.id", `${COURSE}/2`, statementOf(3))]) }).status, 200);
  const { id: _, ...bare } = changed("context.registration", idOf(9), statementOf());
  assert.deepEqual([ask("PUT", "statements", { query: { statementId: idOf(4) }, body: JSON.stringify(bare) })].map(({ status, body }) => [status, body]), [[204, ""]]);
  assert.deepEqual(rules(), ["manners/no-id"]);
  const ids = (query: LrsRequest["query"]): string[] => (JSON.parse(ask("GET",
    "statements", { query }).body) as { statements: { id: string }[] }).statements.map((found) => found.id);
  assert.deepEqual(ids({}), [4, 3, 2, 1].map(idOf));
  assert.deepEqual(ids({ ascending: "true", limit: "2" }), [1, 2].map(idOf));
  assert.deepEqual(ids({ activity: `${COURSE}/2` }), [idOf(3)]);
  assert.deepEqual(ids({ registration: idOf(9) }), [idOf(4)]);
  assert.deepEqual(ids({ agent: JSON.stringify({ name: "Ada", ...AGENT }), verb: "http://adlnet.gov/expapi/verbs/answered", ascending: "true" }), [1, 2, 3, 4].map(idOf));
  assert.deepEqual(ids({ agent: JSON.stringify({ mbox: "mailto:a@b.example" }) }), []);
  const found = ask("GET", "statements", { query: { statementId: idOf(1) } });
  assert.equal((JSON.parse(found.body) as Json).stored, "2026-01-01T00:00:00.000Z");
  assert.equal(ask("GET", "statements", { query: { statementId: idOf(7) } }).status, 404);
});

test("an id that is there is 409, identical or not, and nothing of the batch is taken; twice in a batch is 400", () => {
  const { lrs, ask, rules } = freshLrs();
  const send = (...statements: Json[]): number => ask("POST", "statements", { body: JSON.stringify(statements) }).status;
  assert.equal(send(statementOf(1)), 200);
  assert.equal(send(statementOf(1)), 409);
  assert.equal(send(statementOf(2), statementOf(1)), 409);
  assert.equal(ask("PUT", "statements", { query: { statementId: idOf(1) }, body: JSON.stringify(statementOf(1)) }).status, 409);
  assert.equal(lrs.violations.length, 0);
  assert.equal(send(statementOf(2), statementOf(2)), 400);
  assert.equal(send(statementOf(2), changed("verb.id", "x", statementOf(3))), 400);
  assert.equal(lrs.statements.length, 1);
  assert.equal(ask("PUT", "statements", { query: { statementId: idOf(5) }, body: JSON.stringify(statementOf(6)) }).status, 400);
  assert.deepEqual(rules(), ["xapi/id-twice", "xapi/iri", "http/parameter"]);
});

test("bodies are JSON, and say so", () => {
  for (const type of ["text/plain;charset=UTF-8", "application/jsonp", "application/x-www-form-urlencoded"]) {
    const { lrs, ask } = freshLrs();
    assert.equal(ask("POST", "statements", { body: JSON.stringify(statementOf()), headers: { "content-type": type } }).status, 400, type);
    assert.equal(lrs.violations[0].rule, "http/content-type");
  }
  const { ask } = freshLrs();
  assert.equal(ask("POST", "statements", { body: JSON.stringify(statementOf()), headers: { "content-type": "application/json; charset=utf-8" } }).status, 200);
  for (const body of ["{", "1", "null", "[1]", '"x"']) assert.equal(ask("POST", "statements", { body }).status, 400, body);
});

test("every request is kept with its answer, in order", () => {
  const { lrs, ask } = freshLrs();
  ask("GET", "about");
  ask("GET", "activities/state", { query: { activityId: COURSE, agent: JSON.stringify(AGENT), stateId: "s" } });
  assert.deepEqual(lrs.requests.map(({ request, response, at }) => [request.method, request.path, response.status, at]), [["GET", "about", 200, NOW], ["GET",
    "activities/state", 404, NOW]]);
});
