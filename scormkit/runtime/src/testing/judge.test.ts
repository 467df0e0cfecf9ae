/** The judge finds what is wrong with statements, and nothing wrong with good ones. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "./judge";

interface Json {
  [property: string]: unknown;
}

const entry = (id: string): Json => ({ id, description: { en: id } });
const list = (ids: string): Json[] => [...ids].map(entry);
const DEFINITIONS: { [type: string]: Json } = {
  choice: { choices: list("abcd"), correctResponsesPattern: ["a[,]c"] },
  sequencing: { choices: list("abc"), correctResponsesPattern: ["c[,]a[,]b"] },
  likert: { scale: list("12345") },
  matching: { source: list("ab"), target: list("xyz"), correctResponsesPattern: ["a[.]x[,]b[.]y"] },
  performance: { steps: list("ab") },
  "true-false": { correctResponsesPattern: ["true"] },
  numeric: { correctResponsesPattern: ["4[:]5.5"] },
  "fill-in": { correctResponsesPattern: ["{case_matters=false}salt[,]pepper"] },
  "long-fill-in": {},
  other: {},
};

const answered = (type: string, response: string, result: Json = {}, definition: Json = {}): Json => ({
  id: "00000000-0000-4000-8000-000000000001",
  actor: { account: { homePage: "https://school.example/", name: "ada" } },
  verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
  object: {
    id: `https://school.example/${type}`,
    definition: { type: "http://adlnet.gov/expapi/activities/cmi.interaction", interactionType: type, ...DEFINITIONS[type], ...definition },
  },
  result: { response, ...result },
  timestamp: "2026-01-01T00:00:00.000Z",
});

test("good statements have no faults", () => {
  const good: [string, string, Json?][] = [
    ["choice", "a[,]c", { success: true }], ["choice", "c[,]a", { success: true }], ["choice", "b", { success: false }], ["choice", "", { success: false }],
      ["choice", "a[,]b"],
    ["sequencing", "c[,]a[,]b", { success: true }], ["sequencing", "a[,]b", { success: false }], ["likert", "5"], ["likert", ""],
    ["matching", "b[.]y[,]a[.]x", { success: true }], ["matching", "a[.]z", { success: false }], ["performance", "a[.]run[,]b[.]1:3"], ["true-false",
      "true", { success: true }],
    ["true-false", "false", { success: false }], ["true-false", "", { success: false }], ["numeric", "4", { success: true }], ["numeric",
      "-3.25", { success: false }], ["numeric", "four", { success: false }],
    ["fill-in", "Salt[,]pepper", { success: true }], ["fill-in", "sugar[,]", { success: false }], ["long-fill-in", "What I think: yes, and no."], ["other", "a[,]b[.]c"],
  ];
  for (const [type, response, result] of good) assert.deepEqual(judge([answered(type, response, result)]), [], `${type} ${response}`);
});

test("the validator of others finds what is no statement", () => {
  const odd: [Json, RegExp][] = [
    [{ ...answered("choice", "a"), id: "x" }, /TypeWarning statement\.id/],
    [{ ...answered("choice", "a"), actor: {} }, /Warning/],
    [{ ...answered("choice", "a"), more: 1 }, /RestrictedKeysWarning statement/],
    [answered("choice", "a", { score: { scaled: 2 } }), /statement\.result\.score\.scaled/],
    [answered("choice", "a", {}, { scale: list("a") }), /InvalidComponentsWarning/],
    [answered("choice", "a", { duration: "1 minute" }), /TypeWarning statement\.result\.duration/],
    [{ ...answered("choice", "a"), context: { contextActivities: { parent: { id: "https://a.example/" } } } }, /statement\.context\.contextActivities\.parent/],
  ];
  for (const [statement, fault] of odd) {
    const found = judge([answered("likert", "1"), statement]);
    assert.ok(found.length && found.every((line) => line.startsWith("[1] ")), String(found));
    assert.match(found.join("\n"), fault);
  }
});

test("a response names what its definition offers, once, and has the form of its type", () => {
  const odd: [string, string, RegExp, Json?][] = [
    ["choice", "e", /"e", which is not among choices/], ["choice", "a,c", /not among choices/], ["choice", "a[,]a", /twice/], ["choice",
      "a[,]", /separate nothing/], ["choice", "[,]a", /separate nothing/],
    ["choice", "a[.]c", /has \[\.\]/], ["choice", "", /separate|right|among/, { success: true }], ["sequencing", "a[,]b[,]a", /twice/], ["sequencing",
      "d", /not among choices/], ["likert", "6", /not among scale/],
    ["likert", "1[,]2", /has \[,\]/], ["matching", "a", /pairs/], ["matching", "c[.]x", /not among source/], ["matching", "a[.]b", /not among target/],
      ["matching", "a[.]x[.]y", /pairs/],
    ["matching", "a[.]", /separate nothing/], ["performance", "c[.]1", /not among steps/], ["performance", "a", /pairs/], ["true-false",
      "t", /neither true nor false/], ["true-false", "True", /neither/],
    ["true-false", "", /neither/, { success: true }], ["numeric", "four", /no number/, { success: true }], ["numeric", "4,5", /no number/, { success: true }],
      ["numeric", "4[:]5", /has|no number/, { success: true }],
    ["fill-in", "salt", /does not fill 2/, { success: false }], ["fill-in", "a[,]b[,]c", /does not fill 2/], ["long-fill-in", "a[,]b", /does not fill 1/],
  ];
  for (const [type, response, fault, result] of odd) assert.match(judge([answered(type, response, result)]).join("\n"), fault, `${type} ${response}`);
});

test("the result says what the patterns say", () => {
  for (const [type, response, success] of [["choice", "a", true], ["choice", "a[,]c", false], ["sequencing", "a[,]b[,]c", true], ["matching", "a[.]x", true],
    ["true-false", "false", true],
    ["numeric", "5.6", true], ["numeric", "4.2", false]] as const) assert.match(judge([answered(type, response, { success })]).join("\n"),
      /says the result/, `${type} ${response}`);
});

test("patterns, too, name what is offered; a definition may stand in another statement than the response", () => {
  for (const [type, pattern] of [["choice", "a[,]x"], ["numeric", "4[:]5[:]6"], ["numeric", "[:]"], ["true-false", "t"], ["matching", "a[.]q"], ["likert", "9"]] as const) {
    assert.match(judge([answered(type, "", {}, { correctResponsesPattern: [pattern] })]).join("\n"), /pattern/, `${type} ${pattern}`);
  }
  for (const pattern of ["4[:]", "[:]5", "4", "-1[:]1.5"]) assert.deepEqual(judge([answered("numeric", "", {}, { correctResponsesPattern: [pattern] })]), [], pattern);
  const bare = { ...answered("choice", "e"), object: { id: "https://school.example/choice" } };
  assert.deepEqual(judge([bare]), []);
  assert.match(judge([bare, answered("choice", "a")]).join("\n"), /^\[0\] .*not among choices/);
});
