/** Attachments are what their statements say of them. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { changed, freshLrs, type Json, posted, statementOf } from "./asking";
import type { LrsRequest } from "./strict-lrs";

const TEXT = "an essay — ü";
const bytes = Buffer.from(TEXT).toString("latin1");
const sha2 = createHash("sha256").update(TEXT).digest("hex");
const ATTACHMENT = { usageType: "https://school.example/essay", display: { en: "Essay" }, contentType: "text/plain", length: Buffer.byteLength(TEXT), sha2 };

function multipart(attachment: Json, part: { [header: string]: string } = {}, body = bytes, boundary = "b0"): Partial<LrsRequest> {
  const headers = { "Content-Type": "text/plain", "Content-Transfer-Encoding": "binary", "X-Experience-API-Hash": sha2, ...part };
  const lines = Object.entries(headers).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
  const first = Buffer.from(JSON.stringify({ ...statementOf(), attachments: [attachment] })).toString("latin1");
  return {
    headers: { "content-type": `multipart/mixed; boundary=${boundary}` },
    body: ["--b0", "Content-Type: application/json", "", first, "--b0", ...lines, "", body, "--b0--", ""].join("\r\n"),
  };
}

test("attachments come as parts that are what the statement says of them", () => {
  const { lrs, ask } = freshLrs();
  assert.equal(ask("POST", "statements", multipart(ATTACHMENT)).status, 200);
  assert.equal(lrs.attachments.get(sha2)?.body, bytes);
  assert.deepEqual(lrs.violations, []);
  const odd: Partial<LrsRequest>[] = [
    multipart(ATTACHMENT, {}, `${bytes}x`), multipart({ ...ATTACHMENT, length: 3 }), multipart({ ...ATTACHMENT, contentType: "text/html" }),
      multipart({ ...ATTACHMENT, sha2: "0".repeat(64) }),
    multipart(ATTACHMENT, { "Content-Transfer-Encoding": "" }), multipart(ATTACHMENT, { "X-Experience-API-Hash": "" }), multipart({ ...ATTACHMENT, length: "12" }),
      multipart({ ...ATTACHMENT, sha2: sha2.toUpperCase() }),
    multipart({ ...ATTACHMENT, usageType: "essay" }), multipart({ ...ATTACHMENT, contentType: "essay" }), multipart({ ...ATTACHMENT, display: undefined }),
      multipart(ATTACHMENT, {}, bytes, "b1"),
    multipart(ATTACHMENT, {}, bytes, ""), { ...multipart(ATTACHMENT), body: multipart(ATTACHMENT).body!.replace("application/json", "text/json") },
      { ...multipart(ATTACHMENT), body: multipart(ATTACHMENT).body!.replace("--b0--", "") },
  ];
  for (const [n, request] of odd.entries()) assert.equal(freshLrs().ask("POST", "statements", request).status, 400, String(n));
});

test("an attachment without a part has a fileUrl, and then the body is application/json and no more", () => {
  assert.deepEqual(posted(changed("attachments", [ATTACHMENT])), { status: 400, rules: ["xapi/attachment"] });
  assert.deepEqual(posted(changed("attachments", [{ ...ATTACHMENT, fileUrl: "https://school.example/essay.txt" }])), { status: 200, rules: [] });
  const body = JSON.stringify({ ...statementOf(), attachments: [{ ...ATTACHMENT, fileUrl: "https://school.example/essay.txt" }] });
  assert.equal(freshLrs().ask("POST", "statements", { body, headers: { "content-type": "application/json; charset=utf-8" } }).status, 400);
});
