import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activities } from "../../contract";
import { judge } from "../../testing/judge";
import type { Fact } from "./facts";
import { type Context, isDefined, type Speaker, statementOf } from "./statements";

const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example", name: "ada" } };
const IRI = "https://courses.example/sample";
const AU = "https://lms.example/activities/1";
const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const type = (name: string): string => `http://adlnet.gov/expapi/activities/${name}`;
const ACTIVITIES: Activities = {
  iri: IRI,
  language: "de",
  definitions: { "": { type: type("course"), name: { de: "Beispiel" } }, "quizzes/final/calm": { type: type("cmi.interaction"), interactionType: "choice" } },
};
const XAPI: Speaker = { actor: ACTOR, activity: IRI, context: { registration: "6f1d2c3b-4a59-4e87-9c10-112233445566" }, cmi5: false };
const CMI5: Speaker = { ...XAPI, activity: AU, cmi5: true };
const ANSWERED: Fact = {
  id: "00000000-0000-4000-9000-000000000001", verb: "answered", object: "quizzes/final/calm", at: 1_700_000_000_000, parent: "quizzes/final",
  grouping: ["units/one", "modules/m"], other: ["objectives/know"], result: { success: true, response: "a" },
};
const about = (verb: Fact["verb"], result?: Fact["result"], object = ""): Fact => ({ id: ANSWERED.id, verb, object, at: ANSWERED.at, ...(result && { result }) });

/** As it is sent. */
const said = (fact: Fact, speaker: Speaker): { [property: string]: any } => JSON.parse(JSON.stringify(statementOf(fact, speaker, ACTIVITIES)));
const idsOf = (activities?: { id: string }[]): string[] | undefined => activities?.map(({ id }) => id);
const categoriesOf = (fact: Fact, speaker: Speaker): string[] => (idsOf(said(fact, speaker).context.contextActivities?.category) || []).map((id) => id.replace(CATEGORY, ""));

test("an answer as a whole statement, which the validators of others take", () => {
  const statement = said(ANSWERED, XAPI);
  assert.deepEqual(statement, {
    id: ANSWERED.id,
    actor: ACTOR,
    verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
    object: { objectType: "Activity", id: `${IRI}/quizzes/final/calm`, definition: ACTIVITIES.definitions["quizzes/final/calm"] },
    result: { success: true, response: "a" },
    context: {
      language: "de",
      registration: XAPI.context.registration,
      contextActivities: {
        parent: [{ id: `${IRI}/quizzes/final` }],
        grouping: [{ id: `${IRI}/units/one` }, { id: `${IRI}/modules/m` }, { id: IRI }],
        other: [{ id: `${IRI}/objectives/know` }],
      },
    },
    timestamp: "2023-11-14T22:13:20.000Z",
  });
  assert.deepEqual(judge([{ ...statement, object: { ...statement.object, definition: undefined } }].map((each) => JSON.parse(JSON.stringify(each)))), []);
});

test("the course goes by the id of the launch; its parts go by the course's own IRI", () => {
  const { object, context } = said(ANSWERED, CMI5);
  assert.equal(object.id, `${IRI}/quizzes/final/calm`);
  assert.deepEqual(idsOf(context.contextActivities.grouping), [`${IRI}/units/one`, `${IRI}/modules/m`, AU]);
  assert.equal(said(about("completed"), CMI5).object.id, AU);
  assert.equal(said(about("completed"), { ...XAPI, activity: "https://lms.example/other" }).object.id, "https://lms.example/other");
});

test("what is right below the course has it as its parent and not once more as its grouping; the course has nothing around it", () => {
  const objective = said({ ...about("passed", { success: true }, "objectives/know"), parent: "" }, XAPI);
  assert.deepEqual(objective.context.contextActivities, { parent: [{ id: IRI }] });
  assert.ok(!("contextActivities" in said(about("completed"), XAPI).context));
});

test("a definition stands with the object alone; the course has none where the LMS has described it, and an unknown part has none", () => {
  assert.deepEqual(said(about("completed"), XAPI).object.definition, ACTIVITIES.definitions[""]);
  assert.ok(!("definition" in said(about("completed"), CMI5).object));
  assert.ok(!("definition" in said(about("experienced", undefined, "units/gone"), XAPI).object));
  assert.ok(!JSON.stringify(said(ANSWERED, XAPI).context).includes("definition"));
});

