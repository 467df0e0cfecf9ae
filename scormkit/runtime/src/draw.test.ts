import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quiz } from "./contract";
import { drawn, seedOf, turnOf } from "./draw";
import { mixed, shuffled } from "./shuffle";
import { poolOf, question, quiz } from "./testing/course";

function pool(size: number, change: Partial<Quiz>): Quiz {
  return quiz("pool", 7, Array.from({ length: size }, (_, n) => question(`q${n}`, 10 + n)), { retry: "all-questions", ...change });
}

test("without draw and shuffle, all questions are asked in the page's order", () => {
  assert.deepEqual(drawn(pool(4, {}), 123, 2), [0, 1, 2, 3]);
  assert.deepEqual(drawn(pool(4, { pools: poolOf(4, 4) }), 123, 2), [0, 1, 2, 3]);
});

/** Size, questions drawn, shuffle, retry and attempt of a quiz; what its first five attempts and its fifteenth ask, a digit to base 36
 *  each; the seeds of the first and the fourth. */
const KNOWN = [
  [4, 2, "none", "all-questions", 1, "13 02 01 23 13 12", [155524427, 2281618183]],
  [9, 4, "both", "all-questions", 4711, "0786 3521 4721 6038 8654 0817", [4294834093, 1978540928]],
  [7, 3, "choices", "wrong-answers", 65535, "256 034 123 456 012 016", [1319687097, 4046110171]],
  [12, 5, "questions", "wrong-answers", 77, "0561b 7a429 72083 b1456 6893a 0b483", [2072745143, 2492292540]],
  [5, 4, "none", "wrong-answers", 30000, "0124 1234 0134 0234 0123 0134", [1583809740, 1742880533]],
  [6, null, "questions", "wrong-answers", 9, "543210 543210 543210 543210 543210 543210", [4170731863, 4170731863]],
  [6, 6, "both", "all-questions", 9, "543210 201543 203415 534021 153240 012345", [4170731863, 2068906858]],
] as const;

test("what an attempt asks never changes: a learner who is in it finds the same questions after an update of the player", () => {
  for (const [size, draw, shuffle, retry, attempt, asked, seeds] of KNOWN) {
    const known = pool(size, { pools: poolOf(size, draw), shuffle, retry });
    assert.equal([0, 1, 2, 3, 4, 14].map((turn) => drawn(known, attempt, turn).map((n) => n.toString(36)).join("")).join(" "), asked);
    assert.deepEqual([0, 3].map((turn) => seedOf(known, attempt, turn)), seeds);
  }
  let hash = 0;
  for (let size = 2; size <= 12; size++) {
    for (let draw = 1; draw <= size; draw++) {
      for (let attempt = 0; attempt < 20; attempt++) {
        for (let turn = 0; turn < 15; turn++) {
          for (const shuffle of ["none", "both"] as const) hash = mixed(hash, ...drawn(pool(size, { pools: poolOf(size, draw), shuffle }), attempt * 3001, turn));
        }
      }
    }
  }
  assert.equal(hash, 38292330);
});

test("each pool gives as many as it draws, none again before all of it have come; what is in no pool is always asked", () => {
  const pools = [{ draw: 2, questions: [1, 2, 5, 7] }, { draw: 1, questions: [3, 4, 6] }];
  const asked = Array.from({ length: 12 }, (_, turn) => drawn(pool(9, { pools }), 99, turn));
  for (const each of asked) {
    assert.deepEqual(each, [...each].sort());
    assert.deepEqual([each.filter((n) => pools[0].questions.includes(n)).length, each.filter((n) => pools[1].questions.includes(n)).length], [2, 1]);
    assert.deepEqual(each.filter((n) => n === 0 || n === 8), [0, 8]);
  }
  assert.deepEqual([...new Set(asked.slice(0, 2).flat())].filter((n) => pools[0].questions.includes(n)).sort(), [1, 2, 5, 7]);
  assert.deepEqual([...new Set(asked.slice(0, 3).flat())].filter((n) => pools[1].questions.includes(n)).sort(), [3, 4, 6]);
});

test("no question comes again before all have come, for every size of pool and draw, and none twice in an attempt", () => {
  for (let size = 2; size <= 9; size++) {
    for (let draw = 1; draw < size; draw++) {
      const asked = Array.from({ length: 15 }, (_, turn) => drawn(pool(size, { pools: poolOf(size, draw) }), 4711, turn));
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
      const asked = drawn(pool(9, { pools: poolOf(9, 4), shuffle }), 5, turn);
      assert.deepEqual(asked, [...asked].sort());
    }
  }
  const mixedUp = Array.from({ length: 15 }, (_, turn) => drawn(pool(9, { pools: poolOf(9, 4), shuffle: "both" }), 5, turn));
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
  const changing = { ...kept, pools: poolOf(9, 3) };
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
