import assert from "node:assert/strict";
import { test } from "node:test";
import { isSettled, lettersOf, migrated, packQuiz, settledValue, shapesOf, unpackQuiz, valueOf } from "./slots";
import { question } from "./testing/course";

test("widths are those of the ledger: unit 2, quiz 13, objective 7, choice letters + 2 values, multiple a bit a letter and one", () => {
  const widths = shapesOf("u z o t s1 s2 s4 s6 s7 s14 s15 s36 m1 m4 m36").map(({ bits }) => bits);
  assert.deepEqual(widths, [2, 13, 7, 2, 2, 2, 3, 3, 4, 4, 5, 6, 2, 5, 37]);
  assert.deepEqual(shapesOf(""), []);
});

test("letters and values are each other's inverse for every choice of up to 36 letters", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (let count = 1; count <= 36; count++) {
    const asked = question("q", 0, { letters: letters.slice(0, count), offered: letters.slice(0, count), correct: "a" });
    const [single, multiple] = shapesOf(`s${count} m${count}`);
    for (const letter of asked.letters) {
      assert.equal(lettersOf(single, valueOf(single, letter, asked), asked), letter);
      assert.equal(lettersOf(multiple, valueOf(multiple, `a${letter}`, asked), asked), letter === "a" ? "a" : `a${letter}`);
    }
    const all = valueOf(multiple, asked.letters, asked);
    assert.equal(lettersOf(multiple, all, asked), asked.letters);
    assert.ok(!isSettled(multiple, all) && isSettled(multiple, settledValue(multiple)));
    assert.ok(!isSettled(single, count) && isSettled(single, settledValue(single)));
    assert.ok(settledValue(multiple) < 2 ** multiple.bits);
  }
});

test("a letter that is no longer offered counts as not chosen; one that was never used does, too", () => {
  const [shape] = shapesOf("s4");
  const asked = question("q", 0, { letters: "abcd", offered: "abd" });
  assert.equal(lettersOf(shape, 3, asked), "");
  assert.equal(valueOf(shape, "c", asked), 0);
  assert.equal(lettersOf(shape, 6, asked), "");
});

test("an answer moves to the slot of the grown shape: same letter, settled stays settled, another type begins anew", () => {
  const [s6, s7, m4, m6, t] = shapesOf("s6 s7 m4 m6 t");
  assert.equal(migrated(s6, s7, 5), 5);
  assert.equal(migrated(s6, s7, settledValue(s6)), settledValue(s7));
  assert.equal(migrated(m4, m6, 9), 9);
  assert.equal(migrated(m4, m6, settledValue(m4)), settledValue(m6));
  assert.equal(migrated(t, s7, 1), 0);
});

test("a quiz's record survives packing; its attempts stop at 15", () => {
  for (const attempts of [0, 1, 15, 16, 99]) {
    for (const best of [0, 1, 79, 100]) {
      for (const flags of [0, 1, 2, 3]) {
        const record = { attempts, best, passed: flags > 1, submitted: flags % 2 > 0 };
        assert.deepEqual(unpackQuiz(packQuiz(record)), { ...record, attempts: Math.min(15, attempts) });
      }
    }
  }
});
