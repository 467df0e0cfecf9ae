/** The data model of SCORM 1.2 (RTE 3.4.4, 3.4.5) as data: access, type and vocabulary of every element. */

export interface Element {
  name: RegExp;
  /** `r` read, `w` write, `rw` both, `k` keyword (`_children`, `_count`). */
  access: "r" | "w" | "rw" | "k";
  accepts: (value: string) => boolean;
  /** A list's index: the elements up to it are contiguous, and its `id` comes first. */
  list?: "objectives" | "interactions";
}

const matches = (pattern: RegExp) => (value: string): boolean => pattern.test(value);
const upTo = (length: number) => (value: string): boolean => value.length <= length;
const oneOf = (...words: string[]) => (value: string): boolean => words.includes(value);

/** ≤ 255, no white space, nothing unprintable. */
const identifier = matches(/^[!-~]{1,255}$/);
const timespan = matches(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const timeOfDay = matches(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const isDecimal = matches(/^-?\d+(\.\d+)?$/);
/** Normalized: 0–100. The standard allows a blank; a player has no use for it. */
const score = (value: string): boolean => matches(/^\d{1,3}(\.\d{1,2})?$/)(value) && Number(value) <= 100;
const signed = (low: number, high: number) => (value: string): boolean =>
  matches(/^-?\d+$/)(value) && Number(value) >= low && Number(value) <= high;
const anything = (): boolean => true;

export const INTERACTION_TYPES = ["true-false", "choice", "fill-in", "matching", "performance", "likert", "sequencing", "numeric"];
const STATUS = ["passed", "completed", "failed", "incomplete", "browsed"];

const core = (name: string, access: Element["access"], accepts: Element["accepts"] = anything): Element => ({
  name: new RegExp(`^cmi\\.core\\.${name}$`),
  access,
  accepts,
});
const other = (name: string, access: Element["access"], accepts: Element["accepts"] = anything, list?: Element["list"]): Element => ({
  name: new RegExp(`^cmi\\.${name}$`),
  access,
  accepts,
  list,
});
const objective = (name: string, access: Element["access"], accepts?: Element["accepts"]): Element =>
  other(`objectives\\.(\\d+)\\.${name}`, access, accepts, "objectives");
const interaction = (name: string, access: Element["access"], accepts?: Element["accepts"]): Element =>
  other(`interactions\\.(\\d+)\\.${name}`, access, accepts, "interactions");

export const ELEMENTS: readonly Element[] = [
  core("(score\\.)?_children", "k"),
  core("student_id", "r"),
  core("student_name", "r"),
  core("lesson_location", "rw", upTo(255)),
  core("credit", "r"),
  core("lesson_status", "rw", oneOf(...STATUS)),
  core("entry", "r"),
  core("score\\.(raw|min|max)", "rw", score),
  core("total_time", "r"),
  core("lesson_mode", "r"),
  core("exit", "w", oneOf("time-out", "suspend", "logout", "")),
  core("session_time", "w", timespan),
  other("suspend_data", "rw", upTo(4096)),
  other("launch_data", "r"),
  other("comments", "rw", upTo(4096)),
  other("comments_from_lms", "r"),
  other("student_data\\.(mastery_score|max_time_allowed|time_limit_action)", "r"),
  other("student_preference\\.(audio|speed)", "rw", signed(-100, 100)),
  other("student_preference\\.language", "rw", upTo(255)),
  other("student_preference\\.text", "rw", signed(-1, 1)),
  other("(student_data|student_preference)\\._children", "k"),
  other("(objectives|interactions)\\._(children|count)", "k"),
  objective("score\\._children", "k"),
  objective("id", "rw", identifier),
  objective("score\\.(raw|min|max)", "rw", score),
  objective("status", "rw", oneOf(...STATUS, "not attempted")),
  interaction("(objectives|correct_responses)\\._count", "k"),
  interaction("id", "w", identifier),
  interaction("objectives\\.\\d+\\.id", "w", identifier),
  interaction("time", "w", timeOfDay),
  interaction("type", "w", oneOf(...INTERACTION_TYPES)),
  interaction("correct_responses\\.\\d+\\.pattern", "w", upTo(255)),
  interaction("weighting", "w", isDecimal),
  interaction("student_response", "w", upTo(255)),
  interaction("result", "w", (value) => oneOf("correct", "wrong", "unanticipated", "neutral")(value) || isDecimal(value)),
  interaction("latency", "w", timespan),
];

const listOf = (item: string): RegExp => new RegExp(`^(${item}(,${item})*)$`);
const braced = (item: string): RegExp => new RegExp(`^(${item}(,${item})*|\\{${item}(,${item})*\\})$`);

/** CMIFeedback by the interaction's type: the form of responses and of patterns. */
export const FEEDBACK: { [type: string]: RegExp } = {
  "true-false": /^[01tf]$/,
  choice: braced("[0-9a-z]"),
  "fill-in": /^[\s\S]{0,255}$/,
  performance: /^[\s\S]{0,255}$/,
  numeric: /^-?\d+(\.\d+)?$/,
  likert: /^[0-9a-z]?$/,
  matching: braced("[0-9a-z]\\.[0-9a-z]"),
  sequencing: listOf("[0-9a-z]"),
};
