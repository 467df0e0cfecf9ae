import assert from "node:assert/strict";
import { test } from "node:test";
import type { Course, Outcome, Record } from "../contract";
import { sampleCourse } from "../testing/course";
import { ENDPOINT, type LrsFault, SOUND } from "../testing/faulty-lrs";
import { judge } from "../testing/judge";
import { ANSWER, documentIn, lrsRecord, type LrsRecord, requestsOf, stateText, statementsWith, verbsIn } from "../testing/lrs-record";
import { ACTOR, addressOf, IRI, lrsPage, type LrsPlace, lrsPlace, REGISTRATION } from "../testing/lrs-visit";
import { WAYS } from "../testing/lrs-ways";
import { memoryStore } from "../testing/page";
import { outcome, pass } from "../testing/settling";
import type { Cmi5Launch, Cmi5Lms } from "../testing/strict-cmi5";
import { lockManager } from "../testing/visit";

const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const COURSE = sampleCourse();
const FAILING = sampleCourse({}, { completion: { ...COURSE.completion, onFail: "failed" } });

function place(fault: LrsFault = SOUND): LrsPlace {
  return lrsPlace(WAYS[1].lrs, fault, memoryStore(), lockManager());
}

function launchWith(options: Partial<Cmi5Launch> = {}) {
  return ({ lrs }: LrsPlace): string => {
    const { query } = (lrs as Cmi5Lms).launch({ mode: "Normal", moveOn: "CompletedAndPassed", actor: ACTOR, registration: REGISTRATION, publisherId: `${IRI}/au`, ...options }, ENDPOINT);
    return addressOf({ ...query });
  };
}

/** Launches anew, in a tab of its own. */
function session(here: LrsPlace, options: Partial<Cmi5Launch> = {}, course: Course = COURSE): Promise<LrsRecord> {
  return lrsRecord({ ...here, tab: new Map() }, launchWith(options), course);
}

async function exit(here: LrsPlace, record: Record, saves = 9, seconds = 1): Promise<void> {
  record.close({ state: stateText(saves), seconds, exit: true });
  await pass(here.time, 10_000);
}

/** What a session with one outcome tells of it, Exit included. */
async function told(result: Partial<Outcome>, options: Partial<Cmi5Launch> = {}, course = COURSE, here = place()): Promise<string[]> {
  const before = verbsIn(here).length;
  const { record } = await session(here, options, course);
  record.saveState(stateText(before + 1));
  record.outcome({ completed: false, success: "unknown", score: null, ...result });
  await pass(here.time, 10_000);
  await exit(here, record, before + 2);
  assert.deepEqual([here.lrs.violations, judge(here.lrs.statements)], [[], []]);
  return verbsIn(here).slice(before).filter((verb) => !/^(initialized|terminated)$/.test(verb));
}

test("the order of a launch: token, launch data, the learner's document and preferences, and then the first statement alone", async () => {
  const here = place();
  await session(here);
  const requests = requestsOf(here);
  assert.deepEqual(requests.slice(0, 4), ["POST fetch/1", "GET activities/state LMS.LaunchData", "GET agents/profile", "GET activities/state scormkit"]);
  assert.deepEqual(requests.slice(4, 6), ["PUT activities/state scormkit", "POST statements"]);
  assert.equal(JSON.parse(here.lrs.requests[5].request.body).length, 1);
  assert.deepEqual(here.lrs.violations, []);
});

test("the token is fetched once: a reload goes on with it and with the session, and says initialized no more", async () => {
  const here = place();
  await lrsRecord(here, launchWith());
  const { record } = await lrsRecord(here, "");
  record.answer(ANSWER);
  await pass(here.time, 10_000);
  await exit(here, record);
  assert.equal(requestsOf(here).filter((request) => request.startsWith("POST fetch")).length, 1);
  assert.deepEqual(verbsIn(here), ["initialized", "answered", "terminated"]);
  assert.deepEqual(here.lrs.violations, []);
});

test("the token is kept in the tab, and is in no address, no document and no statement", async () => {
  const here = place();
  const { record, address } = await lrsRecord(here, launchWith());
  await exit(here, record);
  const { statements, documents, requests, sessions: [{ token }] } = here.lrs as Cmi5Lms;
  assert.ok([...here.tab.values()].includes(token));
  assert.ok(!JSON.stringify([statements, documents, requests.map(({ request }) => [request.query, request.body]), address()]).includes(token));
  assert.equal(address(), "https://lms.example/package/index.html");
});

