/** Reports in the words of SCORM 1.2: element names, vocabularies and formats (RTE 3.4.4 and 3.4.5). */

import type { AnswerReport, Completion, ObjectiveReport, Outcome } from "../../contract";

/** An element of the data model and its value, in the order in which the LMS wants them. */
export type Setting = [element: string, value: string];

const MOST_CHARACTERS = 255;
const MOST_CENTISECONDS = 9999 * 360_000 + 359_999;

/** CMITimespan, `HHHH:MM:SS.SS`; at most 9999:59:59.99. */
export function timespan(seconds: number): string {
  const centiseconds = Math.min(MOST_CENTISECONDS, Math.max(0, Math.round(seconds * 100)));
  return `${Math.floor(centiseconds / 360_000)}`.padStart(4, "0") + new Date((centiseconds % 360_000) * 10).toISOString().slice(13, 22);
}

/** CMITime, `HH:MM:SS.SS`, of the learner's wall clock. */
export function timeOfDay(milliseconds: number): string {
  const at = new Date(milliseconds);
  return new Date(milliseconds - at.getTimezoneOffset() * 60_000).toISOString().slice(11, 22);
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
  const form = FORMS[report.type];
  const patterns = report.correct.map(form.pattern ?? form.response).filter((pattern) => pattern);
  const settings: Setting[] = [
    ["id", report.id],
    ...report.objectives.map((id, n): Setting => [`objectives.${n}.id`, id]),
    ["time", timeOfDay(report.at)],
    ["type", report.type === "ordering" ? "sequencing" : report.type],
    ...patterns.map((pattern, n): Setting => [`correct_responses.${n}.pattern`, pattern]),
    ["weighting", `${report.weight}`],
    ["student_response", form.response(report.response)],
    ["result", report.result],
    ["latency", timespan(report.latency)],
  ];
  // Nothing answered has no form in CMIFeedback.
  return placed("interactions", index, settings.filter(([, value]) => value));
}

/** CMIFeedback for a type: of a response, and of a pattern where that is written otherwise; "" for what it cannot say. */
type Form = { response: (words: string) => string; pattern?: (words: string) => string };

/** Letters are one character each, comma between; 36 of them, or of pairs, stay below the 255 characters allowed. */
const listed = (letters: string): string => [...letters].join();
const LETTERS: Form = {
  response: listed,
  // Braces: every one of them must be chosen. Without them, any one would do.
  pattern: (letters) => (letters.length > 1 ? `{${listed(letters)}}` : letters),
};
const FORMS: { [type in AnswerReport["type"]]: Form } = {
  choice: LETTERS,
  "true-false": LETTERS,
  likert: LETTERS,
  matching: { response: (pairs) => pairs.split(" ").map((pair) => [...pair].join(".")).join() },
  ordering: { response: listed },
  "fill-in": { response: cut },
  numeric: {
    response: (number) => (/^-?\d+(\.\d+)?$/.test(number) ? number : ""),
    pattern: (range) => {
      const [low, high] = range.split(":");
      return low === high ? low : "";
    },
  },
};

/** The beginning of a text, up to the 255 characters that CMIString255 holds, that ends with a whole character: no surrogate pair, no
 *  letter with its marks and no joined sign is broken. */
function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  let kept = "";
  for (const [character] of text.matchAll(/(?:\p{RI}{2}|.)(?:[\p{M}\p{Emoji_Modifier}]|\u200d.)*/gsu)) {
    if (kept.length + character.length > MOST_CHARACTERS) break;
    kept += character;
  }
  return kept;
}

/** An objective as `cmi.objectives.n`; where nothing is scored, its status alone. */
export function objectiveOf({ id, score, status }: ObjectiveReport, index: number): Setting[] {
  const scored: Setting[] = score === null ? [] : [["score.min", "0"], ["score.max", "100"], ["score.raw", `${score}`]];
  return placed("objectives", index, [["id", id], ...scored, ["status", status]]);
}

function placed(list: string, index: number, settings: Setting[]): Setting[] {
  return settings.map(([element, value]) => [`cmi.${list}.${index}.${element}`, value]);
}
