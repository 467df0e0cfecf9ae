/** Everything the learner sees and touches, as main.ts holds it. */

import type { AnswerReport, Course, Health, Opened, Session } from "../contract";

/** What the views ask of main.ts. */
export interface Wires {
  /** An attempt was submitted; these are the answers to report. (Everything else main learns by `session.subscribe`.) */
  answered(reports: AnswerReport[]): void;
  /** The learner wants to leave: save and close the record. The views show the closing page themselves. */
  exit(): void;
  /** The state as text, for the support desk. */
  supportCode(): string;
}

/** Why nothing, or not everything, is recorded; "" when all is well. */
export type Notice = "" | "no-lms" | "unreachable" | "second-tab" | "review";

export interface Views {
  /** Reading has worked since the start; from here on answers count. Resumes at the place left, unless the learner has
   *  moved on by then. */
  begin(session: Session, opened: Opened, wires: Wires): void;
  notice(notice: Notice): void;
  health(health: Health, savedAt: number | null): void;
  /** Index of the unit on screen. */
  unit(): number;
}

export declare function showPlayer(course: Course): Views;
