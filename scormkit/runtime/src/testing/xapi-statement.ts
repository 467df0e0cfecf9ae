/** What the standard (1.0.3, Data 2) and ADL_LRS say of a statement, as checks. */

import { isDuration, isIri, isLanguage, isMailbox, isMediaType, isSha1, isSha256, isTimestamp, isUuid, isVersion } from "./xapi-forms";
import { type Check, type Fields, form, isPlain, list, map, type Note, number, object, type Plain, text, truth, type Violation } from "./xapi-shapes";

const iri = form("iri", isIri);
const uuid = form("uuid", isUuid);
const timestamp = form("timestamp", isTimestamp);
const anything: Check = () => undefined;
const languages = map(isLanguage, "language", text);
const extensions = map(isIri, "iri", anything);
const is = (...words: string[]): Check => form("vocabulary", (word) => words.includes(word));

/** ADL_LRS takes no empty text in a verb's display. */
const display: Check = (value, at, note) => {
  languages(value, at, note);
  if (isPlain(value)) for (const [language, word] of Object.entries(value)) if (word === "") note("xapi/empty", `${at}.${language}`);
};

const IDENTIFIERS: Fields = {
  mbox: form("mbox", isMailbox),
  mbox_sha1sum: form("sha1", isSha1),
  openid: iri,
  account: object({ homePage: iri, name: form("empty", (name) => name !== "") }),
};

const agentFields = (types: Check): Fields => ({ ...IDENTIFIERS, objectType: types, name: text });

/** Data 2.4.2.1: exactly one inverse functional identifier. */
const single = object({}, agentFields(is("Agent")), (agent, at, note) => {
  const found = Object.keys(IDENTIFIERS).filter((name) => name in agent);
  if (found.length !== 1) note("xapi/ifi", `${at} has ${found.join(", ") || "none"}`);
});

const members: Check = (value, at, note) => {
  list(single)(value, at, note);
  if (Array.isArray(value) && !value.length) note("xapi/empty", at);
};

/** Data 2.4.2.2: a group has at most one identifier, and members where it has none. */
const group = object({}, { ...agentFields(is("Group")), member: members }, (held, at, note) => {
  const found = Object.keys(IDENTIFIERS).filter((name) => name in held);
  if (held.objectType !== "Group") note("xapi/missing", `${at}.objectType`);
  if (found.length > 1) note("xapi/ifi", `${at} has ${found.join(", ")}`);
  if (!found.length && !("member" in held)) note("xapi/missing", `${at}.member`);
});

export const actor: Check = (value, at, note) => (isPlain(value) && value.objectType === "Group" ? group : single)(value, at, note);

const VOIDED = "http://adlnet.gov/expapi/verbs/voided";
const verb = object({ id: iri }, { display });

/** Data 2.4.4.1: the lists of components that a type of interaction has. */
export const COMPONENTS: { [type: string]: string[] } = {
  "true-false": [], choice: ["choices"], "fill-in": [], "long-fill-in": [], matching: ["source", "target"], performance: ["steps"],
  sequencing: ["choices"], likert: ["scale"], numeric: [], other: [],
};
const LISTS = ["choices", "scale", "source", "target", "steps"];

/** ADL_LRS wants a description. */
const component = object({ id: form("component-id", (id) => /^\S+$/.test(id) && !/\[[,.:]\]/.test(id)), description: languages });

const components: Check = (value, at, note) => {
  list(component)(value, at, note);
  if (!Array.isArray(value)) return;
  const ids = value.map((entry) => (isPlain(entry) ? entry.id : undefined));
  for (const id of new Set(ids.filter((entry, n) => ids.indexOf(entry) < n))) note("xapi/component-twice", `${at}: ${id}`);
};

const definition = object(
  {},
  {
    name: languages, description: languages, type: iri, moreInfo: iri, extensions,
    interactionType: is(...Object.keys(COMPONENTS)), correctResponsesPattern: list(text),
    ...Object.fromEntries(LISTS.map((name) => [name, components])),
  },
  (held, at, note) => {
    const belonging = COMPONENTS[String(held.interactionType)] || [];
    for (const name of LISTS) if (name in held && !belonging.includes(name)) note("xapi/interaction", `${at}.${name} with ${held.interactionType}`);
    if ("correctResponsesPattern" in held && !("interactionType" in held)) note("xapi/interaction", `${at} has no interactionType`);
  },
);

