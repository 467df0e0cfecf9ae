/** The faulty fetch fails as a browser's and a network's does, and each fault strikes where its name says. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ENDPOINT, FAULTS, faultyFetch, type LrsFault, type Page, SOUND } from "./faulty-lrs";
import { outcome, pass, settle } from "./settling";
import { CREDENTIAL, StrictLrs } from "./strict-lrs";
import { fakeTime } from "./time";

const HEADERS = { Authorization: `Basic ${CREDENTIAL}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
const AGENT = { account: { homePage: "https://school.example/", name: "ada" } };
const STATE = `activities/state?${new URLSearchParams({ stateId: "s", activityId: "https://school.example/course", agent: JSON.stringify(AGENT) })}`;
const statement = (n: number): object => ({
  id: `00000000-0000-4000-9000-00000000000${n}`, actor: AGENT, verb: { id: "http://adlnet.gov/expapi/verbs/experienced" },
  object: { id: "https://school.example/course" }, timestamp: "2026-01-01T00:00:00Z",
});

function page(fault: LrsFault | string = SOUND, now: Partial<Page> = {}, exposeEtag = true) {
  const time = fakeTime();
  const lrs = new StrictLrs({ now: time.wall, exposeEtag });
  const found = typeof fault === "string" ? FAULTS.find(({ name }) => name === fault) : fault;
  assert.ok(found, `no fault ${fault}`);
  const fetch = faultyFetch(lrs, found, time, () => ({ leaving: false, all: 10, ...now }));
  const send = (method: string, path: string, body?: unknown, init: RequestInit = {}) =>
    fetch(ENDPOINT + path, { method, body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
      ...init, headers: { ...HEADERS, ...init.headers } });
  /** The status, or the error's name. */
  const said = async (...request: Parameters<typeof send>): Promise<number | string> => {
    const sent = send(...request).then(({ status }) => status, ({ name }: Error) => name);
    return outcome(time, sent, 60_000).catch(() => "nothing");
  };
  return { time, lrs, send, said };
}

test("without a fault a request is done at once and answered a little later", async () => {
  const { time, lrs, send } = page();
  let status = 0;
  void send("POST", "statements", statement(1)).then((answer) => (status = answer.status));
  await settle();
  assert.equal(lrs.statements.length, 1);
  assert.equal(status, 0);
  await pass(time, 100);
  assert.equal(status, 200);
});

test("a page reads of another origin's headers only what is exposed", async () => {
  for (const [exposed, fault] of [[true, SOUND], [false, SOUND], [true, "the ETag cannot be read"]] as const) {
    const { time, send } = page(fault, {}, exposed);
    await outcome(time, send("PUT", STATE, { a: 1 }, { headers: { "If-None-Match": "*" } }));
    const answer = await outcome(time, send("GET", STATE));
    assert.deepEqual(await answer.json(), { a: 1 });
    assert.equal(answer.headers.get("X-Experience-API-Version"), "1.0.3");
    assert.equal(answer.headers.get("www-authenticate"), null);
    assert.equal(!!answer.headers.get("ETag"), exposed && fault === SOUND);
  }
});

test("bodies with keepalive are 64 KiB together, those under way included", async () => {
  const { time, said, send } = page();
  const put = (length: number): Promise<number | string> =>
    said("PUT", STATE, JSON.stringify("x".repeat(length - 2)), { keepalive: true, headers: { "If-None-Match": "*" } });
  assert.equal(await put(65_537), "TypeError");
  assert.equal(await put(65_536), 204);
  const init = { keepalive: true };
  const under = send("POST", STATE, JSON.stringify({ a: "x".repeat(60_000) }), init);
  await assert.rejects(send("POST", STATE, JSON.stringify({ a: "x".repeat(6_000) }), init), TypeError);
  await outcome(time, under);
  assert.equal(await put(6_000), 412);
});

test("a request that is called off rejects with AbortError; it was sent all the same", async () => {
  const { time, lrs, send } = page("everything takes 9 s");
  const control = new AbortController();
  const sent = send("POST", "statements", statement(1), { signal: control.signal }).catch(({ name }: Error) => name);
  await pass(time, 5_000);
  control.abort();
  assert.equal(await sent, "AbortError");
  assert.equal(lrs.statements.length, 1);
  await assert.rejects(send("POST", "statements", statement(2), { signal: control.signal }), { name: "AbortError" });
});

test("while the page closes only keepalive gets out", async () => {
  const { lrs, said } = page(SOUND, { leaving: true });
  assert.equal(await said("POST", "statements", statement(1)), "TypeError");
  assert.equal(lrs.statements.length, 0);
  assert.equal(await said("POST", "statements", statement(1), { keepalive: true }), 200);
});

