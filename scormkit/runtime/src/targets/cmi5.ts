/** The player of cmi5 packages. */

import { cmi5Record, cmi5Session } from "../adapters/cmi5";
import { loadActivities } from "../adapters/xapi/activities";
import { start } from "../main";
import { shapesIn } from "../slots";

const tab = { location, history, storage: () => sessionStorage };

void start(
  async (course, time) => cmi5Record(tab, course, shapesIn(course), loadActivities, (address, request) => fetch(address, request), time),
  cmi5Session(tab),
);
