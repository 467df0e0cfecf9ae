/** Nothing that was shown as saved may be gone at the next launch, whatever the LMS does and however a visit ends. Saved is what the
 *  bar said after LMSCommit returned true; all else is on the device and is replayed, or was shown as not saved. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Course, Health } from "./contract";
import { everyRuleCourse, sampleCourse } from "./testing/course";
import { type Fault, FAULTS } from "./testing/faulty-lms";
import { missingOf, type Step, stepsOf, watched, type Work, workOf } from "./testing/learner";
import { memoryStore } from "./testing/page";
import { StrictLms } from "./testing/strict-lms";
import { lockManager, type Place, visit, type Visit } from "./testing/visit";

const NONE: Fault = { name: "none" };

/** Each type of question, each rule of quizzes, and replies that fill the state almost to its 4,096 characters. */
function fullCourse(): Course {
  const course = everyRuleCourse();
  Object.assign(course.quizzes[2].questions[2].fields[0], { most: 2_000, bytes: 2_700 });
  return course;
}

const COURSES: readonly { name: string; course: Course }[] = [
  { name: "short", course: sampleCourse() },
  { name: "every type", course: fullCourse() },
];

/** How a visit ends, after so many steps. */
type Ending = (visit: Visit, steps: readonly Step[], cut: number, network: { down: boolean }) => void;

const walk = (visit: Visit, steps: readonly Step[]): void => steps.forEach((step) => step(visit));
const THROUGH = "works through and leaves";
const ENDINGS: { [name: string]: Ending } = {
  [THROUGH](visit, steps) {
    walk(visit, steps);
    visit.leave();
  },
  exits(visit, steps, cut) {
    walk(visit, steps.slice(0, cut));
    visit.exit();
  },
  "hides and is killed"(visit, steps, cut) {
    walk(visit, steps.slice(0, cut));
    visit.hide();
  },
  "is offline, comes back and is killed"(visit, steps, cut, network) {
    walk(visit, steps.slice(0, cut >> 1));
    network.down = true;
    walk(visit, steps.slice(cut >> 1, cut));
    network.down = false;
    visit.online();
  },
  crashes(visit, steps, cut) {
    walk(visit, steps.slice(0, cut));
  },
};

/** How far into the course a visit ends, as a share of the steps. */
const CUTS = [0.35, 0.7];

interface Scenario {
  fault: Fault;
  ending: string;
  course: Course;
  cut: number;
}

/** What a visit left behind. */
interface Ended {
  place: Place;
  /** The last work that was shown as saved, what came after, and the last of all with the word that it was shown with. */
  saved: Work;
  later: Work[];
  last: Work;
  shown: Health;
}

async function play({ fault, ending, course, cut }: Scenario, calls: number): Promise<Ended> {
  const network = { down: false };
  const strikes: Fault["strikes"] = (moment) => (network.down && moment.method === "LMSCommit" ? { gives: "false" } : fault.strikes?.(moment) || null);
  const place = placeOf({ ...fault, strikes }, {}, new Map(), calls);
  const other = fault.twice === "device" ? await secondDevice(course, place) : null;
  const page = await visit(course, place);
  if (fault.twice === "tab") await secondTab(course, place);
  const steps = stepsOf(course);
  const saved = watched(page);
  ENDINGS[ending](page, steps, Math.round(cut * steps.length), network);
  const ended = { place: { ...place, fault }, ...saved(), last: workOf(page.session), shown: page.health() };
  return other ? { ...ended, place: { ...place, fault, lms: other() } } : ended;
}

function placeOf(fault: Fault, values: { [element: string]: string }, items: Map<string, string>, calls: number): Place {
  const store = memoryStore(fault.forbids);
  items.forEach((text, key) => store.items.set(key, text));
  return { lms: new (fault.lms || StrictLms)({ values }), fault, store, locks: lockManager(), calls };
}

