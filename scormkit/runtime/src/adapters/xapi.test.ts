import assert from "node:assert/strict";
import { test } from "node:test";
import type { Record } from "../contract";
import { keptRecord } from "../keep";
import { watchLeaving } from "../lifecycle";
import { shapesIn } from "../slots";
import { everyTypeCourse, sampleCourse } from "../testing/course";
import { ENDPOINT, type LrsFault, SOUND } from "../testing/faulty-lrs";
import { judge } from "../testing/judge";
import { walk } from "../testing/lrs-learning";
import { ANSWER, documentIn, lrsRecord, requestsOf, stateText, statementsWith, verbsIn } from "../testing/lrs-record";
import { ACTOR, addressOf, IRI, lrsPage, type LrsPlace, lrsPlace, lrsVisit, REGISTRATION, xapiLaunch } from "../testing/lrs-visit";
import { WAYS } from "../testing/lrs-ways";
import { memoryStore, type MemoryStore } from "../testing/page";
import { outcome, pass } from "../testing/settling";
import { CREDENTIAL } from "../testing/strict-lrs";
import { lockManager, pageWindow } from "../testing/visit";

const LAUNCH = { endpoint: ENDPOINT, auth: `Basic ${CREDENTIAL}`, actor: JSON.stringify(ACTOR), registration: REGISTRATION, activity_id: IRI };
const COURSE = sampleCourse();

function place(fault: LrsFault = SOUND, store = memoryStore()): LrsPlace {
  return lrsPlace(WAYS[0].lrs, fault, store, lockManager());
}

/** A launch with something else in its address; "" leaves a parameter out. */
function launchWith(change: { [name: string]: string }): () => string {
  return () => addressOf(Object.fromEntries(Object.entries({ ...LAUNCH, ...change }).filter(([, value]) => value)));
}

/** Answers one question, and saves. */
function work(record: Record, saves = 1): void {
  record.saveState(stateText(saves));
  record.answer({ ...ANSWER, at: ANSWER.at + saves });
}

/** What the LRS holds after a launch and some work. */
async function worked(change: { [name: string]: string }, here = place()): Promise<LrsPlace> {
  const { record } = await lrsRecord(here, launchWith(change));
  work(record);
  await pass(here.time, 10_000);
  assert.deepEqual([here.lrs.violations, judge(here.lrs.statements)], [[], []]);
  return here;
}

test("an endpoint may have a slash at its end or none", async () => {
  for (const endpoint of [ENDPOINT, ENDPOINT.replace(/\/$/, "")]) assert.deepEqual(verbsIn(await worked({ endpoint })), ["initialized", "answered"]);
});

test("the credential may come with its scheme or without", async () => {
  for (const auth of [`Basic ${CREDENTIAL}`, CREDENTIAL]) assert.deepEqual(verbsIn(await worked({ auth })), ["initialized", "answered"]);
});

test("actors of the old form become agents of xAPI 1.0; what 1.0 does not know of them is left out", async () => {
  const account = { homePage: "https://lms.example", name: "ada" };
  const actors: [object, object][] = [
    [{ name: ["Ada"], mbox: ["mailto:ada@example.com"] }, { objectType: "Agent", name: "Ada", mbox: "mailto:ada@example.com" }],
    [{ name: ["Ada"], account: [{ accountServiceHomePage: "https://lms.example", accountName: "ada" }] }, { objectType: "Agent", name: "Ada", account }],
    [{ account: { ...account, extra: 1 }, givenName: ["Ada"] }, { objectType: "Agent", account }],
    [{ openid: ["https://ada.example"] }, { objectType: "Agent", openid: "https://ada.example" }],
    [{ mbox_sha1sum: "a".repeat(40), name: [] }, { objectType: "Agent", mbox_sha1sum: "a".repeat(40) }],
    [ACTOR, ACTOR],
  ];
  for (const [told, expected] of actors) {
    const here = await worked({ actor: JSON.stringify(told) });
    assert.deepEqual(here.lrs.statements[0].actor, expected);
    const { query } = here.lrs.requests.find(({ request }) => request.path === "activities/state")!.request;
    assert.deepEqual(JSON.parse(query.agent), expected);
  }
});

