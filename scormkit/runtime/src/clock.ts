/** Time, handed in so that tests own it, and the learner's active time. */

export interface Time {
  /** Milliseconds that only go forward, whatever happens to the computer's clock. */
  now(): number;
  /** Milliseconds since 1970. */
  wall(): number;
  /** Does a task after so many milliseconds; the function returned calls it off. */
  after(milliseconds: number, task: () => void): () => void;
}

export const browserTime: Time = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Counts the seconds in which the page is visible and the learner does something at least every `idle` seconds. */
export class ActiveClock {
  private total = 0;
  private visible = true;
  private since: number;
  private lastInput: number;

  constructor(private readonly now: () => number, private readonly idle: number) {
    this.since = this.lastInput = now();
  }

  /** The learner did something: a key, a click, a scroll, a film that plays. */
  input(): void {
    this.count();
    this.lastInput = this.since;
  }

  show(visible: boolean): void {
    this.input();
    this.visible = visible;
  }

  /** Active seconds so far. */
  seconds(): number {
    this.count();
    return this.total / 1000;
  }

  private count(): void {
    const now = this.now();
    const until = Math.min(now, this.lastInput + this.idle * 1000);
    if (this.visible && until > this.since) this.total += until - this.since;
    this.since = now;
  }
}
