/** The strict LMS for browser tests: a classic script that sets `window.StrictLms`. */

import { StrictLms } from "./strict-lms";

Object.assign(window, { StrictLms });
