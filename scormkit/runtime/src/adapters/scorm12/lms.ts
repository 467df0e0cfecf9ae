/** The LMS's API behind guards: no call throws, every argument is a string, every answer is judged. */

import type { Api } from "./discovery";

/** RTE 3.3.3: what LMSs answer to a second LMSInitialize. */
const ALREADY_INITIALISED = 101;

export interface Lms {
  /** Starts the LMS's session. One that runs already is as good, and an LMS that answers nothing and names no error may yet work. */
  initialize(): boolean;
  /** A value as text; "" for whatever says nothing. */
  get(element: string): string;
  /** Whether the LMS took the value; null when its answer is neither yes nor no. */
  set(element: string, value: string): boolean | null;
  /** Only an LMS that says so has saved. */
  commit(): boolean;
  finish(): void;
}

export function lmsOf(api: Api): Lms {
  const call = (method: keyof Api, ...values: string[]): unknown => {
    try {
      return (api[method] as (...values: string[]) => unknown).apply(api, values);
    } catch {
      return false;
    }
  };
  return {
    initialize() {
      const answer = judge(call("LMSInitialize", ""));
      const error = answer || Number(call("LMSGetLastError"));
      return answer || error === ALREADY_INITIALISED || (answer === null && error === 0);
    },
    get(element) {
      const value = call("LMSGetValue", element);
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    },
    set: (element, value) => judge(call("LMSSetValue", element, value)),
    commit: () => judge(call("LMSCommit", "")) || false,
    finish: () => void call("LMSFinish", ""),
  };
}

/** The standard's "true" and "false", and what LMSs written in haste return for them; null for anything else. */
function judge(answer: unknown): boolean | null {
  const word = String(answer);
  return word === "true" || word === "1" || (word === "false" || word === "0" ? false : null);
}