test("a token that is denied, nonsense, or not answered refuses the session: nothing is told", async () => {
  const json = { "content-type": "application/json" };
  const answers: LrsFault["strikes"][] = [
    ...['{"error-code":"1","error-text":"Already in Use"}', '{"error-code":"3","error-text":"x"}', "", "{", "null", "[]", '"x"', '{"auth-token":7}', '{"auth-token":""}'].map((body) => () => ({ status: 200, headers: json, body })),
    () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<!DOCTYPE html>" }), () => ({ status: 404 }), () => ({ status: 500 }), () => ({ cut: true as const }), () => ({ never: true as const }),
  ];
  for (const [n, answer] of answers.entries()) {
    const here = place({ name: "fetch", strikes: (moment) => (moment.path.startsWith("fetch") ? answer!(moment) : null) });
    const { found } = lrsPage(COURSE, here, launchWith());
    await assert.rejects(outcome(here.time, found!.open(), 30_000), `answer ${n}`);
    await pass(here.time, 60_000);
    assert.deepEqual([verbsIn(here), here.lrs.documents.map(({ id }) => id), here.tab.size], [[], ["LMS.LaunchData"], 1], `answer ${n}`);
  }
});

test("launch data or preferences that cannot be read refuse the session; preferences that are not there are fine", async () => {
  for (const [part, status, refused] of [["activities/state", 404, true], ["activities/state", 500, true], ["agents/profile", 500, true], ["agents/profile", 0, false]] as const) {
    const here = place({ name: "unreadable", strikes: ({ method, path }) => (status && method === "GET" && path === part ? { status } : null) });
    const { found } = lrsPage(COURSE, here, launchWith());
    const opening = outcome(here.time, found!.open(), 60_000);
    if (refused) await assert.rejects(opening, `${part} ${status}`);
    else await opening;
    await pass(here.time, 5_000);
    assert.deepEqual(verbsIn(here), refused ? [] : ["initialized"], `${part} ${status}`);
  }
});

test("the learner is the actor's account in the registration; the LMS's preferences stay its own", async () => {
  const here = place();
  const { opened } = await session(here, { preferences: { languagePreference: "de", audioPreference: "on" } });
  assert.equal(opened.learner.name, "Ada Lovelace");
  assert.ok(opened.learner.id.includes(REGISTRATION) && opened.learner.id.includes('"ada"'));
  assert.ok(requestsOf(here).every((request) => !/(PUT|POST|DELETE) (agents|.*LMS\.LaunchData)/.test(request)));
});

test("browse and review tell initialized and terminated, and write no document, whatever is done", async () => {
  for (const mode of ["Browse", "Review"] as const) {
    const here = place();
    const first = await session(here);
    first.record.saveState(stateText(1));
    await exit(here, first.record, 2);
    const before = here.lrs.requests.length;
    const { record, opened, health } = await session(here, { mode });
    assert.deepEqual([opened.recording, opened.resume, health], [false, stateText(2), ["readonly"]]);
    record.saveState(stateText(3));
    record.answer(ANSWER);
    record.objective({ id: "know", score: 100, status: "passed" });
    record.outcome({ completed: true, success: "passed", score: 100 });
    record.flush();
    await pass(here.time, 10_000);
    await exit(here, record, 4);
    assert.deepEqual(verbsIn(here).slice(2), ["initialized", "terminated"], mode);
    assert.deepEqual(requestsOf(here, before).filter((request) => /^(PUT|POST) activities/.test(request)), []);
    assert.equal(health[health.length - 1], "closed");
    assert.deepEqual(here.lrs.violations, []);
  }
});

test("a reload in browse and review does not repeat initialized, however often", async () => {
  const here = place();
  await lrsRecord(here, launchWith({ mode: "Review" }));
  await lrsRecord(here, "");
  const { record } = await lrsRecord(here, "");
  await exit(here, record);
  assert.deepEqual(verbsIn(here), ["initialized", "terminated"]);
  assert.deepEqual(here.lrs.violations, []);
});

