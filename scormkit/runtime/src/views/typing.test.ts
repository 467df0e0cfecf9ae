import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "../contract";
import type { Words } from "./dom";
import { faultIn, lengthLine, roomIn } from "./typing";

const words: Words = { say: (key) => key, count: (key, n) => `${key} ${n}`, list: (items) => items.join() };
const text = (change: Partial<Field> = {}): Field => ({
  key: "", slot: 0, earlier: [], letters: "", offered: "", correct: "", least: 5, most: 20, bytes: 23, ...change,
});

test("room is counted in characters as a reader sees them, not in UTF-16 units", () => {
  assert.deepEqual(roomIn(text({ bytes: 80 }), ""), { left: 20, about: false });
  assert.deepEqual(roomIn(text({ bytes: 80 }), "abc😀"), { left: 16, about: false });
});

test("characters wider than the course's language allows for use up the budget, and what is left is an estimate", () => {
  // Five of three bytes each: 8 of 23 bytes are left, room for two more of them.
  assert.deepEqual(roomIn(text(), "日本語日本"), { left: 2, about: true });
  assert.deepEqual(roomIn(text(), "日本語日本語日本"), { left: -1, about: true });
});

test("a text that is too long or too short is refused in words; one that is not begun is not too short", () => {
  assert.equal(faultIn(text({ bytes: 80 }), "x".repeat(23), words), "player.text.over 3");
  assert.equal(faultIn(text(), " ab ", words), "player.text.short 3");
  assert.equal(faultIn(text(), "  ", words), "");
  assert.equal(faultIn(text(), "abcde", words), "");
});

test("what is no number is refused before it costs an attempt; a number with its unit is one", () => {
  const number = text({ least: 1, low: "92", high: "92", unit: "°C" });
  assert.equal(faultIn(number, "abc", words), "player.text.number");
  for (const fine of ["", "92", " 92 °C", "1,5"]) assert.equal(faultIn(number, fine, words), "", fine);
});

test("a field that is chosen has no length", () => {
  assert.equal(faultIn(text({ most: undefined, bytes: undefined }), "a", words), "");
});

test("while typing, what is missing comes first, then what is left", () => {
  const lines = ["ab", "abcdefgh", "日本語日本"].map((typed) => lengthLine(text(), typed, words));
  assert.deepEqual(lines, ["player.text.short 3", "player.text.left 12", "player.text.about 2"]);
});
