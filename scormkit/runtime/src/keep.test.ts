import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "./codec";
import type { Course } from "./contract";
import type { Store } from "./storage";
import { RIGHT, sampleCourse } from "./testing/course";
import { launch, memoryStore, type Page, submit } from "./testing/page";
import { StrictLms } from "./testing/strict-lms";

const course: Course = sampleCourse({ retry: "all-questions" });
const KEY = "sample/learner-1";

function offline(lms: StrictLms): void {
  lms.before = (method) => (method === "LMSCommit" || method === "LMSSetValue" || method === "LMSFinish" ? "false" : undefined);
}

function attempts(page: Page): number {
  return page.session.quiz(0).attemptsUsed;
}

test("what no LMS confirmed is replayed at the next launch, and gone from the device once it is confirmed", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  offline(lms);
  submit(page, 0, RIGHT);
  page.recorder.close();
  assert.ok(JSON.parse(store.read(KEY)).answers.length === 3);
  lms.before = undefined;
  lms.relaunch();
  const again = await launch(lms, course, store);
  assert.deepEqual([attempts(again), again.session.quiz(0).passed], [1, true]);
  again.time.pass(1_000);
  assert.equal(lms.committed.get("cmi.core.score.raw"), "100");
  assert.deepEqual(lms.list("interactions").map(({ id }) => id), ["final.single", "final.multiple", "final.truth"]);
  assert.deepEqual(lms.list("objectives").map(({ id }) => id), ["know", "apply"]);
  const { confirmed, handed, state, answers } = JSON.parse(store.read(KEY));
  assert.deepEqual([confirmed, handed, state, answers], [lms.committed.get("cmi.suspend_data"), [], "", []]);
  assert.deepEqual(lms.violations, []);
});

test("an LMS that was reset after a confirmed save begins anew: the copy belongs to the old attempt", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  submit(page, 0, RIGHT);
  page.recorder.flush();
  offline(lms);
  page.session.retry(0);
  page.recorder.flush();
  const reset = new StrictLms();
  const again = await launch(reset, course, store);
  assert.deepEqual([attempts(again), again.opened.resume], [0, ""]);
  assert.equal(store.read(KEY), "");
});

test("an attempt begun anew elsewhere after a reset is not mixed with the copy of the old one", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  page.session.openUnit(1);
  page.recorder.flush();
  offline(lms);
  submit(page, 0, RIGHT);
  page.recorder.close();
  const reset = new StrictLms();
  const elsewhere = await launch(reset, course, memoryStore());
  elsewhere.session.openUnit(0);
  elsewhere.recorder.close();
  reset.relaunch();
  const again = await launch(reset, course, store);
  again.recorder.close();
  assert.deepEqual([attempts(again), reset.list("interactions"), reset.value("cmi.core.score.raw")], [0, [], ""]);
});

test("few saves elsewhere do not make the LMS's state look like one of ours: answers kept here follow those of elsewhere", async () => {
  const [lms, here] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, here);
  page.session.openUnit(0);
  page.recorder.flush();
  offline(lms);
  for (let visit = 0; visit < 20; visit++) page.session.openUnit(visit % 2);
  submit(page, 1, ["a"]);
  page.recorder.close();
  lms.before = undefined;
  lms.relaunch();
  const elsewhere = await launch(lms, course, memoryStore());
  submit(elsewhere, 0, RIGHT);
  elsewhere.recorder.close();
  lms.relaunch();
  const again = await launch(lms, course, here);
  again.recorder.close();
  assert.deepEqual(lms.list("interactions").map(({ id }) => id), ["final.single", "final.multiple", "final.truth", "warm-up.easy"]);
  assert.deepEqual(lms.list("objectives").map(({ status }) => status), ["passed", "passed"]);
});

test("an LMS that does not say who is learning gives nobody's work to anybody", async () => {
  const nobody = { values: { "cmi.core.student_id": "", "cmi.core.student_name": "" } };
  const [ada, bob, store] = [new StrictLms(nobody), new StrictLms(nobody), memoryStore()];
  const page = await launch(ada, course, store);
  offline(ada);
  submit(page, 0, RIGHT);
  page.recorder.close();
  assert.deepEqual([attempts(await launch(bob, course, store)), store.items.size], [0, 0]);
});

