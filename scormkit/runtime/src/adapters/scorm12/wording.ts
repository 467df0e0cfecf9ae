/** Reports in the words of SCORM 1.2: element names, vocabularies and formats (RTE 3.4.4 and 3.4.5). */

import type { AnswerReport, Completion, ObjectiveReport, Outcome } from "../../contract";

/** An element of the data model and its value, in the order in which the LMS wants them. */
export type Setting = [element: string, value: string];

const LONGEST_RESPONSE = 255;
const MOST_CENTISECONDS = 9999 * 360_000 + 359_999;

/** CMITimespan, `HHHH:MM:SS.SS`; at most 9999:59:59.99. */
export function timespan(seconds: number): string {
  const all = Math.min(MOST_CENTISECONDS, Math.max(0, Math.round(seconds * 100)));
  return `${digits(all / 360_000, 4)}:${digits((all / 6000) % 60)}:${digits((all / 100) % 60)}.${digits(all % 100)}`;
}

/** CMITime, `HH:MM:SS.SS`, of the learner's wall clock. */
export function timeOfDay(milliseconds: number): string {
  const at = new Date(milliseconds);
  return `${digits(at.getHours())}:${digits(at.getMinutes())}:${digits(at.getSeconds())}.${digits(at.getMilliseconds() / 10)}`;
}

function digits(value: number, width = 2): string {
  return String(Math.floor(value)).padStart(width, "0");
}

/** `cmi.core.lesson_status` for an outcome. 1.2 has one word for completion and success; the author chose which is said. */
export function statusOf({ completed, success }: Outcome, { status, onFail }: Completion): string {
  if (completed) return status;
  return success === "failed" ? onFail : "incomplete";
}

/** How final a status is; 0 for one that says nothing yet (`not attempted`, `browsed`, "", whatever an LMS makes up). */
export function finality(status: string): number {
  return ["incomplete", "failed", "completed", "passed"].indexOf(status) + 1;
}

/** An answer as `cmi.interactions.n`: type before pattern and response, which it gives their meaning. */
export function interactionOf(report: AnswerReport, index: number): Setting[] {
  const at = `cmi.interactions.${index}.`;
  const choice = report.type !== "true-false";
  // Braces: every one of them must be chosen. Without them, any one would do.
  const pattern = report.correct.length > 1 ? `{${listed(report.correct)}}` : report.correct;
  const settings: Setting[] = [
    [`${at}id`, report.id],
    ...report.objectives.map((id, n): Setting => [`${at}objectives.${n}.id`, id]),
    [`${at}time`, timeOfDay(report.at)],
    [`${at}type`, choice ? "choice" : "true-false"],
    [`${at}correct_responses.0.pattern`, pattern],
    [`${at}weighting`, String(report.weight)],
    [`${at}student_response`, listed(report.response).slice(0, LONGEST_RESPONSE)],
    [`${at}result`, report.result === "correct" ? "correct" : "wrong"],
    [`${at}latency`, timespan(report.latency)],
  ];
  // Nothing chosen has no form in CMIFeedback.
  return settings.filter(([element, value]) => value || !/pattern$|student_response$/.test(element));
}

/** An objective as `cmi.objectives.n`. */
export function objectiveOf(report: ObjectiveReport, index: number): Setting[] {
  const at = `cmi.objectives.${index}.`;
  return [
    [`${at}id`, report.id],
    [`${at}score.min`, "0"],
    [`${at}score.max`, "100"],
    [`${at}score.raw`, String(report.score)],
    [`${at}status`, report.status],
  ];
}

/** Letters as 1.2 lists them: one character each, comma between. */
function listed(letters: string): string {
  return [...letters].join(",");
}
