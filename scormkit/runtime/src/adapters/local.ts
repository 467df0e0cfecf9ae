/** The record where there is no LMS: the place is kept on the device, and nothing is reported to anyone. */

import type { Health, Opened, Record } from "../contract";
import { type HealthListener, HealthTeller } from "../health";
import type { Store } from "../storage";

export class LocalRecord implements Record {
  private readonly health: HealthTeller;
  private closed = false;

  /** @param health `local` where no LMS was to be expected, `unsaved` where one does not answer. */
  constructor(private readonly store: Store, private readonly key: string, health: Health, wall: () => number) {
    this.health = new HealthTeller(health, wall);
  }

  async open(): Promise<Opened> {
    return unrecorded(this.store.read(this.key));
  }

  saveState(text: string): void {
    if (!this.closed) this.store.write(this.key, text);
  }

  answer(): void {}

  objective(): void {}

  progress(): void {}

  outcome(): void {}

  flush(): void {}

  close(last: { state: string }): void {
    this.saveState(last.state);
    this.closed = true;
    this.health.tell("closed");
  }

  onHealth(listener: HealthListener): void {
    this.health.listen(listener);
  }
}

/** What a session without a record opens with. */
export function unrecorded(resume: string): Opened {
  const learner = { id: "", name: "" };
  return { learner, mode: "normal", credit: false, language: "", resume, limits: { state: 4096 }, recording: false };
}
