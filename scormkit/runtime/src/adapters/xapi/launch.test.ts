import assert from "node:assert/strict";
import { test } from "node:test";
import { outcome, pass } from "../../testing/settling";
import { fakeTime } from "../../testing/time";
import { insisting, launchIn, nameOf, notesOf, type Tab } from "./launch";
import { Refusal } from "./refusal";

const NAMES = ["endpoint", "auth", "actor"];
const PAGE = "https://lms.example/package/index.html";

/** A tab at an address; its storage outlives a reload. */
function tabAt(address: string, kept = new Map<string, string>()): Tab & { address: () => string } {
  let href = address;
  return {
    location: { pathname: new URL(address).pathname, get href() { return href; } },
    history: { replaceState: (_data, _unused, url) => void (href = String(url)) },
    storage: () => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) }),
    address: () => href,
  };
}

test("the launch's parameters are read, decoded, and taken out of the address; other parameters and the hash stay", () => {
  const tab = tabAt(`${PAGE}?lang=de&endpoint=https%3A%2F%2Flrs.example%2F%3Fa%3D1&auth=Basic%20YTpi%2B%3D&mode=x&actor=%7B%22name%22%3A%22%C3%84da%22%7D#unit-two`);
  assert.deepEqual(launchIn(tab, NAMES), { endpoint: "https://lrs.example/?a=1", auth: "Basic YTpi+=", actor: '{"name":"Äda"}' });
  assert.equal(tab.address(), `${PAGE}?lang=de&mode=x#unit-two`);
});

test("what the launch does not say is left out, and an empty value is none", () => {
  const tab = tabAt(`${PAGE}?endpoint=e&auth=`);
  assert.deepEqual(launchIn(tab, NAMES), { endpoint: "e" });
  assert.equal(tab.address(), PAGE);
});

test("a reload finds the launch in the tab, a new launch takes its place, another page has none", () => {
  const kept = new Map<string, string>();
  const launched = launchIn(tabAt(`${PAGE}?endpoint=e&auth=a`, kept), NAMES);
  assert.deepEqual(launchIn(tabAt(PAGE, kept), NAMES), launched);
  launchIn(tabAt(`${PAGE}?endpoint=f`, kept), NAMES);
  assert.deepEqual(launchIn(tabAt(PAGE, kept), NAMES), { endpoint: "f" });
  assert.equal(launchIn(tabAt("https://lms.example/other/index.html", kept), NAMES), null);
});

test("without a launch there is none, and the address stays as it is", () => {
  for (const query of ["", "?lang=de", "?auth=a&actor=b", "?endpoint="]) {
    const tab = tabAt(PAGE + query);
    assert.equal(launchIn(tab, NAMES), null, query);
    assert.equal(tab.address(), PAGE + query);
  }
});

test("a storage that throws, or holds nonsense, costs the reload alone", () => {
  const forbidden = tabAt(`${PAGE}?endpoint=e`);
  forbidden.storage = () => {
    throw new Error("SecurityError");
  };
  assert.deepEqual(launchIn(forbidden, NAMES), { endpoint: "e" });
  assert.equal(launchIn(forbidden, NAMES), null);
  const kept = new Map<string, string>();
  notesOf(tabAt(PAGE, kept), "launch").write("{");
  assert.equal(launchIn(tabAt(PAGE, kept), NAMES), null);
});

test("a browser that does not let the address be changed, as in a sandboxed frame, launches all the same", () => {
  const tab = tabAt(`${PAGE}?endpoint=e`);
  tab.history = {
    replaceState() {
      throw new Error("SecurityError");
    },
  };
  assert.deepEqual(launchIn(tab, NAMES), { endpoint: "e" });
});

test("an agent is known by its identifier, whatever else is said of it", () => {
  const account = { homePage: "https://lms.example", name: "ada" };
  assert.equal(nameOf({ name: "Ada", account }), nameOf({ account }));
  const names = [{ account }, { mbox: "mailto:ada@example.com" }, { mbox_sha1sum: "ab" }, { openid: "https://ada.example" }].map(nameOf);
  assert.equal(new Set(names).size, 4);
});

/** A refusal, or no answer at all. */
const failure = (status: number): Error => (status ? new Refusal({ status, text: "", header: () => "" }) : new TypeError("Failed to fetch"));

/** What a task that fails so often comes to, and when it was tried. */
async function insisted(...statuses: number[]): Promise<{ came: string; at: number[] }> {
  const time = fakeTime();
  const at: number[] = [];
  const task = async (): Promise<string> => {
    at.push(time.now());
    const status = statuses.length > 1 ? statuses.shift()! : statuses[0];
    if (status === 200) return "done";
    throw failure(status);
  };
  const came = await outcome(time, insisting(task, time).catch(String), 60_000);
  return { came, at };
}

test("what fails in passing is tried again, ever more slowly, until it succeeds", async () => {
  for (const status of [0, 500, 503, 429]) assert.deepEqual(await insisted(status, status, status, 200), { came: "done", at: [0, 500, 1_500, 3_500] }, String(status));
});

test("a no of the LMS's is final", async () => {
  for (const status of [400, 401, 403, 404]) assert.deepEqual(await insisted(status), { came: `Error: ${status}`, at: [0] });
  assert.deepEqual((await insisted(500, 403, 200)).at, [0, 500]);
});

test("it is given up within ten seconds, whether all tries fail or one is never answered", async () => {
  const { came, at } = await insisted(503);
  assert.equal(came, "Error: 503");
  assert.deepEqual(at, [0, 500, 1_500, 3_500, 7_500]);
  const time = fakeTime();
  const never = insisting(() => new Promise<string>(() => undefined), time).catch(String);
  assert.equal(await outcome(time, never, 10_000), "Error: time-out");
});

test("a try that fails after it was given up troubles nobody, and leaves no task behind", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  const time = fakeTime();
  const late = (): Promise<never> => new Promise((_, reject) => void time.after(11_000, () => reject(failure(500))));
  await assert.rejects(outcome(time, insisting(late, time)), /time-out/);
  await outcome(time, insisting(async () => "done", time));
  await pass(time, 5_000);
  process.off("unhandledRejection", note);
  assert.deepEqual(unhandled, []);
  assert.equal(time.step(Infinity), false);
});
