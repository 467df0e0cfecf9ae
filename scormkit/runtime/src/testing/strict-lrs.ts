/** An LRS in memory that refuses whatever xAPI 1.0.3 or ADL_LRS do not allow, and notes what good manners forbid. Without sockets
 *  and timers; `faultyFetch` and `lrs-server` stand in front of it. */

import { brokenAttachments, type Part, partsOf } from "./multipart";
import { type DocumentName, Documents, type LrsDocument } from "./xapi-documents";
import { isIri, isTimestamp, isUuid, isVersion } from "./xapi-forms";
import { parametersOf } from "./xapi-resources";
import { isPlain, parsed, type Plain, type Violation } from "./xapi-shapes";
import { brokenAgent, brokenRules, identityOf } from "./xapi-statement";

export type { Violation } from "./xapi-shapes";

export interface LrsRequest {
  method: string;
  /** Below the endpoint: `statements`, `activities/state`, `agents/profile`, … */
  path: string;
  query: { [parameter: string]: string };
  /** By lower-case name. */
  headers: { [name: string]: string };
  /** A multipart body as a binary string, one character a byte. */
  body: string;
}

export interface LrsResponse {
  status: number;
  headers: { [name: string]: string };
  body: string;
}

export interface Exchange {
  request: LrsRequest;
  response: LrsResponse;
  /** Milliseconds since 1970. */
  at: number;
}

/** A stored statement. */
export interface Statement extends Plain {
  id: string;
  actor: Plain;
  verb: { id: string };
  object: Plain;
  stored: string;
}

export interface StrictLrsOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** What may stand behind `Basic `. */
  credentials?: string[];
  /** CORS lets a page read the ETag; true where nothing is said. */
  exposeEtag?: boolean;
}

/** `learner:secret`. */
export const CREDENTIAL = "bGVhcm5lcjpzZWNyZXQ=";

/** An answer that refuses. Without a rule, nobody is to blame. */
export class Refusal extends Error {
  constructor(readonly status: number, what: string, readonly rule = "") {
    super(what);
  }
}

const JSON_TYPE = "application/json";

export class StrictLrs {
  /** In the order in which they came. */
  readonly statements: Statement[] = [];
  readonly requests: Exchange[] = [];
  readonly violations: Violation[] = [];
  readonly credentials: Set<string>;
  /** Attachments by sha2. */
  readonly attachments = new Map<string, Part>();
  readonly exposeEtag: boolean;
  readonly store: Documents;
  protected readonly now: () => number;
  private ids = 0;

  constructor({ now, credentials = [CREDENTIAL], exposeEtag = true }: StrictLrsOptions) {
    this.now = now;
    this.credentials = new Set(credentials);
    this.exposeEtag = exposeEtag;
    this.store = new Documents(now);
  }

  get documents(): LrsDocument[] {
    return this.store.all();
  }

  handle(request: LrsRequest): LrsResponse {
    const response = this.answer(request);
    this.requests.push({ request, response, at: this.now() });
    return response;
  }

  /** A request that the browser sent twice: the second answer. What the second breaks is not the page's doing. */
  handleTwice(request: LrsRequest): LrsResponse {
    this.handle(request);
    const before = this.violations.length;
    const response = this.handle(request);
    this.violations.length = before;
    return response;
  }

  /** Takes statements of the LMS's own, or of a test's, unasked. */
  record(...statements: Plain[]): void {
    for (const statement of statements) {
      const stored = new Date(this.now()).toISOString();
      const authority = { objectType: "Agent", account: { homePage: "https://lrs.example/", name: "strict" } };
      this.statements.push({ id: this.newId(), timestamp: stored, version: "1.0.0", ...statement, stored, authority } as unknown as Statement);
    }
  }

  protected answer(request: LrsRequest): LrsResponse {
    const headers: LrsResponse["headers"] = { "x-experience-api-version": "1.0.3" };
    try {
      const response = this.run(request);
      return { ...response, headers: { ...headers, ...response.headers } };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      if (refusal.rule) this.note(refusal.rule, refusal.message);
      return { status: refusal.status, headers: { ...headers, "content-type": "text/plain" }, body: refusal.message };
    }
  }

  protected note(rule: string, what: string): void {
    this.violations.push({ rule, what });
  }

  /** A UUID, the next in a row. */
  protected newId(): string {
    return `00000000-0000-4000-8000-${(++this.ids).toString(16).padStart(12, "0")}`;
  }

