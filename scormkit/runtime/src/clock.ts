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
  wall: Date.now,
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface ActiveClock {
  /** The learner did something: a key, a click, a scroll, a film that plays. */
  input(): void;
  /** The page can, or can no longer, be seen. */
  show(visible: boolean): void;
  /** Active seconds so far. */
  seconds(): number;
}

/** Counts the time in which the page is visible and the learner does something at least every `idle` seconds.
 *  @param now monotonic milliseconds. */
export function activeClock(now: () => number, idle: number): ActiveClock {
  let total = 0;
  let visible = true;
  let counted = now();
  let lastInput = counted;

  const count = (): void => {
    const until = now();
    if (visible) total += Math.max(0, Math.min(until, lastInput + idle * 1000) - counted);
    counted = until;
  };
  const input = (): void => {
    count();
    lastInput = counted;
  };

  return {
    input,
    show(now) {
      input();
      visible = now;
    },
    seconds() {
      count();
      return total / 1000;
    },
  };
}

/** Days since 1970-01-01 of a moment, as the learner's calendar has it. */
export function dayOf(moment: Date): number {
  return Math.floor((moment.getTime() - moment.getTimezoneOffset() * 60_000) / 86_400_000);
}
