/** The player of cmi5 packages. */

import { cmi5Launch, cmi5Record } from "../adapters/cmi5";
import { loadActivities } from "../adapters/xapi/activities";
import { start } from "../main";
import { shapesIn } from "../slots";

const tab = { location, history, storage: () => sessionStorage };
const launch = cmi5Launch(tab);

void start(
  async (course, time) => launch && cmi5Record(launch, tab, course, shapesIn(course), loadActivities, (address, request) => fetch(address, request), time),
  launch?.fetch,
);