test("cmi5's five verbs about the course have its category, and moveon exactly with success or completion", () => {
  assert.deepEqual(categoriesOf(about("initialized"), CMI5), ["cmi5"]);
  assert.deepEqual(categoriesOf(about("terminated", { duration: "PT1S" }), CMI5), ["cmi5"]);
  assert.deepEqual(categoriesOf(about("completed", { completion: true }), CMI5), ["cmi5", "moveon"]);
  assert.deepEqual(categoriesOf(about("passed", { success: true }), CMI5), ["cmi5", "moveon"]);
  assert.deepEqual(categoriesOf(about("failed", { success: false }), CMI5), ["cmi5", "moveon"]);
});

test("whatever else is said has no category: other verbs, other objects, and everything in xAPI", () => {
  for (const fact of [about("scored", { score: { scaled: 1, raw: 1, min: 0, max: 1 } }), about("progressed"), about("passed", { success: true }, "objectives/know"), ANSWERED]) {
    assert.deepEqual([isDefined(CMI5, fact), categoriesOf(fact, CMI5)], [false, []], fact.verb);
  }
  for (const verb of ["initialized", "completed", "passed", "terminated"] as const) assert.deepEqual(categoriesOf(about(verb, { success: true }), XAPI), [], verb);
});

test("the mastery score stands with passed and failed of the course alone, 0 included, and nowhere where the LMS has none", () => {
  const told = (fact: Fact, mastery?: number): unknown => said(fact, { ...CMI5, mastery }).context.extensions;
  for (const mastery of [0.8, 0]) {
    assert.deepEqual(told(about("passed", { success: true }), mastery), { [MASTERY]: mastery });
    assert.deepEqual(told(about("failed", { success: false }), mastery), { [MASTERY]: mastery });
    for (const fact of [about("completed", { completion: true }), about("initialized"), about("passed", { success: true }, "objectives/know"), ANSWERED]) assert.equal(told(fact, mastery), undefined, fact.verb);
  }
  assert.equal(told(about("passed", { success: true })), undefined);
});

test("what the launch gave comes first and in its order, whole; what is there already is not added; nothing of it is changed", () => {
  const template: Context = {
    registration: "r",
    language: "en-GB",
    platform: "LMS",
    contextActivities: {
      grouping: [{ id: "https://lms.example/a", definition: { name: { en: "A" } } } as { id: string }, { id: `${IRI}/modules/m` }],
      category: [{ id: "https://lms.example/profile" }],
    },
    extensions: { "https://lms.example/session": "s" },
  };
  const before = JSON.stringify(template);
  const { context } = said(ANSWERED, { ...CMI5, context: template, mastery: 0.5 });
  assert.deepEqual(context.contextActivities.grouping[0], { id: "https://lms.example/a", definition: { name: { en: "A" } } });
  assert.deepEqual(idsOf(context.contextActivities.grouping), ["https://lms.example/a", `${IRI}/modules/m`, `${IRI}/units/one`, AU]);
  assert.deepEqual([context.language, context.platform, context.extensions], ["en-GB", "LMS", template.extensions]);
  const passed = said(about("passed", { success: true }), { ...CMI5, context: template, mastery: 0.5 }).context;
  assert.deepEqual(idsOf(passed.contextActivities.category), ["https://lms.example/profile", `${CATEGORY}cmi5`, `${CATEGORY}moveon`]);
  assert.deepEqual(passed.extensions, { "https://lms.example/session": "s", [MASTERY]: 0.5 });
  assert.equal(JSON.stringify(template), before);
});

test("a single activity, which xAPI allows in place of a list, counts as a list of one", () => {
  const context = { contextActivities: { grouping: { id: "https://lms.example/a" }, parent: { id: "https://lms.example/p" } } } as unknown as Context;
  const { contextActivities } = said({ ...ANSWERED, parent: undefined }, { ...XAPI, context }).context;
  assert.deepEqual(idsOf(contextActivities.grouping), ["https://lms.example/a", `${IRI}/units/one`, `${IRI}/modules/m`, IRI]);
  assert.deepEqual(contextActivities.parent, { id: "https://lms.example/p" });
});
