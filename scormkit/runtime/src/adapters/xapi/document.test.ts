import assert from "node:assert/strict";
import { test } from "node:test";
import { faultyFetch, type LrsFault, type LrsWrong, SOUND } from "../../testing/faulty-lrs";
import { outcome } from "../../testing/settling";
import { CREDENTIAL, type LrsRequest, StrictLrs } from "../../testing/strict-lrs";
import { fakeTime, type FakeTime } from "../../testing/time";
import { type StateDocument, stateDocument } from "./document";
import { lrsOf } from "./lrs";
import { Refusal } from "./refusal";

const NAME = { activityId: "https://school.example/course", agent: JSON.stringify({ account: { homePage: "https://school.example/", name: "ada" } }), stateId: "scormkit" };
/** An LRS's, which writes JSON in a layout of its own when it merges. */
const text = (n: number): string => JSON.stringify({ state: `${n}` });

interface Device {
  time: FakeTime;
  lrs: StrictLrs;
  document: StateDocument;
  read(): Promise<string>;
  write(text: string, hurried?: boolean): Promise<string | null>;
  /** Requests so far that would change something: method and condition. */
  writes(): string[];
  held(): string;
}

function device(fault: LrsFault = SOUND, { lrs, time } = { time: fakeTime(), lrs: new StrictLrs({ now: () => 0 }) }): Device {
  const document = stateDocument(lrsOf("https://lrs.example/xapi/", `Basic ${CREDENTIAL}`, faultyFetch(lrs, fault, time, () => ({ leaving: false, all: 10 })), time), NAME);
  const said = ({ method, headers }: LrsRequest): string => [method, headers["if-none-match"] && `if none is ${headers["if-none-match"]}`, headers["if-match"] && "if it is"].filter(Boolean).join(" ");
  return {
    time, lrs, document,
    read: () => outcome(time, document.read()),
    write: (told, hurried = false) => outcome(time, document.write(told, hurried)),
    writes: () => lrs.requests.filter(({ request }) => request.method !== "GET").map(({ request }) => said(request)),
    held: () => lrs.documents[0]?.content ?? "",
  };
}

/** Strikes the n-th save, whatever its method. */
function save(nth: number, wrong: LrsWrong): LrsFault {
  let saves = 0;
  return { name: "save", strikes: ({ method }) => (method !== "GET" && saves++ === nth ? wrong : null) };
}

test("the first write wants none to be there, each later one the tag that follows from the one before, without reading in between", async () => {
  const { read, write, writes, held, lrs } = device();
  assert.equal(await read(), "");
  for (const n of [1, 2, 3]) assert.equal(await write(text(n)), null);
  assert.deepEqual(writes(), ["PUT if none is *", "PUT if it is", "PUT if it is"]);
  assert.equal(lrs.requests.length, 4);
  assert.equal(held(), text(3));
  assert.deepEqual(lrs.violations, []);
});

test("a document that was there is written with the tag that it was read with", async () => {
  const first = device();
  await first.read();
  await first.write(text(1));
  const { read, write, writes, held } = device(SOUND, first);
  assert.equal(await read(), text(1));
  assert.equal(await write(text(2)), null);
  assert.equal(writes().pop(), "PUT if it is");
  assert.equal(held(), text(2));
});

test("what another device has written is given back and not written over; the next write takes its place", async () => {
  for (const before of [0, 1]) {
    const one = device();
    await one.read();
    if (before) await one.write(text(1));
    const other = device(SOUND, one);
    await other.read();
    await other.write(text(2));
    assert.equal(await one.write(text(3)), text(2), `${before} writes before`);
    assert.equal(one.held(), text(2));
    assert.equal(await one.write(text(4)), null);
    assert.equal(one.held(), text(4));
    assert.equal(await other.write(text(5)), text(4));
    assert.deepEqual(one.lrs.violations, []);
  }
});

test("an own write whose answer was lost is not taken for another device's", async () => {
  for (const nth of [0, 1]) {
    const { read, write, held } = device(save(nth, { lost: true }));
    await read();
    for (let n = 0; n < nth; n++) await write(text(n));
    await assert.rejects(write(text(8)), TypeError);
    assert.equal(await write(text(9)), "", "there is what was tried before");
    assert.equal(await write(text(9)), null);
    assert.equal(held(), text(9));
  }
});