test("the learner's name is the actor's, and who it is follows from registration and identifier, not from the name", async () => {
  const opened = async (actor: object): Promise<{ id: string; name: string }> => (await lrsRecord(place(), launchWith({ actor: JSON.stringify(actor) }))).opened.learner;
  const [ada, countess] = [await opened(ACTOR), await opened({ ...ACTOR, name: "Lady Lovelace" })];
  assert.deepEqual([ada.name, countess.name], ["Ada Lovelace", "Lady Lovelace"]);
  assert.equal(ada.id, countess.id);
  assert.notEqual(ada.id, (await opened({ ...ACTOR, account: { ...ACTOR.account, name: "grace" } })).id);
  assert.equal((await opened({ account: ACTOR.account })).name, "");
});

test("a launch without a registration has none anywhere, and the next one finds the record again", async () => {
  const here = await worked({ registration: "" });
  for (const { request } of here.lrs.requests) assert.ok(!("registration" in request.query), request.path);
  for (const { context } of here.lrs.statements) assert.ok(!("registration" in (context as object)));
  assert.equal((await lrsRecord({ ...here, tab: new Map() }, launchWith({ registration: "" }))).opened.resume, stateText(1));
});

test("a launch without an activity is about the course by its own IRI", async () => {
  const here = await worked({ activity_id: "" });
  assert.equal(statementsWith(here, "initialized")[0].object.id, IRI);
  assert.ok(here.lrs.documents.every(({ activity }) => activity === IRI));
});

test("an activity of the LMS's own is what statements about the course and its document are about", async () => {
  const here = await worked({ activity_id: "https://lms.example/activities/7" });
  assert.equal(statementsWith(here, "initialized")[0].object.id, "https://lms.example/activities/7");
  assert.equal(statementsWith(here, "answered")[0].object.id, `${IRI}/quizzes/final/single`);
  assert.deepEqual(here.lrs.documents.map(({ activity }) => activity), ["https://lms.example/activities/7"]);
});

test("registration, platform and grouping stand in the context of every statement", async () => {
  const here = await worked({ activity_platform: "Moodle", grouping: "https://lms.example/course" });
  assert.equal(here.lrs.statements.length, 2);
  for (const { context } of here.lrs.statements) {
    const { registration, platform, contextActivities } = context as { registration: string; platform: string; contextActivities: { grouping: { id: string }[] } };
    assert.deepEqual([registration, platform, contextActivities.grouping[0]], [REGISTRATION, "Moodle", { id: "https://lms.example/course" }]);
  }
});

test("the credential is in no statement, no document and no address", async () => {
  const here = place();
  const page = await lrsVisit(everyTypeCourse(), here, xapiLaunch);
  await walk(page);
  page.exit();
  await page.pass(60_000);
  const { statements, documents, requests } = here.lrs;
  assert.ok(statements.length > 20);
  const said = JSON.stringify([statements, documents, requests.map(({ request: { query, path, body } }) => [query, path, body]), page.address(), [...here.store.items]]);
  for (const secret of [CREDENTIAL, "Basic ", Buffer.from(CREDENTIAL, "base64").toString()]) assert.ok(!said.includes(secret), secret);
  assert.equal(page.address(), "https://lms.example/package/index.html");
});

test("a launch that nothing can be made of is refused: nothing is told, and the learner reads on", async () => {
  const changes: { [name: string]: string }[] = [{ actor: "{" }, { actor: "" }, { actor: "null" }, { auth: "eDp5" }, { endpoint: "https://elsewhere.example/" }];
  for (const change of changes) {
    const here = place();
    const page = lrsPage(COURSE, here, launchWith(change));
    await assert.rejects(outcome(here.time, page.found!.open()), JSON.stringify(change));
    assert.deepEqual(here.lrs.statements, []);
  }
});

test("without a launch there is no record", () => {
  const here = place();
  for (const address of ["https://lms.example/package/index.html", "https://lms.example/package/index.html?auth=x"]) assert.equal(lrsPage(COURSE, here, () => address).found, null);
});

