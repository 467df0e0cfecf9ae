/** An AU of cmi5 as it should be, for tests of the LMS. */

import { CMI5, MASTERY_SCORE, MOVE_ON, VERBS } from "./cmi5-rules";
import { type Cmi5Launch, Cmi5Lms, type Cmi5Query } from "./strict-cmi5";
import type { LrsRequest, LrsResponse } from "./strict-lrs";

export interface Json {
  [property: string]: unknown;
}

export interface Context {
  registration: string;
  contextActivities: { [kind: string]: { id: string }[] };
  extensions: Json;
}

export interface Au {
  lms: Cmi5Lms;
  query: Cmi5Query;
  ask(method: string, path: string, request?: Partial<LrsRequest>): LrsResponse;
  /** A cmi5-defined statement; `change` sees it before it is sent. */
  make(verb: string, result?: Json, change?: (statement: Json & { context: Context }) => void): Json;
  /** Sends them in one request. */
  send(...statements: Json[]): number;
  /** The verbs of what is stored, the LMS's own included. */
  stored(): string[];
  rules(): string[];
}

export const BASE = "https://lrs.example/xapi/";
export const ACTOR = { objectType: "Agent", account: { homePage: "https://school.example/", name: "ada" } };
export const PREFERENCES = { profileId: "cmi5LearnerPreferences", agent: JSON.stringify(ACTOR) };
export const DURATION = { duration: "PT1M" };
export const COMPLETED = { completion: true, ...DURATION };
export const PASSED = { success: true, score: { scaled: 0.9 }, ...DURATION };
export const FAILED = { success: false, score: { scaled: 0.1 }, ...DURATION };

/** Makes a statement one that cmi5 allows and does not define. */
export function allowed(statement: { context: Context; object?: unknown }): void {
  statement.context.contextActivities.category = [];
  statement.object = { id: "https://publisher.example/quiz" };
}

/** Milliseconds since 1970; tests move it. */
export const clock = { now: Date.UTC(2026, 0, 1) };
let made = 0;

/** An AU that read what it must, unless told not to, and has not said a word yet. */
export function launched(options: Partial<Cmi5Launch> = {}, lms = new Cmi5Lms({ now: () => clock.now }), reads = true): Au {
  const { query, fetchPath } = lms.launch({ mode: "Normal", moveOn: "CompletedOrPassed", actor: ACTOR, ...options }, BASE);
  const { activityId, registration } = query;
  let token = "";
  const ask: Au["ask"] = (method, path, { headers, ...rest } = {}) => lms.handle({
    method, path, query: {}, body: "", ...rest,
    headers: { authorization: `Basic ${token}`, "x-experience-api-version": "1.0.3", ...(rest.body ? { "content-type": "application/json" } : {}), ...headers },
  });
  token = (JSON.parse(ask("POST", fetchPath).body) as { "auth-token": string })["auth-token"];
  const data = ask("GET", "activities/state", { query: { stateId: "LMS.LaunchData", activityId, agent: query.actor, registration } });
  const { contextTemplate, masteryScore } = JSON.parse(data.body) as { contextTemplate: Context; masteryScore?: number };
  if (reads) ask("GET", "agents/profile", { query: { ...PREFERENCES, agent: query.actor } });
  return {
    lms, query, ask,
    make(verb, result, change) {
      const context = JSON.parse(JSON.stringify({ ...contextTemplate, registration })) as Context;
      const moves = result && ("success" in result || "completion" in result);
      context.contextActivities.category = [{ id: CMI5 }, ...(moves ? [{ id: MOVE_ON }] : [])];
      if (masteryScore !== undefined && result && "success" in result) context.extensions[MASTERY_SCORE] = masteryScore;
      const statement = {
        id: `00000000-0000-4000-9000-${String(++made).padStart(12, "0")}`, actor: JSON.parse(query.actor) as Json, verb: { id: VERBS + verb },
        object: { id: activityId }, ...(result && { result }), context, timestamp: new Date(clock.now).toISOString(),
      };
      change?.(statement);
      return statement;
    },
    send: (...statements) => ask("POST", "statements", { body: JSON.stringify(statements.length === 1 ? statements[0] : statements) }).status,
    stored: () => lms.statements.map(({ verb }) => verb.id.replace(/.*\//, "")),
    rules: () => lms.violations.map(({ rule }) => rule),
  };
}

/** One that said `initialized`. */
export function running(options: Partial<Cmi5Launch> = {}, lms?: Cmi5Lms): Au {
  const au = launched(options, lms);
  const status = au.send(au.make("initialized"));
  if (status !== 200) throw new Error(`initialized answers ${status}`);
  return au;
}
