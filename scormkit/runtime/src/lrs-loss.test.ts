/** Nothing that was shown as saved may be gone at the next launch, and nothing may be told twice, whatever the LRS does and however a visit
 *  ends: the fault matrix of loss.test.ts, for the adapters that speak to an LRS. Each fault meets one of the endings in turn; with
 *  SCORMKIT_LONG set, each of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Health } from "./contract";
import { everyRuleCourse } from "./testing/course";
import { FAULTS, type LrsFault, SOUND } from "./testing/faulty-lrs";
import { judge } from "./testing/judge";
import { missingOf, stepsOf, watched, type Work, workOf } from "./testing/learner";
import { doubledIn, onceOf, stateIn, toldOf, walk, workOn } from "./testing/lrs-learning";
import { type Launching, type LrsPlace, lrsPlace, type LrsVisit, lrsVisit } from "./testing/lrs-visit";
import { WAYS } from "./testing/lrs-ways";
import { memoryStore } from "./testing/page";
import { lockManager } from "./testing/visit";

const course = everyRuleCourse();
const HALF = Math.round(stepsOf(course).length / 2);

const ENDINGS: { [name: string]: (page: LrsVisit) => Promise<void> } = {
  async exits(page) {
    page.exit();
    await page.pass(5_000);
  },
  async leaves(page) {
    page.leave();
    await page.pass(100);
  },
  async "hides and is killed"(page) {
    page.hide();
    await page.pass(100);
  },
  async crashes() {},
};

interface Ended {
  saved: Work;
  later: Work[];
  last: Work;
  shown: Health;
}

async function play(place: LrsPlace, launch: Launching, ending: string): Promise<Ended> {
  const page = await lrsVisit(course, place, launch);
  const saved = watched(page);
  await walk(page, 0, HALF);
  await ENDINGS[ending](page);
  return { ...saved(), last: workOf(page.session), shown: page.health() };
}

/** What is wrong in the end, after the learner has worked on with an LRS that is mended. */
function faultsOf(place: LrsPlace, page: LrsVisit, expected: string[], fault: LrsFault): string[] {
  const told = toldOf(place.lrs);
  const once = onceOf(told);
  const answers = told.filter((each) => each.startsWith("answered ")).length;
  // Answers that lay on the device behind those of another are counted behind them, and told once all the same.
  const counted = /another device/.test(fault.name) ? answers : stateIn(place, course).interactions;
  // What a browser sends twice of itself, no page can know.
  const twice = /sends every other request twice/.test(fault.name) ? ["cmi5/9.3.0.0-2"] : [];
  const broken = place.lrs.violations.filter(({ rule }) => !rule.startsWith("manners/") && !twice.includes(rule));
  return [
    ...doubledIn(told).map((each) => `doubled: ${each}`),
    ...expected.filter((each) => !once.includes(each)).map((each) => `not told: ${each}`),
    ...once.filter((each) => !expected.includes(each)).map((each) => `told too much: ${each}`),
    ...(answers === counted ? [] : [`${answers} answers told, ${counted} given`]),
    ...(page.health() === "saved" && page.closed() ? [] : [`${page.health()}, ${page.closed() ? "closed" : "still open"}`]),
    ...broken.map(({ rule, what }) => `${rule}: ${what}`),
    ...judge(place.lrs.statements),
  ];
}

for (const { name, lrs, launch } of WAYS) {
  test(`${name}: fault matrix: nothing shown as saved is gone, nothing is told twice, and working on ends as without the fault`, async () => {
    const sound = lrsPlace(lrs, SOUND, memoryStore(), lockManager());
    await workOn(course, sound, launch);
    const expected = onceOf(toldOf(sound.lrs));
    const tally = { scenarios: 0, whole: 0, "shown as not saved": 0, lost: 0, "wrong in the end": 0 };
    const wrong: string[] = [];
    for (const [n, fault] of FAULTS.entries()) {
      const endings = Object.keys(ENDINGS);
      for (const ending of process.env.SCORMKIT_LONG ? endings : [endings[n % endings.length]]) {
        tally.scenarios++;
        const place = lrsPlace(lrs, fault, memoryStore(), lockManager(), sound.lrs.requests.length);
        const { saved, later, last, shown } = await play(place, launch, ending);
        const next: LrsPlace = { ...place, fault: SOUND, tab: new Map(), locks: lockManager() };
        await next.time.pass(1_000);
        const page = await lrsVisit(course, next, launch);
        const found = workOf(page.session);
        const gone = missingOf(last, found);
        const missing = missingOf(saved, found, later) || (shown === "unsaved" || shown === "local" ? "" : gone);
        tally[missing ? "lost" : gone ? "shown as not saved" : "whole"]++;
        await walk(page);
        page.exit();
        await page.pass(60_000);
        const faults = [...(missing ? [`lost: ${missing}`] : []), ...faultsOf(next, page, expected, fault)];
        if (faults.length) tally["wrong in the end"]++;
        wrong.push(...faults.map((each) => `${fault.name} × ${ending}: ${each}`));
      }
    }
    console.log(`${name} fault matrix: ${Object.entries(tally).map(([what, count]) => `${what} ${count}`).join(", ")}`);
    assert.deepEqual(wrong, []);
  });
}
