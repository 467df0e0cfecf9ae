/** The record of a second tab: it shows how things stood in the first, and keeps nothing. */

import type { Opened, Record } from "../contract";
import { type HealthListener, HealthTeller } from "../health";
import { unrecorded } from "./local";

export class ReadonlyRecord implements Record {
  private readonly health = new HealthTeller("readonly", () => 0);

  /** @param resume the first tab's state as text, "" when it did not say. */
  constructor(private readonly resume: string) {}

  async open(): Promise<Opened> {
    return unrecorded(this.resume);
  }

  saveState(): void {}

  answer(): void {}

  objective(): void {}

  progress(): void {}

  outcome(): void {}

  flush(): void {}

  close(): void {
    this.health.tell("closed");
  }

  onHealth(listener: HealthListener): void {
    this.health.listen(listener);
  }
}
