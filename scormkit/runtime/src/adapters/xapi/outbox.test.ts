import assert from "node:assert/strict";
import { test } from "node:test";
import type { Health } from "../../contract";
import { healthTeller } from "../../health";
import { type LrsFault, SOUND } from "../../testing/faulty-lrs";
import { ANSWER, documentIn, lrsRecord, stateText, statementsWith, verbsIn } from "../../testing/lrs-record";
import { type LrsPlace, lrsPlace } from "../../testing/lrs-visit";
import { WAYS } from "../../testing/lrs-ways";
import { memoryStore } from "../../testing/page";
import { pass, settle as settled } from "../../testing/settling";
import { fakeTime, type FakeTime } from "../../testing/time";
import { lockManager } from "../../testing/visit";
import type { Fact } from "./facts";
import { type Kept, type Outbox, outboxOf } from "./outbox";
import { Refusal } from "./refusal";

const [XAPI, CMI5] = WAYS;
const fact = (id: string): Fact => ({ id, verb: "answered", object: "", at: 0 });
const no = (status: number, after = 0): Refusal => new Refusal({ status, text: "", header: () => `${after}` });

interface Box {
  time: FakeTime;
  kept: Kept;
  outbox: Outbox;
  health: Health[];
  /** What was asked of the LRS: `save`, `post` for a hurried one, the ids of statements; and when. */
  asked: string[];
  at: number[];
  /** What saves and statements come to; nothing for well. */
  saving?: () => Promise<string | null>;
  sending?: () => Promise<void>;
  /** Puts a fact in, and says so. */
  add(id: string, within?: number): void;
}

function box(): Box {
  const time = fakeTime();
  const kept: Kept = { state: "", unsent: [], told: {} };
  const teller = healthTeller("saving");
  const ask = (what: string): void => {
    made.asked.push(what);
    made.at.push(time.now());
  };
  const document = {
    read: async () => "",
    async write(_text: string, hurried: boolean) {
      ask(hurried ? "post" : "save");
      return made.saving ? made.saving() : null;
    },
  };
  const sender = {
    async send(facts: readonly Fact[], settle: (facts: Fact[], refused: number) => void) {
      const own = [...facts];
      ask(own.map(({ id }) => id).join());
      await made.sending?.();
      settle(own, 0);
    },
    sendable: (facts: readonly Fact[]) => [...facts],
  };
  const made: Box = {
    time, kept, health: [], asked: [], at: [],
    outbox: outboxOf(kept, document, sender, () => undefined, teller, time),
    add(id, within = 200) {
      kept.unsent = [...kept.unsent, fact(id)];
      made.outbox.changed(within);
    },
  };
  teller.listen((word) => made.health.push(word));
  return made;
}

test("a fact is written down, then sent, and goes out of the document within seconds; then nothing more is asked", async () => {
  const { time, kept, asked, at, add } = box();
  add("a");
  await pass(time, 120_000);
  assert.deepEqual([asked, at], [["save", "a", "save"], [200, 200, 5_200]]);
  assert.deepEqual(kept.unsent, []);
});

test("what comes together goes together, and what is no milestone waits for it", async () => {
  const { time, asked, at, add, outbox } = box();
  outbox.changed(5_000);
  await pass(time, 1_000);
  add("a");
  add("b");
  await pass(time, 500);
  assert.deepEqual([asked, at], [["save", "a,b"], [1_200, 1_200]]);
});

function failing(failure: () => Error = () => no(500)): Box {
  const made = box();
  made.saving = () => Promise.reject(failure());
  return made;
}

test("a failing LRS is asked ever more slowly, at most once a minute, and gets everything when it is back; the next failure begins anew", async () => {
  const made = failing();
  made.add("a");
  await pass(made.time, 250_000);
  assert.deepEqual(made.at, [200, 2_200, 6_200, 14_200, 30_200, 62_200, 122_200, 182_200, 242_200]);
  made.saving = undefined;
  await pass(made.time, 60_000);
  assert.deepEqual(made.asked.slice(9), ["save", "a", "save"]);
  await pass(made.time, 60_000);
  const before = made.at.length;
  made.saving = () => Promise.reject(no(500));
  made.add("b");
  await pass(made.time, 3_000);
  assert.deepEqual(made.at.slice(before).map((moment, _, [first]) => moment - first), [0, 2_000]);
});

test("Retry-After is waited for, be it shorter or longer than the back-off, and nothing is asked before", async () => {
  for (const after of [1, 5, 90]) {
    const made = failing(() => no(429, after));
    made.add("a");
    await pass(made.time, 201);
    made.saving = undefined;
    await pass(made.time, 400_000);
    assert.equal(made.at[1], 200 + Math.max(2_000, 1_000 * after), `${after} s`);
  }
});