test("a pass of the course's is told from the mastery score on, which stands with it; a score below is told, and no pass", async () => {
  for (const masteryScore of [0.29, 0.55, 0.57, 0.8, 1]) {
    const [below, at] = [Math.round(100 * masteryScore) - 1, Math.round(100 * masteryScore)];
    assert.deepEqual(await told({ success: "passed", score: below }, { masteryScore }), ["scored"], `${below} of ${masteryScore}`);
    const here = place();
    assert.deepEqual(await told({ success: "passed", score: at }, { masteryScore }, COURSE, here), ["passed"], `${at} of ${masteryScore}`);
    const [{ result, context }] = statementsWith(here, "passed");
    assert.deepEqual((result!.score as { scaled: number }).scaled, masteryScore);
    assert.equal((context.extensions as { [iri: string]: unknown })[MASTERY], masteryScore);
  }
  const here = place();
  assert.deepEqual(await told({ success: "passed", score: 0 }, {}, COURSE, here), ["passed"]);
  assert.ok(!(MASTERY in (statementsWith(here, "passed")[0].context.extensions as object)));
});

test("whoever was below the mastery score passes with a later, better one", async () => {
  const here = place();
  await told({ success: "passed", score: 60 }, { masteryScore: 0.8 }, COURSE, here);
  assert.deepEqual(await told({ success: "passed", score: 80 }, { masteryScore: 0.8 }, COURSE, here), ["passed"]);
});

test("failed is told only where the author wants it, once, with its score, and a pass may follow in a later session", async () => {
  assert.deepEqual(await told({ success: "failed", score: 20 }), ["scored"]);
  const here = place();
  assert.deepEqual(await told({ success: "failed", score: 20 }, { masteryScore: 0.5 }, FAILING, here), ["failed"]);
  assert.deepEqual(statementsWith(here, "failed")[0].result!.score, { scaled: 0.2, raw: 20, min: 0, max: 100 });
  assert.deepEqual(await told({ success: "failed", score: 20 }, { masteryScore: 0.5 }, FAILING, here), []);
  assert.deepEqual(await told({ success: "passed", score: 90 }, { masteryScore: 0.5 }, FAILING, here), ["passed"]);
});

test("failed is never told after passed, in the same session or in a later one; nor passed in the session of failed", async () => {
  const here = place();
  const { record } = await session(here, {}, FAILING);
  record.outcome({ completed: false, success: "passed", score: 80 });
  record.outcome({ completed: false, success: "failed", score: 80 });
  await exit(here, record);
  await told({ success: "failed", score: 80 }, {}, FAILING, here);
  assert.deepEqual(statementsWith(here, "failed"), []);
  const other = place();
  const { record: second } = await session(other, {}, FAILING);
  second.outcome({ completed: false, success: "failed", score: 20 });
  second.outcome({ completed: false, success: "passed", score: 80 });
  await exit(other, second);
  assert.deepEqual(statementsWith(other, "passed"), []);
  assert.deepEqual(await told({ success: "passed", score: 80 }, {}, FAILING, other), ["passed"]);
});

test("completed has no score and no success, passed no completion, and each its category and duration", async () => {
  const here = place();
  assert.deepEqual(await told({ completed: true, success: "passed", score: 80 }, {}, COURSE, here), ["completed", "passed"]);
  const results = ["completed", "passed", "terminated"].map((verb) => Object.keys(statementsWith(here, verb)[0].result!).sort());
  assert.deepEqual(results, [["completion", "duration"], ["duration", "score", "success"], ["duration"]]);
});

test("completed and passed are told once a registration over three sessions, though asked for each time; a new registration tells them anew", async () => {
  const here = place();
  const done = { completed: true, success: "passed" as const, score: 100 };
  assert.deepEqual(await told(done, {}, COURSE, here), ["completed", "passed"]);
  for (let n = 0; n < 2; n++) assert.deepEqual(await told(done, {}, COURSE, here), []);
  assert.equal((here.lrs as Cmi5Lms).isSatisfied(REGISTRATION), true);
  assert.deepEqual(await told(done, { registration: "7f1d2c3b-4a59-4e87-9c10-112233445566" }, COURSE, here), ["completed", "passed"]);
});

