/** The server speaks HTTP and CORS as an LRS should, keeps LRSs apart, fails where it is told to, and ends with its standard input. */

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type ServerFault, startLrsServer } from "./lrs-server";
import type { LrsResponse, Violation } from "./strict-lrs";

const ACTOR = { account: { homePage: "https://school.example/", name: "ada" } };
const COURSE = "https://school.example/course";
const ORIGIN = { Origin: "https://school.example" };

let origin = "";
let close: () => void;
let named = 0;

before(async () => {
  const server = await startLrsServer();
  origin = `http://127.0.0.1:${server.port}`;
  close = server.close;
});
after(() => close());

interface Log {
  statements: { id: string }[];
  documents: { id: string }[];
  requests: { request: { path: string; body: string }; response: LrsResponse }[];
  violations: Violation[];
}

/** An LRS of its own. */
function lrs() {
  const name = `lrs-${++named}`;
  const control = async (path: string, told?: unknown): Promise<unknown> =>
    (await fetch(`${origin}/control/${name}/${path}`, told === undefined ? {} : { method: "POST", body: JSON.stringify(told) })).json();
  return {
    name,
    control,
    log: () => control("log") as Promise<Log>,
    faults: (...faults: ServerFault[]) => control("faults", faults),
    launch: () => control("launch-xapi", { actor: ACTOR, activity_id: COURSE }) as Promise<{ [name: string]: string }>,
  };
}

const statement = (n: number): object => ({
  id: `00000000-0000-4000-9000-00000000000${n}`, actor: ACTOR, verb: { id: "http://adlnet.gov/expapi/verbs/experienced" }, object: { id: COURSE },
    timestamp: "2026-01-01T00:00:00Z",
});

interface Sent {
  method?: string;
  body?: string | Buffer;
  headers?: { [name: string]: string };
}

async function asker(to = lrs()) {
  const { endpoint, auth } = await to.launch();
  const ask = (path: string, { body, headers, ...rest }: Sent = {}): Promise<Response> => fetch(endpoint + path, {
    ...rest, body: body as string, headers: { Authorization: auth, "X-Experience-API-Version": "1.0.3", ...(body ? { "Content-Type": "application/json" } : {}),
      ...ORIGIN, ...headers },
  });
  return { ...to, ask, post: (n: number) => ask("statements", { method: "POST", body: JSON.stringify(statement(n)) }).then(({ status }) => status, () => "broken") };
}

test("an xAPI launch has Rustici's parameters, and its endpoint is an LRS", async () => {
  const { control, ask, log } = await asker();
  assert.deepEqual(await control("launch-xapi", { actor: ACTOR, activity_id: COURSE, registration: "r" }),
    { ...(await control("launch-xapi", { actor: ACTOR, activity_id: COURSE }) as object), registration: "r" });
  assert.equal((await ask("statements", { method: "POST", body: JSON.stringify(statement(1)) })).status, 200);
  const { statements, requests, violations } = await log();
  assert.deepEqual([statements.length, requests.length, violations.length], [1, 1, 0]);
});

test("preflights are answered without credentials, and a page may read what is exposed", async () => {
  const { name, ask, control } = await asker();
  const preflight = await fetch(`${origin}/lrs/${name}/activities/state`, { method: "OPTIONS", headers: { ...ORIGIN, "Access-Control-Request-Method": "PUT" } });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  for (const header of ["authorization", "content-type", "x-experience-api-version", "if-match",
    "if-none-match"]) assert.ok(preflight.headers.get("access-control-allow-headers")!.split(",").includes(header), header);
  for (const method of ["GET", "PUT", "POST", "DELETE"]) assert.ok(preflight.headers.get("access-control-allow-methods")!.split(",").includes(method), method);
  const exposed = async (): Promise<string> => (await ask("about")).headers.get("access-control-expose-headers")!;
  assert.equal(await exposed(), "ETag,Last-Modified,X-Experience-API-Version,X-Experience-API-Consistent-Through");
  await control("reset", { exposeEtag: false });
  assert.equal(await exposed(), "Last-Modified,X-Experience-API-Version,X-Experience-API-Consistent-Through");
  assert.equal((await ask("statements", { headers: { Authorization: "Basic eDp5" } })).headers.get("access-control-allow-origin"), "*");
});

