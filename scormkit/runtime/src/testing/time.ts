/** A clock that stands still until a test moves it. */

import type { Time } from "../clock";

export interface FakeTime extends Time {
  /** Lets milliseconds pass; does the tasks that fall due, in order. */
  pass(milliseconds: number): void;
  /** Goes on to the next task that falls due by then and does it; false where there is none. */
  step(until: number): boolean;
  /** Milliseconds go by in which nothing can be done: a call that takes its time. */
  block(milliseconds: number): void;
}

export function fakeTime(wall = 1_700_000_000_000): FakeTime {
  let now = 0;
  const tasks = new Set<{ due: number; task: () => void }>();
  const step = (until: number): boolean => {
    const [next] = [...tasks].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
    if (!next) return false;
    now = Math.max(now, next.due);
    tasks.delete(next);
    next.task();
    return true;
  };
  return {
    now: () => now,
    wall: () => wall + now,
    after(milliseconds, task) {
      const entry = { due: now + milliseconds, task };
      tasks.add(entry);
      return () => void tasks.delete(entry);
    },
    step,
    pass(milliseconds) {
      const end = now + milliseconds;
      while (step(end));
      now = Math.max(now, end);
    },
    block: (milliseconds) => void (now += milliseconds),
  };
}
