/** The player of SCORM 1.2 packages. */

import { Scorm12Record } from "../adapters/scorm12";
import { waitForApi } from "../adapters/scorm12/discovery";
import { Lms } from "../adapters/scorm12/lms";
import { start } from "../main";

void start(async (course, time) => {
  const api = await waitForApi(window, time);
  return api && new Scorm12Record(new Lms(api), course.completion, time);
});