test("a Retry-After of a day does not outlast the session: after ten minutes it is asked again", async () => {
  const made = failing(() => no(503, 86_400));
  made.add("a");
  await pass(made.time, 700_000);
  assert.deepEqual(made.at, [200, 600_200]);
});

test("no milestone hurries a failing LRS", async () => {
  const made = failing(() => no(503, 30));
  for (let n = 0; n < 25; n++) {
    made.add(`${n}`, n % 2 ? 200 : 5_000);
    await pass(made.time, 1_000);
  }
  assert.deepEqual(made.at, [1_200]);
  const quick = failing();
  quick.add("a");
  await pass(quick.time, 300);
  for (let n = 0; n < 100; n++) {
    quick.add(`${n}`);
    await pass(quick.time, 100);
  }
  assert.deepEqual(quick.at, [200, 2_200, 6_200]);
});

test("what fails at being sent is not saved once more for it, and is sent again with the same facts in the same order", async () => {
  const made = box();
  made.sending = () => Promise.reject(no(503));
  made.add("a");
  made.add("b");
  await pass(made.time, 1_000);
  made.sending = undefined;
  await pass(made.time, 10_000);
  assert.deepEqual(made.asked, ["save", "a,b", "a,b", "save"]);
});

test("a flush saves and sends side by side, at once, also while the LRS fails; with nothing new it asks nothing", async () => {
  const made = failing(() => no(503, 30));
  made.add("a");
  await pass(made.time, 1_000);
  made.outbox.flush();
  assert.deepEqual(made.asked, ["save", "save", "a"]);
  await settled();
  made.saving = undefined;
  await pass(made.time, 120_000);
  const { length } = made.asked;
  made.outbox.flush();
  await pass(made.time, 120_000);
  assert.equal(made.asked.length, length);
});

test("what a flush could not save beside something slow is tried again, though that went well", async () => {
  const made = box();
  made.saving = () => new Promise((done) => void made.time.after(9_000, () => done(null)));
  made.outbox.changed(200);
  await pass(made.time, 1_000);
  made.saving = () => Promise.reject(no(500));
  made.outbox.changed(5_000);
  made.outbox.flush();
  await pass(made.time, 1_000);
  made.saving = undefined;
  const { length } = made.asked;
  await pass(made.time, 60_000);
  assert.ok(made.asked.slice(length).includes("save"), made.asked.join());
  assert.equal(made.health[made.health.length - 1], "saved");
});

test("401 and 403 end it: nothing is asked any more, and what is done counts as unsaved", async () => {
  for (const status of [401, 403]) {
    const made = failing(() => no(status));
    made.add("a");
    await pass(made.time, 1_000);
    made.add("b");
    made.outbox.flush();
    await pass(made.time, 600_000);
    assert.deepEqual([made.asked, made.health[made.health.length - 1]], [["save"], "unsaved"], String(status));
  }
});

test("saving with what is new, saved when the LRS has all of it, unsaved from the first failure to the next success", async () => {
  const made = box();
  made.add("a");
  await pass(made.time, 10_000);
  assert.deepEqual(made.health, ["saving", "saved", "saved"]);
  made.health.length = 0;
  made.sending = () => Promise.reject(no(500));
  made.add("b");
  await pass(made.time, 300);
  made.add("c");
  await pass(made.time, 30_000);
  assert.deepEqual(made.health, ["saving", "unsaved"]);
  made.sending = undefined;
  await pass(made.time, 60_000);
  assert.equal(made.health[made.health.length - 1], "saved");
});

test("the end: all there is is saved and sent, then the last fact, then it calls back, once; an LRS that fails is waited for", async () => {
  const made = failing();
  let done = 0;
  made.add("a");
  made.outbox.finish(fact("last"), () => void done++);
  await pass(made.time, 30_000);
  assert.equal(done, 0);
  made.saving = undefined;
  await pass(made.time, 300_000);
  assert.deepEqual(made.asked.filter((what) => what !== "save"), ["a", "last"]);
  assert.equal(made.asked[made.asked.length - 1], "last");
  assert.equal(done, 1);
});

test("whoever writes the document at every turn does not keep it busy for ever", async () => {
  const made = box();
  made.saving = async () => "theirs";
  made.add("a");
  await pass(made.time, 1_000);
  assert.deepEqual([made.asked, made.health[made.health.length - 1]], [Array(5).fill("save"), "unsaved"]);
});

/** Sessions before an LRS which refuses, of the statements that it meets, the one with a number. */
function placeRefusing(way: (typeof WAYS)[number], number: number, status: number): LrsPlace {
  const fault: LrsFault = { name: "poison", strikes: ({ statements }) => (statements.includes(number) ? { status } : null) };
  return lrsPlace(way.lrs, fault, memoryStore(), lockManager());
}

