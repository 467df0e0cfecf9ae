import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeTime } from "../../testing/time";
import { findApi, type Frame, waitForApi } from "./discovery";

interface Window extends Frame {
  API?: unknown;
  parent?: Window | null;
  top?: Window | null;
  opener?: Window | null;
}

const API = { LMSInitialize: () => "true" };

/** A window of another origin: every property throws. */
const FOREIGN = new Proxy({}, {
  get() {
    throw new Error("SecurityError");
  },
}) as Window;

function frames(depth: number): Window[] {
  const chain: Window[] = Array.from({ length: depth }, () => ({}));
  chain.forEach((frame, n) => Object.assign(frame, { parent: chain[n + 1] || frame, top: chain[depth - 1] }));
  return chain;
}

test("the API is found here, in any parent, in the opener, in its parents, and behind the top frame's opener", () => {
  for (const at of [0, 1, 2, 6]) {
    const chain = frames(7);
    chain[at].API = API;
    assert.equal(findApi(chain[0]), API, `parent ${at}`);
  }
  const [page, launcher] = [frames(2), frames(3)];
  launcher[2].API = API;
  page[0].opener = launcher[0];
  assert.equal(findApi(page[0]), API);
  page[0].opener = null;
  page[1].opener = launcher[0];
  assert.equal(findApi(page[0]), API);
});

test("an API without a callable LMSInitialize is none, and the search goes on behind it", () => {
  const chain = frames(3);
  chain[0].API = {};
  chain[1].API = { LMSInitialize: "true" };
  assert.equal(findApi(chain[0]), null);
  chain[2].API = API;
  assert.equal(findApi(chain[0]), API);
});

test("windows of another origin are passed over", () => {
  const [launcher] = frames(1);
  launcher.API = API;
  assert.equal(findApi({ parent: FOREIGN, top: FOREIGN, opener: launcher }), API);
  assert.equal(findApi({ parent: FOREIGN, top: FOREIGN, opener: FOREIGN }), null);
});

test("a chain of frames that bites its tail ends", () => {
  const [a, b]: Window[] = [{}, {}];
  Object.assign(a, { parent: b, top: b });
  Object.assign(b, { parent: a, top: a });
  assert.equal(findApi(a), null);
});

test("an API that comes late is waited for, 10 s and no longer", async () => {
  for (const [delay, found] of [[300, true], [9_900, true], [10_500, false]] as const) {
    const time = fakeTime();
    const chain = frames(2);
    const search = waitForApi(chain[0], time);
    time.after(delay, () => (chain[1].API = API));
    time.pass(20_000);
    assert.equal((await search) === (API as unknown), found, String(delay));
  }
});

test("where no other window could hold an API nothing is waited for", async () => {
  const time = fakeTime();
  assert.equal(await waitForApi(frames(1)[0], time), null);
  assert.equal(await waitForApi({ parent: null, top: null, opener: null }, time), null);
});