/** The record with its copy on the device. */
function onDevice(store: MemoryStore): (record: Record) => Record {
  return (record) => keptRecord(record, store, "scormkit:sample", COURSE, shapesIn(COURSE));
}

test("two registrations of one learner on one device do not mix, neither in the LRS nor on the device", async () => {
  const here = place();
  const other = "7f1d2c3b-4a59-4e87-9c10-112233445566";
  const cut: LrsPlace = { ...here, fault: { name: "saves are cut", strikes: ({ path, method }) => (method !== "GET" && path !== "fetch" ? { cut: true } : null) } };
  const first = await lrsRecord(cut, launchWith({}), COURSE, onDevice(here.store));
  work(first.record, 5);
  await pass(here.time, 1_000);
  const second = await lrsRecord({ ...here, tab: new Map() }, launchWith({ registration: other }), COURSE, onDevice(here.store));
  assert.equal(second.opened.resume, "");
  work(second.record, 1);
  await pass(here.time, 10_000);
  assert.deepEqual(here.lrs.documents.map(({ registration }) => registration), [other]);
  const again = await lrsRecord({ ...here, tab: new Map() }, launchWith({}), COURSE, onDevice(here.store));
  assert.equal(again.opened.resume, stateText(5));
  await pass(here.time, 10_000);
  assert.deepEqual(statementsWith(here, "answered").map(({ context, timestamp }) => [context.registration, Date.parse(String(timestamp)) - ANSWER.at]), [[other, 1], [REGISTRATION, 5]]);
});

test("the same fact has the same id on every device, and another in another registration", async () => {
  const ids = async (change: { [name: string]: string }): Promise<string[]> => statementsWith(await worked(change), "answered").map(({ id }) => id);
  const [one] = await ids({});
  assert.deepEqual(await ids({}), [one]);
  assert.notDeepEqual(await ids({ registration: "7f1d2c3b-4a59-4e87-9c10-112233445566" }), [one]);
});

test("each loading of the page has its initialized and, when it is left, its terminated, with its own time", async () => {
  const here = place();
  for (const [launch, seconds] of [[xapiLaunch, 61.5], ["", 8]] as const) {
    const page = await lrsRecord(here, launch);
    work(page.record, seconds);
    await pass(here.time, 10_000);
    page.leaving();
    page.record.close({ state: stateText(100), seconds });
    await pass(here.time, 10_000);
    assert.equal(page.health[page.health.length - 1], "closed");
  }
  assert.deepEqual(verbsIn(here), ["initialized", "answered", "terminated", "initialized", "answered", "terminated"]);
  assert.deepEqual(statementsWith(here, "terminated").map(({ result }) => result), [{ duration: "PT61.5S" }, { duration: "PT8S" }]);
  assert.equal(new Set(here.lrs.statements.map(({ id }) => id)).size, 6);
  assert.deepEqual(here.lrs.violations, []);
});

test("a page that the browser puts aside saves and ends nothing; it goes on where it comes back, and ends once", async () => {
  const here = place();
  const { record } = await lrsRecord(here, xapiLaunch);
  const page = pageWindow();
  watchLeaving(page as unknown as Window, record.flush, () => record.close({ state: stateText(9), seconds: 1 }));
  const hide = (persisted: boolean): void => void page.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
  work(record, 1);
  hide(true);
  await pass(here.time, 1_000);
  assert.equal(documentIn(here).state, stateText(1));
  work(record, 2);
  await pass(here.time, 10_000);
  assert.deepEqual(verbsIn(here), ["initialized", "answered", "answered"]);
  hide(false);
  await pass(here.time, 1_000);
  assert.deepEqual(verbsIn(here).slice(3), ["terminated"]);
});

test("leaving sends state and terminated side by side with keepalive, also where nothing answers any more", async () => {
  let silent = false;
  const here = place({ name: "silent", strikes: () => (silent ? { never: true, done: true } : null) });
  const { record, leaving } = await lrsRecord(here, xapiLaunch);
  silent = true;
  work(record, 1);
  await pass(here.time, 10_000);
  const before = here.lrs.requests.length;
  leaving();
  record.close({ state: stateText(2), seconds: 3 });
  await pass(here.time, 0);
  assert.deepEqual(requestsOf(here, before), ["POST activities/state scormkit", "POST statements"]);
  assert.equal(documentIn(here).state, stateText(2));
  assert.equal(verbsIn(here).pop(), "terminated");
});

