/** The LMSs of our own for browser tests: a classic script that puts them on `window`. */

import { CuttingLms, LaxLms } from "./faulty-lms";
import { StrictLms } from "./strict-lms";

Object.assign(window, { StrictLms, LaxLms, CuttingLms });