test("time is handed over once by an LMS that saves and never says so", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  for (const session of [1, 2, 3]) {
    let committing = false;
    lms.before = (method) => {
      // It commits, and answers nothing.
      if (method !== "LMSCommit" || committing) return undefined;
      committing = true;
      lms.api.LMSCommit("");
      committing = false;
      return "";
    };
    const page = await launch(lms, course, store);
    page.session.openUnit(session % 2);
    page.time.pass(60_000);
    page.recorder.close();
    assert.equal(lms.value("cmi.core.session_time"), "0000:01:00.00", `session ${session}`);
    lms.before = undefined;
    lms.relaunch();
  }
});

test("work done offline here and online elsewhere comes together; answers kept here follow those of elsewhere", async () => {
  const [lms, here] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, here);
  page.session.openUnit(0);
  page.recorder.flush();
  offline(lms);
  submit(page, 0, ["b", "a", "f"]);
  page.recorder.close();
  lms.before = undefined;
  lms.relaunch();
  const elsewhere = await launch(lms, course, memoryStore());
  submit(elsewhere, 1, ["a"]);
  for (let visit = 0; visit < 20; visit++) elsewhere.session.openUnit(visit % 2);
  elsewhere.session.seenEnd(1);
  elsewhere.recorder.close();
  lms.relaunch();
  const again = await launch(lms, course, here);
  again.recorder.close();
  assert.deepEqual([attempts(again), again.session.quiz(1).passed, again.session.unitStatus(1)], [1, true, "done"]);
  assert.deepEqual(lms.list("interactions").map(({ id }) => id), ["warm-up.easy", "final.single", "final.multiple", "final.truth"]);
  assert.equal(again.session.state().interactions, 4);
});

test("what was saved here and written over by another device comes together with that device's work", async () => {
  const [lms, here] = [new StrictLms(), memoryStore()];
  const first = await launch(lms, course, here);
  first.session.openUnit(0);
  first.recorder.close();
  lms.relaunch();
  const other = new StrictLms({ values: lms.held() });
  const elsewhere = await launch(other, course, memoryStore());
  const page = await launch(lms, course, here);
  submit(page, 0, RIGHT);
  page.recorder.close();
  submit(elsewhere, 1, ["a"]);
  elsewhere.recorder.close();
  other.relaunch();
  const again = await launch(other, course, here);
  again.recorder.close();
  assert.deepEqual([attempts(again), again.session.quiz(0).passed, again.session.quiz(1).passed, other.value("cmi.core.score.raw")], [1, true, true, "100"]);
});

test("an LMS that keeps a final status and forgets the state gets it back; one that has no result either was reset", async () => {
  for (const [status, used] of [["passed", 1], ["not attempted", 0]] as const) {
    const [lms, store] = [new StrictLms(), memoryStore()];
    const page = await launch(lms, course, store);
    [0, 1].forEach(page.session.seenEnd);
    submit(page, 0, RIGHT);
    page.recorder.close();
    assert.equal(lms.value("cmi.core.lesson_status"), "passed");
    const emptied = new StrictLms({ values: { ...lms.held(), "cmi.core.lesson_status": status, "cmi.suspend_data": "" } });
    const again = await launch(emptied, course, store);
    again.recorder.close();
    assert.deepEqual([attempts(again), emptied.value("cmi.core.lesson_status") === "passed"], [used, status === "passed"]);
  }
});

test("a launch that finds what was confirmed hands nothing over again", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  submit(page, 0, RIGHT);
  page.time.pass(60_000);
  page.recorder.flush();
  lms.relaunch();
  assert.equal((await launch(lms, course, store)).opened.replayed, false);
  const elsewhere = await launch(new StrictLms({ values: lms.held() }), course, memoryStore());
  elsewhere.session.openUnit(1);
  elsewhere.recorder.close();
  const state = elsewhere.recorder.text();
  const moved = new StrictLms({ values: { "cmi.core.lesson_status": "incomplete", "cmi.suspend_data": state } });
  assert.equal((await launch(moved, course, store)).opened.replayed, false);
});

