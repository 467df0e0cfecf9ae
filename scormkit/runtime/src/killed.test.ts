/** The page dies after any call to the LMS of a complete run through each type of question and each rule of quizzes; what the LMS was told and did not commit
 *  is there at the next launch or not, and the device stores or not. The learner works on, and the record is the same in the end. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "./codec";
import type { State } from "./contract";
import { shapesIn } from "./slots";
import { EVERY_RIGHT, everyRuleCourse } from "./testing/course";
import { missingOf, stepsOf, type Work, workOf } from "./testing/learner";
import { memoryStore } from "./testing/page";
import { StrictLms } from "./testing/strict-lms";
import { lockManager, type Place, visit } from "./testing/visit";

const course = everyRuleCourse();

/** What a launch finds after the page died. */
interface Remains {
  held: { [element: string]: string };
  committed: { [element: string]: string };
  device: Map<string, string>;
  saved: Work;
}

function placeOf(values: { [element: string]: string }, device: Map<string, string>, storing = true): Place {
  const store = memoryStore(!storing);
  if (storing) device.forEach((text, key) => store.items.set(key, text));
  return { lms: new StrictLms({ values }), fault: { name: "none" }, store, locks: lockManager(), calls: 0 };
}

/** Works through the course; gives what a death after each call would have left. */
async function recorded(place: Place): Promise<Remains[]> {
  const remains: Remains[] = [];
  let saved: Work | null = null;
  const { lms, store } = place;
  const snapshot = (): void => {
    if (lms.calls.length > remains.length) {
      remains.push({ held: lms.held(), committed: Object.fromEntries(lms.committed), device: new Map(store.items), saved: saved! });
    }
  };
  for (const [method, call] of Object.entries(lms.api)) {
    lms.api[method] = (...args) => {
      const answer = call(...args);
      snapshot();
      return answer;
    };
  }
  const page = await visit(course, place);
  saved = workOf(page.session);
  remains.forEach((each) => (each.saved = saved!));
  page.onHealth(() => {
    if (page.health() === "saved") saved = workOf(page.session);
  });
  stepsOf(course).forEach((step) => step(page));
  page.leave();
  return remains;
}

/** The record, times aside. */
function recordOf({ lms }: Place): { [part: string]: unknown } {
  const shapes = shapesIn(course);
  const { slots, texts, interactions } = decode(lms.value("cmi.suspend_data"), shapes) as State;
  return {
    status: lms.value("cmi.core.lesson_status"),
    score: ["raw", "min", "max"].map((part) => lms.value(`cmi.core.score.${part}`)),
    location: lms.value("cmi.core.lesson_location"),
    state: { slots: slots.map((value, slot) => (/[nw]/.test(shapes[slot].kind) ? 0 : value)), texts, interactions },
    interactions: lms.list("interactions").map((fields) => ({ ...fields, time: "", latency: "" })),
    objectives: lms.list("objectives"),
  };
}

test("killed after each LMS call of a run through every type: nothing shown as saved is missing, and the record ends the same", async () => {
  const undisturbed = placeOf({}, new Map());
  const remains = await recorded(undisturbed);
  const record = recordOf(undisturbed);
  const reported = undisturbed.lms.list("interactions").map(({ id }) => id.split("."));
  const types = new Set(reported.flatMap(([quiz, question]) => (course.quizzes.findIndex(({ id }) => id === quiz) < 3 ? question : [])));
  assert.deepEqual([undisturbed.lms.violations, record.status, [...types].sort()], [[], "passed", Object.keys(EVERY_RIGHT).sort()]);
  assert.deepEqual([...new Set(reported.map(([quiz]) => quiz))].sort(), course.quizzes.map(({ id }) => id).sort());
  const lost: string[] = [];
  for (const [call, { held, committed, device, saved }] of remains.entries()) {
    for (const [kept, storing] of [[true, true], [false, true], [true, false], [false, false]]) {
      const where = `after call ${call}, uncommitted ${kept ? "kept" : "dropped"}, device ${storing ? "stores" : "forbids"}`;
      const place = placeOf({ ...(kept ? held : committed), "cmi.core.entry": "resume" }, device, storing);
      const page = await visit(course, place);
      const missing = missingOf(saved, workOf(page.session));
      if (missing) lost.push(`${where}: ${missing}`);
      stepsOf(course).forEach((step) => step(page));
      page.leave();
      assert.deepEqual(recordOf(place), record, where);
      assert.deepEqual(place.lms.violations.filter(({ rule }) => rule.startsWith("standard/")), [], where);
    }
  }
  console.log(`killed after each of ${remains.length} calls: scenarios ${4 * remains.length}, lost ${lost.length}`);
  assert.deepEqual(lost, []);
});
