/** The player of xAPI packages. */

import { xapiRecord } from "../adapters/xapi";
import { loadActivities } from "../adapters/xapi/activities";
import { fetchOf, tab } from "../adapters/xapi/browser";
import { takingFiles } from "../adapters/xapi/taking";
import { start } from "../main";
import { shapesIn } from "../slots";

const files = takingFiles();

void start(
  async (course, time) => files.take(xapiRecord(tab, course, shapesIn(course), loadActivities, fetchOf, time, `${Date.now()} ${Math.random()}`)),
  "",
  files.enhance,
);
