import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../codec";
import type { State } from "../contract";
import { shapesOf } from "../slots";
import { LEDGER, RIGHT, sampleCourse } from "../testing/course";
import { launch, memoryStore, type MemoryStore, type Page, submit } from "../testing/page";
import { StrictLms, type StrictLmsOptions } from "../testing/strict-lms";
import { fakeTime } from "../testing/time";
import { scorm12Record } from "./scorm12";
import type { Api } from "./scorm12/discovery";
import { lmsOf } from "./scorm12/lms";

const course = sampleCourse();

function methodsOf(lms: StrictLms, method: string): unknown[][] {
  return lms.calls.filter((call) => call.method === method).map(({ args }) => args);
}

/** Works through the course: a failed attempt, a retry, a pass. What is done already is left out, so it can be taken up anywhere. */
const STEPS: ((page: Page) => void)[] = [
  ({ session }) => session.openUnit(0),
  (page) => page.session.quiz(0).attemptsUsed || submit(page, 0, ["b", "a", "f"]),
  ({ time }) => time.pass(1_000),
  ({ session }) => session.quiz(0).attemptsUsed > 1 || session.retry(0),
  (page) => page.session.quiz(0).attemptsUsed > 1 || submit(page, 0, RIGHT),
  ({ session }) => session.seenEnd(0),
  ({ time }) => time.pass(1_000),
  ({ session }) => session.openUnit(1),
  (page) => submit(page, 1, ["a"]),
  ({ time }) => time.pass(6_000),
  ({ recorder }) => recorder.flush(),
  ({ session }) => session.seenEnd(1),
  ({ time }) => time.pass(6_000),
  ({ recorder }) => recorder.close(),
];

async function workThrough(lms: StrictLms, store: MemoryStore = memoryStore()): Promise<Page> {
  const page = await launch(lms, course, store);
  STEPS.forEach((step) => step(page));
  return page;
}

/** What an LMS ends up with, times aside. */
function resultOf(lms: StrictLms): { [part: string]: unknown } {
  const state = decode(lms.value("cmi.suspend_data"), shapesOf(LEDGER)) as State;
  const interactions = lms.list("interactions").map((fields) => ({ ...fields, time: "", latency: "" }));
  return {
    status: lms.value("cmi.core.lesson_status"),
    score: ["raw", "min", "max"].map((part) => lms.value(`cmi.core.score.${part}`)),
    slots: state.slots,
    count: state.interactions,
    interactions,
    objectives: lms.list("objectives"),
  };
}

test("a run through the course breaks no rule of the standard nor of good manners, and everything is recorded", async () => {
  const lms = new StrictLms();
  const page = await workThrough(lms);
  assert.deepEqual(lms.violations, []);
  assert.equal(page.health[page.health.length - 1], "closed");
  assert.equal(lms.value("cmi.core.lesson_status"), "passed");
  assert.deepEqual(["raw", "min", "max"].map((part) => lms.value(`cmi.core.score.${part}`)), ["100", "0", "100"]);
  assert.equal(lms.value("cmi.core.exit"), "suspend");
  assert.equal(lms.value("cmi.core.session_time"), "0000:00:14.00");
  assert.equal(lms.value("cmi.core.lesson_location"), "two");
  assert.deepEqual(lms.list("objectives").map(({ id, status, "score.raw": raw }) => [id, status, raw]), [["know", "passed", "100"], ["apply", "passed", "100"]]);
  assert.deepEqual(lms.list("interactions").map(({ id, type, student_response, result }) => [id, type, student_response, result]), [
    ["final.single", "choice", "b", "correct"],
    ["final.multiple", "choice", "a", "wrong"],
    ["final.truth", "true-false", "f", "wrong"],
    ["final.multiple", "choice", "a,c", "correct"],
    ["final.truth", "true-false", "t", "correct"],
    ["warm-up.easy", "choice", "a", "correct"],
  ]);
  assert.equal(lms.list("interactions")[3]["correct_responses.0.pattern"], "{a,c}");
  assert.equal(lms.list("interactions")[0].latency, "0000:00:04.50");
  assert.deepEqual(lms.committed.get("cmi.suspend_data"), lms.value("cmi.suspend_data"));
  assert.equal(methodsOf(lms, "LMSInitialize").length, 1);
  assert.equal(methodsOf(lms, "LMSFinish").length, 1);
});

