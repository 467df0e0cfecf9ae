/** Files that a learner hands in with an assignment: attachments of a statement (xAPI 1.0.3, Data 2.4.11; Communication 1.5.2), or, where the
 *  LRS takes none, a document beside the learner's own. */

import type { Activities } from "../../contract";
import { type StateDocument, stateDocument } from "./document";
import { isDone, type Lrs, type Message, type Parameters } from "./lrs";
import type { Launched } from "./record";
import { Refusal } from "./refusal";
import { type Speaker, statementOf } from "./statements";

/** `sent` an attachment, `kept` a document; `refused` the LRS takes neither. */
export type HandedIn = "sent" | "kept" | "refused";

const USAGE = "http://id.tincanapi.com/attachment/supporting_media";
/** What a document may hold of a file, which becomes a third longer in it: CATAPULT takes a mebibyte. */
const MOST_KEPT = 500_000;
/** Answers by which an LRS says not now, rather than that it does not take this. (Some break at what they do not take: 500.) */
const PASSING = [401, 408, 425, 429, 502, 503, 504];

/** SHA-256 as hex digits; "" where the browser gives none: on plain http. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  if (!globalThis.crypto?.subtle) return "";
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Gives what hands in a file. It rejects where it may be tried again: no answer, or not now.
 *  @param state of the learner's documents, without a document's id. */
export function handingIn(lrs: Lrs, speaker: Speaker, activities: () => Promise<Activities>, state: Parameters): Launched["handIn"] {
  return async (file, bytes, sha2, fact, quiz) => {
    const told = await activities();
    const type = file.type || "application/octet-stream";
    if (sha2) {
      const attachment = { usageType: USAGE, display: { [told.language]: file.name }, contentType: type, length: bytes.byteLength, sha2 };
      const statement = { ...statementOf(fact, speaker, told), attachments: [attachment] };
      const answer = await lrs.request("POST", "statements", {}, multipart(statement, bytes, type, sha2));
      if (isDone(answer) || answer.status === 409) return "sent";
      if (PASSING.includes(answer.status)) throw new Refusal(answer);
    }
    if (bytes.byteLength > MOST_KEPT) return "refused";
    return keep(stateDocument(lrs, { ...state, stateId: `scormkit.file.${quiz}` }), { name: file.name, type, length: bytes.byteLength, sha2, base64: base64Of(bytes) });
  };
}

async function keep(document: StateDocument, content: object): Promise<HandedIn> {
  const text = JSON.stringify(content);
  try {
    await document.read();
    // What another device has kept meanwhile is older.
    if ((await document.write(text, false)) !== null) await document.write(text, false);
    return "kept";
  } catch (failure) {
    if (failure instanceof Refusal && !PASSING.includes(failure.status)) return "refused";
    throw failure;
  }
}

function multipart(statement: object, bytes: ArrayBuffer, type: string, sha2: string): Message {
  const boundary = `scormkit-${sha2.slice(0, 32)}`;
  const head = [
    `--${boundary}`, "Content-Type: application/json", "", JSON.stringify(statement),
    `--${boundary}`, `Content-Type: ${type}`, "Content-Transfer-Encoding: binary", `X-Experience-API-Hash: ${sha2}`, "", "",
  ];
  const contentType = `multipart/mixed; boundary=${boundary}`;
  return { body: new Blob([head.join("\r\n"), bytes, `\r\n--${boundary}--\r\n`], { type: contentType }), headers: { "Content-Type": contentType } };
}

function base64Of(bytes: ArrayBuffer): string {
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}
