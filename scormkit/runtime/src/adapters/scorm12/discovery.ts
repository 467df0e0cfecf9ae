/** Finding the LMS's API object (SCORM 1.2 RTE 3.3.6.1). */

import type { Time } from "../../clock";

/** What an LMS offers, as far as it can be trusted: methods may be missing, throw, or return anything. */
export interface Api {
  LMSInitialize(empty: ""): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSCommit(empty: ""): unknown;
  LMSFinish(empty: ""): unknown;
  LMSGetLastError(): unknown;
}

/** The parts of `window` that the search touches; each of them may throw when it belongs to another origin. */
export interface Frame {
  readonly API?: unknown;
  readonly parent?: Frame | null;
  readonly top?: Frame | null;
  readonly opener?: Frame | null;
}

/** Frames in frames: more than any LMS nests, and an end to a chain that bites its tail. */
const MOST_HOPS = 50;
const SEARCH_MS = 10_000;
const PAUSE_MS = 200;

/** Searches this frame, its parents, the opener, the opener's parents, and the same from the top frame's opener. */
export function findApi(frame: Frame): Api | null {
  return inParents(frame) || inParents(guarded(() => frame.opener)) || inParents(guarded(() => frame.top && frame.top.opener));
}

/** The API, as soon as there is one: some LMSs put it up only after the page has loaded. Null after 10 s, or at once where no
 *  other window could ever hold one. */
export function waitForApi(frame: Frame, time: Time): Promise<Api | null> {
  const end = time.now() + SEARCH_MS;
  return new Promise((resolve) => {
    const search = (): void => {
      const api = findApi(frame);
      if (api || isAlone(frame) || time.now() >= end) resolve(api);
      else time.after(PAUSE_MS, search);
    };
    search();
  });
}

function isAlone(frame: Frame): boolean {
  const parent = guarded(() => frame.parent);
  return (!parent || parent === frame) && !guarded(() => frame.opener);
}

function inParents(start: Frame | null | undefined): Api | null {
  let frame = start;
  for (let hop = 0; frame && hop < MOST_HOPS; hop++) {
    const here: Frame = frame;
    const api = guarded(() => here.API as Api | undefined);
    if (api && guarded(() => typeof api.LMSInitialize === "function")) return api;
    const parent = guarded(() => here.parent);
    if (parent === here) break;
    frame = parent;
  }
  return null;
}

/** A value from a frame that may be another origin's. */
function guarded<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
