/** The strict LRS and the cmi5 LMS as an HTTP server, for pages in real browsers: any number of them by name, each below
 *  `/lrs/<name>/`, and what a test does with them below `/control/<name>/`. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Cmi5Launch, Cmi5Lms } from "./strict-cmi5";
import { CREDENTIAL, type LrsRequest, type LrsResponse, type StrictLrsOptions } from "./strict-lrs";

/** What becomes of requests that match. `lost`: done, and the connection breaks; `cut`: it breaks before; `again`: the browser
 *  sends it twice, and the second answer counts; `slow`: done at once and answered after `ms`; `status`: not done unless `done`. */
export interface ServerFault {
  match?: { method?: string; path?: string };
  /** So many that match go through before. */
  after?: number;
  /** So many are struck; all where nothing is said. */
  times?: number;
  kind: "lost" | "again" | "cut" | "never" | "slow" | "status";
  status?: number;
  ms?: number;
  done?: boolean;
}

interface Served {
  lms: Cmi5Lms;
  faults: (ServerFault & { met: number })[];
}

type Options = Omit<StrictLrsOptions, "now">;

const ALLOWED = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization,content-type,x-experience-api-version,if-match,if-none-match,accept-language",
  "access-control-allow-methods": "GET,PUT,POST,DELETE",
  // Chromium sends a request again, of itself and even a POST, when a connection breaks that was in use before.
  connection: "close",
};
const EXPOSED = ["ETag", "Last-Modified", "X-Experience-API-Version", "X-Experience-API-Consistent-Through"];

/** Listens on 127.0.0.1.
 *  @param port 0 for any that is free. */
export function startLrsServer(port = 0): Promise<{ port: number; close(): void }> {
  const served = new Map<string, Served>();
  const serve = (name: string, options: Options = {}): Served => {
    const fresh = { lms: new Cmi5Lms({ now: Date.now, ...options }), faults: [] };
    served.set(name, fresh);
    return fresh;
  };
  const server: Server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url || "/", "http://127.0.0.1");
    const [, kind, name, path] = /^\/(lrs|control)\/([^/]+)\/(.*)$/.exec(pathname) || [];
    if (!kind) return void outgoing.writeHead(404, ALLOWED).end();
    const found = served.get(name) || serve(name);
    void bytesOf(incoming).then((bytes) => {
      if (kind === "lrs") return answer(found, incoming, outgoing, decodeURIComponent(path), Object.fromEntries(searchParams), bytes);
      const told = control(path, bytes.length ? JSON.parse(bytes.toString()) : {}, found, (options) => serve(name, options), `http://${incoming.headers.host}/lrs/${name}/`);
      outgoing.writeHead(told === undefined ? 404 : 200, { "content-type": "application/json", "access-control-allow-origin": "*" }).end(JSON.stringify(told ?? null));
    }).catch((error: Error) => outgoing.headersSent || outgoing.destroyed ? undefined : outgoing.writeHead(500, ALLOWED).end(String(error.stack)));
  });
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => resolve({
      port: (server.address() as { port: number }).port,
      close() {
        server.close();
        server.closeAllConnections();
      },
    }));
  });
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What a test asks for; undefined for what there is not. */
function control(path: string, told: unknown, served: Served, reset: (options: Options) => void, base: string): unknown {
  const { lms } = served;
  if (path === "launch-xapi") {
    const { actor, registration, activity_id } = told as { actor: object; registration?: string; activity_id: string };
    return { endpoint: base, auth: `Basic ${CREDENTIAL}`, actor: JSON.stringify(actor), ...(registration && { registration }), activity_id };
  }
  if (path === "launch-cmi5") return lms.launch(told as Cmi5Launch, base).query;
  if (path === "log") return { statements: lms.statements, documents: lms.documents, requests: lms.requests, violations: lms.violations };
  if (path === "faults") {
    served.faults = (told as ServerFault[]).map((fault) => ({ ...fault, met: 0 }));
    return {};
  }
  if (path === "reset") {
    reset(told as Options);
    return {};
  }
  return undefined;
}

function answer(served: Served, incoming: IncomingMessage, outgoing: ServerResponse, path: string, query: LrsRequest["query"], bytes: Buffer): void {
  const { lms } = served;
  const method = incoming.method || "GET";
  const cors = { ...ALLOWED, "access-control-expose-headers": EXPOSED.filter((name) => name !== "ETag" || lms.exposeEtag).join() };
  const wrong = struck(served, method, path);
  const send = ({ status, headers, body }: LrsResponse): void => void outgoing.writeHead(status, { ...headers, ...cors }).end(body);
  if (wrong?.kind === "cut") return void incoming.socket.destroy();
  if (wrong?.kind === "never") return;
  if (method === "OPTIONS") {
    // A fetch URL takes a plain POST, which needs no preflight; LMSs need not answer one.
    if (!path.startsWith("fetch/")) return void outgoing.writeHead(204, cors).end();
    lms.violations.push({ rule: "manners/fetch-preflight", what: String(incoming.headers["access-control-request-headers"]) });
    return void outgoing.writeHead(405).end();
  }
  if (wrong?.kind === "status" && !wrong.done) return send({ status: wrong.status || 500, headers: {}, body: "" });
  const type = incoming.headers["content-type"] || "";
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const body = /^multipart\//i.test(type) ? bytes.toString("latin1") : bytes.toString("utf8");
  const request = { method, path, query, headers, body };
  const response = wrong?.kind === "again" ? lms.handleTwice(request) : lms.handle(request);
  if (wrong?.kind === "lost") incoming.socket.destroy();
  else if (wrong?.kind === "status") send({ status: wrong.status || 500, headers: {}, body: "" });
  else setTimeout(send, wrong?.ms || 0, response);
}

/** The first fault that strikes. A preflight is struck only by a fault that names OPTIONS. */
function struck({ faults }: Served, method: string, path: string): ServerFault | undefined {
  return faults.find((fault) => {
    const { match = {}, after = 0, times = Infinity } = fault;
    if ((match.method || (method === "OPTIONS" ? "" : method)) !== method || (match.path !== undefined && !path.startsWith(match.path))) return false;
    const nth = fault.met++;
    return nth >= after && nth < after + times;
  });
}