test("a write that the browser sent twice has arrived, though its second answer is a no", async () => {
  const { read, write, held } = device(save(0, { again: true }));
  await read();
  assert.equal(await write(text(1)), "");
  assert.equal(await write(text(1)), null);
  assert.equal(held(), text(1));
});

test("where the tag cannot be read, it is posted, which the LRS merges", async () => {
  const first = device();
  await first.read();
  await first.write(JSON.stringify({ state: "0", theirs: 1 }));
  const { read, write, writes, held, lrs } = device({ name: "hidden", hides: ["etag"] }, first);
  await read();
  assert.equal(await write(text(1)), null);
  assert.equal(writes().pop(), "POST");
  assert.deepEqual(JSON.parse(held()), { state: "1", theirs: 1 });
  assert.deepEqual(lrs.violations, []);
});

test("where a proxy takes the conditions out of our requests, saves are lost to nobody: it is posted", async () => {
  const { read, write, writes, held } = device({ name: "proxy", hides: ["etag"], drops: ["if-match", "if-none-match"] });
  await read();
  let refused = 0;
  for (const n of [1, 2, 3]) while ((await write(text(n))) !== null) refused++;
  assert.equal(refused, 1);
  assert.equal(writes().pop(), "POST");
  assert.deepEqual(JSON.parse(held()), { state: "3" });
});

test("a proxy that takes the tag out of requests alone is found out, too", async () => {
  const { read, write, held } = device({ name: "proxy", drops: ["if-match", "if-none-match"] });
  await read();
  let refused = 0;
  for (const n of [1, 2, 3]) while ((await write(text(n))) !== null) refused++;
  assert.equal(refused, 1);
  assert.deepEqual(JSON.parse(held()), { state: "3" });
});

test("an LRS whose tags are no hashes, and which hands them out with what it reads alone, gets each save all the same", async () => {
  const lrs = new StrictLrs({ now: () => 0 });
  const answer = lrs.handle.bind(lrs);
  // Tags of its own, which it knows from the real ones.
  const own = (tag: string): string => `"v-${tag.slice(1, 9)}"`;
  lrs.handle = (request) => {
    const real = lrs.documents[0]?.etag ?? "";
    const match = request.headers["if-match"];
    const headers = { ...request.headers, ...(match && { "if-match": match === own(real) ? real : '"none"' }) };
    const response = answer({ ...request, headers });
    return { ...response, headers: { ...response.headers, ...(response.headers.etag && { etag: own(response.headers.etag) }) } };
  };
  const { read, write, held } = device(SOUND, { lrs, time: fakeTime() });
  await read();
  for (const n of [1, 2, 3]) {
    let tries = 1;
    while ((await write(text(n))) !== null) assert.ok(tries++ < 2, `${tries} tries`);
    assert.equal(JSON.parse(held()).state, `${n}`);
  }
});

test("a hurried write is posted beside the one that is under way, and the next one knows what came of both", async () => {
  const { time, read, write, writes, held, document } = device(save(0, { takes: 9_000 }));
  await read();
  const slow = document.write(text(1), false);
  assert.equal(await write(text(2), true), null);
  assert.equal(await outcome(time, slow), null);
  assert.deepEqual(writes(), ["PUT if none is *", "POST"]);
  assert.deepEqual(JSON.parse(held()), { state: "2" });
  let tries = 1;
  while ((await write(text(3))) !== null) assert.ok(tries++ < 3, `${tries} tries`);
  assert.deepEqual(JSON.parse(held()), { state: "3" });
});

test("a no that is none of tags is a refusal with its status and its Retry-After; the next write is as the one before", async () => {
  for (const status of [400, 401, 403, 413, 429, 500, 503]) {
    const { read, write, writes } = device(save(0, { status, headers: { "retry-after": "7", "access-control-expose-headers": "retry-after" } }));
    await read();
    await assert.rejects(write(text(1)), (failure: Refusal) => failure.status === status && failure.after === 7_000 && failure.final === (status === 401 || status === 403));
    assert.equal(await write(text(1)), null);
    assert.deepEqual(writes(), ["PUT if none is *"]);
  }
});

test("a sign-in page in HTML is neither a document nor a save", async () => {
  const page: LrsWrong = { status: 200, headers: { "content-type": "text/html" }, body: "<!DOCTYPE html><title>Sign in</title>" };
  await assert.rejects(device({ name: "html", strikes: () => page }).read(), Refusal);
  const { read, write, held } = device(save(0, page));
  await read();
  await assert.rejects(write(text(1)), Refusal);
  assert.equal(held(), "");
});
