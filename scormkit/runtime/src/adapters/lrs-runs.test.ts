/** Whole runs of the xAPI and the cmi5 adapter before the strict LRS: what it then holds. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SOUND } from "../testing/faulty-lrs";
import { everyRuleCourse } from "../testing/course";
import { judge } from "../testing/judge";
import { stepsOf } from "../testing/learner";
import { cmi5Launch, type Launching, lrsPlace, lrsVisit, xapiLaunch } from "../testing/lrs-visit";
import { memoryStore } from "../testing/page";
import { lockManager } from "../testing/visit";
import { Cmi5Lms } from "../testing/strict-cmi5";
import { StrictLrs } from "../testing/strict-lrs";

const WAYS: { name: string; lrs: (now: () => number) => StrictLrs; launch: Launching }[] = [
  { name: "xapi", lrs: (now) => new StrictLrs({ now }), launch: xapiLaunch },
  { name: "cmi5", lrs: (now) => new Cmi5Lms({ now }), launch: cmi5Launch },
];

for (const { name, lrs, launch } of WAYS) {
  test(`${name}: a whole run breaks no rule`, async () => {
    const place = lrsPlace(lrs, SOUND, memoryStore(), lockManager());
    const page = await lrsVisit(everyRuleCourse(), place, launch);
    for (const step of stepsOf(page.course)) await page.take(step);
    page.exit();
    await page.pass(60_000);
    
    
    assert.deepEqual(place.lrs.violations, []);
    assert.deepEqual(judge(place.lrs.statements), []);
  });
}