test("durations are those of the session, not of the sessions before", async () => {
  const here = place();
  const first = await session(here);
  first.record.saveState(stateText(1, 30));
  await pass(here.time, 10_000);
  const second = await session(here);
  second.record.saveState(stateText(2, 42));
  second.record.outcome({ completed: true, success: "unknown", score: null });
  await pass(here.time, 10_000);
  await exit(here, second.record, 3, 50);
  assert.equal(statementsWith(here, "completed")[0].result!.duration, "PT12S");
  assert.equal(statementsWith(here, "terminated")[0].result!.duration, "PT20S");
});

test("where the learner goes on Exit is the LMS's to say, in http alone", async () => {
  for (const [returnURL, expected] of [["https://lms.example/back?a=1", "https://lms.example/back?a=1"], ["http://lms.example/", "http://lms.example/"],
    ["javascript:alert(1)", undefined], [" javascript:alert(1)", undefined], ["data:text/html,x", undefined], ["/back", undefined], [undefined, undefined]] as const) {
    assert.equal((await session(place(), { returnURL })).opened.returnTo, expected, returnURL);
  }
});

test("the context template stands whole in every statement, its activities first and in their order, and is never changed", async () => {
  const here = place();
  const contextTemplate = {
    contextActivities: { grouping: [{ id: "https://lms.example/b" }, { id: "https://lms.example/a" }], category: [{ id: "https://lms.example/profile" }] },
    extensions: { "https://lms.example/extension": { deep: [1, { x: null }] } },
  };
  const before = JSON.stringify(contextTemplate);
  const { record } = await session(here, { contextTemplate, masteryScore: 0.5 });
  record.answer(ANSWER);
  record.outcome({ completed: true, success: "passed", score: 100 });
  await exit(here, record);
  const own = ["initialized", "answered", "completed", "passed", "terminated"].flatMap((verb) => statementsWith(here, verb));
  assert.equal(own.length, 5);
  for (const { context } of own) {
    const { contextActivities, extensions } = context as unknown as { contextActivities: { [kind: string]: { id: string }[] }; extensions: { [iri: string]: unknown } };
    assert.deepEqual(contextActivities.grouping.slice(0, 3), [{ id: "https://lms.example/b" }, { id: "https://lms.example/a" }, { id: `${IRI}/au` }]);
    assert.deepEqual(contextActivities.category[0], { id: "https://lms.example/profile" });
    assert.deepEqual(extensions["https://lms.example/extension"], { deep: [1, { x: null }] });
    assert.equal(extensions[SESSION], (here.lrs as Cmi5Lms).sessions[0].id);
  }
  assert.equal(JSON.stringify(contextTemplate), before);
  assert.deepEqual([here.lrs.violations, judge(own)], [[], []]);
});

test("each session has its own initialized, also where the LMS gives it no id", async () => {
  const here = place();
  const lrs = here.lrs as Cmi5Lms;
  const answer = lrs.handle.bind(lrs);
  lrs.handle = (request) => {
    const response = answer(request);
    if (request.query.stateId !== "LMS.LaunchData") return response;
    const { contextTemplate, ...rest } = JSON.parse(response.body);
    const { extensions, ...template } = contextTemplate;
    return { ...response, body: JSON.stringify({ ...rest, contextTemplate: template }) };
  };
  // Without it this LMS refuses all statements: what counts is that they are sent.
  for (let n = 0; n < 2; n++) await session(here);
  const ids = lrs.requests.filter(({ request }) => request.path === "statements" && request.method === "POST").map(({ request }) => JSON.parse(request.body)[0].id);
  assert.equal(new Set(ids).size, 2);
});

test("a second launch ends the first session quietly: it is shown as unsaved, and asks no more after the LMS has said no", async (t) => {
  t.mock.method(console, "warn", () => undefined);
  const here = place();
  const first = await session(here);
  first.record.saveState(stateText(1));
  await pass(here.time, 10_000);
  await session(here);
  const before = here.lrs.requests.length;
  first.record.saveState(stateText(2));
  first.record.answer(ANSWER);
  await pass(here.time, 60_000);
  const refused = here.lrs.requests.slice(before);
  assert.ok(refused.length > 0 && refused.every(({ response }) => response.status === 403));
  assert.equal(first.health[first.health.length - 1], "unsaved");
  const { length } = here.lrs.requests;
  first.record.saveState(stateText(3));
  first.record.outcome({ completed: true, success: "passed", score: 100 });
  first.record.flush();
  await pass(here.time, 600_000);
  assert.equal(here.lrs.requests.length, length);
  assert.deepEqual(verbsIn(here), ["initialized", "initialized"]);
  assert.deepEqual(here.lrs.violations, []);
});

