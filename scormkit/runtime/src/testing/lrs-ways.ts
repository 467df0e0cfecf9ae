/** The two launches, each with the LRS that stands behind it. */

import { cmi5Launch, type Launching, xapiLaunch } from "./lrs-visit";
import { Cmi5Lms } from "./strict-cmi5";
import { StrictLrs } from "./strict-lrs";

export interface Way {
  name: string;
  lrs(now: () => number): StrictLrs;
  launch: Launching;
}

export const WAYS: readonly Way[] = [
  { name: "xapi", lrs: (now) => new StrictLrs({ now }), launch: xapiLaunch },
  { name: "cmi5", lrs: (now) => new Cmi5Lms({ now }), launch: cmi5Launch },
];
