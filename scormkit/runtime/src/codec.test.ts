import assert from "node:assert/strict";
import { test } from "node:test";
import { blankState, decode, encode, isNewer } from "./codec";
import type { State } from "./contract";
import { type Shape, shapesOf } from "./slots";
import { type Random, randomFrom } from "./testing/random";

const WORDS = ["u", "z", "o", "t", "s1", "s2", "s4", "s6", "s7", "s14", "s36", "m1", "m4", "m9", "m36", "p", "d", "n", "w", "k", "x", "x"];

function randomLedger(random: Random): string {
  return Array.from({ length: random.below(40) }, () => random.pick(WORDS)).join(" ");
}

/** A character of any plane of Unicode; half a pair of surrogates is none. */
function randomCharacter(random: Random): string {
  const code = random.pick([() => random.below(0x80), () => random.below(0xd800), () => 0xe000 + random.below(0x2000), () => 0x10000 + random.below(0x100000)])();
  return String.fromCodePoint(code);
}

function randomText(random: Random, most: number): string {
  return Array.from({ length: random.below(most) }, () => randomCharacter(random)).join("");
}

function randomState(random: Random, shapes: readonly Shape[]): State {
  const texts: State["texts"] = {};
  shapes.forEach(({ kind }, slot) => {
    const text = kind === "x" ? random.pick([randomText(random, 60), "\ufeffmark", ""]) : "";
    if (text) texts[slot] = text;
  });
  return {
    slots: shapes.map(({ bits }) => (random.below(3) ? random.below(2 ** bits) : 0)),
    texts,
    attempt: random.below(65536),
    saves: random.below(65536),
    interactions: random.below(2 ** 14),
    seconds: random.below(2 ** 20),
    place: random.below(4) ? random.below(2 ** 20 - 1) : -1,
    scroll: random.below(101),
  };
}

test("decode(encode(state)) is the state, dense and sparse, for 2,000 random ledgers and states with texts of all planes of Unicode", () => {
  const random = randomFrom(1);
  for (let run = 0; run < 2000; run++) {
    const shapes = shapesOf(randomLedger(random));
    const state = randomState(random, shapes);
    for (const sparse of [false, true]) {
      const text = encode(state, shapes, sparse);
      assert.match(text, /^A[A-Za-z0-9_-]+$/);
      assert.deepEqual(decode(text, shapes), state);
    }
  }
});

test("a text of a shorter ledger gives 0 for the slots that it does not know", () => {
  const random = randomFrom(2);
  for (let run = 0; run < 500; run++) {
    const ledger = randomLedger(random);
    const [old, grown] = [shapesOf(ledger), shapesOf(`${ledger} u x m36`)];
    const state = randomState(random, old);
    for (const sparse of [false, true]) {
      assert.deepEqual(decode(encode(state, old, sparse), grown), { ...state, slots: [...state.slots, 0, 0, 0] });
    }
  }
});

test("a text of a longer ledger gives the slots that this course knows", () => {
  const random = randomFrom(3);
  for (let run = 0; run < 500; run++) {
    const ledger = randomLedger(random);
    const [known, longer] = [shapesOf(ledger), shapesOf(`${ledger} z x m36 o`)];
    const state = randomState(random, longer);
    for (const sparse of [false, true]) {
      const texts = Object.fromEntries(Object.entries(state.texts).filter(([slot]) => Number(slot) < known.length));
      assert.deepEqual(decode(encode(state, longer, sparse), known), { ...state, slots: state.slots.slice(0, known.length), texts });
    }
  }
});

test("a page that is a SCO of its own reads its slots from a text that holds others too", () => {
  const [before, after] = [shapesOf("3:u 7:s4 20000:m36"), shapesOf("3:u 20000:m36 20001:z")];
  const slots = blankState(before.length).slots;
  [slots[3], slots[7], slots[20000]] = [2, 5, 2 ** 36];
  const state: State = { ...blankState(0), slots, place: 3 };
  const decoded = decode(encode(state, before, true), after) as State;
  assert.deepEqual([decoded.slots[3], decoded.slots[7], decoded.slots[20000], decoded.slots[20001]], [2, 0, 2 ** 36, 0]);
});

test("no text throws: any change of one character, any cut, any stranger's text is empty, damaged or newer", () => {
  const random = randomFrom(4);
  const shapes = shapesOf("u u z s4 m4 o x");
  const text = encode({ ...randomState(random, shapes), texts: { 6: "naïve 😀" } }, shapes);
  for (let at = 0; at < text.length; at++) {
    for (const character of ["A", "Z", "-", ".", "é", " "]) {
      if (text[at] === character) continue;
      const changed = text.slice(0, at) + character + text.slice(at + 1);
      assert.ok(["damaged", "newer"].includes(decode(changed, shapes) as string), changed);
    }
    assert.equal(typeof decode(text.slice(0, at), shapes), "string");
  }
  for (const stranger of ["null", "undefined", "{\"a\":1}", "A", "AAAA", "AAAAA", "0", "A".repeat(5000), "…"]) {
    assert.equal(decode(stranger, shapes), "damaged", stranger);
  }
  assert.equal(decode("", shapes), "empty");
  assert.equal(decode(" \n", shapes), "empty");
  assert.equal(decode(` ${text}\n`, shapes) instanceof Object, true);
});

test("an unknown codec version is told apart from damage", () => {
  // "BAAA" with its own FNV-1a checksum, as a later codec would write it.
  assert.equal(decode(`BAAA${checksumOf("BAAA")}`, []), "newer");
});

