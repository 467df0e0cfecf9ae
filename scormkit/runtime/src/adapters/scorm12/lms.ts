/** The LMS's API behind guards: no call throws, every argument is a string, every answer is judged. */

import type { Api } from "./discovery";

/** RTE 3.3.3: what LMSs answer to a second LMSInitialize. */
const ALREADY_INITIALISED = 101;

type Calls = { [method in keyof Api]: (...values: string[]) => unknown };

export class Lms {
  private readonly api: Calls;

  constructor(api: Api) {
    this.api = api as Calls;
  }

  /** Starts the LMS's session. One that runs already is as good, and an LMS that answers nothing and names no error may yet work. */
  initialize(): boolean {
    const answer = this.call("LMSInitialize", "");
    if (isTrue(answer)) return true;
    const error = Number(this.call("LMSGetLastError"));
    return error === ALREADY_INITIALISED || (!isFalse(answer) && error === 0);
  }

  /** A value as text; "" for whatever says nothing. */
  get(element: string): string {
    const value = this.call("LMSGetValue", element);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  }

  /** Whether the LMS took the value; undefined when its answer is neither yes nor no. */
  set(element: string, value: string): boolean | undefined {
    const answer = this.call("LMSSetValue", element, value);
    return isTrue(answer) || (isFalse(answer) ? false : undefined);
  }

  /** Only an LMS that says so has saved. */
  commit(): boolean {
    return isTrue(this.call("LMSCommit", ""));
  }

  finish(): void {
    this.call("LMSFinish", "");
  }

  private call(method: keyof Api, ...values: string[]): unknown {
    try {
      return this.api[method](...values);
    } catch {
      return false;
    }
  }
}

/** The standard's "true", and what LMSs written in haste return for it. */
function isTrue(answer: unknown): boolean {
  return answer === "true" || answer === true || answer === 1 || answer === "1";
}

function isFalse(answer: unknown): boolean {
  return answer === "false" || answer === false || answer === 0 || answer === "0";
}
