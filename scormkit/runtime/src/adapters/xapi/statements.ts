/** Facts as statements of a session (xAPI 1.0.3, Data 2; cmi5 9). */

import type { Activities } from "../../contract";
import type { Fact, Verb } from "./facts";

export interface Context {
  registration?: string;
  contextActivities?: { [kind: string]: { id: string }[] };
  extensions?: { [iri: string]: unknown };
  [property: string]: unknown;
}

/** Who learns what, and how the launch wants it told. */
export interface Speaker {
  actor: unknown;
  /** The id by which the launch calls the course. */
  activity: string;
  /** What every statement's context holds. */
  context: Context;
  /** Statements that cmi5 defines carry its category. */
  cmi5: boolean;
  /** The score (0–1) that the LMS asks for. */
  mastery?: number;
}

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const DEFINED: readonly Verb[] = ["initialized", "completed", "passed", "failed", "terminated"];

/** cmi5 9.3: a statement about the course itself, by one of its verbs. */
export function isDefined({ cmi5 }: Speaker, { verb, object }: Fact): boolean {
  return cmi5 && !object && DEFINED.includes(verb);
}

export function statementOf(fact: Fact, speaker: Speaker, { iri, language, definitions }: Activities): object {
  const { id, verb, object, at, result } = fact;
  const idOf = (key: string): string => (key ? `${iri}/${key}` : speaker.activity);
  // The LMS has described the course in its own words where it gave it an id of its own.
  const definition = !object && speaker.cmi5 ? undefined : definitions[object];
  return {
    id,
    actor: speaker.actor,
    verb: { id: VERBS + verb, display: { en: verb } },
    object: { objectType: "Activity", id: idOf(object), definition },
    result,
    context: contextOf(fact, speaker, language, idOf),
    timestamp: new Date(at).toISOString(),
  };
}

/** What the launch gave comes first, in its own order. */
function contextOf(fact: Fact, speaker: Speaker, language: string, idOf: (key: string) => string): Context {
  const { context } = speaker;
  const { object, parent, grouping = [], other = [], result } = fact;
  const around: { [kind: string]: string[] } = {
    parent: parent === undefined ? [] : [idOf(parent)],
    grouping: object ? [...grouping.map(idOf), ...(parent === "" ? [] : [idOf("")])] : [],
    other: other.map(idOf),
    category: [],
  };
  const extensions = { ...context.extensions };
  if (isDefined(speaker, fact)) {
    around.category.push(`${CATEGORIES}cmi5`);
    if (result?.success !== undefined || result?.completion !== undefined) around.category.push(`${CATEGORIES}moveon`);
    if (result?.success !== undefined && speaker.mastery !== undefined) extensions[MASTERY] = speaker.mastery;
  }
  const contextActivities = { ...context.contextActivities };
  for (const [kind, ids] of Object.entries(around)) {
    // xAPI lets one activity stand for a list of one.
    const given = [contextActivities[kind] || []].flat();
    const added = ids.filter((id) => !given.some((activity) => activity.id === id)).map((id) => ({ id }));
    if (added.length) contextActivities[kind] = [...given, ...added];
  }
  const any = (value: object): boolean => Object.keys(value).length > 0;
  return { language, ...context, ...(any(contextActivities) && { contextActivities }), ...(any(extensions) && { extensions }) };
}
