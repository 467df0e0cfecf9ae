/** A cmi5 LMS on the strict LRS: it launches an AU, hands out the token, and refuses what cmi5 or CATAPULT's player do not allow. What
 *  does not come with the token of a session is the LRS's own affair. */

import {
  brokenByStatements, CMI5, type Cmi5Session, definedVerb, type LaunchMode, type MoveOn, type Registration, same, SESSION_ID, VERBS,
} from "./cmi5-rules";
import { documentName, type LrsRequest, type LrsResponse, Refusal, StrictLrs } from "./strict-lrs";
import { isPlain, parsed, type Plain } from "./xapi-shapes";

export interface Cmi5Launch {
  mode: LaunchMode;
  moveOn: MoveOn;
  /** An agent with an account. */
  actor: Plain;
  masteryScore?: number;
  /** A new one where none is given. */
  registration?: string;
  returnURL?: string;
  preferences?: { languagePreference: string; audioPreference: "on" | "off" };
  launchParameters?: string;
  entitlementKey?: { courseStructure?: string; alternate?: string };
  /** The AU's id in cmi5.xml. */
  publisherId?: string;
  /** What the LMS adds to the context template: activities in front of its own, or extensions. */
  contextTemplate?: { contextActivities?: { [kind: string]: Plain[] }; extensions?: Plain };
}

export interface Cmi5Query {
  endpoint: string;
  fetch: string;
  actor: string;
  registration: string;
  activityId: string;
}

/** Notes a violation, where there is a rule, and makes the answer. */
type Refuse = (status: number, rule: string, what: string) => Refusal;

const LAUNCH_DATA = "LMS.LaunchData";
const PREFERENCES = "cmi5LearnerPreferences";
/** CATAPULT takes no more, in any request. */
const MOST_BYTES = 1_048_576;
const EXTENSIONS = "https://w3id.org/xapi/cmi5/context/extensions/";

export class Cmi5Lms extends StrictLrs {
  readonly sessions: Cmi5Session[] = [];
  /** By code and AU: one code may go for all AUs of a course. */
  private readonly registrations = new Map<string, Registration>();

  /** @param base the address below which requests come in, with a slash at its end. The endpoint has none, as in CATAPULT. */
  launch(options: Cmi5Launch, base: string): { fetchPath: string; query: Cmi5Query } {
    const { mode, moveOn, actor, masteryScore, launchParameters, entitlementKey, returnURL, publisherId = "https://publisher.example/au" } = options;
    const code = options.registration || this.newId();
    const activityId = `https://lms.example/activities/${encodeURIComponent(publisherId)}`;
    const of = `${code} ${activityId}`;
    const registration = this.registrations.get(of) || { code, completed: false, passed: false };
    this.registrations.set(of, registration);
    this.sessions.filter((open) => open.registration === registration).forEach((open) => this.abandon(open));
    const id = this.newId();
    const { contextActivities = {}, extensions = {} } = options.contextTemplate || {};
    const contextTemplate = {
      contextActivities: { ...contextActivities, grouping: [...(contextActivities.grouping || []), { id: publisherId }] },
      extensions: { ...extensions, [SESSION_ID]: id },
    };
    const session: Cmi5Session = {
      id, token: Buffer.from(`:${this.newId()}`).toString("base64"), fetchPath: `fetch/${this.sessions.length + 1}`,
      activityId, actor, registration, mode, moveOn, masteryScore, contextTemplate,
      fetched: false, launchDataRead: false, preferencesRead: false, verbs: [], initializedAt: 0, abandoned: false,
    };
    this.sessions.push(session);
    const agent = JSON.stringify(actor);
    const launchData = { launchMode: mode, masteryScore, moveOn, launchParameters, contextTemplate, entitlementKey, returnURL };
    this.store.put(documentName("activities/state", { stateId: LAUNCH_DATA, activityId: session.activityId, agent, registration: code }), JSON.stringify(launchData));
    if (options.preferences) this.store.put(documentName("agents/profile", { profileId: PREFERENCES, agent }), JSON.stringify(options.preferences));
    this.tell(session, `${VERBS}launched`, {
      launchmode: mode, moveon: moveOn, launchurl: `${publisherId}/index.html`,
      ...(launchParameters ? { launchparameters: launchParameters } : {}), ...(masteryScore === undefined ? {} : { masteryscore: masteryScore }),
    });
    return {
      fetchPath: session.fetchPath,
      query: { endpoint: base.replace(/\/$/, ""), fetch: base + session.fetchPath, actor: agent, registration: code, activityId: session.activityId },
    };
  }

