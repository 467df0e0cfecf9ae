/** What the player may expect of every record, whoever keeps it. A new adapter joins `ADAPTERS`. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnswerReport, Health, Record } from "../contract";
import { keptRecord } from "../keep";
import { shapesOf } from "../slots";
import { LEDGER, sampleCourse } from "../testing/course";
import { memoryStore } from "../testing/page";
import { StrictLms } from "../testing/strict-lms";
import { fakeTime } from "../testing/time";
import { localRecord } from "./local";
import { scorm12Record } from "./scorm12";
import type { Api } from "./scorm12/discovery";
import { lmsOf } from "./scorm12/lms";

/** Gives a function that opens one session after another with the same learner's record. */
const ADAPTERS: { name: string; keeps: boolean; sessions: () => () => Record }[] = [
  { name: "scorm12", keeps: true, sessions: () => scorm12Sessions({}) },
  {
    name: "scorm12 with a copy on the device",
    keeps: true,
    sessions() {
      const [next, store] = [scorm12Sessions({}), memoryStore()];
      return () => keptRecord(next(), store, "sample", sampleCourse(), shapesOf(LEDGER));
    },
  },
  { name: "scorm12 in review", keeps: false, sessions: () => scorm12Sessions({ "cmi.core.lesson_mode": "review" }) },
  {
    name: "local",
    keeps: true,
    sessions() {
      let kept = "";
      return () => localRecord("local", kept, (text) => (kept = text));
    },
  },
  { name: "second tab", keeps: false, sessions: () => () => localRecord("readonly", "", () => undefined) },
];

function scorm12Sessions(values: { [element: string]: string }): () => Record {
  const lms = new StrictLms({ values });
  let launches = 0;
  return () => {
    if (launches++) lms.relaunch();
    return scorm12Record(lmsOf(lms.api as unknown as Api), sampleCourse().completion, fakeTime());
  };
}

const REPORT: AnswerReport = {
  id: "final.single", number: 0, type: "choice", response: "b", correct: ["b"], result: "correct", credit: 1, weight: 1, latency: 1, at: 0, objectives: [],
};

function useAll(record: Record): void {
  record.answer(REPORT);
  record.objective({ id: "know", score: 50, status: "incomplete" });
  record.progress({ unit: "one", done: 1, total: 2, unitStatus: () => "begun" });
  record.outcome({ completed: false, success: "unknown", score: 50 });
  record.saveState("AAAA");
  record.flush();
}

for (const { name, keeps, sessions } of ADAPTERS) {
  test(`${name}: what the last session closed with is what the next one resumes`, async () => {
    const next = sessions();
    const first = next();
    assert.equal((await first.open()).resume, "");
    useAll(first);
    first.close({ state: "ABCD", seconds: 1 });
    assert.equal((await next().open()).resume, keeps ? "ABCD" : "");
  });

  test(`${name}: a state that was flushed outlives a session without an end`, async () => {
    const next = sessions();
    const first = next();
    await first.open();
    first.saveState("AAAA");
    first.flush();
    assert.equal((await next().open()).resume, keeps ? "AAAA" : "");
  });

  test(`${name}: nothing throws, in whatever order, before, between and after`, async () => {
    const record = sessions()();
    useAll(record);
    record.close({ state: "", seconds: 0 });
    await record.open();
    useAll(record);
    record.close({ state: "AAAA", seconds: 2 });
    useAll(record);
    record.close({ state: "BBBB", seconds: 2 });
    record.flush();
  });

  test(`${name}: closing ends it once; what comes after changes nothing`, async () => {
    const next = sessions();
    const record = next();
    await record.open();
    record.close({ state: "ABCD", seconds: 1 });
    record.saveState("WXYZ");
    record.flush();
    record.close({ state: "WXYZ", seconds: 1 });
    assert.equal((await next().open()).resume, keeps ? "ABCD" : "");
  });

  test(`${name}: health is told at once, and closed is the last word`, async () => {
    const record = sessions()();
    await record.open();
    const told: Health[] = [];
    record.onHealth((health) => told.push(health));
    assert.equal(told.length, 1);
    useAll(record);
    record.close({ state: "ABCD", seconds: 1 });
    useAll(record);
    assert.equal(told[told.length - 1], "closed");
    assert.equal(told.filter((health) => health === "closed").length, 1);
  });

  test(`${name}: methods need no this`, async () => {
    const { open, saveState, answer, flush, close, onHealth } = sessions()();
    await open();
    saveState("AAAA");
    answer(REPORT);
    flush();
    onHealth(() => undefined);
    close({ state: "AAAA", seconds: 0 });
  });
}