test("a damaged state in the LMS is replaced by the copy; without one the learner begins anew", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  offline(lms);
  submit(page, 0, RIGHT);
  const damaged = { "cmi.suspend_data": "AAgACgAIAAQ", "cmi.core.lesson_status": "incomplete" };
  assert.equal(attempts(await launch(new StrictLms({ values: damaged }), course, store)), 1);
  assert.equal(attempts(await launch(new StrictLms({ values: damaged }), course, memoryStore())), 0);
});

test("what cannot be read is kept aside for the support desk before anything takes its place, and told again later", async () => {
  const store = memoryStore();
  const lms = new StrictLms({ values: { "cmi.suspend_data": "AAgACgAIAAQ", "cmi.core.lesson_status": "incomplete" } });
  const page = await launch(lms, course, store);
  assert.deepEqual([store.read(`${KEY}!`), page.opened.unread, lms.value("cmi.suspend_data")], ["AAgACgAIAAQ", "AAgACgAIAAQ", "AAgACgAIAAQ"]);
  submit(page, 0, RIGHT);
  page.recorder.close();
  lms.relaunch();
  const again = await launch(lms, course, store);
  assert.deepEqual([attempts(again), again.opened.unread], [1, "AAgACgAIAAQ"]);
});

/** The text of a later codec, with its checksum. */
const LATER = "BAAARkYD";

test("a state of a later player is not written over, in the LMS or on the device: nothing is recorded", async () => {
  const [lms, store] = [new StrictLms({ values: { "cmi.suspend_data": LATER, "cmi.core.lesson_status": "incomplete" } }), memoryStore()];
  const copy = JSON.stringify({ state: LATER });
  store.items.set(KEY, copy);
  const page = await launch(lms, course, store);
  submit(page, 0, RIGHT);
  page.recorder.close();
  assert.deepEqual([decode(LATER, []), page.opened.recording, page.health[0], lms.finished], ["newer", false, "readonly", true]);
  assert.deepEqual(lms.calls.filter(({ method }) => method === "LMSSetValue").map(({ args }) => args), [["cmi.core.exit", "suspend"]]);
  assert.deepEqual(lms.violations.map(({ rule }) => rule), ["manners/no-session-time"]);
  assert.deepEqual([lms.committed.get("cmi.suspend_data"), store.read(KEY)], [LATER, copy]);
});

test("a copy of a later player waits on the device; meanwhile the LMS's own state goes on", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const copy = JSON.stringify({ state: LATER });
  store.items.set(KEY, copy);
  const page = await launch(lms, course, store);
  submit(page, 0, RIGHT);
  page.recorder.close();
  assert.deepEqual([lms.value("cmi.core.score.raw"), store.read(KEY)], ["100", copy]);
});

/** Launches in an LMS that refuses the session, answers the quiz, and leaves. */
async function workRefused(lms: StrictLms, store: Store): Promise<Page> {
  lms.relaunch();
  lms.before = (method) => (method === "LMSInitialize" ? "false" : undefined);
  const page = await launch(lms, course, store);
  assert.deepEqual([page.opened.refused, page.health], [true, ["local"]]);
  page.time.pass(60_000);
  submit(page, 0, RIGHT);
  page.recorder.close();
  lms.before = undefined;
  return page;
}

test("a session that the LMS refused goes on from the one learner seen here, and is replayed when that learner is next", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  page.session.openUnit(1);
  submit(page, 1, ["a"]);
  page.recorder.close();
  const refused = await workRefused(lms, store);
  assert.deepEqual([refused.session.state().place, refused.session.quiz(1).passed], [1, true]);
  const again = await launch(lms, course, store);
  again.recorder.close();
  assert.deepEqual([attempts(again), again.session.quiz(1).passed, lms.value("cmi.core.score.raw")], [1, true, "100"]);
  assert.deepEqual(lms.list("interactions").map(({ id }) => id), ["warm-up.easy", "final.single", "final.multiple", "final.truth"]);
  assert.equal(lms.value("cmi.core.session_time"), "0000:01:00.00");
  assert.deepEqual(lms.violations, []);
  lms.relaunch();
  (await launch(lms, course, store)).recorder.close();
  assert.deepEqual([lms.list("interactions").length, lms.value("cmi.core.session_time")], [4, "0000:00:00.00"]);
});