  /** What the statements so far satisfy: of the AU that was launched last. */
  isSatisfied(registration: string): boolean {
    const { moveOn, registration: { completed, passed } } = this.sessions.filter((session) => session.registration.code === registration).pop()!;
    return { Passed: passed, Completed: completed, CompletedAndPassed: completed && passed, CompletedOrPassed: completed || passed, NotApplicable: true }[moveOn];
  }

  protected override answer(request: LrsRequest): LrsResponse {
    if (request.path.startsWith("fetch/")) return this.fetchToken(request);
    const session = this.sessions.find(({ token }) => request.headers.authorization === `Basic ${token}`);
    if (!session) return super.answer(request);
    const refusal = this.guard(request, session);
    if (refusal) return { status: refusal.status, headers: { "content-type": "application/json" },
      body: JSON.stringify({ statusCode: refusal.status, message: refusal.message }) };
    const response = super.answer(request);
    this.follow(request, response, session);
    return response;
  }

  private fetchToken({ method, path }: LrsRequest): LrsResponse {
    const headers = { "content-type": "application/json" };
    const session = this.sessions.find(({ fetchPath }) => fetchPath === path);
    if (!session) return { status: 404, headers, body: "" };
    if (method !== "POST") {
      this.note("cmi5/8.2.1.0-2", `${method} to the fetch URL`);
      return { status: 405, headers, body: "" };
    }
    if (session.fetched) return { status: 200, headers, body: '{"error-code":"1","error-text":"Already in Use"}' };
    session.fetched = true;
    this.credentials.add(session.token);
    return { status: 200, headers, body: JSON.stringify({ "auth-token": session.token }) };
  }

