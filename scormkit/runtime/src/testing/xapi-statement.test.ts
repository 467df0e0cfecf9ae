/** Statements are refused for what xAPI 1.0.3 and ADL_LRS refuse, and taken with what stands beside it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { AGENT, changed, COURSE, idOf, type Json, posted, statementOf } from "./asking";

function refused(path: string, value: unknown, rule: string): void {
  const { status, rules } = posted(changed(path, value));
  assert.equal(status, 400, `${path} = ${JSON.stringify(value)}`);
  assert.ok(rules.includes(rule), `${path} = ${JSON.stringify(value)}: ${rules}`);
}

function taken(path: string, value: unknown): void {
  assert.deepEqual(posted(changed(path, value)), { status: 200, rules: [] }, `${path} = ${JSON.stringify(value)}`);
}

test("every property is known, of its type, and never null", () => {
  for (const name of ["actor", "verb", "object"]) refused(name, undefined, "xapi/missing");
  for (const path of ["x", "actor.x", "actor.account.x", "verb.x", "object.x", "object.definition.x", "result.x", "result.score.x", "context.x",
    "context.contextActivities.x"]) {
    refused(path, "x", "xapi/unknown-property");
  }
  for (const path of ["id", "timestamp", "result", "context", "actor.name", "object.definition", "result.response"]) refused(path, null, "xapi/null");
  for (const [path, value] of [["verb", "answered"], ["verb.display", "answered"], ["verb.display", { en: 1 }], ["actor.name", ["Ada"]], ["result.success",
    "true"], ["result.completion", 1],
    ["result.response", 4], ["result.response", ["a"]], ["result.score.raw", "80"], ["result.score", 80], ["context.platform", 1], ["attachments", {}], ["id", 1],
    ["object.definition.name", "Course"]] as const) refused(path, value, "xapi/type");
  refused("actor.member", [AGENT], "xapi/unknown-property");
  refused("context.contextAgents", [], "xapi/unknown-property");
  taken("result.extensions", { "https://school.example/x": null });
});

test("IRIs have a scheme and nothing that an IRI has not; a host, where it is http", () => {
  for (const iri of ["course", "/course", "", "://x", "https:", "https:///x", "https://school.example/a b", "https://school.example/<a>",
    "https://school.example/{a}", "https://school.example/%zz",
    "https://a.example/#b#c", "https://a.example/[1]", "http:course", "a b:c"]) refused("object.id", iri, "xapi/iri");
  for (const iri of ["https://school.example/%20ü大?a=b", "urn:uuid:00000000-0000-4000-8000-000000000000", "tag:school.example,2026:a", "http://[::1]:80/x#y",
    "https://a.example:8080"]) taken("object.id", iri);
  for (const path of ["verb.id", "object.definition.type", "object.definition.moreInfo"]) refused(path, "x", "xapi/iri");
  refused("context.extensions", { progress: 1 }, "xapi/iri");
  refused("context.contextActivities.grouping", [{ id: "course" }], "xapi/iri");
});

test("ids and registrations are UUIDs with version and variant", () => {
  for (const uuid of ["1", "", "00000000000040008000000000000000", "{00000000-0000-4000-8000-000000000000}", "00000000-0000-0000-8000-000000000000",
    "00000000-0000-4000-7000-000000000000", "0000000g-0000-4000-8000-000000000000"]) {
    refused("id", uuid, "xapi/uuid");
    refused("context.registration", uuid, "xapi/uuid");
  }
  for (const uuid of ["9A3C3E5E-1B2C-5D4E-8F6A-7B8C9D0E1F2A", "00000000-0000-4000-8000-000000000000"]) taken("context.registration", uuid);
});

test("timestamps have date, time and zone, and are of a day that there is", () => {
  for (const time of ["2026-01-01", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z",
    "2026-01-01T00:00Z", "2026-01-01T00:00:00-00:00",
    "2026-01-01T00:00:00+0100", "1767225600000", "Thu, 01 Jan 2026 00:00:00 GMT"]) refused("timestamp", time, "xapi/timestamp");
  for (const time of ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123456+05:30", "2024-02-29T23:59:59-08:00"]) taken("timestamp", time);
});

test("durations are ISO 8601; hundredths of a second are fine enough", () => {
  for (const duration of ["", "P", "PT", "P1DT", "1H", "PT1H30", "PT1.5H", "PT-5S", "-PT5S", "00:01:00", "PT1,5S", "P1WT1H", "PTNaNS",
    "PT1e3S"]) refused("result.duration", duration, "xapi/duration");
  for (const duration of ["PT0S", "PT12.34S", "PT1H2M3S", "P1DT2H", "P3W", "P1Y2M3DT4H5M6.7S"]) taken("result.duration", duration);
  assert.deepEqual(posted(changed("result.duration", "PT1.234S")), { status: 200, rules: ["manners/duration-too-fine"] });
});

test("language maps have languages of RFC 5646; a verb's display says something", () => {
  for (const language of ["", "e", "english-us-x-", "en_US", "en-", "123"]) {
    refused("object.definition.name", { [language]: "Course" }, "xapi/language");
    refused("context.language", language, "xapi/language");
  }
  for (const language of ["en", "en-US", "zh-Hans-CN", "x-none", "de-CH-1996", "und", "sr-Latn"]) taken("object.definition.name", { [language]: "Course" });
  refused("verb.display", { en: "" }, "xapi/empty");
  taken("object.definition.description", { en: "" });
});

test("an agent has one identifier, a group of its own has one or members", () => {
  const { account } = AGENT;
  for (const actor of [{}, { name: "Ada" }, { account, mbox: "mailto:a@b.example" },
    { objectType: "Group", account, openid: "https://a.example/" }]) refused("actor", actor, "xapi/ifi");
  for (const [actor, rule] of [[{ mbox: "a@b.example" }, "xapi/mbox"], [{ mbox: "mailto:ab.example" }, "xapi/mbox"], [{ mbox_sha1sum: "abc" }, "xapi/sha1"],
    [{ openid: "ada" }, "xapi/iri"],
    [{ account: { name: "ada" } }, "xapi/missing"], [{ account: { homePage: "school", name: "ada" } }, "xapi/iri"],
      [{ account: { homePage: "https://a.example/", name: 7 } }, "xapi/type"],
    [{ account: { homePage: "https://a.example/", name: "" } }, "xapi/empty"], [{ objectType: "Person", account }, "xapi/vocabulary"], [{ objectType: "Group" },
      "xapi/missing"],
    [{ objectType: "Group", member: [] }, "xapi/empty"], [{ objectType: "Group", member: [{ objectType: "Group", member: [AGENT] }] }, "xapi/vocabulary"],
    [{ account: [{ accountServiceHomePage: "https://a.example/", accountName: "ada" }] }, "xapi/type"], [{ mbox: ["mailto:a@b.example"] },
      "xapi/type"]] as const) refused("actor", actor, rule);
  for (const actor of [{ mbox: "mailto:a@b.example" }, { mbox_sha1sum: "0".repeat(40) }, { openid: "https://a.example/" }, { objectType: "Group", member: [AGENT] },
    { objectType: "Agent", name: "", account }]) taken("actor", actor);
});

test("scores: scaled from -1 to 1, min below max, raw between them", () => {
  for (const score of [{ scaled: 1.01 }, { scaled: -2 }, { min: 5, max: 5 }, { min: 6, max: 5 }, { raw: 11, min: 0, max: 10 }, { raw: -1, min: 0, max: 10 },
    { raw: 0, min: 1, max: 2 }, { raw: 3, max: 2 }]) {
    refused("result.score", score, "xapi/score");
  }
  for (const score of [{ scaled: 1 }, { scaled: -1 }, { raw: 10, min: 0, max: 10, scaled: 1 }, { raw: 0, min: 0, max: 1 }, {}]) taken("result.score", score);
});

test("objects are of the known types; revision and platform go with activities alone; voiding needs a reference", () => {
  refused("object.objectType", "Course", "xapi/vocabulary");
  refused("object", { objectType: "StatementRef", id: COURSE }, "xapi/uuid");
  refused("object", { objectType: "Agent" }, "xapi/ifi");
  refused("verb.id", "http://adlnet.gov/expapi/verbs/voided", "xapi/voided");
  const told = changed("object", { objectType: "StatementRef", id: idOf(3) });
  assert.equal(posted(changed("verb.id", "http://adlnet.gov/expapi/verbs/voided", told)).status, 200);
  assert.deepEqual(posted(changed("context.platform", "x", told)).rules, ["xapi/context"]);
  assert.deepEqual(posted(changed("context.revision", "x", told)).rules, ["xapi/context"]);
  taken("context", { platform: "x", revision: "1", language: "en", instructor: AGENT, team: { objectType: "Group", member: [AGENT] } });
  refused("context.team", AGENT, "xapi/missing");
  const { id: _, ...inner } = statementOf();
  taken("object", { objectType: "SubStatement", ...inner });
  refused("object", { objectType: "SubStatement", ...inner, id: idOf(2) }, "xapi/unknown-property");
  refused("object", { objectType: "SubStatement", ...inner, object: { objectType: "SubStatement", ...inner } }, "xapi/vocabulary");
});

test("context activities are lists", () => {
  refused("context.contextActivities.parent", { id: COURSE }, "xapi/type");
  taken("context.contextActivities", { parent: [{ id: COURSE }], grouping: [], category: [{ id: COURSE }], other: [] });
});

test("interactions have the lists of their type, each with ids of its own and descriptions", () => {
  const entry = (name: string): Json => ({ id: name, description: { en: name } });
  const lists: [type: string, belonging: string[]][] = [["true-false", []], ["choice", ["choices"]], ["fill-in", []], ["long-fill-in", []], ["matching", ["source", "target"]],
    ["performance", ["steps"]], ["sequencing", ["choices"]], ["likert", ["scale"]], ["numeric", []], ["other", []]];
  for (const [type, belonging] of lists) {
    for (const name of ["choices", "scale", "source", "target", "steps"]) {
      const definition = { interactionType: type, [name]: [entry("a"), entry("b")] };
      if (belonging.includes(name)) taken("object.definition", definition);
      else refused("object.definition", definition, "xapi/interaction");
    }
  }
  refused("object.definition", { interactionType: "single" }, "xapi/vocabulary");
  refused("object.definition", { correctResponsesPattern: ["a"] }, "xapi/interaction");
  refused("object.definition", { choices: [entry("a")] }, "xapi/interaction");
  const choices = (...components: unknown[]): Json => ({ interactionType: "choice", choices: components });
  refused("object.definition", choices(entry("a"), entry("a")), "xapi/component-twice");
  refused("object.definition", choices({ id: "a" }), "xapi/missing");
  refused("object.definition", choices({ description: { en: "a" } }), "xapi/missing");
  for (const odd of ["", "a b", "a[,]b", "a[.]b"]) refused("object.definition", choices({ ...entry("a"), id: odd }), "xapi/component-id");
  refused("object.definition", { interactionType: "choice", correctResponsesPattern: "a" }, "xapi/type");
  taken("object.definition", { interactionType: "choice", correctResponsesPattern: [], choices: [entry("a")] });
});

test("manners: what the LRS sets is not the client's; a statement brings its id and its time", () => {
  assert.deepEqual(posted(changed("stored", "2026-01-01T00:00:00Z")).rules, ["manners/lrs-property"]);
  assert.deepEqual(posted(changed("authority", AGENT)).rules, ["manners/lrs-property"]);
  assert.deepEqual(posted(changed("timestamp", undefined)).rules, ["manners/no-timestamp"]);
  refused("version", "2.0.0", "xapi/version");
  taken("version", "1.0.0");
});