  private run(request: LrsRequest): LrsResponse {
    const { method, path, query, headers } = request;
    const known = parametersOf(path);
    if (!known) throw new Refusal(404, `no resource ${path}`, "http/path");
    if (path !== "about") this.admit(headers);
    if (method === "POST" && "method" in query) throw new Refusal(400, "alternate request syntax", "http/alternate-syntax");
    if (!(method in known)) throw new Refusal(405, `${method} ${path}`, "http/method");
    const { needs, may } = known[method];
    const odd = Object.keys(query).filter((name) => !needs.includes(name) && !may.includes(name));
    if (odd.length) throw new Refusal(400, `${method} ${path} has ${odd.join(", ")}`, "http/parameter");
    const missing = needs.filter((name) => !(name in query));
    if (missing.length) throw new Refusal(400, `${method} ${path} lacks ${missing.join(", ")}`, "http/parameter");
    this.checkParameters(query);
    if (path === "about") return json(200, { version: ["1.0.3"] });
    if (path === "statements") return method === "GET" ? this.find(query) : this.take(request);
    return this.keep(request);
  }

  private admit(headers: LrsRequest["headers"]): void {
    const version = headers["x-experience-api-version"];
    if (!version || !isVersion(version)) throw new Refusal(400, `X-Experience-API-Version: ${version}`, "http/version");
    if (!headers.authorization) throw new Refusal(401, "no Authorization", "http/authorization");
    const [, credential] = /^Basic (\S+)$/.exec(headers.authorization) || [];
    if (!credential) throw new Refusal(401, `Authorization: ${headers.authorization}`, "http/authorization");
    if (!this.credentials.has(credential)) throw new Refusal(401, "unknown credentials");
  }

  private checkParameters(query: LrsRequest["query"]): void {
    const forms: { [name: string]: (text: string) => boolean } = {
      statementId: isUuid, registration: isUuid, activityId: isIri, verb: isIri, activity: isIri, since: isTimestamp, until: isTimestamp,
      agent: (text) => !brokenAgent(parsed(text)).length, ascending: (text) => /^(true|false)$/.test(text), limit: (text) => /^\d+$/.test(text),
    };
    for (const [name, value] of Object.entries(query)) {
      if (name in forms && !forms[name](value)) throw new Refusal(400, `${name}=${value}`, "http/parameter");
    }
  }

  private find(query: LrsRequest["query"]): LrsResponse {
    const { statementId, agent, verb, activity, registration, since, until, limit, ascending } = query;
    const through = { "x-experience-api-consistent-through": new Date(this.now()).toISOString() };
    if (statementId) {
      if (Object.keys(query).length > 1) throw new Refusal(400, "statementId stands alone", "http/parameter");
      const found = this.statements.find(({ id }) => id.toLowerCase() === statementId.toLowerCase());
      if (!found) throw new Refusal(404, `no statement ${statementId}`);
      return json(200, found, { ...through, "last-modified": new Date(found.stored).toUTCString() });
    }
    const found = this.statements.filter((held) =>
      (!agent || identityOf(held.actor) === identityOf(JSON.parse(agent)))
      && (!verb || held.verb.id === verb)
      && (!activity || held.object.id === activity)
      && (!registration || (held.context as Plain | undefined)?.registration === registration)
      && (!since || Date.parse(held.stored) > Date.parse(since))
      && (!until || Date.parse(held.stored) <= Date.parse(until)));
    if (ascending !== "true") found.reverse();
    return json(200, { statements: Number(limit) ? found.slice(0, Number(limit)) : found, more: "" }, through);
  }

  private take(request: LrsRequest): LrsResponse {
    const { statements, parts, single } = this.statementsIn(request);
    const { statementId } = request.query;
    const found = statements.flatMap((statement, n) => brokenRules(statement, single ? "statement" : `[${n}]`));
    const ids = statements.map(({ id }) => String(id).toLowerCase()).filter((_, n) => "id" in statements[n]);
    if (new Set(ids).size < ids.length) found.push({ rule: "xapi/id-twice", what: "in one batch" });
    if (statementId && ids.length && ids[0] !== statementId.toLowerCase()) found.push({ rule: "http/parameter", what: `statementId is not ${ids[0]}` });
    const broken = found.filter(({ rule }) => !rule.startsWith("manners/"));
    // Without the shape of a statement, nothing can be said of its attachments.
    if (!broken.length) broken.push(...brokenAttachments(statements, parts));
    this.violations.push(...found.filter(({ rule }) => rule.startsWith("manners/")), ...broken);
    if (broken.length) throw new Refusal(400, broken.map(({ rule, what }) => `${rule} ${what}`).join("; "));
    const present = this.statements.find(({ id }) => ids.includes(id.toLowerCase()) || id.toLowerCase() === statementId?.toLowerCase());
    if (present) throw new Refusal(409, `there is a statement ${present.id}`);
    if (statementId) statements[0].id = statementId;
    parts.forEach((part) => this.attachments.set(part.headers["x-experience-api-hash"], part));
    const before = this.statements.length;
    this.record(...statements);
    return statementId ? { status: 204, headers: {}, body: "" } : json(200, this.statements.slice(before).map(({ id }) => id));
  }

