/** A record before a strict LRS, without the rest of the player, and what it makes the LRS hold. */

import { blankState, encode } from "../codec";
import type { AnswerReport, Course, Health, Opened, Record } from "../contract";
import { shapesIn } from "../slots";
import { sampleCourse } from "./course";
import { type Launching, type LrsPlace, lrsPage } from "./lrs-visit";
import { outcome, pass } from "./settling";
import type { LrsRequest, Statement } from "./strict-lrs";
import type { Plain } from "./xapi-shapes";

export interface LrsRecord {
  record: Record;
  opened: Opened;
  /** Every word about its health, the last one last. */
  health: Health[];
  /** From now on only what is sent with `keepalive` gets out. */
  leaving(): void;
  address(): string;
}

/** Opens the record of a launch, and lets it settle; "" reloads the page in its tab.
 *  @param wrapped puts a copy on the device around it, say. */
export async function lrsRecord(place: LrsPlace, launch: Launching | "", course: Course = sampleCourse(), wrapped = (record: Record): Record => record): Promise<LrsRecord> {
  const page = lrsPage(course, place, launch);
  const record = wrapped(page.found!);
  const opened = await outcome(place.time, record.open());
  const health: Health[] = [];
  record.onHealth((word) => health.push(word));
  await pass(place.time, 10_000);
  return { record, opened, health, leaving: page.leave, address: page.address };
}

/** A state's text; the number tells it from others. */
export function stateText(saves: number, seconds = 0, course: Course = sampleCourse()): string {
  const shapes = shapesIn(course);
  return encode({ ...blankState(shapes.length, 7), saves, seconds }, shapes);
}

export const ANSWER: AnswerReport = {
  id: "final.single", number: 0, type: "choice", response: "b", correct: ["b"], result: "correct", credit: 1, weight: 1, latency: 4.5, at: 1_700_000_000_000, objectives: ["know"],
};

export function verbOf({ verb }: Statement): string {
  return verb.id.split("/").pop()!;
}

/** The AU's own words: verbs of statements, those of the LMS left out. */
export function verbsIn({ lrs }: LrsPlace): string[] {
  return lrs.statements.map(verbOf).filter((verb) => !/^(launched|abandoned)$/.test(verb));
}

export function statementsWith({ lrs }: LrsPlace, verb: string): (Statement & { context: Plain & { contextActivities?: { [kind: string]: { id: string }[] } }; result?: Plain })[] {
  return lrs.statements.filter((statement) => verbOf(statement) === verb) as never[];
}

/** The requests that reached the LRS, from a place in their order, as `METHOD resource`. */
export function requestsOf({ lrs }: LrsPlace, from = 0): string[] {
  return lrs.requests.slice(from).map(({ request }) => nameOf(request));
}

function nameOf({ method, path, query }: LrsRequest): string {
  return [method, path, query.stateId].filter(Boolean).join(" ");
}

/** The learner's document. */
export function documentIn({ lrs }: LrsPlace): { state: string; unsent: unknown[]; told: Plain; refused?: (Plain & { id: string; status: number })[] } {
  return JSON.parse(lrs.documents.find(({ id }) => id === "scormkit")!.content);
}
