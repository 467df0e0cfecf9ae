/** The page dies after any request of a complete run through each type of question and each rule of quizzes: the request was done or was
 *  not, the device stores or does not, and the learner reloads the page or is launched anew. In the end the LRS holds the same, once each.
 *  Every third request in turn with each of these; with SCORMKIT_LONG set, each request with all of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { everyRuleCourse } from "./testing/course";
import { type LrsFault, SOUND } from "./testing/faulty-lrs";
import { judge } from "./testing/judge";
import { missingOf, watched, workOf } from "./testing/learner";
import { doubledIn, onceOf, stateIn, toldOf, walk, workOn } from "./testing/lrs-learning";
import { type LrsPlace, lrsPlace, lrsVisit } from "./testing/lrs-visit";
import { WAYS } from "./testing/lrs-ways";
import { memoryStore } from "./testing/page";
import { lockManager } from "./testing/visit";

const course = everyRuleCourse();

interface Death {
  done: boolean;
  storing: boolean;
  reload: boolean;
}

const DEATHS: readonly Death[] = [true, false].flatMap((done) => [true, false].flatMap((storing) => [true, false].map((reload) => ({ done, storing, reload }))));

/** No request behind this one gets out, and no answer comes in. */
function deathAt(request: number, done: boolean): LrsFault {
  return { name: "death", strikes: ({ nth }) => (nth < request ? null : nth === request && done ? { never: true, done } : { never: true }) };
}

for (const { name, lrs, launch } of WAYS) {
  test(`${name}: killed after a request, whichever: nothing shown as saved is missing, and the LRS ends with the same, once each`, async () => {
    const sound = lrsPlace(lrs, SOUND, memoryStore(), lockManager());
    await workOn(course, sound, launch);
    const expected = onceOf(toldOf(sound.lrs));
    const { length } = sound.lrs.requests;
    const wrong: string[] = [];
    let scenarios = 0;
    for (let request = 0; request < length; request += process.env.SCORMKIT_LONG ? 1 : 3) {
      for (const { done, storing, reload } of process.env.SCORMKIT_LONG ? DEATHS : [DEATHS[(request / 3) % DEATHS.length]]) {
        scenarios++;
        const where = `request ${request} ${done ? "done" : "not done"}, device ${storing ? "stores" : "forbids"}, ${reload ? "reloaded" : "launched anew"}`;
        const place = lrsPlace(lrs, deathAt(request, done), memoryStore(!storing), lockManager(), length);
        const page = await lrsVisit(course, place, launch);
        const saved = watched(page);
        await walk(page, 0, Infinity, () => place.lrs.requests.length >= request);
        const { saved: work, later } = saved();
        const next: LrsPlace = { ...place, fault: SOUND, locks: lockManager(), ...(reload ? {} : { tab: new Map() }) };
        const again = await lrsVisit(course, next, reload ? "" : launch);
        // A token that was lost on its way is the LMS's to give anew, with a new launch.
        const refused = again.opened.refused && reload;
        const missing = refused ? "" : missingOf(work, workOf(again.session), later);
        if (missing) wrong.push(`${where}: lost ${missing}`);
        if (refused) await workOn(course, { ...next, tab: new Map(), locks: lockManager() }, launch);
        else {
          await walk(again);
          again.exit();
          await again.pass(60_000);
        }
        const told = toldOf(place.lrs);
        const once = onceOf(told);
        const answers = told.filter((each) => each.startsWith("answered ")).length;
        if (doubledIn(told).length) wrong.push(`${where}: doubled ${doubledIn(told)}`);
        if (`${once}` !== `${expected}`) wrong.push(`${where}: ${expected.filter((each) => !once.includes(each))} not told, ${once.filter((each) => !expected.includes(each))} told too much`);
        if (storing && answers !== stateIn(next, course).interactions) wrong.push(`${where}: ${answers} answers told, ${stateIn(next, course).interactions} given`);
        wrong.push(...place.lrs.violations.filter(({ rule }) => !rule.startsWith("manners/")).map(({ rule, what }) => `${where}: ${rule} ${what}`));
        wrong.push(...judge(place.lrs.statements).map((each) => `${where}: ${each}`));
      }
    }
    console.log(`${name} killed after requests of ${length}: scenarios ${scenarios}, wrong ${wrong.length}`);
    assert.deepEqual(wrong, []);
  });
}
