/** What the player may expect of every record, whoever keeps it. A new adapter joins `ADAPTERS`. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blankState, encode } from "../codec";
import type { AnswerReport, Health, Opened, Record } from "../contract";
import { keptRecord } from "../keep";
import { shapesOf } from "../slots";
import { LEDGER, sampleCourse } from "../testing/course";
import { SOUND } from "../testing/faulty-lrs";
import { lrsPage, lrsPlace } from "../testing/lrs-visit";
import { type Way, WAYS } from "../testing/lrs-ways";
import { memoryStore } from "../testing/page";
import { outcome, pass } from "../testing/settling";
import { StrictLms } from "../testing/strict-lms";
import { fakeTime, type FakeTime } from "../testing/time";
import { lockManager } from "../testing/visit";
import { localRecord } from "./local";
import { scorm12Record } from "./scorm12";
import type { Api } from "./scorm12/discovery";
import { lmsOf } from "./scorm12/lms";

interface Sessions {
  /** Opens one session after another with the same learner's record. */
  next(): Record;
  time: FakeTime;
}

const ADAPTERS: { name: string; keeps: boolean; sessions: () => Sessions }[] = [
  { name: "scorm12", keeps: true, sessions: () => scorm12Sessions({}) },
  { name: "scorm12 with a copy on the device", keeps: true, sessions: () => copied(scorm12Sessions({})) },
  { name: "scorm12 in review", keeps: false, sessions: () => scorm12Sessions({ "cmi.core.lesson_mode": "review" }) },
  ...WAYS.flatMap((way) => [
    { name: way.name, keeps: true, sessions: () => lrsSessions(way) },
    { name: `${way.name} with a copy on the device`, keeps: true, sessions: () => copied(lrsSessions(way)) },
  ]),
  {
    name: "local",
    keeps: true,
    sessions() {
      let kept = "";
      return { next: () => localRecord("local", kept, (text) => (kept = text)), time: fakeTime() };
    },
  },
  { name: "second tab", keeps: false, sessions: () => ({ next: () => localRecord("readonly", "", () => undefined), time: fakeTime() }) },
];

function copied({ next, time }: Sessions): Sessions {
  const store = memoryStore();
  return { next: () => keptRecord(next(), store, "sample", sampleCourse(), shapesOf(LEDGER)), time };
}

function scorm12Sessions(values: { [element: string]: string }): Sessions {
  const lms = new StrictLms({ values });
  const time = fakeTime();
  let launches = 0;
  const next = (): Record => {
    if (launches++) lms.relaunch();
    return scorm12Record(lmsOf(lms.api as unknown as Api), sampleCourse().completion, time);
  };
  return { next, time };
}

function lrsSessions({ lrs, launch }: Way): Sessions {
  const place = lrsPlace(lrs, SOUND, memoryStore(), lockManager());
  return { next: () => lrsPage(sampleCourse(), place, launch).found!, time: place.time };
}

const stateOf = (saves: number): string => encode({ ...blankState(shapesOf(LEDGER).length, 7), saves }, shapesOf(LEDGER));
const [EARLIER, STATE] = [stateOf(1), stateOf(2)];
const REPORT: AnswerReport = {
  id: "final.single", number: 0, type: "choice", response: "b", correct: ["b"], result: "correct", credit: 1, weight: 1, latency: 1, at: 0, objectives: [],
};

function useAll(record: Record): void {
  record.answer(REPORT);
  record.objective({ id: "know", score: 50, status: "incomplete" });
  record.progress("one", { progress: () => ({ done: 1, total: 2 }), unitStatus: () => "begun" });
  record.outcome({ completed: false, success: "unknown", score: 50 });
  record.saveState(EARLIER);
  record.flush();
}

for (const { name, keeps, sessions } of ADAPTERS) {
  const opened = (time: FakeTime, record: Record): Promise<Opened> => outcome(time, record.open());

  test(`${name}: what the last session closed with is what the next one resumes`, async () => {
    for (const exit of [true, false]) {
      const { next, time } = sessions();
      const first = next();
      assert.equal((await opened(time, first)).resume, "");
      useAll(first);
      first.close({ state: STATE, seconds: 1, exit });
      await pass(time, 10_000);
      const { resume } = await opened(time, next());
      // A session that goes on after a reload keeps the state that counts its time.
      assert.ok(keeps ? resume === STATE || (!exit && resume === EARLIER) : resume === "", resume);
    }
  });

  test(`${name}: a state that was flushed outlives a session without an end`, async () => {
    const { next, time } = sessions();
    const first = next();
    await opened(time, first);
    first.saveState(STATE);
    first.flush();
    await pass(time, 100);
    assert.equal((await opened(time, next())).resume, keeps ? STATE : "");
  });

  test(`${name}: nothing throws, in whatever order, before, between and after`, async () => {
    const { next, time } = sessions();
    const record = next();
    useAll(record);
    record.close({ state: "", seconds: 0 });
    await opened(time, record);
    useAll(record);
    record.close({ state: STATE, seconds: 2, exit: true });
    useAll(record);
    await pass(time, 10_000);
    record.close({ state: EARLIER, seconds: 2 });
    record.flush();
    await pass(time, 10_000);
  });

  test(`${name}: closing ends it once; what comes after changes nothing`, async () => {
    const { next, time } = sessions();
    const record = next();
    await opened(time, record);
    record.close({ state: STATE, seconds: 1, exit: true });
    await pass(time, 10_000);
    record.saveState(EARLIER);
    record.flush();
    record.close({ state: EARLIER, seconds: 1, exit: true });
    await pass(time, 10_000);
    assert.equal((await opened(time, next())).resume, keeps ? STATE : "");
  });

  test(`${name}: health is told at once, and closed is the last word`, async () => {
    const { next, time } = sessions();
    const record = next();
    await opened(time, record);
    const told: Health[] = [];
    record.onHealth((health) => told.push(health));
    assert.equal(told.length, 1);
    useAll(record);
    record.close({ state: STATE, seconds: 1, exit: true });
    await pass(time, 10_000);
    useAll(record);
    await pass(time, 10_000);
    assert.equal(told[told.length - 1], "closed");
    assert.equal(told.filter((health) => health === "closed").length, 1);
  });

  test(`${name}: methods need no this`, async () => {
    const { next, time } = sessions();
    const { open, saveState, answer, flush, close, onHealth } = next();
    await outcome(time, open());
    saveState(STATE);
    answer(REPORT);
    flush();
    onHealth(() => undefined);
    close({ state: STATE, seconds: 0 });
    await pass(time, 10_000);
  });
}
