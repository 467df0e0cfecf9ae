/** The player of cmi5 packages. */

import { cmi5Launch, cmi5Record } from "../adapters/cmi5";
import { loadActivities } from "../adapters/xapi/activities";
import { fetchOf, tab } from "../adapters/xapi/browser";
import { takingFiles } from "../adapters/xapi/taking";
import { start } from "../main";
import { shapesIn } from "../slots";

const launch = cmi5Launch(tab);
const files = takingFiles();

void start(
  async (course, time) => files.take(launch && cmi5Record(launch, tab, course, shapesIn(course), loadActivities, fetchOf, time)),
  launch?.fetch,
  files.enhance,
);
