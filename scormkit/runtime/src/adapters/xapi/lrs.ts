/** Requests to a learning record store (xAPI 1.0.3, Communication). */

import type { Time } from "../../clock";

/** The part of `fetch` that is used. */
export type Fetch = (address: string, request: RequestInit) => Promise<Pick<Response, "status" | "text"> & { headers: { get(name: string): string | null } }>;

export interface Answer {
  status: number;
  text: string;
  /** "" for one that is not there, or that the browser does not hand out. */
  header(name: string): string;
}

export interface Message {
  body?: string | Blob;
  headers?: { [name: string]: string };
}

export interface Lrs {
  /** @param resource below the endpoint, such as `activities/state`.
   *  @returns an answer of whatever status; rejects where there is none, or none in time. */
  request(method: "GET" | "POST" | "PUT", resource: string, parameters: Parameters, message?: Message): Promise<Answer>;
}

export type Parameters = { [name: string]: string | undefined };

const VERSION = "1.0.3";
const PATIENCE_MS = 20_000;
/** What the browser sends on for a page that is gone: 64 KiB in all requests under way together. */
export const MOST_AFTERWARDS = 64_000;

/** @param endpoint with a slash at its end.
 *  @param authorization the header's whole value. */
export function lrsOf(endpoint: string, authorization: string, fetch: Fetch, time: Time): Lrs {
  return {
    request: (method, resource, parameters, { body, headers } = {}) =>
      send(fetch, time, endpoint + resource + queryOf(parameters), {
        method,
        body,
        headers: {
          Authorization: authorization,
          "X-Experience-API-Version": VERSION,
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
      }),
  };
}

/** One request, which outlives the page where it is small enough.
 *  @param patience milliseconds after which it is given up. */
export async function send(fetch: Fetch, time: Time, address: string, request: RequestInit, patience = PATIENCE_MS): Promise<Answer> {
  const aborter = new AbortController();
  const callOff = time.after(patience, () => aborter.abort());
  const { body = "" } = request;
  const keepalive = request.method !== "GET" && typeof body === "string" && bytesOf(body) < MOST_AFTERWARDS;
  try {
    // What a cache remembers of a document is not what the LRS holds.
    const answer = await fetch(address, { ...request, keepalive, signal: aborter.signal, cache: "no-store" });
    const text = await answer.text();
    return { status: answer.status, text, header: (name) => answer.headers.get(name) || "" };
  } finally {
    callOff();
  }
}

/** It was done. A page in HTML comes from something that stands in between: a login, a proxy. (Of an answer without content, some LRSs
 *  say that it is HTML, too.) */
export function isDone({ status, text, header }: Answer): boolean {
  return status >= 200 && status < 300 && !(text && /html/i.test(header("content-type")));
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function queryOf(parameters: Parameters): string {
  const told = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return `?${told.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join("&")}`;
}