test("a launch takes at most 12 calls until two seconds after the first unit is open, the first as well as a later one", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  for (const expected of [10, 10]) {
    const before = lms.calls.length;
    const page = await launch(lms, course, store);
    page.session.openUnit(0);
    page.time.pass(2_000);
    assert.equal(lms.calls.length - before, expected);
    submit(page, 0, ["b", "", ""]);
    page.recorder.close();
    lms.relaunch();
  }
});

test("incomplete and exit come first; a final status is not touched", async () => {
  const fresh = new StrictLms();
  await launch(fresh, course);
  assert.deepEqual(methodsOf(fresh, "LMSSetValue"), [["cmi.core.lesson_status", "incomplete"], ["cmi.core.exit", "suspend"]]);
  for (const status of ["passed", "completed", "failed"]) {
    const lms = new StrictLms({ values: { "cmi.core.lesson_status": status } });
    await launch(lms, course);
    assert.deepEqual(methodsOf(lms, "LMSSetValue"), [["cmi.core.exit", "suspend"]], status);
  }
});

test("only what changed is sent, and nothing is committed when nothing is", async () => {
  const lms = new StrictLms();
  const page = await launch(lms, course);
  submit(page, 0, ["b", "a", "f"]);
  page.time.pass(1_000);
  const before = lms.calls.length;
  page.session.choose(1, 0, 0, "b");
  page.time.pass(10_000);
  assert.deepEqual(lms.calls.slice(before).map(({ method, args }) => [method, args[0]]), [
    ["LMSSetValue", "cmi.suspend_data"],
    ["LMSGetValue", "cmi.suspend_data"],
    ["LMSCommit", ""],
  ]);
  page.time.pass(100_000);
  assert.equal(lms.calls.length, before + 3);
});

test("a milestone is committed within a second, and what comes together goes in one commit", async () => {
  const lms = new StrictLms();
  const page = await launch(lms, course);
  const before = methodsOf(lms, "LMSCommit").length;
  submit(page, 0, RIGHT);
  page.session.seenEnd(0);
  page.time.pass(1_000);
  assert.equal(methodsOf(lms, "LMSCommit").length, before + 1);
  assert.equal(lms.committed.get("cmi.core.score.raw"), "100");
  page.session.seenEnd(1);
  page.time.pass(1_000);
  assert.equal(lms.committed.get("cmi.core.lesson_status"), "passed");
});