test("a text that is sent without a Content-Type is text/plain, which the LRS refuses; another address has no server", async () => {
  const { lrs, said } = page();
  const time = fakeTime();
  const fetch = faultyFetch(lrs, SOUND, time, () => ({ leaving: false, all: 10 }));
  const { "Content-Type": _, ...rest } = HEADERS;
  assert.equal((await outcome(time, fetch(`${ENDPOINT}statements`, { method: "POST", headers: rest, body: JSON.stringify(statement(1)) }))).status, 400);
  assert.deepEqual(lrs.violations.map(({ rule }) => rule), ["http/content-type"]);
  await assert.rejects(fetch("https://lrs.example/xapistatements", { headers: HEADERS }), TypeError);
  assert.equal(await said("GET", "/statements"), 404);
});

test("lost is done and cut is not; never is neither answered nor rejected", async () => {
  for (const [name, said, stored] of [["every answer is lost", "TypeError", 1], ["there is no network", "TypeError", 0], ["no request is answered", "nothing", 0],
    ["the browser sends every request twice", 409, 1], ["no request is answered, though all are done", "nothing", 1], ["401 always", 401, 0],
      ["HTML with 200 for everything", 200, 0],
    ["HTML with 200 for every answer, though done", 200, 1]] as const) {
    const { lrs, said: ask } = page(name);
    assert.equal(await ask("POST", "statements", statement(1)), said, name);
    assert.equal(lrs.statements.length, stored, name);
  }
});

test("what takes its time is done at once, or late", async () => {
  for (const [name, stored] of [["everything takes 9 s", 1], ["everything takes 9 s and is done only then", 0]] as const) {
    const { time, lrs, send } = page(name);
    const sent = send("POST", "statements", statement(1));
    await pass(time, 8_999);
    assert.equal(lrs.statements.length, stored, name);
    assert.equal((await outcome(time, sent, 2)).status, 200);
    assert.equal(lrs.statements.length, 1);
  }
});

test("another device's writing makes the next save 412, and what it wrote is there", async () => {
  const { time, lrs, send, said } = page("another device writes before the second save", { forestalling: (content) => JSON.stringify({ ...JSON.parse(content), theirs: 1 }) });
  assert.equal(await said("PUT", STATE, { ours: 1 }, { headers: { "If-None-Match": "*" } }), 204);
  const etag = lrs.documents[0].etag;
  assert.equal(await said("PUT", STATE, { ours: 2 }, { headers: { "If-Match": etag } }), 412);
  const answer = await outcome(time, send("GET", STATE));
  assert.deepEqual(await answer.json(), { ours: 1, theirs: 1 });
  assert.equal(await said("PUT", STATE, { ours: 2, theirs: 1 }, { headers: { "If-Match": answer.headers.get("etag")! } }), 204);
  const first = page("another device writes before the first save");
  assert.equal(await first.said("PUT", STATE, { ours: 1 }, { headers: { "If-None-Match": "*" } }), 412);
  assert.equal(first.lrs.documents[0].content, "{}");
});

test("the poisonous statement stays poisonous, alone and in every batch", async () => {
  const { lrs, said } = page("400 for one poisonous statement");
  assert.equal(await said("POST", "statements", [0, 1, 2, 3].map(statement)), 400);
  for (const [n, status] of [[0, 200], [1, 200], [2, 400], [3, 200], [2, 400]]) assert.equal(await said("POST", "statements", statement(n)), status);
  assert.equal(lrs.statements.length, 3);
});

test("a fault of the network ends: 503 for a while, offline half way", async () => {
  for (const [name, odd] of [["503 a few times, then fine", 503], ["offline half way, and back", "TypeError"]] as const) {
    const { said } = page(name);
    const statuses: (number | string)[] = [];
    for (let n = 0; n < 10; n++) statuses.push(await said("GET", "about"));
    const start = name.startsWith("503") ? 3 : 5;
    assert.deepEqual(statuses, Array.from({ length: 10 }, (_, n) => (n >= start && n < start + 4 ? odd : 200)), name);
  }
});

test("a proxy that drops If-Match makes every second save 409", async () => {
  const { lrs, said } = page("a proxy drops If-Match, If-None-Match and ETag");
  assert.equal(await said("PUT", STATE, { a: 1 }, { headers: { "If-None-Match": "*" } }), 204);
  assert.equal(await said("PUT", STATE, { a: 2 }, { headers: { "If-Match": lrs.documents[0].etag } }), 409);
  assert.equal(await said("POST", STATE, { a: 2 }), 204);
});

test("Retry-After is read where it is exposed, and the version where it is 2.0.0", async () => {
  for (const [name, header, value] of [["429 with Retry-After that a page can read", "Retry-After", "5"], ["429 with Retry-After that a page cannot read",
    "Retry-After", null],
    ["the LRS says it is of version 2.0.0", "X-Experience-API-Version", "2.0.0"]] as const) {
    const { time, send, said } = page(name);
    for (let n = 0; n < 3; n++) await said("GET", "about");
    assert.equal((await outcome(time, send("GET", "about"))).headers.get(header), value, name);
  }
});

test("every fault has a name of its own and does something", () => {
  assert.equal(new Set(FAULTS.map(({ name }) => name)).size, FAULTS.length);
  for (const { name, strikes, hides, headers } of FAULTS) assert.ok(strikes || hides || headers, name);
});