test("refused sessions one after another come together in one replay", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  (await launch(lms, course, store)).recorder.close();
  await workRefused(lms, store);
  lms.before = (method) => (method === "LMSInitialize" ? "false" : undefined);
  const second = await launch(lms, course, store);
  submit(second, 1, ["a"]);
  second.recorder.close();
  lms.before = undefined;
  const again = await launch(lms, course, store);
  again.recorder.close();
  assert.deepEqual(lms.list("interactions").map(({ id }) => id), ["final.single", "final.multiple", "final.truth", "warm-up.easy"]);
});

test("what was done in a refused session is given to nobody when another learner is next, and stays", async () => {
  const [ada, bob, store] = [new StrictLms(), new StrictLms({ values: { "cmi.core.student_id": "learner-2" } }), memoryStore()];
  (await launch(ada, course, store)).recorder.close();
  await workRefused(ada, store);
  const left = store.read(`?${KEY}`);
  const other = await launch(bob, course, store);
  other.recorder.close();
  const again = await launch(ada, course, store);
  again.recorder.close();
  assert.deepEqual([attempts(other), attempts(again), store.read(`?${KEY}`)], [0, 0, left]);
  assert.ok(left);
});

test("where several learners were seen, or none, a refused session shows nobody's state and goes to nobody", async () => {
  const [ada, bob, store] = [new StrictLms(), new StrictLms({ values: { "cmi.core.student_id": "learner-2" } }), memoryStore()];
  assert.equal(attempts(await workRefused(ada, store)), 1);
  const first = await launch(ada, course, store);
  submit(first, 1, ["a"]);
  first.recorder.close();
  assert.equal(attempts(first), 0);
  const second = await launch(bob, course, store);
  submit(second, 1, ["a"]);
  second.recorder.close();
  assert.equal((await workRefused(bob, store)).session.quiz(1).attemptsUsed, 0);
  assert.equal(attempts(await launch(bob, course, store)), 0);
});

test("a refused session goes on from what the LMS held at the launch before, though nothing was saved here", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const elsewhere = await launch(lms, course, memoryStore());
  submit(elsewhere, 1, ["a"]);
  elsewhere.recorder.close();
  lms.relaunch();
  await launch(lms, course, store);
  assert.equal((await workRefused(lms, store)).session.quiz(1).passed, true);
});

test("a refused session writes nothing over what a later player left on the device", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  (await launch(lms, course, store)).recorder.close();
  const left = JSON.stringify({ state: LATER });
  store.items.set(`?${KEY}`, left);
  await workRefused(lms, store);
  assert.equal(store.read(`?${KEY}`), left);
});

test("a learner who was reset in the LMS gets nothing of a refused session of before", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  (await launch(lms, course, store)).recorder.close();
  await workRefused(lms, store);
  assert.equal(attempts(await launch(new StrictLms(), course, store)), 0);
});

test("learners and courses do not meet on one device", async () => {
  const [ada, bob, store] = [new StrictLms(), new StrictLms({ values: { "cmi.core.student_id": "learner-2" } }), memoryStore()];
  const page = await launch(ada, course, store);
  offline(ada);
  submit(page, 0, RIGHT);
  assert.equal(attempts(await launch(bob, course, store)), 0);
});

test("a device that is full, forbids or holds nonsense changes nothing for the LMS", async () => {
  const throwing = { read: () => "", write: () => undefined };
  const nonsense = memoryStore();
  nonsense.items.set(KEY, "{\"state\":");
  for (const store of [throwing, nonsense, memoryStore(true)]) {
    const lms = new StrictLms();
    const page = await launch(lms, course, store);
    submit(page, 0, RIGHT);
    page.recorder.close();
    assert.equal(lms.value("cmi.core.score.raw"), "100");
  }
});

test("the time of a session whose end was not confirmed is handed over by the next one, once", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  page.session.openUnit(0);
  page.time.pass(60_000);
  offline(lms);
  page.recorder.close();
  lms.before = undefined;
  lms.relaunch();
  const again = await launch(lms, course, store);
  again.time.pass(1_000);
  again.recorder.close();
  assert.equal(lms.value("cmi.core.session_time"), "0000:01:01.00");
  assert.equal(store.read(KEY).includes("\"state\":\"\""), true);
});
