/** Statements and requests for tests of the strict LRS. */

import { CREDENTIAL, type LrsRequest, type LrsResponse, StrictLrs } from "./strict-lrs";

export interface Json {
  [property: string]: unknown;
}

export const NOW = Date.UTC(2026, 0, 1);
export const AGENT = { account: { homePage: "https://school.example/", name: "ada" } };
export const COURSE = "https://school.example/course";
const HEADERS = { authorization: `Basic ${CREDENTIAL}`, "x-experience-api-version": "1.0.3" };

export const idOf = (n: number): string => `00000000-0000-4000-9000-${String(n).padStart(12, "0")}`;

/** A statement as it should be. */
export const statementOf = (n = 1): Json => ({
  id: idOf(n), actor: AGENT, verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
  object: { id: COURSE }, timestamp: "2026-01-01T00:00:00.000Z",
});

/** A statement with what stands at a path replaced; undefined takes it away. */
export function changed(path: string, value: unknown, statement: Json = statementOf()): Json {
  const copy = JSON.parse(JSON.stringify(statement)) as Json;
  const names = path.split(".");
  const last = names.pop()!;
  let held = copy;
  for (const name of names) held = (held[name] = held[name] ?? {}) as Json;
  held[last] = value;
  return copy;
}

export interface Asked {
  lrs: StrictLrs;
  /** A request with all headers that it needs. */
  ask(method: string, path: string, request?: Partial<LrsRequest>): LrsResponse;
  rules(): string[];
}

export function freshLrs(): Asked {
  const lrs = new StrictLrs({ now: () => NOW });
  return {
    lrs,
    ask: (method, path, { headers, ...rest } = {}) =>
      lrs.handle({ method, path, query: {}, body: "", ...rest, headers: { ...HEADERS, ...(rest.body ? { "content-type": "application/json" } : {}), ...headers } }),
    rules: () => lrs.violations.map(({ rule }) => rule),
  };
}

/** What becomes of a statement, or a batch, on a fresh LRS. */
export function posted(...statements: unknown[]): { status: number; rules: string[] } {
  const { ask, rules } = freshLrs();
  const { status } = ask("POST", "statements", { body: JSON.stringify(statements.length === 1 ? statements[0] : statements) });
  return { status, rules: rules() };
}