  /** Why a request of a session is refused before the LRS hears of it. */
  private guard(request: LrsRequest, session: Cmi5Session): Refusal | null {
    const { method, path, headers, body } = request;
    const refuse: Refuse = (status, rule, what) => {
      if (rule) this.note(rule, what);
      return new Refusal(status, `${rule} ${what}`);
    };
    if (!session.fetched) return refuse(403, "cmi5/8.1.2.0-2", "the token was not fetched");
    if (session.verbs.includes("terminated")) return refuse(403, "cmi5/8.1.2.0-2", `${method} ${path} after terminated`);
    // The AU cannot know of it.
    if (session.abandoned) return refuse(403, "", "8.1.2.0-2 abandoned");
    if (/^multipart\//i.test(headers["content-type"] || "")) return refuse(415, "", "multipart");
    if (Buffer.byteLength(body) > MOST_BYTES) return refuse(413, "", `${Buffer.byteLength(body)} bytes`);
    // CATAPULT's player hands on the length of the original and the JSON as it writes it itself, and waits for the rest.
    if (body && parsed(body) !== undefined && Buffer.byteLength(JSON.stringify(parsed(body))) !== Buffer.byteLength(body)) {
      return refuse(504, "cmi5/blanks", `${method} ${path} has JSON that is not compact`);
    }
    if (method === "POST" && "method" in request.query) return refuse(400, "http/alternate-syntax", path);
    if (path === "statements") return method === "GET" ? null : this.guardStatements(body, session, refuse);
    return this.guardDocuments(request, session, refuse);
  }

  private guardStatements(body: string, session: Cmi5Session, refuse: Refuse): Refusal | null {
    const statements = statementsIn(body);
    if (!statements) return refuse(400, "http/json", "the body is no statement");
    if (!session.launchDataRead) this.note("manners/10.2.1.0-4", "LMS.LaunchData were not read yet");
    const found = brokenByStatements(statements, session);
    found.forEach(({ rule, what }) => this.note(rule, what));
    const worst = found.find(({ rule }) => rule.startsWith("cmi5/"));
    return worst ? new Refusal(worst.bad ? 400 : 403, `${worst.rule} ${worst.what}`) : null;
  }

  private guardDocuments({ method, path, query, headers, body }: LrsRequest, session: Cmi5Session, refuse: Refuse): Refusal | null {
    if (path !== "activities/state" && path !== "agents/profile") return null;
    const isState = path === "activities/state";
    const agent = query.agent === undefined ? undefined : parsed(query.agent);
    if (agent === undefined) return refuse(400, isState ? "http/parameter" : "cmi5/11.0.0.0-1", `${method} ${path} has no agent`);
    if (!same(agent, session.actor)) return refuse(403, "cmi5/8.1.3.0-3", `${method} ${path} with ${query.agent}`);
    if (isState && query.registration === undefined) this.note("manners/8.1.4.0-3", `${method} ${query.stateId} has no registration`);
    if (isState && query.registration !== undefined && query.registration !== session.registration.code) {
      return refuse(403, "cmi5/8.1.4.0-3", `${method} ${query.stateId} with ${query.registration}`);
    }
    const isLaunchData = query.stateId === LAUNCH_DATA || (method === "DELETE" && query.stateId === undefined);
    if (isState && isLaunchData && method !== "GET") return refuse(403, "cmi5/10.2.1.0-5", `${method} ${LAUNCH_DATA}`);
    if (isState || method === "GET") return null;
    if (query.profileId !== PREFERENCES) return refuse(403, "cmi5/11.0.0.0-4", `${method} ${query.profileId}`);
    const told = parsed(body);
    if (method !== "DELETE") {
      if (headers["content-type"] !== "application/json" || !isPlain(told) || !("languagePreference" in told) || !("audioPreference" in told)) {
        return refuse(403, "cmi5/11.0.0.0-5", body.slice(0, 80));
      }
      if (!/^[-A-Za-z0-9]+(,[-A-Za-z0-9]+)*$/.test(String(told.languagePreference))) return refuse(403, "cmi5/11.1.0.0-1", String(told.languagePreference));
    }
    return refuse(403, "", "the learner's preferences are the LMS's");
  }

  /** What a request that was done makes of its session. */
  private follow({ method, path, query, body }: LrsRequest, { status }: LrsResponse, session: Cmi5Session): void {
    if (path === "activities/state" && query.stateId === LAUNCH_DATA && status === 200) session.launchDataRead = true;
    if (path === "agents/profile" && query.profileId === PREFERENCES && (status === 200 || status === 404)) session.preferencesRead = true;
    if (path !== "statements" || method === "GET" || status >= 300) return;
    for (const verb of (statementsIn(body) || []).map(definedVerb).filter(Boolean)) {
      session.verbs.push(verb);
      if (verb === "initialized") session.initializedAt = this.now();
      if (verb === "completed") session.registration.completed = true;
      if (verb === "passed") session.registration.passed = true;
    }
  }

  private abandon(session: Cmi5Session): void {
    if (session.abandoned || session.verbs.includes("terminated")) return;
    session.abandoned = true;
    const seconds = session.initializedAt ? Math.round((this.now() - session.initializedAt) / 10) / 100 : 0;
    this.tell(session, "https://w3id.org/xapi/adl/verbs/abandoned", {}, { duration: `PT${seconds}S` });
  }

  /** A statement of the LMS's own. */
  private tell({ actor, activityId, registration, contextTemplate }: Cmi5Session, verb: string, extensions: Plain, result?: Plain): void {
    const { contextActivities, extensions: given } = contextTemplate as { contextActivities: Plain; extensions: Plain };
    const named = Object.fromEntries(Object.entries(extensions).map(([name, value]) => [EXTENSIONS + name, value]));
    this.record({
      actor, verb: { id: verb }, object: { id: activityId }, ...(result && { result }),
      context: { registration: registration.code, contextActivities: { ...contextActivities, category: [{ id: CMI5 }] }, extensions: { ...given, ...named } },
    });
  }
}

function statementsIn(body: string): Plain[] | null {
  const statements = [parsed(body)].flat();
  return statements.every(isPlain) ? statements : null;
}