test("a pass in the LMS falls neither in status nor in score, even if the state was lost", async () => {
  const lms = new StrictLms({ values: { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90" } });
  const page = await launch(lms, course);
  submit(page, 0, ["b", "", ""]);
  page.recorder.flush();
  assert.deepEqual([lms.value("cmi.core.lesson_status"), lms.value("cmi.core.score.raw")], ["passed", "90"]);
  page.session.retry(0);
  submit(page, 0, RIGHT);
  page.recorder.close();
  assert.deepEqual([lms.value("cmi.core.lesson_status"), lms.value("cmi.core.score.raw")], ["passed", "100"]);
  assert.deepEqual(lms.violations, []);
});

test("failed is said only where the author wants it and no attempt is left", async () => {
  for (const [onFail, expected] of [["failed", "failed"], ["incomplete", "incomplete"]] as const) {
    const lms = new StrictLms();
    const page = await launch(lms, sampleCourse({ attempts: 1 }, { completion: { units: 2, score: "best", status: "passed", onFail } }));
    submit(page, 0, ["a", "", ""]);
    page.recorder.close();
    assert.equal(lms.value("cmi.core.lesson_status"), expected);
    assert.deepEqual(lms.violations, []);
  }
});

test("review and browse write nothing at all", async () => {
  for (const mode of ["review", "browse"]) {
    const lms = new StrictLms({ values: { "cmi.core.lesson_mode": mode } });
    const page = await workThrough(lms);
    assert.equal(page.opened.recording, false);
    assert.deepEqual([methodsOf(lms, "LMSSetValue"), methodsOf(lms, "LMSCommit")], [[], []]);
    assert.deepEqual(methodsOf(lms, "LMSFinish"), [[""]]);
    assert.deepEqual(lms.violations, []);
  }
});

test("an LMS that leaves mode, credit, status and counts empty is recorded to, and a pass in the state is not taken back", async () => {
  const blank = { "cmi.core.lesson_mode": "", "cmi.core.credit": "", "cmi.core.student_id": "" };
  const silent = ["cmi.core.lesson_status", "cmi.core.score.raw", "cmi.interactions._count", "cmi.objectives._count"];
  const before: StrictLmsOptions["before"] = (method, [element]) => (method === "LMSGetValue" && silent.includes(String(element)) ? "" : undefined);
  const lms = new StrictLms({ values: blank, before });
  await workThrough(lms);
  lms.relaunch();
  const sets = methodsOf(lms, "LMSSetValue").length;
  const page = await workThrough(lms);
  assert.equal(page.opened.recording, true);
  const later = methodsOf(lms, "LMSSetValue").slice(sets).filter(([element]) => element === "cmi.core.lesson_status");
  assert.deepEqual(later, [["cmi.core.lesson_status", "passed"]]);
  assert.equal(lms.value("cmi.core.lesson_status"), "passed");
});

test("interactions go on at the smaller of our count and the LMS's; objectives find their places again", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  submit(page, 0, ["b", "a", "f"]);
  page.recorder.close();
  lms.relaunch();
  const again = await launch(lms, course, store);
  again.session.retry(0);
  submit(again, 0, RIGHT);
  again.recorder.close();
  assert.deepEqual(lms.list("interactions").map(({ id }) => id), ["final.single", "final.multiple", "final.truth", "final.multiple", "final.truth"]);
  assert.deepEqual(lms.list("objectives").map(({ id }) => id), ["know", "apply"]);
  assert.deepEqual(lms.violations, []);
});

test("calls that return nothing, numbers or booleans, or throw, never reach the learner as an exception", async () => {
  for (const odd of ["", null, undefined, 0, 1, true, false, "false", {}, NaN]) {
    for (const methods of [["LMSGetValue"], ["LMSSetValue"], ["LMSCommit"], ["LMSFinish"], ["LMSGetLastError"], ["LMSGetValue", "LMSSetValue", "LMSCommit"]]) {
      const lms = new StrictLms();
      for (const method of methods) lms.api[method] = () => odd;
      await workThrough(lms);
    }
  }
  for (const method of ["LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish"]) {
    const lms = new StrictLms();
    lms.api[method] = () => {
      throw new Error("offline");
    };
    await workThrough(lms);
    delete lms.api[method];
    await launch(new StrictLms(), course);
  }
});

test("saved is said only after LMSCommit said so, and not where the state was refused", async () => {
  const says = async (before: StrictLmsOptions["before"]): Promise<boolean> => {
    const lms = new StrictLms();
    const page = await launch(lms, course);
    lms.before = before;
    const told = page.health.length;
    submit(page, 0, RIGHT);
    page.time.pass(30_000);
    return page.health.slice(told).includes("saved");
  };
  for (const yes of ["true", true, 1, "1"]) assert.equal(await says((method) => (method === "LMSCommit" ? yes : undefined)), true);
  for (const no of ["false", false, 0, "", null, "TRUE!"]) assert.equal(await says((method) => (method === "LMSCommit" ? no : undefined)), false, String(no));
  assert.equal(await says((_, [element]) => (element === "cmi.suspend_data" ? "false" : undefined)), false);
  assert.equal(await says((method, [element]) => (method === "LMSSetValue" && element === "cmi.suspend_data" ? null : undefined)), false);
  assert.equal(await says((method, [element]) => (method === "LMSSetValue" && /objectives|interactions/.test(String(element)) ? "false" : undefined)), true);
});

test("saved is not said of a state that the LMS does not give back as it was", async () => {
  for (const given of ["", "cut", null, 7]) {
    const lms = new StrictLms();
    const page = await launch(lms, course);
    lms.before = (method, [element]) => (method === "LMSGetValue" && element === "cmi.suspend_data" ? given : undefined);
    const told = page.health.length;
    submit(page, 0, RIGHT);
    page.time.pass(30_000);
    assert.deepEqual([page.health.slice(told).includes("saved"), page.health[page.health.length - 1]], [false, "unsaved"], String(given));
  }
});

test("a failing LMS is asked again, ever more slowly, and gets everything when it is back", async () => {
  const lms = new StrictLms();
  const page = await launch(lms, course);
  let tries = 0;
  lms.before = (method) => (method === "LMSCommit" ? (tries++, "false") : undefined);
  submit(page, 0, RIGHT);
  page.time.pass(120_000);
  assert.equal(page.health[page.health.length - 1], "unsaved");
  assert.ok(tries >= 5 && tries <= 8, String(tries));
  lms.before = undefined;
  page.time.pass(60_000);
  assert.equal(page.health[page.health.length - 1], "saved");
  assert.equal(lms.committed.get("cmi.core.score.raw"), "100");
  assert.equal(lms.list("interactions").length, 3);
  assert.deepEqual(lms.violations, []);
});

test("the LMS refuses the session: open rejects; a session that runs already is used", async () => {
  const refusing = new StrictLms({ before: (method) => (method === "LMSInitialize" ? "false" : method === "LMSGetLastError" ? "102" : undefined) });
  const refused = scorm12Record(lmsOf(refusing.api as unknown as Api), course.completion, fakeTime());
  await assert.rejects(refused.open());
  const running = new StrictLms();
  running.api.LMSInitialize("");
  const page = await launch(running, course);
  submit(page, 0, RIGHT);
  page.recorder.close();
  assert.equal(running.value("cmi.core.score.raw"), "100");
});

test("killed after each LMS call, with uncommitted values kept or lost: nothing shown as saved is missing, and the learner ends with the same record", async () => {
  const undisturbed = new StrictLms();
  await workThrough(undisturbed);
  const calls = undisturbed.calls.length;
  let lost = 0;
  for (let nth = 0; nth < calls; nth++) {
    for (const keepUncommitted of [true, false]) {
      for (const storing of [true, false]) {
        const store = memoryStore(!storing);
        const lms = new StrictLms();
        let saved = 0;
        let dead = false;
        lms.before = (_method, _args, call) => {
          if (call === nth) store.frozen = true;
          return call > nth ? ((dead = true), "") : undefined;
        };
        const page = await launch(lms, course, store).catch(() => null);
        for (const step of page ? STEPS : []) {
          step(page!);
          if (!dead && page!.health[page!.health.length - 1] === "saved") saved = page!.session.quiz(0).attemptsUsed;
        }
        store.frozen = !storing;
        lms.before = undefined;
        lms.relaunch(keepUncommitted);
        const again = await launch(lms, course, store);
        if (again.session.quiz(0).attemptsUsed < saved) lost++;
        STEPS.forEach((step) => step(again));
        const where = `after call ${nth}, uncommitted ${keepUncommitted ? "kept" : "lost"}, device ${storing ? "stores" : "forbids"}`;
        assert.deepEqual(resultOf(lms), resultOf(undisturbed), where);
        assert.deepEqual(lms.violations.filter(({ rule }) => rule.startsWith("standard/")), [], where);
      }
    }
  }
  assert.equal(lost, 0);
});

test("active seconds of a session that never reached LMSFinish are handed over by the next one", async () => {
  const [lms, store] = [new StrictLms(), memoryStore()];
  const page = await launch(lms, course, store);
  page.time.pass(90_000);
  page.recorder.flush();
  lms.relaunch();
  const again = await launch(lms, course, store);
  again.time.pass(30_000);
  again.recorder.close();
  assert.equal(lms.value("cmi.core.session_time"), "0000:02:00.00");
  lms.relaunch();
  const third = await launch(lms, course, store);
  third.time.pass(5_000);
  third.recorder.close();
  assert.equal(lms.value("cmi.core.session_time"), "0000:00:05.00");
});
