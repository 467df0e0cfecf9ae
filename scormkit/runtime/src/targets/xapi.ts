/** The player of xAPI packages. */

import { xapiRecord } from "../adapters/xapi";
import { loadActivities } from "../adapters/xapi/activities";
import { start } from "../main";
import { shapesIn } from "../slots";

const tab = { location, history, storage: () => sessionStorage };

void start(async (course, time) =>
  xapiRecord(tab, course, shapesIn(course), loadActivities, (address, request) => fetch(address, request), time, `${Date.now()} ${Math.random()}`),
);