test("after Exit the record is closed when all is told; while the LRS fails it is not, and the end comes when it is back", async () => {
  const here = place();
  const { record, health } = await lrsRecord(here, xapiLaunch);
  here.fault.strikes = () => ({ status: 503 });
  try {
    work(record);
    record.close({ state: stateText(2), seconds: 3, exit: true });
    await pass(here.time, 60_000);
    assert.ok(!health.includes("closed"));
  } finally {
    delete here.fault.strikes;
  }
  await pass(here.time, 120_000);
  assert.equal(health[health.length - 1], "closed");
  assert.deepEqual([verbsIn(here), documentIn(here).state], [["initialized", "answered", "terminated"], stateText(2)]);
});

test("what a page could not tell any more is told by the next one, in its order, behind its initialized", async () => {
  let cut = false;
  const here = place({ name: "cut", strikes: ({ path }) => (cut && path === "statements" ? { cut: true } : null) });
  const { record, leaving } = await lrsRecord(here, xapiLaunch);
  cut = true;
  work(record);
  record.objective({ id: "know", score: 50, status: "incomplete" });
  leaving();
  record.close({ state: stateText(2), seconds: 3 });
  await pass(here.time, 1_000);
  assert.deepEqual(verbsIn(here), ["initialized"]);
  cut = false;
  await lrsRecord({ ...here, tab: new Map() }, xapiLaunch);
  assert.deepEqual(verbsIn(here), ["initialized", "initialized", "answered", "scored", "terminated"]);
});

test("a learner's text is whole in the result and in the state, whatever is in it", async () => {
  const here = place();
  const course = everyTypeCourse();
  const reply = `${"Zeile 1\n„また明日“ 😀 e\u0301 & <b>".repeat(9)}.`;
  const assignment = course.quizzes.findIndex(({ id }) => id === "assignment");
  const [{ length }, at] = [course.quizzes[assignment].questions, course.quizzes[assignment].questions.findIndex(({ id }) => id === "open-text")];
  const page = await lrsVisit(course, here, xapiLaunch);
  page.session.openUnit(1);
  page.session.choose(assignment, at, 0, reply);
  await page.pass(10_000);
  page.recorder.answered(page.session.submit(assignment, here.time.wall(), Array(length).fill(1)));
  await page.pass(10_000);
  const answered = statementsWith(here, "answered").find(({ object }) => String(object.id).endsWith("/open-text"))!;
  assert.equal(answered.result!.response, reply);
  const again = await lrsVisit(course, { ...here, tab: new Map(), locks: lockManager(), store: memoryStore() }, xapiLaunch);
  assert.equal(again.session.quiz(assignment).questions[at].fields[0].value, reply);
});

test("completed and passed are told once an attempt, with the score of the pass, over several sessions", async () => {
  const here = place();
  for (const score of [80, 100]) {
    const { record } = await lrsRecord({ ...here, tab: new Map() }, xapiLaunch);
    record.saveState(stateText(score));
    for (let n = 0; n < 2; n++) record.outcome({ completed: true, success: "passed", score });
    await pass(here.time, 1_000);
    record.close({ state: stateText(score), seconds: 1, exit: true });
    await pass(here.time, 10_000);
  }
  assert.deepEqual(statementsWith(here, "completed").map(({ result }) => result!.completion), [true]);
  assert.deepEqual(statementsWith(here, "passed").map(({ result }) => [result!.success, result!.score]), [[true, { scaled: 0.8, raw: 80, min: 0, max: 100 }]]);
  assert.deepEqual(statementsWith(here, "scored").map(({ result }) => result!.score), [{ scaled: 1, raw: 100, min: 0, max: 100 }]);
  assert.deepEqual(statementsWith(here, "failed"), []);
});