/** The course was begun; it is open on another device, and goes on there once it has ended here. */
async function secondDevice(course: Course, place: Place): Promise<() => StrictLms> {
  const first = await visit(course, place);
  first.session.openUnit(0);
  first.exit();
  place.lms.relaunch();
  const there = placeOf(NONE, place.lms.held(), new Map(), 0);
  const second = await visit(course, there);
  return () => {
    walk(second, stepsOf(course).slice(-5));
    second.exit();
    return there.lms;
  };
}

/** A learner works in a second tab, too, and closes it. */
async function secondTab(course: Course, place: Place): Promise<void> {
  const [before, kept] = [place.lms.calls.length, new Map(place.store.items)];
  const page = await visit(course, place);
  walk(page, stepsOf(course));
  page.leave();
  assert.deepEqual([page.health(), place.lms.calls.length, place.store.items], ["readonly", before, kept]);
}

/** The next launch on the same device: what the LMS did not commit is kept or dropped, and its fault is mended or still there. */
async function relaunch(course: Course, { place }: Ended, keep: boolean, mended: boolean): Promise<{ page: Visit; place: Place }> {
  const { lms, fault, store, calls } = place;
  const values = { ...(keep ? lms.held() : Object.fromEntries(lms.committed)), "cmi.core.entry": "resume" };
  const next = mended ? { ...NONE, forbids: fault.forbids } : fault;
  const found = placeOf(next, fault.finds?.(values) || values, store.items, calls);
  return { page: await visit(course, found), place: found };
}

/** What is missing at the next launch though it was promised, "" for nothing; and whether the very last of the work is there. */
function judged({ saved, later, last, shown, place }: Ended, found: Work): { missing: string; whole: boolean } {
  const all = missingOf(last, found);
  // A save under way is a promise, too, where the device can keep it.
  const told = shown === "unsaved" || shown === "local" || (shown === "saving" && place.fault.forbids);
  return { missing: missingOf(saved, found, later) || (told ? "" : all), whole: !all };
}

/** What the LMS reports of a learner who works on to the end. */
function worked(page: Visit, { lms }: Place): unknown[] {
  walk(page, stepsOf(page.course));
  page.exit();
  assert.deepEqual(lms.violations.filter(({ rule }) => rule.startsWith("standard/")), []);
  return [lms.value("cmi.core.lesson_status"), lms.value("cmi.core.score.raw"), lms.list("objectives").map(({ id, status, "score.raw": raw }) => `${id} ${status} ${raw}`).sort()];
}

test("fault matrix: nothing shown as saved is gone at the next launch, and working on ends as without the fault", async () => {
  const tally = { scenarios: 0, launches: 0, whole: 0, "shown as not saved": 0, lost: 0 };
  const lost: string[] = [];
  for (const { name, course } of COURSES) {
    const undisturbed = placeOf(NONE, {}, new Map(), 0);
    const result = worked(await visit(course, undisturbed), undisturbed);
    for (const fault of FAULTS) {
      for (const ending of Object.keys(ENDINGS)) {
        tally.scenarios++;
        for (const cut of ending === THROUGH ? [1] : CUTS) {
          const ended = await play({ fault, ending, course, cut }, undisturbed.lms.calls.length);
          for (const [keep, mended] of [[true, true], [false, true], [true, false], [false, false]]) {
            tally.launches++;
            const { page, place } = await relaunch(course, ended, keep, mended);
            const { missing, whole } = judged(ended, workOf(page.session));
            const where = `${fault.name} × ${ending} × ${name}, after ${cut}, uncommitted ${keep ? "kept" : "dropped"}, LMS ${mended ? "mended" : "as before"}`;
            tally[missing ? "lost" : whole ? "whole" : "shown as not saved"]++;
            if (missing) lost.push(`${where}: ${missing}`);
            if (mended && !keep) assert.deepEqual(worked(page, place), result, where);
          }
        }
      }
    }
  }
  console.log(`fault matrix: ${Object.entries(tally).map(([what, count]) => `${what} ${count}`).join(", ")}`);
  assert.deepEqual(lost, []);
});
