/** What a record tells about itself: the last word at once, then every change. */

import type { Health } from "./contract";

export type HealthListener = (health: Health, savedAt: number | null) => void;

export class HealthTeller {
  private readonly listeners: HealthListener[] = [];
  private savedAt: number | null = null;

  constructor(private health: Health, private readonly wall: () => number) {}

  tell(health: Health): void {
    if (health === "saved") this.savedAt = this.wall();
    else if (health === this.health) return;
    this.health = health;
    this.listeners.forEach((listener) => listener(health, this.savedAt));
  }

  listen(listener: HealthListener): void {
    this.listeners.push(listener);
    listener(this.health, this.savedAt);
  }
}