test("a cmi5 launch hands out a token once, by a POST that needs no preflight", async () => {
  const { control, log } = lrs();
  const query = await control("launch-cmi5", { mode: "Normal", moveOn: "Completed", actor: ACTOR }) as { [name: string]: string };
  const got = await fetch(query.fetch, { method: "POST" });
  assert.equal(got.headers.get("access-control-allow-origin"), "*");
  const { "auth-token": token } = await got.json() as { [name: string]: string };
  const { activityId, actor: agent, registration } = query;
  const data = await fetch(`${query.endpoint}/activities/state?${new URLSearchParams({ stateId: "LMS.LaunchData", activityId, agent, registration })}`, {
    headers: { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3" },
  });
  assert.equal((await data.json() as { launchMode: string }).launchMode, "Normal");
  assert.equal((await (await fetch(query.fetch, { method: "POST" })).json() as { [name: string]: string })["error-code"], "1");
  assert.deepEqual((await log()).violations, []);
  const preflight = await fetch(query.fetch, { method: "OPTIONS", headers: { ...ORIGIN, "Access-Control-Request-Headers": "content-type" } });
  assert.deepEqual([preflight.status, preflight.headers.get("access-control-allow-origin")], [405, null]);
  assert.deepEqual((await log()).violations, [{ rule: "manners/fetch-preflight", what: "content-type" }]);
});

test("LRSs are apart, and a reset one is new", async () => {
  const [one, other] = [await asker(), await asker()];
  await one.post(1);
  assert.equal((await other.log()).statements.length, 0);
  await one.control("reset", {});
  assert.equal((await one.log()).requests.length, 0);
});

test("text comes as UTF-8, attachments byte by byte", async () => {
  const { ask, log } = await asker();
  const state = `activities/state?${new URLSearchParams({ stateId: "ü", activityId: COURSE, agent: JSON.stringify(ACTOR) })}`;
  assert.equal((await ask(state, { method: "PUT", body: '{"a":"大"}', headers: { "If-None-Match": "*" } })).status, 204);
  const read = await ask(state);
  assert.equal(await read.text(), '{"a":"大"}');
  assert.equal(read.headers.get("etag"), `"${createHash("sha1").update('{"a":"大"}').digest("hex")}"`);
  const bytes = Buffer.from([0, 255, 13, 10, 128]);
  const sha2 = createHash("sha256").update(bytes).digest("hex");
  const told = { ...statement(1), attachments: [{ usageType: "https://school.example/essay", display: { en: "大" }, contentType: "image/png", length: 5, sha2 }] };
  const lines = ["--b", "Content-Type: application/json", "", JSON.stringify(told), "--b", "Content-Type: image/png", "Content-Transfer-Encoding: binary", `X-Experience-API-Hash: ${sha2}`, "", ""];
  const body = Buffer.concat([Buffer.from(lines.join("\r\n")), bytes, Buffer.from("\r\n--b--\r\n")]);
  assert.equal((await ask("statements", { method: "POST", body, headers: { "Content-Type": "multipart/mixed; boundary=b" } })).status, 200);
  assert.deepEqual((await log()).violations, []);
});

test("faults: lost is done, cut is not, a status is given instead; after so many and so often, for what matches", async () => {
  const { post, faults, log, ask } = await asker();
  const stored = async (): Promise<number> => (await log()).statements.length;
  await faults({ kind: "lost", match: { path: "statements", method: "POST" } });
  assert.deepEqual([await post(1), await stored()], ["broken", 1]);
  assert.equal((await ask("about")).status, 200);
  await faults({ kind: "cut" });
  assert.deepEqual([await post(2), await stored()], ["broken", 1]);
  await faults({ kind: "status", status: 503, after: 1, times: 2 });
  assert.deepEqual([await post(2), await post(3), await post(3), await post(3)], [200, 503, 503, 200]);
  await faults({ kind: "status", status: 500, done: true });
  assert.deepEqual([await post(4), await stored()], [500, 4]);
  await faults({ kind: "again", times: 1 });
  assert.deepEqual([await post(5), await stored()], [409, 5]);
  await faults();
  assert.equal(await post(4), 409);
});

test("faults: slow is answered late, never not at all", async () => {
  const { post, faults, ask, log } = await asker();
  await faults({ kind: "slow", ms: 150, times: 1 }, { kind: "never", match: { path: "about" } });
  const began = performance.now();
  assert.equal(await post(1), 200);
  assert.ok(performance.now() - began >= 145);
  const waiting = await Promise.race([ask("about").then(() => "answered", () => "broken"), new Promise((resolve) => void setTimeout(resolve, 200, "nothing"))]);
  assert.equal(waiting, "nothing");
  assert.equal((await log()).requests.length, 1);
});

test("what there is not is 404", async () => {
  for (const path of ["/", "/lrs/a", "/lrs/astatements", "/control/a/nothing"]) assert.equal((await fetch(origin + path)).status, 404, path);
});

test("the bundle says its port in one line of JSON, and ends when its standard input does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scormkit-lrs-"));
  try {
    execFileSync("npm", ["run", "--silent", "bundle:lrs", "--", `--outdir=${folder}`, "--log-level=error"]);
    const child = spawn(process.execPath, [join(folder, "lrs-server.js"), "--port", "0"], { stdio: ["pipe", "pipe", "inherit"] });
    const [line] = await once(child.stdout, "data") as [Buffer];
    const { port } = JSON.parse(line.toString()) as { port: number };
    assert.equal((await fetch(`http://127.0.0.1:${port}/lrs/a/about`)).status, 200);
    child.stdin.end();
    assert.deepEqual(await once(child, "exit"), [0, null]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
