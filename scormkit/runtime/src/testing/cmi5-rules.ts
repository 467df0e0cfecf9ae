/** What cmi5 says of the statements of an AU, each rule with its requirement's id: CATAPULT's and, where CATAPULT looks away, the
 *  specification's. */

import { isPlain, type Plain, type Violation } from "./xapi-shapes";

export type LaunchMode = "Normal" | "Browse" | "Review";
export type MoveOn = "Passed" | "Completed" | "CompletedAndPassed" | "CompletedOrPassed" | "NotApplicable";

/** What is known of a registration for one AU, whatever session it comes from. */
export interface Registration {
  code: string;
  completed: boolean;
  passed: boolean;
}

export interface Cmi5Session {
  id: string;
  /** What stands behind `Basic `. */
  token: string;
  fetchPath: string;
  activityId: string;
  actor: Plain;
  registration: Registration;
  mode: LaunchMode;
  moveOn: MoveOn;
  masteryScore: number | undefined;
  contextTemplate: Plain;
  fetched: boolean;
  launchDataRead: boolean;
  preferencesRead: boolean;
  /** Verbs of its cmi5-defined statements, in order. */
  verbs: string[];
  initializedAt: number;
  abandoned: boolean;
}

export const VERBS = "http://adlnet.gov/expapi/verbs/";
export const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
export const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
export const SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
export const MASTERY_SCORE = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const DEFINED = ["initialized", "completed", "passed", "failed", "terminated"];
const SATISFYING = ["completed", "passed", "failed"];

/** The verb of a cmi5-defined statement without its address, "" for a cmi5-allowed one. */
export function definedVerb(statement: Plain): string {
  return categoriesOf(statement).includes(CMI5) ? verbOf(statement) : "";
}

const verbOf = ({ verb }: Plain): string => (isPlain(verb) ? String(verb.id).replace(VERBS, "") : "");

function categoriesOf({ context }: Plain): string[] {
  const { category } = plain(plain(context).contextActivities);
  return Array.isArray(category) ? category.map((activity) => String(plain(activity).id)) : [];
}

const plain = (value: unknown): Plain => (isPlain(value) ? value : {});

/** The same JSON, whatever the order of properties. */
export function same(one: unknown, other: unknown): boolean {
  if (!isPlain(one) || !isPlain(other)) {
    if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((entry, n) => same(entry, other[n]));
    return one === other;
  }
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => name in other && same(one[name], other[name]));
}

/** Everything that a batch of statements breaks; those that CATAPULT answers with 400 and not 403 have `bad`. */
export function brokenByStatements(statements: Plain[], session: Cmi5Session): (Violation & { bad?: true })[] {
  const found: (Violation & { bad?: true })[] = [];
  const verbs: string[] = [];
  if (!session.preferencesRead) found.push({ rule: "cmi5/11.0.0.0-3", what: "cmi5LearnerPreferences were not read yet" });
  for (const statement of statements) {
    const about = (what: string): string => `${verbOf(statement)} ${statement.id}: ${what}`;
    const note = (id: string, what: string): void => void found.push({ rule: id.includes("/") ? id : `cmi5/${id}`, what: about(what) });
    const missing = ["actor", "verb", "object"].filter((name) => !isPlain(statement[name]));
    if (missing.length || !plain(statement.verb).id) found.push({ rule: "cmi5/4.1.0.0-1", what: about(`lacks ${missing.join(", ") || "verb.id"}`), bad: true });
    checkAny(statement, session, note);
    checkOrder(statement, session, verbs, note);
    const verb = definedVerb(statement);
    if (verb) checkDefined(statement, verb, session, [...session.verbs, ...verbs], note);
    else if (DEFINED.includes(verbOf(statement)) && plain(statement.object).id === session.activityId) note("manners/9.6.2.1-1", "of the AU itself, but not cmi5-defined");
    if (verb) verbs.push(verb);
  }
  return found;
}

type NoteId = (requirement: string, what: string) => void;

/** What is asked of every statement. */
function checkAny(statement: Plain, session: Cmi5Session, note: NoteId): void {
  const context = plain(statement.context);
  const extensions = plain(context.extensions);
  if (!statement.id) note("9.1.0.0-1", "no id");
  if (verbOf(statement) === "voided") note("6.3.0.0-1", "voids");
  if (!statement.timestamp) note("9.7.0.0-1", "no timestamp");
  else if (!/(Z|\+00:?(00)?)$/.test(String(statement.timestamp))) note("9.7.0.0-2", `timestamp ${statement.timestamp}`);
  if (!same(statement.actor, session.actor)) note("8.1.3.0-3", `actor ${JSON.stringify(statement.actor)}`);
  if (!isPlain(statement.context)) note("9.6.0.0-1", "no context");
  if (context.registration !== session.registration.code) note("9.6.1.0-1", `registration ${context.registration}`);
  if (extensions[SESSION_ID] !== session.id) note("9.6.3.1-4", `session ${extensions[SESSION_ID]}`);
  checkTemplate(context, session.contextTemplate, note);
  const progress = plain(plain(statement.result).extensions)[PROGRESS];
  if (progress !== undefined && !(Number.isInteger(progress) && Number(progress) >= 0 && Number(progress) <= 100)) note("9.5.5.1-1", `progress ${progress}`);
}

