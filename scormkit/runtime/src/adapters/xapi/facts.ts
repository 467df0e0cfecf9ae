/** What is to be told, before it is a statement: it waits in the learner's document, and may be sent in another session than its own. */

import type { AnswerReport, ObjectiveReport } from "../../contract";

export type Verb = "initialized" | "experienced" | "progressed" | "answered" | "scored" | "completed" | "passed" | "failed" | "terminated";

/** As JSON in the document: the names are written there, so they stay. */
export interface Fact {
  /** The statement's. */
  id: string;
  verb: Verb;
  /** The activity's key behind the course's IRI, "" for the course. */
  object: string;
  /** Milliseconds since 1970. */
  at: number;
  result?: Result;
  parent?: string;
  grouping?: string[];
  other?: string[];
}

/** xAPI 1.0.3, Data 2.4.5. */
export interface Result {
  score?: { scaled: number; raw: number; min: number; max: number };
  success?: boolean;
  completion?: boolean;
  response?: string;
  duration?: string;
  extensions?: { [iri: string]: unknown };
}

/** What a fact says, before it has an id and a time. */
export type Telling = Omit<Fact, "id" | "at">;

const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";

/** ISO 8601, to the hundredth of a second. */
export function durationOf(seconds: number): string {
  return `PT${rounded(Math.max(0, seconds), 100)}S`;
}

export function unitKey(id: string): string {
  return `units/${id}`;
}

export function quizKey(id: string): string {
  return `quizzes/${id}`;
}

export function objectiveKey(id: string): string {
  return `objectives/${id}`;
}

/** An answer: a question's, or that of a gap of it.
 *  @param grouping the keys of the unit and of the module around its quiz. */
export function answerOf({ id, type, response, result, credit, weight, latency, objectives }: AnswerReport, grouping: string[]): Telling {
  const [quiz] = id.split(".", 1);
  const judged = result === "neutral" ? {} : { success: result === "correct", score: scoreOf(credit, rounded(credit * weight, 100), weight) };
  return {
    verb: "answered",
    object: quizKey(id.replaceAll(".", "/")),
    parent: quizKey(quiz),
    grouping,
    other: objectives.map(objectiveKey),
    result: { ...judged, ...(response && { response: wordsOf(type, response) }), duration: durationOf(latency) },
  };
}

/** A response in the words of its interaction (Data 2.4.4.1). */
function wordsOf(type: AnswerReport["type"], response: string): string {
  if (type === "choice" || type === "ordering") return [...response].join("[,]");
  if (type === "matching") return response.split(" ").map((pair) => [...pair].join("[.]")).join("[,]");
  return type === "true-false" ? `${response === "t"}` : response;
}

/** An objective by itself. What decides it may go on: then it has a score and no more. */
export function objectiveOf({ id, score, status }: ObjectiveReport): Telling {
  const verb = status === "incomplete" ? "scored" : status;
  const judged = status === "passed" || status === "failed" ? { success: status === "passed" } : {};
  const result = { ...judged, ...(score !== null && { score: percent(score) }), ...(status === "completed" && { completion: true }) };
  return { verb, object: objectiveKey(id), parent: "", result };
}

/** A unit is done.
 *  @param done percent of the course. */
export function progressOf(done: number, unit: string): Telling {
  return { verb: "progressed", object: "", other: [unitKey(unit)], result: { extensions: { [PROGRESS]: done } } };
}

/** @param score 0–100. */
export function percent(score: number): Result["score"] {
  return scoreOf(score / 100, score, 100);
}

function scoreOf(scaled: number, raw: number, max: number): Result["score"] {
  return { scaled: rounded(scaled, 10_000), raw, min: 0, max };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
