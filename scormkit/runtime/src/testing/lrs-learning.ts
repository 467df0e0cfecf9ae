/** What an LRS holds of a learner in the end, and a learner's way through a course before one. */

import { decode } from "../codec";
import type { Course, State } from "../contract";
import { shapesIn } from "../slots";
import { stepsOf } from "./learner";
import { type Launching, type LrsPlace, type LrsVisit, lrsVisit } from "./lrs-visit";
import type { StrictLrs } from "./strict-lrs";

/** Statements in a word or two each, in order; sessions begin and end as they do. */
export function toldOf({ statements }: StrictLrs): string[] {
  return statements
    .map(({ verb, object, result, context }) => {
      const word = verb.id.split("/").pop()!;
      const { other = [] } = ((context as { contextActivities?: { [kind: string]: { id: string }[] } })?.contextActivities || {});
      const of = word === "progressed" ? other.map(({ id }) => id).join() : String(object.id);
      const { response, success } = (result || {}) as { response?: string; success?: boolean };
      return [word, of, response?.slice(0, 40), success].filter((part) => part !== undefined).join(" ");
    })
    .filter((told) => !/^(launched|initialized|terminated|abandoned) /.test(told));
}

/** Those that are there twice, answers aside: an attempt may be made again. */
export function doubledIn(told: readonly string[]): string[] {
  const once = told.filter((each) => !each.startsWith("answered ") && !each.startsWith("scored "));
  return once.filter((each, n) => once.indexOf(each) !== n);
}

/** @param until it stops before the next step. */
export async function walk(visit: LrsVisit, from = 0, to = Infinity, until = (): boolean => false): Promise<void> {
  for (const step of stepsOf(visit.course).slice(from, to)) {
    if (until()) return;
    await visit.take(step);
  }
}

/** Those that are told once, sorted. */
export function onceOf(told: readonly string[]): string[] {
  return told.filter((each) => /^(experienced|progressed|completed|passed|failed) /.test(each)).sort();
}

/** Opens, works on to the end, and leaves by Exit. */
export async function workOn(course: Course, place: LrsPlace, launch: Launching): Promise<LrsVisit> {
  const page = await lrsVisit(course, place, launch);
  await walk(page);
  page.exit();
  await page.pass(60_000);
  return page;
}

/** The state that the LRS holds. */
export function stateIn({ lrs }: LrsPlace, course: Course): State {
  const document = lrs.documents.find(({ id }) => id === "scormkit")!;
  return decode(JSON.parse(document.content).state, shapesIn(course)) as State;
}
