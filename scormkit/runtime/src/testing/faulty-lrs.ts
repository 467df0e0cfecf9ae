/** LRSs and networks as they go wrong, as data, and a `fetch` that meets them: each fault stands before a strict LRS. */

import { settledBody, sizeOf } from "./fetch-body";
import { documentName, type LrsRequest, type LrsResponse, type StrictLrs } from "./strict-lrs";
import type { FakeTime } from "./time";

/** A request of the page's, and when it comes. */
export interface LrsMoment {
  method: string;
  /** Below the endpoint. */
  path: string;
  stateId: string;
  /** Requests of this session before this one, those of the same method and path, and how many a session without faults has. */
  nth: number;
  nthOfKind: number;
  all: number;
  /** The page is being hidden or left. */
  leaving: boolean;
  /** The statements that are sent, each by its number: 0 for the first that this LRS ever met. */
  statements: number[];
}

/** What becomes of a request instead. It is not done unless that is said. */
export type LrsWrong =
  | { status: number; headers?: { [name: string]: string }; body?: string; done?: true }
  /** Done, but the answer does not come through. */
  | { lost: true }
  /** Done, the connection broke, and the browser sent it once more of itself, as Chromium does even with a POST: the page gets the
   *  second answer. */
  | { again: true }
  /** The network failed before the LRS heard of it. */
  | { cut: true }
  /** No answer ever; the LRS has done it, or has not. */
  | { never: true; done?: true }
  /** Done at once and answered after so many milliseconds; or done only then. */
  | { takes: number; late?: true }
  /** Somebody else writes the same document just before. */
  | { forestalled: true };

export interface LrsFault {
  name: string;
  /** Null: all goes as it should. */
  strikes?(moment: LrsMoment): LrsWrong | null;
  /** Headers of answers that a page cannot read: CORS does not expose them, or a proxy drops them. */
  hides?: readonly string[];
  /** Headers of answers that are other than they should be. */
  headers?: { [name: string]: string };
  /** Headers of requests that a proxy drops. */
  drops?: readonly string[];
}

const POSTS = "POST statements";
const SAVES = "PUT activities/state";
const KINDS = [POSTS, "PUT statements", "GET statements", "GET activities/state", SAVES, "POST activities/state", "GET agents/profile", "POST fetch"];
const kindOf = ({ method, path }: Pick<LrsMoment, "method" | "path">): string => `${method} ${path.replace(/^fetch\/.*/, "fetch")}`;

const always = (wrong: LrsWrong) => (): LrsWrong => wrong;
const kind = (name: string | RegExp, wrong: LrsWrong) => (moment: LrsMoment): LrsWrong | null =>
  (typeof name === "string" ? kindOf(moment) === name : name.test(kindOf(moment))) ? wrong : null;
const first = (name: string, wrong: LrsWrong, nth = 0) => (moment: LrsMoment): LrsWrong | null =>
  kindOf(moment) === name && moment.nthOfKind === nth ? wrong : null;
const from = (start: number, count: number, wrong: LrsWrong) => ({ nth }: LrsMoment): LrsWrong | null =>
  nth >= start && nth < start + count ? wrong : null;
const halfWay = (wrong: LrsWrong, count = Infinity) => ({ nth, all }: LrsMoment): LrsWrong | null =>
  nth >= Math.floor(all / 2) && nth < Math.floor(all / 2) + count ? wrong : null;
const closing = (wrong: LrsWrong) => ({ leaving }: LrsMoment): LrsWrong | null => (leaving ? wrong : null);
const HTML = { "content-type": "text/html" };
const PAGE = "<!DOCTYPE html><title>Sign in</title>";

