/** An answer of an LRS that is a no. */

import type { Answer } from "./lrs";

export class Refusal extends Error {
  readonly status: number;
  /** Milliseconds after which it may be asked again, 0 where it does not say. */
  readonly after: number;

  constructor(answer: Answer) {
    super(`${answer.status}`);
    this.status = answer.status;
    this.after = 1000 * (Number(answer.header("retry-after")) || 0);
  }

  /** The session is over, or was never one. */
  get final(): boolean {
    return this.status === 401 || this.status === 403;
  }
}