test("terminated comes last, alone and after the document is whole, and then the record is closed", async () => {
  const here = place();
  const { record, health } = await session(here);
  record.saveState(stateText(1));
  record.answer(ANSWER);
  record.outcome({ completed: true, success: "passed", score: 100 });
  await exit(here, record, 2);
  assert.equal(verbsIn(here).pop(), "terminated");
  assert.equal(requestsOf(here).pop(), "POST statements");
  assert.deepEqual([documentIn(here).state, documentIn(here).unsent], [stateText(2), []]);
  assert.equal(health[health.length - 1], "closed");
  record.answer(ANSWER);
  record.flush();
  await pass(here.time, 60_000);
  assert.equal(verbsIn(here).pop(), "terminated");
  assert.deepEqual(here.lrs.violations, []);
});

test("a page that is left without Exit says no terminated, sends what there is with keepalive, and a reload goes on", async () => {
  const here = place();
  const { record, leaving } = await lrsRecord(here, launchWith());
  record.saveState(stateText(1));
  record.answer(ANSWER);
  leaving();
  record.close({ state: stateText(2), seconds: 1 });
  await pass(here.time, 1_000);
  assert.deepEqual([verbsIn(here), documentIn(here).state], [["initialized", "answered"], stateText(1)]);
  const again = await lrsRecord(here, "");
  await exit(here, again.record, 3);
  assert.deepEqual(verbsIn(here), ["initialized", "answered", "terminated"]);
  assert.deepEqual(here.lrs.violations, []);
});

test("after Exit a reload of the ended session tells nothing, and the LMS is not blamed for it", async () => {
  const here = place();
  const { record } = await lrsRecord(here, launchWith());
  await exit(here, record);
  const { found } = lrsPage(COURSE, here, "");
  await assert.rejects(outcome(here.time, found!.open(), 60_000));
  await pass(here.time, 60_000);
  assert.deepEqual(verbsIn(here), ["initialized", "terminated"]);
});

test("a failed whose score would be a pass to the LMS breaks no rule", async () => {
  for (const masteryScore of [0.5, 0]) {
    const here = place();
    const { record } = await session(here, { masteryScore }, FAILING);
    record.outcome({ completed: false, success: "failed", score: 60 });
    await exit(here, record);
    assert.deepEqual(here.lrs.violations, [], String(masteryScore));
  }
});

test("a pass without a score breaks no rule where the LMS has a mastery score", async () => {
  const here = place();
  const { record } = await session(here, { masteryScore: 0.5 });
  record.outcome({ completed: true, success: "passed", score: null });
  await exit(here, record);
  assert.deepEqual(here.lrs.violations, []);
});

test("a score that falls back to an earlier one (score: last) is told again", async () => {
  const here = place();
  const { record } = await session(here);
  for (const score of [50, 60, 50]) {
    record.outcome({ completed: false, success: "unknown", score });
    await pass(here.time, 10_000);
  }
  assert.deepEqual(statementsWith(here, "scored").map(({ result }) => (result!.score as { raw: number }).raw), [50, 60, 50]);
});

test("after terminated nothing is asked and nothing is sent again, whatever became of its answer", async () => {
  for (const wrong of [{ lost: true }, { cut: true }, { status: 500, done: true }, { status: 500 }] as const) {
    let over = false;
    const strikes: LrsFault["strikes"] = ({ method, path }) => (over && method === "POST" && path === "statements" ? wrong : null);
    const here = place({ name: "the end", strikes });
    const { record } = await session(here);
    record.saveState(stateText(2));
    await pass(here.time, 10_000);
    over = true;
    await exit(here, record);
    await pass(here.time, 120_000);
    assert.deepEqual([here.lrs.violations, requestsOf(here).filter((request) => request === "GET statements")], [[], []]);
  }
});
