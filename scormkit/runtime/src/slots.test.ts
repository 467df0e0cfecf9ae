import assert from "node:assert/strict";
import { test } from "node:test";
import { lettersOf, numberOf } from "./fields";
import { cut, isSettled, migrated, packQuiz, settledValue, shapesIn, shapesOf, unpackQuiz } from "./slots";
import { everyTypeCourse, field, sampleCourse, typed } from "./testing/course";

test("widths are those of the ledger: unit 2, quiz 13, objective 7, points 4, date 16, time 13, moment 32, checked 1, choice letters + 2 values, multiple a bit a letter and one, text 1 beside the text", () => {
  const widths = shapesOf("u z o p d n w k x t s1 s2 s4 s6 s7 s14 s15 s36 m1 m4 m36").map(({ bits }) => bits);
  assert.deepEqual(widths, [2, 13, 7, 4, 16, 13, 32, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 2, 5, 37]);
  assert.deepEqual(shapesOf(""), []);
});

test("letters and values are each other's inverse for every choice of up to 36 letters", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (let count = 1; count <= 36; count++) {
    const asked = field(0, { letters: letters.slice(0, count), offered: letters.slice(0, count), correct: "a" });
    const [single, multiple] = shapesOf(`s${count} m${count}`);
    for (const letter of asked.letters) {
      assert.equal(lettersOf(single, numberOf(single, letter, asked), asked), letter);
      assert.equal(lettersOf(multiple, numberOf(multiple, `a${letter}`, asked), asked), [...new Set(`a${letter}`)].sort().join(""));
    }
    const all = numberOf(multiple, asked.letters, asked);
    assert.equal(lettersOf(multiple, all, asked), [...asked.letters].sort().join(""));
    assert.ok(!isSettled(multiple, all) && isSettled(multiple, settledValue(multiple)));
    assert.ok(!isSettled(single, count) && isSettled(single, settledValue(single)));
    assert.ok(settledValue(multiple) < 2 ** multiple.bits);
  }
});

test("a letter that is no longer offered counts as not chosen; one that was never used does, too", () => {
  const [shape] = shapesOf("s4");
  const asked = field(0, { letters: "abcd", offered: "abd" });
  assert.equal(lettersOf(shape, 3, asked), "");
  assert.equal(numberOf(shape, "c", asked), 0);
  assert.equal(lettersOf(shape, 6, asked), "");
});

test("an answer moves to the slot of the grown shape: same letter, settled stays settled, another type begins anew", () => {
  const [s6, s7, m4, m6, t, x] = shapesOf("s6 s7 m4 m6 t x");
  assert.equal(migrated(s6, s7, 5), 5);
  assert.equal(migrated(s6, s7, settledValue(s6)), settledValue(s7));
  assert.equal(migrated(m4, m6, 9), 9);
  assert.equal(migrated(m4, m6, settledValue(m4)), settledValue(m6));
  assert.deepEqual([migrated(t, s7, 1), migrated(x, s7, 1), migrated(s7, x, settledValue(s7)), migrated(x, x, 1)], [0, 0, 0, 0]);
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

test("a text has the room that its field gives it, and none when no field of the course uses its slot", () => {
  const course = sampleCourse({}, { ledger: "u u z x x t z s3 o o" });
  course.quizzes[0].questions = [{ ...course.quizzes[0].questions[0], fields: [typed(4, { bytes: 77 })] }];
  assert.deepEqual(shapesIn(course).map(({ bytes }) => bytes), [0, 0, 0, 0, 77, 0, 0, 0, 0, 0]);
  assert.equal(shapesOf("x")[0].bytes, 4095);
  assert.equal(shapesIn(everyTypeCourse()).filter(({ bytes }) => bytes).length, 4);
});

test("a text is cut between two characters, never within one", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 7, 8, 9, 10].map((bytes) => cut("aé😀€", bytes)), ["", "a", "a", "aé", "aé", "aé😀", "aé😀", "aé😀", "aé😀€"]);
});
