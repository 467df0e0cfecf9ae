import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { everyRuleCourse } from "../../testing/course";
import { type LrsFault, SOUND } from "../../testing/faulty-lrs";
import { judge } from "../../testing/judge";
import { type LrsPage, type LrsPlace, lrsPage, lrsPlace } from "../../testing/lrs-visit";
import { type Way, WAYS } from "../../testing/lrs-ways";
import { memoryStore } from "../../testing/page";
import { outcome, pass } from "../../testing/settling";
import { lockManager } from "../../testing/visit";
import type { HandedIn } from "./files";

const [XAPI, CMI5] = WAYS;
const PHOTO = new File([new Uint8Array(3_000).map((_, n) => n % 251)], "Mürbe – 1.png", { type: "image/png" });
const HASH = createHash("sha256").update(Buffer.from(Array.from({ length: 3_000 }, (_, n) => n % 251))).digest("hex");

async function opened({ lrs, launch }: Way, fault: LrsFault = SOUND): Promise<{ place: LrsPlace; page: LrsPage; send: (file: File) => Promise<HandedIn> }> {
  const place = lrsPlace(lrs, fault, memoryStore(), lockManager());
  const page = lrsPage(everyRuleCourse(), place, launch);
  await outcome(place.time, page.found!.open());
  // Hashing takes real time.
  const send = async (file: File): Promise<HandedIn> => {
    const sending = page.found!.handIn("assignment", file);
    let over = false;
    const done = (): void => void (over = true);
    sending.then(done, done);
    for (let n = 0; !over && n < 500; n++) {
      await new Promise((wait) => setTimeout(wait, 1));
      await pass(place.time, 100);
    }
    return sending;
  };
  return { place, page, send };
}

test("a file is an attachment of a statement about its assignment, whole, and told once however often it is handed in", async () => {
  const { place, page, send } = await opened(XAPI);
  assert.deepEqual([await send(PHOTO), await send(PHOTO)], ["sent", "sent"]);
  const sent = place.lrs.statements.filter(({ attachments }) => attachments);
  assert.equal(sent.length, 1);
  const [{ contentType, length, sha2, display }] = sent[0].attachments as { contentType: string; length: number; sha2: string; display: object }[];
  assert.deepEqual({ contentType, length, sha2, display }, { contentType: "image/png", length: 3_000, sha2: HASH, display: { en: "Mürbe – 1.png" } });
  assert.match(String(sent[0].object.id), /\/quizzes\/assignment$/);
  assert.equal(page.found!.handedIn("assignment"), PHOTO.name);
  assert.deepEqual([place.lrs.violations, judge(sent), place.lrs.attachments.size], [[], [], 1]);
});

test("an LMS that takes no attachments keeps a small file as a document; a large one it does not take", async () => {
  const { place, page, send } = await opened(CMI5);
  assert.equal(await send(PHOTO), "kept");
  const document = place.lrs.documents.find(({ id }) => id === "scormkit.file.assignment")!;
  const { name, type, length, sha2, base64 } = JSON.parse(document.content);
  assert.deepEqual([name, type, length, sha2], [PHOTO.name, "image/png", 3_000, HASH]);
  assert.deepEqual(Buffer.from(base64, "base64"), Buffer.from(await PHOTO.arrayBuffer()));
  assert.equal(await send(new File([new Uint8Array(600_000)], "film.mp4")), "refused");
  assert.deepEqual([place.lrs.violations, page.found!.handedIn("assignment")], [[], PHOTO.name]);
});

test("a later file takes the place of an earlier one", async () => {
  const { place, send } = await opened(CMI5);
  assert.deepEqual([await send(PHOTO), await send(new File(["second"], "b.txt"))], ["kept", "kept"]);
  assert.equal(JSON.parse(place.lrs.documents.find(({ id }) => id === "scormkit.file.assignment")!.content).name, "b.txt");
});

test("without an answer, and while the LRS is busy, it may be tried again", async () => {
  for (const wrong of [{ cut: true }, { status: 503 }, { status: 429 }] as const) {
    const strikes: LrsFault["strikes"] = ({ path, method }) => (method === "POST" && path === "statements" ? wrong : null);
    const { send, page } = await opened(XAPI, { name: "busy", strikes });
    await assert.rejects(send(PHOTO));
    assert.equal(page.found!.handedIn("assignment"), "");
  }
});

test("what was handed in is known in the next session", async () => {
  const { place, page, send } = await opened(XAPI);
  await send(PHOTO);
  page.found!.close({ state: "", seconds: 1, exit: true });
  await pass(place.time, 10_000);
  const next = lrsPage(everyRuleCourse(), { ...place, tab: new Map() }, XAPI.launch);
  await outcome(place.time, next.found!.open());
  assert.equal(next.found!.handedIn("assignment"), PHOTO.name);
});
