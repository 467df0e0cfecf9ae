/** Between session and record: turns what changed in the session into calls of the record, and keeps the books that are no affair of
 *  the session's (number of saves, time not handed over yet). */

import type { ActiveClock } from "./clock";
import { encode } from "./codec";
import type { AnswerReport, ObjectiveReport, ReadingSession, Record } from "./contract";
import type { Shape } from "./slots";

export interface Recorder {
  /** The answers of a submitted attempt. */
  answered(reports: AnswerReport[]): void;
  /** The state as text, as it would be saved now. */
  text(): string;
  /** Hands the state to the record, which saves it at its own pace. */
  save(): void;
  /** Saves at once: there may be no later. */
  flush(): void;
  /** Ends the record; all calls after it are in vain.
   *  @param exit by the learner's own wish, else the page is left. */
  close(exit?: boolean): void;
}

/** @param replayed the record has handed over what another session left behind. */
export function recorderOf(session: ReadingSession, record: Record, shapes: readonly Shape[], clock: ActiveClock, replayed = false): Recorder {
  const { course } = session;
  const told = new Map<string, string>();
  /** Seconds of earlier sessions that no LMS was told of. */
  const carried = session.state().seconds;
  let { saves } = session.state();
  let closed = false;

  const seconds = (): number => carried + clock.seconds();
  const text = (untold: number): string => encode({ ...session.state(), saves, seconds: untold }, shapes, course.scope === "unit");
  const save = (): void => {
    if (closed) return;
    saves = (saves + 1) % 65536;
    record.saveState(text(seconds()));
  };
  const untoldObjectives = (): ObjectiveReport[] =>
    session.objectives().filter((report) => {
      const before = told.get(report.id);
      const now = JSON.stringify(report);
      told.set(report.id, now);
      return now !== before;
    });
  const changed = (): void => {
    if (closed) return;
    save();
    const unit = course.units.find(({ slot }) => slot === session.state().place);
    if (unit) record.progress(unit.id, session);
    untoldObjectives().forEach(record.objective);
    record.outcome(session.outcome());
  };

  // Those of earlier sessions were told then, unless that session's work was lying on the device.
  const objectives = untoldObjectives();
  if (replayed) objectives.forEach(record.objective);
  // The LMS may not have heard, or the package may have changed since.
  record.outcome(session.outcome());
  session.subscribe(changed);

  return {
    answered(reports) {
      if (!closed) reports.forEach(record.answer);
    },
    text: () => text(seconds()),
    save,
    flush() {
      save();
      if (!closed) record.flush();
    },
    /** The closing state carries no time: all of it is handed over with it. */
    close(exit) {
      save();
      if (!closed) record.close({ state: text(0), seconds: seconds(), exit });
      closed = true;
    },
  };
}