/** CATAPULT compares activities place by place: what the AU adds stands behind what the template has. */
function checkTemplate(context: Plain, template: Plain, note: NoteId): void {
  for (const [name, wanted] of Object.entries(template)) {
    if (name === "contextActivities") {
      for (const [kind, activities] of Object.entries(wanted as { [kind: string]: Plain[] })) {
        const held = plain(context.contextActivities)[kind];
        activities.forEach(({ id }, n) => {
          if (plain((Array.isArray(held) ? held : [])[n]).id !== id) note("10.2.1.0-6", `contextActivities.${kind}[${n}] is not ${id}`);
        });
      }
    } else if (isPlain(wanted)) {
      for (const [property, value] of Object.entries(wanted)) {
        if (!same(plain(context[name])[property], value)) note("10.2.1.0-6", `${name}.${property} is not the template's`);
      }
    } else if (!same(context[name], wanted)) note("10.2.1.0-6", `${name} is not the template's`);
  }
}

/** Nothing before `initialized`, which CATAPULT wants in a request of its own, and nothing after `terminated`. */
function checkOrder(statement: Plain, session: Cmi5Session, earlier: string[], note: NoteId): void {
  if (!session.verbs.includes("initialized") && definedVerb(statement) !== "initialized") note("9.3.0.0-4", "before initialized");
  if ([...session.verbs, ...earlier].includes("terminated")) note("9.3.0.0-5", "after terminated");
  if (categoriesOf(statement).includes(MOVE_ON) && !definedVerb(statement)) note("9.6.2.2-2", "moveon without cmi5");
}

function checkDefined(statement: Plain, verb: string, session: Cmi5Session, earlier: string[], note: NoteId): void {
  const actor = plain(statement.actor);
  const account = plain(actor.account);
  if (actor.objectType !== undefined && actor.objectType !== "Agent") note("9.2.0.0-2", `actor is a ${actor.objectType}`);
  if (!account.name || !account.homePage) note("9.2.0.0-3", "actor has no account");
  if (plain(statement.object).id !== session.activityId) note("8.1.5.0-6", `object ${plain(statement.object).id}`);
  if (!DEFINED.includes(verb)) note("9.3.0.0-1", "is no verb of cmi5");
  if (SATISFYING.includes(verb) && session.mode === "Browse") note("10.2.2.0-2", "in Browse");
  if (SATISFYING.includes(verb) && session.mode === "Review") note("10.2.2.0-3", "in Review");
  checkResult(statement, verb, session, note);
  if (earlier.includes(verb)) note("9.3.0.0-2", "a second time in this session");
  if (verb === "passed" && earlier.includes("failed")) note("9.3.0.0-3", "after failed");
  if (verb === "failed" && earlier.includes("passed")) note("9.3.0.0-3", "after passed");
  if (earlier.includes(verb)) return;
  if (verb === "completed" && session.registration.completed) note("9.3.0.0-6", "a second time in this registration");
  if (verb === "passed" && session.registration.passed) note("9.3.0.0-7", "a second time in this registration");
  if (verb === "failed" && session.registration.passed) note("9.3.0.0-8", "though this registration was passed");
}

const DURATION: { [verb: string]: string } = { terminated: "9.5.4.1-1", completed: "9.5.4.1-2", passed: "9.5.4.1-3", failed: "9.5.4.1-4" };

function checkResult(statement: Plain, verb: string, session: Cmi5Session, note: NoteId): void {
  const result = plain(statement.result);
  const decides = verb === "passed" || verb === "failed";
  if (verb === "completed" && result.completion !== true) note("9.5.3.0-1", `completion ${result.completion}`);
  if (verb !== "completed" && result.completion !== undefined) note("9.5.3.0-2", `completion ${result.completion}`);
  if (verb === "passed" && result.success !== true) note("9.5.2.0-1", `success ${result.success}`);
  if (verb === "failed" && result.success !== false) note("9.5.2.0-2", `success ${result.success}`);
  if (!decides && result.success !== undefined) note("9.5.2.0-3", `success ${result.success}`);
  if (verb in DURATION && result.duration === undefined) note(DURATION[verb], "no duration");
  if (verb === "completed" && PROGRESS in plain(result.extensions)) note("9.5.5.1-1", "progress in completed");
  const moves = categoriesOf(statement).includes(MOVE_ON);
  const tells = result.success !== undefined || result.completion !== undefined;
  if (tells && !moves) note("9.6.2.2-1", "no moveon category");
  if (!tells && moves) note("9.6.2.2-2", "moveon category without success and completion");
  if (result.score !== undefined && !decides) note("9.5.1.0-2", "has a score");
  if (decides) checkScore(statement, verb, session, note);
  else if (MASTERY_SCORE in plain(plain(statement.context).extensions)) note("manners/9.6.3.2-2", "masteryscore of neither passed nor failed");
}

/** Passed and failed follow from the scaled score wherever there is a mastery score; CATAPULT lets them pass without. */
function checkScore(statement: Plain, verb: string, { masteryScore }: Cmi5Session, note: NoteId): void {
  const { scaled, raw, min, max } = plain(plain(statement.result).score);
  const told = plain(plain(statement.context).extensions)[MASTERY_SCORE];
  if (raw !== undefined && (min === undefined || max === undefined)) note("9.5.1.0-3", "raw without min and max");
  if (typeof scaled === "number" && (scaled < 0 || scaled > 1)) note("9.5.1.0-1", `scaled ${scaled}`);
  if (told !== masteryScore) note("9.6.3.2-2", `masteryscore ${told}, not ${masteryScore}`);
  if (masteryScore === undefined) return;
  if (typeof scaled !== "number") note("10.2.4.0-2", `${verb} without a scaled score, though there is a mastery score`);
  else if (verb === "passed" && scaled < masteryScore) note("9.3.4.0-2", `${scaled} < ${masteryScore}`);
  else if (verb === "failed" && scaled >= masteryScore) note("9.3.5.0-2", `${scaled} >= ${masteryScore}`);
}