function checksumOf(body: string): string {
  let hash = 0x811c9dc5;
  for (const character of body) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  const folded = (hash ^ (hash >>> 24)) & 0xffffff;
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return [18, 12, 6, 0].map((shift) => alphabet[(folded >> shift) & 63]).join("");
}

test("the text is what the layout says, character by character", () => {
  const state: State = { slots: [2, 3], texts: {}, attempt: 9, saves: 1, interactions: 2, seconds: 3, place: 0, scroll: 100 };
  const bits = [[2, 20], [0, 1], [9, 16], [1, 16], [2, 14], [3, 20], [0, 20], [100, 7], [2, 2], [3, 3]].map(([value, width]) => value.toString(2).padStart(width, "0"));
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const body = `A${(bits.join("").match(/.{1,6}/g) || []).map((six) => alphabet[parseInt(six.padEnd(6, "0"), 2)]).join("")}`;
  assert.equal(encode(state, shapesOf("u s4")), body + checksumOf(body));
});

test("the longest text has the length that the compiler computes: 1 + ⌈(114 + slots' bits) / 6⌉ + 4", () => {
  const shapes = shapesOf("u z s4 m36 t o u s7");
  const full: State = { texts: {}, slots: shapes.map(({ bits }) => 2 ** bits - 1), attempt: 65535, saves: 65535, interactions: 1e9, seconds: 1e9, place: 2 ** 20 - 2, scroll: 100 };
  const bits = shapes.reduce((sum, shape) => sum + shape.bits, 114);
  assert.equal(encode(full, shapes).length, 5 + Math.ceil(bits / 6));
  assert.equal(encode(full, shapes, true).length, 5 + Math.ceil((bits + 26 * shapes.length + 20) / 6));
});

test("a text takes 12 bits for its length and 8 a byte beside its value; as many bytes as there is room for are kept", () => {
  const shapes = shapesOf("u x z x");
  [shapes[1].bytes, shapes[3].bytes] = [300, 7];
  const state: State = { ...blankState(4), texts: { 1: "あ".repeat(200), 3: "ab😀😀" } };
  for (const [sparse, bits] of [[false, 114 + 2 + 13 + 2 * 13 + 8 * (300 + 6)], [true, 114 + 2 * 26 + 20 + 2 * 13 + 8 * (300 + 6)]] as const) {
    const text = encode(state, shapes, sparse);
    assert.equal(text.length, 5 + Math.ceil(bits / 6));
    assert.deepEqual((decode(text, shapes) as State).texts, { 1: "あ".repeat(100), 3: "ab😀" });
  }
});

test("the text of a slot that no field uses any more is dropped, and nothing else", () => {
  const shapes = shapesOf("x x s4");
  shapes[0].bytes = 0;
  const state: State = { ...blankState(3), slots: [1, 1, 2], texts: { 0: "gone", 1: "kept" } };
  for (const sparse of [false, true]) {
    assert.deepEqual(decode(encode(state, shapes, sparse), shapesOf("x x s4")), { ...state, texts: { 1: "kept" } });
  }
});

test("nothing that carries a right checksum throws: 3,000 bodies of random characters", () => {
  const random = randomFrom(6);
  const shapes = shapesOf("u x z x m36 o");
  const holes = shapesOf("1:x 4:m36 20:s4");
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (let run = 0; run < 3000; run++) {
    // A likely header (ledger length, dense or sparse), then anything.
    const body = `A${random.pick(["AAAA", "AAAf", "AAAg", "____", "AAAB"])}${Array.from({ length: random.below(60) }, () => random.pick([...alphabet, "_", "A"])).join("")}`;
    for (const known of [shapes, holes, []]) {
      const decoded = decode(body + checksumOf(body), known);
      assert.ok(decoded === "damaged" || (decoded instanceof Object && decoded.slots.every((value) => Number.isInteger(value))));
    }
  }
});

test("a state cut short anywhere, with a checksum of its own, is damaged", () => {
  const shapes = shapesOf("u x s4 x");
  const state: State = { ...blankState(4), slots: [1, 1, 3, 0], texts: { 1: "one", 3: "three" } };
  for (const sparse of [false, true]) {
    const body = encode(state, shapes, sparse).slice(0, -4);
    for (let end = 2; end < body.length; end++) {
      const part = body.slice(0, end);
      assert.equal(decode(part + checksumOf(part), shapes), "damaged");
    }
  }
});

test("counters stop at their greatest value and fractions are rounded", () => {
  const decoded = decode(encode({ ...blankState(0), interactions: 20_000, seconds: 2e6 + 0.4 }, []), []) as State;
  assert.deepEqual([decoded.interactions, decoded.seconds], [16383, 1048575]);
  assert.equal((decode(encode({ ...blankState(0), seconds: 12.6 }, []), []) as State).seconds, 13);
});

test("newer-than goes round at 65,536", () => {
  assert.ok(isNewer(1, 0) && !isNewer(0, 1) && !isNewer(7, 7));
  assert.ok(isNewer(0, 65535) && !isNewer(65535, 0));
  assert.ok(isNewer(10, 65000) && !isNewer(65000, 10));
});

test("240 units with 720 four-letter questions, 60 quizzes and 60 objectives stay below 1,000 characters", () => {
  const shapes = shapesOf([..."u".repeat(240), ..."z".repeat(60), ...Array<string>(720).fill("s4"), ..."o".repeat(60)].join(" "));
  const full: State = { ...blankState(0), slots: shapes.map(({ bits }) => 2 ** bits - 1) };
  assert.ok(encode(full, shapes).length <= 1000, String(encode(full, shapes).length));
});