const activity = object({ id: iri }, { objectType: is("Activity"), definition });
const statementRef = object({ objectType: is("StatementRef"), id: uuid });

/** Data 2.4.5.1. */
const score = object({}, { scaled: number, raw: number, min: number, max: number }, (held, at, note) => {
  const { scaled, raw, min, max } = held as { [part: string]: number };
  if (scaled < -1 || scaled > 1) note("xapi/score", `${at}.scaled: ${scaled}`);
  if (min >= max) note("xapi/score", `${at}: min ${min}, max ${max}`);
  if (raw < min || raw > max) note("xapi/score", `${at}: raw ${raw} of ${min} to ${max}`);
});

/** Hundredths of a second are the finest that a duration should have (Data 4.6). */
const duration: Check = (value, at, note) => {
  form("duration", isDuration)(value, at, note);
  if (/\.\d{3,}S$/.test(String(value))) note("manners/duration-too-fine", `${at}: ${value}`);
};

const result = object({}, { score, success: truth, completion: truth, response: text, duration, extensions });

/** Always lists: CATAPULT and Learning Locker take no single activity. */
const contextActivities = object({}, Object.fromEntries(["parent", "grouping", "category", "other"].map((name) => [name, list(activity)])));

const context = object({}, {
  registration: uuid, instructor: actor, team: group, contextActivities, revision: text, platform: text,
  language: form("language", isLanguage), statement: statementRef, extensions,
});

const attachment = object(
  { usageType: iri, display: languages, contentType: form("media-type", isMediaType), length: number, sha2: form("sha2", isSha256) },
  { description: languages, fileUrl: iri },
  ({ length }, at, note) => {
    if (typeof length === "number" && (!Number.isInteger(length) || length < 0)) note("xapi/attachment", `${at}.length: ${length}`);
  },
);

const OBJECTS: { [type: string]: Check } = { Activity: activity, Agent: single, Group: group, StatementRef: statementRef };

const target: Check = (value, at, note) => {
  const type = isPlain(value) && "objectType" in value ? value.objectType : "Activity";
  const check = OBJECTS[String(type)];
  if (check) check(value, at, note);
  else note("xapi/vocabulary", `${at}.objectType: ${type}`);
};

/** What a statement and a SubStatement have in common. */
const CORE: Fields = { actor, verb, object: target };
const MORE: Fields = { result, context, timestamp, attachments: list(attachment) };

/** Data 2.4.3, 2.4.6. */
function together(held: Plain, at: string, note: Note): void {
  const type = isPlain(held.object) ? held.object.objectType || "Activity" : "";
  if (isPlain(held.verb) && held.verb.id === VOIDED && type !== "StatementRef") note("xapi/voided", at);
  for (const name of ["revision", "platform"]) {
    if (isPlain(held.context) && name in held.context && type !== "Activity") note("xapi/context", `${at}.context.${name} with ${type}`);
  }
}

const subStatement = object({ ...CORE, objectType: is("SubStatement") }, MORE, together);
const whole: Check = (value, at, note) => (isPlain(value) && value.objectType === "SubStatement" ? subStatement : target)(value, at, note);

const statementShape = object(
  { ...CORE, object: whole },
  { ...MORE, id: uuid, stored: timestamp, version: form("version", isVersion), authority: single },
  (held, at, note) => {
    together(held, at, note);
    for (const name of ["stored", "authority"]) if (name in held) note("manners/lrs-property", `${at}.${name}`);
    if (!("id" in held)) note("manners/no-id", at);
    if (!("timestamp" in held)) note("manners/no-timestamp", at);
  },
);

/** Everything that is wrong with a statement. */
export function brokenRules(statement: unknown, at = "statement"): Violation[] {
  const found: Violation[] = [];
  statementShape(statement, at, (rule, what) => found.push({ rule, what }));
  return found;
}

/** Everything that is wrong with an agent. */
export function brokenAgent(agent: unknown): Violation[] {
  const found: Violation[] = [];
  actor(agent, "agent", (rule, what) => found.push({ rule, what }));
  return found;
}

/** Who an agent is, whatever else is said of them. */
export function identityOf(agent: unknown): string {
  const held = agent as { [identifier: string]: string } & { account?: { homePage: string; name: string } };
  if (held.account) return `account ${held.account.homePage} ${held.account.name}`;
  const [name] = ["mbox", "mbox_sha1sum", "openid"].filter((identifier) => held[identifier]);
  return `${name} ${held[name]}`;
}
