/** What a record tells about itself: the last word at once, then every change. */

import type { Health, Record } from "./contract";

export interface HealthTeller {
  /** @param at milliseconds since 1970 of a save that was confirmed just now. */
  tell(health: Health, at?: number): void;
  listen: Record["onHealth"];
}

export function healthTeller(health: Health): HealthTeller {
  const listeners: Parameters<Record["onHealth"]>[0][] = [];
  let savedAt: number | null = null;
  return {
    tell(word, at) {
      if (at) savedAt = at;
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
