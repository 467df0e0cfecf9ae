/** A clock that stands still until a test moves it. */

import type { Time } from "../clock";

export interface FakeTime extends Time {
  /** Lets milliseconds pass; does the tasks that fall due, in order. */
  pass(milliseconds: number): void;
  /** Milliseconds go by in which nothing can be done: a call that takes its time. */
  block(milliseconds: number): void;
}

export function fakeTime(wall = 1_700_000_000_000): FakeTime {
  let now = 0;
  const tasks = new Set<{ due: number; task: () => void }>();
  return {
    now: () => now,
    wall: () => wall + now,
    after(milliseconds, task) {
      const entry = { due: now + milliseconds, task };
      tasks.add(entry);
      return () => void tasks.delete(entry);
    },
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...tasks].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (!next) break;
        now = Math.max(now, next.due);
        tasks.delete(next);
        next.task();
      }
      now = Math.max(now, end);
    },
    block: (milliseconds) => void (now += milliseconds),
  };
}
