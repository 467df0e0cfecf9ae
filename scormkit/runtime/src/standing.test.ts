import assert from "node:assert/strict";
import { test } from "node:test";
import { courseScore } from "./standing";

test("the course's score is what was won of what can be: halves up, 100 only for all of it, null where nothing can be won", () => {
  assert.equal(courseScore([{ won: 300, most: 300 }, { won: 0, most: 100 }]), 75);
  assert.equal(courseScore([{ won: 19_900, most: 19_900 }, { won: 99, most: 100 }]), 99);
  assert.equal(courseScore([{ won: 2, most: 2 }]), 100);
  assert.equal(courseScore([{ won: 0, most: 100 }, { won: 1, most: 100 }]), 1);
  assert.equal(courseScore([{ won: 150, most: 200 }, { won: 0, most: 10 }]), 71);
  assert.equal(courseScore([]), null);
});
