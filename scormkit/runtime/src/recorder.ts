/** Between session and record: turns what changed in the session into calls of the record, and keeps the books that are no affair of
 *  the session's (number of saves, time not handed over yet). */

import type { ActiveClock } from "./clock";
import { encode } from "./codec";
import type { AnswerReport, Record, Session } from "./contract";
import type { Shape } from "./slots";

export class Recorder {
  private saves: number;
  /** Seconds of earlier sessions that no LMS was told of. */
  private readonly carried: number;
  private objectives = new Map<string, string>();
  private closed = false;

  constructor(
    private readonly session: Session,
    private readonly record: Record,
    private readonly shapes: readonly Shape[],
    private readonly clock: ActiveClock,
  ) {
    const { saves, seconds } = session.state();
    this.saves = saves;
    this.carried = seconds;
    session.objectives().forEach((report) => this.objectives.set(report.id, JSON.stringify(report)));
    // The LMS may not have heard, or the package may have changed since.
    record.outcome(session.outcome());
    session.subscribe(() => this.changed());
  }

  /** The answers of a submitted attempt. */
  answered(reports: AnswerReport[]): void {
    if (!this.closed) reports.forEach((report) => this.record.answer(report));
  }

  /** The state as text, as it would be saved now. */
  text(seconds = this.seconds()): string {
    const state = { ...this.session.state(), saves: this.saves, seconds };
    return encode(state, this.shapes, this.session.course.scope === "unit");
  }

  /** Hands the state to the record, which saves it at its own pace. */
  save(): void {
    if (this.closed) return;
    this.saves = (this.saves + 1) % 65536;
    this.record.saveState(this.text());
  }

  /** Saves at once: there may be no later. */
  flush(): void {
    if (this.closed) return;
    this.save();
    this.record.flush();
  }

  /** Ends the record. The closing state carries no time: all of it is handed over with it. */
  close(): void {
    if (this.closed) return;
    this.save();
    this.closed = true;
    this.record.close({ state: this.text(0), seconds: this.seconds() });
  }

  private seconds(): number {
    return this.carried + this.clock.seconds();
  }

  private changed(): void {
    if (this.closed) return;
    this.save();
    const { course } = this.session;
    const { place } = this.session.state();
    const unit = course.units.find(({ slot }) => slot === place);
    if (unit) this.record.progress({ unit: unit.id, ...this.session.progress() });
    for (const report of this.session.objectives()) {
      const words = JSON.stringify(report);
      if (this.objectives.get(report.id) !== words) this.record.objective(report);
      this.objectives.set(report.id, words);
    }
    this.record.outcome(this.session.outcome());
  }
}