  private statementsIn({ method, headers, body }: LrsRequest): { statements: Plain[]; parts: Part[]; single: boolean } {
    const type = headers["content-type"] || "";
    let told = body;
    let parts: Part[] = [];
    if (/^multipart\/mixed\b/i.test(type)) {
      const found = partsOf(type, body);
      if (typeof found === "string") throw new Refusal(400, found, "http/multipart");
      parts = found.slice(1);
      if (found[0].headers["content-type"] !== JSON_TYPE) throw new Refusal(400, "the first part is no JSON", "http/multipart");
      told = Buffer.from(found[0].body, "latin1").toString("utf8");
    } else if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal(400, `Content-Type: ${type}`, "http/content-type");
    const value = parsed(told);
    const single = !Array.isArray(value);
    const statements = single ? [value] : (value as unknown[]);
    if (!statements.every(isPlain)) throw new Refusal(400, "the body is no statement", "http/json");
    if (method === "PUT" && !single) throw new Refusal(400, "a list is put", "http/json");
    // ADL_LRS compares the whole header.
    if (statements.some((statement) => "attachments" in statement) && !parts.length && type !== JSON_TYPE && !/^multipart/i.test(type)) {
      throw new Refusal(400, `Content-Type with attachments: ${type}`, "http/content-type");
    }
    return { statements, parts, single };
  }

  private keep({ method, path, query, headers, body }: LrsRequest): LrsResponse {
    const name = documentName(path, query);
    const { id } = name;
    if (!id) return this.keepAll(method, name, query);
    const refused = this.store.refusal(method, name, headers["if-match"], headers["if-none-match"]);
    const present = this.store.get(name);
    if (method === "GET") {
      if (!present) throw new Refusal(404, `no document ${id}`);
      return { status: 200, headers: { "content-type": JSON_TYPE, etag: present.etag, "last-modified": new Date(present.updated).toUTCString() }, body: present.content };
    }
    if (method === "DELETE") {
      // What is not there needs no condition.
      if (present && refused) throw new Refusal(refused, `${id} is another by now`);
      this.store.remove(name);
      return { status: 204, headers: {}, body: "" };
    }
    if (headers["content-type"] !== JSON_TYPE) throw new Refusal(400, `Content-Type: ${headers["content-type"]}`, "http/content-type");
    if (parsed(body) === undefined) throw new Refusal(400, `${id} is no JSON`, "http/json");
    if (method === "PUT" && !headers["if-match"] && !headers["if-none-match"]) this.note("manners/unconditional-put", id);
    if (refused) throw new Refusal(refused, `${id} is another by now`);
    if (method === "PUT") this.store.put(name, body);
    else if (!isPlain(parsed(body)) || !this.store.merge(name, body)) throw new Refusal(400, `${id} cannot be merged`, "xapi/merge");
    return { status: 204, headers: {}, body: "" };
  }

  /** All documents of an activity and an agent, of one registration or of any. */
  private keepAll(method: string, name: DocumentName, { since }: LrsRequest["query"]): LrsResponse {
    const found = this.documents.filter((held) =>
      held.resource === name.resource && held.activity === name.activity && held.agent === name.agent
      && (!name.registration || held.registration === name.registration) && (!since || held.updated > Date.parse(since)));
    if (method === "GET") return json(200, found.map(({ id }) => id));
    found.forEach((held) => this.store.remove(held));
    return { status: 204, headers: {}, body: "" };
  }
}

export function documentName(resource: string, { stateId, profileId, activityId = "", agent, registration = "" }: LrsRequest["query"]): DocumentName {
  return { resource, id: stateId || profileId || "", activity: activityId, agent: identityOf(JSON.parse(agent)), registration };
}

function json(status: number, value: unknown, headers: LrsResponse["headers"] = {}): LrsResponse {
  return { status, headers: { "content-type": JSON_TYPE, ...headers }, body: JSON.stringify(value) };
}
