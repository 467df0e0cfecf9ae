/** multipart/mixed as xAPI has it (Communication 1.5.2): statements first, then the attachments' bytes. Bodies are binary strings, one
 *  character a byte. */

import { createHash } from "node:crypto";
import type { Plain, Violation } from "./xapi-shapes";

export interface Part {
  headers: { [name: string]: string };
  body: string;
}

const HASH = "x-experience-api-hash";

/** The parts of a body, or why there are none. */
export function partsOf(contentType: string, body: string): Part[] | string {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  if (!boundary) return "the boundary is not told";
  const delimiter = `--${boundary[1] || boundary[2]}`;
  const pieces = `\r\n${body}`.split(`\r\n${delimiter}`);
  if (pieces.length < 3 || !/^--[ \t]*(\r\n|$)/.test(pieces[pieces.length - 1])) return "the last boundary is missing";
  const parts: Part[] = [];
  for (const piece of pieces.slice(1, -1)) {
    const split = /^[ \t]*\r\n((?:[^\r\n]+\r\n)*)\r\n([\s\S]*)$/.exec(piece);
    if (!split) return "a part has no blank line behind its headers";
    const headers = split[1].split("\r\n").filter(Boolean).map((line) => /^([^:]+):\s*(.*)$/.exec(line));
    if (headers.includes(null)) return "a part's header is none";
    parts.push({ headers: Object.fromEntries(headers.map((header) => [header![1].toLowerCase(), header![2]])), body: split[2] });
  }
  return parts;
}

/** What is wrong with the attachments of statements, given the parts behind the statements' own. */
export function brokenAttachments(statements: Plain[], parts: Part[]): Violation[] {
  const found: Violation[] = [];
  const note = (what: string): void => void found.push({ rule: "xapi/attachment", what });
  const told = statements.flatMap(({ attachments }) => (attachments as Plain[]) || []);
  for (const { headers, body } of parts) {
    const hash = headers[HASH];
    const fitting = told.find(({ sha2 }) => sha2 === hash);
    if (headers["content-transfer-encoding"] !== "binary") note("Content-Transfer-Encoding is not binary");
    if (hash !== createHash("sha256").update(body, "latin1").digest("hex")) note(`${HASH} ${hash} is not the part's`);
    if (!fitting) note(`${hash} is no statement's`);
    else if (fitting.length !== body.length) note(`length ${fitting.length}, sent ${body.length}`);
    else if (headers["content-type"] !== fitting.contentType) note(`contentType ${fitting.contentType}, sent ${headers["content-type"]}`);
  }
  for (const { sha2, fileUrl } of told) {
    if (!fileUrl && !parts.some(({ headers }) => headers[HASH] === sha2)) note(`${sha2} has neither a part nor a fileUrl`);
  }
  return found;
}