export const FAULTS: readonly LrsFault[] = [
  { name: "no request is answered", strikes: always({ never: true }) },
  { name: "no request is answered, though all are done", strikes: always({ never: true, done: true }) },
  { name: "there is no network", strikes: always({ cut: true }) },
  { name: "every answer is lost", strikes: always({ lost: true }) },
  { name: "every other answer is lost", strikes: ({ nth }) => (nth % 2 ? { lost: true } : null) },
  { name: "every other request is cut", strikes: ({ nth }) => (nth % 2 ? { cut: true } : null) },
  { name: "the browser sends every request twice", strikes: always({ again: true }) },
  { name: "the browser sends every other request twice", strikes: ({ nth }) => (nth % 2 ? { again: true } : null) },
  ...KINDS.flatMap((name): LrsFault[] => [
    { name: `the answer to the first ${name} is lost`, strikes: first(name, { lost: true }) },
    { name: `the answer to the second ${name} is lost`, strikes: first(name, { lost: true }, 1) },
    { name: `the first ${name} is cut`, strikes: first(name, { cut: true }) },
    { name: `the first ${name} is never answered`, strikes: first(name, { never: true }) },
  ]),
  { name: "every statement's answer is lost", strikes: kind(/ statements$/, { lost: true }) },
  { name: "500 a few times at first", strikes: from(0, 3, { status: 500 }) },
  { name: "503 a few times, then fine", strikes: from(3, 4, { status: 503 }) },
  { name: "500 though done, a few times", strikes: from(3, 4, { status: 500, done: true }) },
  { name: "every save answers 500", strikes: kind(/^(PUT|POST) activities\/state$/, { status: 500 }) },
  { name: "every statement answers 500", strikes: kind(/^(PUT|POST) statements$/, { status: 500 }) },
  { name: "429 with Retry-After that a page can read", strikes: from(3, 3, { status: 429, headers: { "retry-after": "5", "access-control-expose-headers": "retry-after" } }) },
  { name: "429 with Retry-After that a page cannot read", strikes: from(3, 3, { status: 429, headers: { "retry-after": "5" } }) },
  { name: "401 always", strikes: always({ status: 401 }) },
  { name: "401 from half way", strikes: halfWay({ status: 401 }) },
  { name: "403 from half way", strikes: halfWay({ status: 403 }) },
  { name: "403 to everything but the fetch", strikes: ({ path }) => (path.startsWith("fetch") ? null : { status: 403 }) },
  { name: "the fetch answers an error", strikes: kind("POST fetch", { status: 200, headers: { "content-type": "application/json" },
    body: '{"error-code":"3","error-text":"x"}' }) },
  { name: "the fetch answers nonsense", strikes: kind("POST fetch", { status: 200, headers: HTML, body: PAGE }) },
  { name: "another device writes before the first save", strikes: first(SAVES, { forestalled: true }) },
  { name: "another device writes before the second save", strikes: first(SAVES, { forestalled: true }, 1) },
  { name: "another device writes before every other save", strikes: (moment) => (kindOf(moment) === SAVES && moment.nthOfKind % 2 ? { forestalled: true } : null) },
  { name: "another device writes before every save for a while", strikes: (moment) => (kindOf(moment) === SAVES && moment.nthOfKind < 5 ? { forestalled: true } : null) },
  { name: "every save answers 409", strikes: kind(SAVES, { status: 409 }) },
  { name: "every save answers 412", strikes: kind(SAVES, { status: 412 }) },
  { name: "400 for one poisonous statement", strikes: ({ statements }) => (statements.includes(2) ? { status: 400 } : null) },
  { name: "400 for the first statement", strikes: ({ statements }) => (statements.includes(0) ? { status: 400 } : null) },
  { name: "400 for every statement", strikes: ({ statements }) => (statements.length ? { status: 400 } : null) },
  { name: "413 for more than one statement", strikes: ({ statements }) => (statements.length > 1 ? { status: 413 } : null) },
  { name: "409 for every statement, though none is there", strikes: ({ statements }) => (statements.length ? { status: 409 } : null) },
  { name: "the ETag cannot be read", hides: ["etag"] },
  { name: "a proxy drops If-Match, If-None-Match and ETag", hides: ["etag"], drops: ["if-match", "if-none-match"] },
  { name: "everything takes 2 s", strikes: always({ takes: 2_000 }) },
  { name: "everything takes 9 s", strikes: always({ takes: 9_000 }) },
  { name: "everything takes 9 s and is done only then", strikes: always({ takes: 9_000, late: true }) },
  { name: "every save takes 9 s", strikes: kind(SAVES, { takes: 9_000 }) },
  { name: "offline half way, and back", strikes: halfWay({ cut: true }, 4) },
  { name: "offline from half way", strikes: halfWay({ cut: true }) },
  { name: "requests are cut while the page closes", strikes: closing({ cut: true }) },
  { name: "answers are lost while the page closes", strikes: closing({ lost: true }) },
  { name: "every request answers 500 while the page closes", strikes: closing({ status: 500 }) },
  { name: "statements are cut while the page closes", strikes: (moment) => (moment.leaving ? kind(/ statements$/, { cut: true })(moment) : null) },
  { name: "saves are cut while the page closes", strikes: (moment) => (moment.leaving ? kind(/ activities\/state$/, { cut: true })(moment) : null) },
  { name: "404 for whatever is read of State", strikes: kind("GET activities/state", { status: 404 }) },
  { name: "500 for whatever is read of State", strikes: kind("GET activities/state", { status: 500 }) },
  { name: "HTML with 200 for whatever is read of State", strikes: kind("GET activities/state", { status: 200, headers: HTML, body: PAGE }) },
  { name: "HTML with 200 for the first read of State", strikes: first("GET activities/state", { status: 200, headers: HTML, body: PAGE }) },
  { name: "an empty body with 200 for whatever is read of State", strikes: kind("GET activities/state", { status: 200 }) },
  { name: "HTML with 200 for everything", strikes: always({ status: 200, headers: HTML, body: PAGE }) },
  { name: "HTML with 200 for every answer, though done", strikes: always({ status: 200, headers: HTML, body: PAGE, done: true }) },
  { name: "the LRS says it is of version 2.0.0", headers: { "x-experience-api-version": "2.0.0" } },
];

