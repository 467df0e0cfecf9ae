/** What a record tells about itself: the last word at once, then every change. */

import type { Health, Record } from "./contract";

export interface HealthTeller {
  tell(health: Health): void;
  listen: Record["onHealth"];
}

/** @param wall milliseconds since 1970. */
export function healthTeller(health: Health, wall: () => number): HealthTeller {
  const listeners: Parameters<Record["onHealth"]>[0][] = [];
  let savedAt: number | null = null;
  return {
    tell(word) {
      if (word === "saved") savedAt = wall();
      else if (word === health) return;
      health = word;
      listeners.forEach((listener) => listener(health, savedAt));
    },
    listen(listener) {
      listeners.push(listener);
      listener(health, savedAt);
    },
  };
}