/** Tells three things; the second one is refused. */
async function poisoned(place: LrsPlace, way: (typeof WAYS)[number]): Promise<Health[]> {
  const { record, health } = await lrsRecord(place, way.launch);
  record.saveState(stateText(1));
  record.answer(ANSWER);
  record.objective({ id: "know", score: 50, status: "incomplete" });
  record.outcome({ completed: true, success: "unknown", score: null });
  await pass(place.time, 60_000);
  record.close({ state: stateText(2), seconds: 1, exit: true });
  await pass(place.time, 60_000);
  return health;
}

for (const way of WAYS) {
  test(`${way.name}: a poisonous statement is set aside, visible in the document, and keeps nothing else from being told`, async (t) => {
    const warned = t.mock.method(console, "warn", () => undefined);
    const place = placeRefusing(way, 2, 400);
    const health = await poisoned(place, way);
    assert.deepEqual(verbsIn(place), ["initialized", "answered", "completed", "terminated"]);
    const { refused, unsent } = documentIn(place);
    assert.deepEqual(refused!.map(({ verb, object, status }) => [verb, object, status]), [["scored", "objectives/know", 400]]);
    assert.deepEqual(unsent.length ? way.name : "", unsent.length ? "xapi" : "");
    assert.match(String(warned.mock.calls[0].arguments[0]), new RegExp(`${refused![0].id}.*400`));
    assert.equal(health[health.length - 1], "closed");
    assert.ok(health.includes("saved") && !health.includes("unsaved"));
  });

  test(`${way.name}: what was refused is tried once more in the next session, with the same id, and then no longer listed`, async (t) => {
    t.mock.method(console, "warn", () => undefined);
    const place = placeRefusing(way, 2, 400);
    await poisoned(place, way);
    const [{ id }] = documentIn(place).refused!;
    const next = { ...place, fault: SOUND, tab: new Map<string, string>() };
    await lrsRecord(next, way.launch);
    await pass(place.time, 60_000);
    assert.deepEqual(statementsWith(place, "scored").map((statement) => statement.id), [id]);
    assert.deepEqual(documentIn(place).refused || [], []);
    assert.deepEqual(place.lrs.violations, []);
  });

  test(`${way.name}: what was refused with 403 is not tried again, and stays listed`, async (t) => {
    t.mock.method(console, "warn", () => undefined);
    const place = placeRefusing(way, 2, 403);
    await poisoned(place, way);
    const next = { ...place, fault: SOUND, tab: new Map<string, string>() };
    await lrsRecord(next, way.launch);
    await pass(place.time, 60_000);
    assert.deepEqual(statementsWith(place, "scored"), []);
    assert.deepEqual(documentIn(place).refused!.map(({ status }) => status), [403]);
  });
}

test("where the document can only be merged, what was refused goes out of it as well once it is told", async (t) => {
  t.mock.method(console, "warn", () => undefined);
  const place = placeRefusing(XAPI, 2, 400);
  await poisoned(place, XAPI);
  await lrsRecord({ ...place, fault: { name: "proxy", hides: ["etag"], drops: ["if-match", "if-none-match"] }, tab: new Map() }, XAPI.launch);
  await pass(place.time, 60_000);
  assert.equal(statementsWith(place, "scored").length, 1);
  assert.deepEqual(documentIn(place).refused, []);
});

test("what was refused stays listed when another device writes the document, and so does what was refused to that device", async (t) => {
  t.mock.method(console, "warn", () => undefined);
  const place = placeRefusing(XAPI, 1, 400);
  const other: LrsFault = { name: "poison", strikes: ({ statements }) => (statements.some((n) => n) ? { status: 400 } : null) };
  const one = await lrsRecord(place, XAPI.launch);
  const two = await lrsRecord({ ...place, fault: other, tab: new Map() }, XAPI.launch);
  one.record.saveState(stateText(1));
  one.record.objective({ id: "know", score: 50, status: "incomplete" });
  two.record.saveState(stateText(2));
  two.record.objective({ id: "apply", score: 20, status: "incomplete" });
  await pass(place.time, 60_000);
  one.record.saveState(stateText(3));
  await pass(place.time, 60_000);
  two.record.saveState(stateText(4));
  await pass(place.time, 60_000);
  assert.deepEqual(documentIn(place).refused!.map(({ object }) => object).sort(), ["objectives/apply", "objectives/know"]);
});

test("cmi5: an initialized that is refused is waited for: nothing is told before it", async (t) => {
  t.mock.method(console, "warn", () => undefined);
  const place = placeRefusing(CMI5, 0, 400);
  const { record, health } = await lrsRecord(place, CMI5.launch);
  record.answer(ANSWER);
  await pass(place.time, 60_000);
  assert.deepEqual([verbsIn(place), health[health.length - 1]], [[], "unsaved"]);
  place.fault.strikes = undefined;
  await pass(place.time, 120_000);
  assert.deepEqual(verbsIn(place), ["initialized", "answered"]);
  assert.deepEqual(place.lrs.violations, []);
});