export interface FetchAnswer {
  status: number;
  ok: boolean;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
  json(): Promise<unknown>;
}

export type Fetch = (url: string, init?: RequestInit) => Promise<FetchAnswer>;

/** What is true of the page at this moment. */
export interface Page {
  leaving: boolean;
  all: number;
  /** What another device makes of a State document ("" where there is none); where nothing is said, the same with another ETag. */
  forestalling?(content: string): string;
}

/** The endpoint of the LRS behind `faultyFetch`. */
export const ENDPOINT = "https://lrs.example/xapi/";
/** A network without faults. */
export const SOUND: LrsFault = { name: "all is well" };

/** Fetch: all bodies with `keepalive` on their way together. */
const MOST_KEPT_ALIVE = 65_536;
const LATENCY_MS = 20;
/** CORS: what a page reads of an answer from another origin, unless more is exposed. */
const SAFE = ["cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma"];
const EXPOSED = ["etag", "x-experience-api-version", "x-experience-api-consistent-through"];

/** `fetch` of a page of another origin, before an LRS with a fault. What is sent without `keepalive` while the page closes does not
 *  get out. A request is done when it is sent, and answered 20 ms later; one that is called off was sent all the same. */
export function faultyFetch(lrs: StrictLrs, fault: LrsFault, time: FakeTime, now: () => Page): Fetch {
  const counted = new Map<string, number>();
  const met: string[] = [];
  let nth = 0;
  let keptAlive = 0;

  const momentOf = ({ method, path, query, body }: LrsRequest): LrsMoment => {
    const name = kindOf({ method, path });
    const nthOfKind = counted.get(name) || 0;
    counted.set(name, nthOfKind + 1);
    const sent = path !== "statements" || method === "GET" ? [] : query.statementId ? [query.statementId] : idsIn(body);
    const statements = sent.map((id) => {
      if (!met.includes(id)) met.push(id);
      return met.indexOf(id);
    });
    const { leaving, all } = now();
    return { method, path, stateId: query.stateId || "", nth: nth++, nthOfKind, all, leaving, statements };
  };

  const forestall = ({ path, query }: LrsRequest): void => {
    const name = documentName(path, query);
    const content = lrs.store.get(name)?.content || "";
    const written = now().forestalling?.(content) ?? (content ? `${content} ` : "{}");
    lrs.store.put(name, written);
  };

  const answerOf = (response: LrsResponse): FetchAnswer => {
    const told = { ...response.headers, ...fault.headers };
    const readable = SAFE.concat(lrs.exposeEtag ? EXPOSED : EXPOSED.slice(1), (told["access-control-expose-headers"] || "").split(/\s*,\s*/))
      .filter((name) => !fault.hides?.includes(name));
    return {
      status: response.status,
      ok: response.status >= 200 && response.status < 300,
      headers: { get: (name) => (readable.includes(name.toLowerCase()) ? told[name.toLowerCase()] ?? null : null) },
      text: async () => response.body,
      json: async () => JSON.parse(response.body),
    };
  };

  /** What comes back, and after how long; null for nothing ever. */
  const meet = (request: LrsRequest, keepalive: boolean): { after: number; answer: () => LrsResponse | null } | null => {
    const moment = momentOf(request);
    const wrong: LrsWrong = moment.leaving && !keepalive ? { cut: true } : fault.strikes?.(moment) ?? { takes: LATENCY_MS };
    const failing = { after: LATENCY_MS, answer: () => null };
    if ("cut" in wrong) return failing;
    if ("forestalled" in wrong) forestall(request);
    if ("takes" in wrong && wrong.late) return { after: wrong.takes, answer: () => lrs.handle(request) };
    const isDone = !("status" in wrong || "never" in wrong) || wrong.done;
    const response = !isDone ? null : "again" in wrong ? lrs.handleTwice(request) : lrs.handle(request);
    if ("never" in wrong) return null;
    if ("lost" in wrong) return failing;
    const given = "status" in wrong ? { status: wrong.status, headers: wrong.headers || {}, body: wrong.body || "" } : response;
    return { after: "takes" in wrong ? wrong.takes : LATENCY_MS, answer: () => given };
  };

  return async (url, init = {}) => {
    const { keepalive = false, signal } = init;
    const size = sizeOf(init.body);
    if (signal?.aborted) throw aborted();
    if (keepalive && keptAlive + size > MOST_KEPT_ALIVE) throw new TypeError("Failed to fetch: keepalive bodies of more than 64 KiB");
    const request = requestOf(url, init, fault.drops || []);
    if (keepalive) keptAlive += size;
    let ended = false;
    const body = settledBody(init.body, request.headers["content-type"] || "");
    request.body = typeof body === "string" ? body : await body;
    const met = meet(request, keepalive);
    return new Promise<FetchAnswer>((resolve, reject) => {
      const end = (): void => {
        if (keepalive && !ended) keptAlive -= size;
        ended = true;
      };
      if (met) time.after(met.after, () => {
        end();
        const response = met.answer();
        if (response) resolve(answerOf(response));
        else reject(new TypeError("Failed to fetch"));
      });
      signal?.addEventListener("abort", () => {
        end();
        reject(aborted());
      });
    });
  };
}

