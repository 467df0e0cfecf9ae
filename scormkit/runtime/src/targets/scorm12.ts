/** The player of SCORM 1.2 packages. */

import { scorm12Record } from "../adapters/scorm12";
import { waitForApi } from "../adapters/scorm12/discovery";
import { lmsOf } from "../adapters/scorm12/lms";
import { start } from "../main";

void start(async (course, time) => {
  const api = await waitForApi(window, time);
  return api && scorm12Record(lmsOf(api), course.completion, time);
});
