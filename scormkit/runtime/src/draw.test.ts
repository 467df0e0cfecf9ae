import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quiz } from "./contract";
import { drawn, seedOf, turnOf } from "./draw";
import { shuffled } from "./shuffle";
import { question, quiz } from "./testing/course";

function pool(size: number, change: Partial<Quiz>): Quiz {
  return quiz("pool", 7, Array.from({ length: size }, (_, n) => question(`q${n}`, 10 + n)), { retry: "all-questions", ...change });
}

test("without draw and shuffle, all questions are asked in the page's order", () => {
  assert.deepEqual(drawn(pool(4, {}), 123, 2), [0, 1, 2, 3]);
  assert.deepEqual(drawn(pool(4, { draw: 9 }), 123, 2), [0, 1, 2, 3]);
});

test("no question comes again before all have come, for every size of pool and draw, and none twice in an attempt", () => {
  for (let size = 2; size <= 9; size++) {
    for (let draw = 1; draw < size; draw++) {
      const asked = Array.from({ length: 15 }, (_, turn) => drawn(pool(size, { draw }), 4711, turn));
      assert.ok(asked.every((each) => each.length === draw && new Set(each).size === draw));
      const full = Math.floor(size / draw);
      assert.equal(new Set(asked.slice(0, full).flat()).size, full * draw);
      assert.equal(new Set(asked.slice(0, full + 1).flat()).size, Math.min(size, (full + 1) * draw));
    }
  }
});

test("drawn questions keep the page's order unless questions are shuffled", () => {
  for (const shuffle of ["none", "choices"] as const) {
    for (let turn = 0; turn < 15; turn++) {
      const asked = drawn(pool(9, { draw: 4, shuffle }), 5, turn);
      assert.deepEqual(asked, [...asked].sort());
    }
  }
  const mixedUp = Array.from({ length: 15 }, (_, turn) => drawn(pool(9, { draw: 4, shuffle: "both" }), 5, turn));
  assert.ok(mixedUp.some((asked) => asked.join() !== [...asked].sort().join()));
});

test("learners differ, attempts differ, and the same attempt is the same", () => {
  const asked = (attempt: number, turn: number): string => drawn(pool(12, { shuffle: "questions" }), attempt, turn).join();
  assert.equal(asked(9, 3), asked(9, 3));
  assert.equal(new Set([asked(1, 0), asked(2, 0), asked(1, 1), asked(2, 1)]).size, 4);
});

test("while what was right stays, so does the order; drawn questions change with each attempt all the same", () => {
  const kept = pool(9, { shuffle: "both", retry: "wrong-answers" });
  assert.deepEqual([drawn(kept, 3, 1), seedOf(kept, 3, 1)], [drawn(kept, 3, 0), seedOf(kept, 3, 0)]);
  const changing = { ...kept, draw: 3 };
  assert.notDeepEqual(drawn(changing, 3, 1), drawn(changing, 3, 0));
});

test("an attempt's number is the same before and after it is submitted, past the fifteen that are counted, too", () => {
  const record = { best: 0, passed: false };
  for (let attempts = 0; attempts < 15; attempts++) {
    assert.equal(turnOf({ ...record, attempts, submitted: false }), turnOf({ ...record, attempts: attempts + 1, submitted: true }));
  }
  assert.equal(turnOf({ ...record, attempts: 15, submitted: false }), turnOf({ ...record, attempts: 15, submitted: true }));
});

test("a shuffle is fair: over 6,000 seeds every item stands everywhere about equally often", () => {
  const counts = Array.from({ length: 16 }, () => 0);
  for (let seed = 0; seed < 6000; seed++) shuffled([0, 1, 2, 3], seed).forEach((item, place) => counts[4 * item + place]++);
  assert.ok(counts.every((count) => count > 1350 && count < 1650), counts.join());
});

test("an item that comes or goes leaves the order of the others as it is", () => {
  const code = (letter: string): number => letter.charCodeAt(0);
  for (let seed = 0; seed < 50; seed++) {
    const grown = shuffled([..."xabcd"], seed, code);
    assert.deepEqual(grown.filter((letter) => letter !== "x"), shuffled([..."abcd"], seed, code));
  }
});