/** The ids of the statements in a body; of a multipart one, that of the first. */
function idsIn(body: string): string[] {
  try {
    return [JSON.parse(body) as { id: string }].flat().map(({ id }) => String(id));
  } catch {
    return (/"id":\s*"([0-9a-f-]{36})"/i.exec(body) || []).slice(1);
  }
}

function aborted(): Error {
  return Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
}

/** Rejects like a page without a server where the address is none of the LRS's. */
function requestOf(url: string, { method = "GET", headers, body }: RequestInit, drops: readonly string[]): LrsRequest {
  if (!url.startsWith(ENDPOINT)) throw new TypeError(`Failed to fetch ${url}`);
  const { pathname, searchParams } = new URL(url);
  if (method === "GET" && body) throw new TypeError("Request with GET method cannot have body");
  const sent = [...new Headers(headers)];
  // What a browser says of a body when the page says nothing.
  if (body && !sent.some(([name]) => name === "content-type")) sent.push(["content-type", body instanceof Blob ? body.type : "text/plain;charset=UTF-8"]);
  return {
    method: method.toUpperCase(),
    path: decodeURIComponent(pathname.slice(new URL(ENDPOINT).pathname.length)),
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(sent.filter(([name]) => !drops.includes(name))),
    body: "",
  };
}
