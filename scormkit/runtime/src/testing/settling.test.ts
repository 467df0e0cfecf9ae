/** Fake time passes for promises as real time does. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { outcome, pass } from "./settling";
import { fakeTime, type FakeTime } from "./time";

const wait = (time: FakeTime, milliseconds: number): Promise<void> => new Promise((resolve) => void time.after(milliseconds, resolve));

test("what promises set off falls due within the time that passes, each at its own moment", async () => {
  const time = fakeTime();
  const moments: [string, number][] = [];
  const chain = async (name: string, ...waits: number[]): Promise<void> => {
    for (const milliseconds of waits) {
      await wait(time, milliseconds);
      for (let n = 0; n < 50; n++) await Promise.resolve();
      moments.push([name, time.now()]);
    }
  };
  void chain("a", 10, 10, 10, 100);
  void chain("b", 15, 15);
  await pass(time, 100);
  assert.deepEqual(moments, [["a", 10], ["b", 15], ["a", 20], ["b", 30], ["a", 30]]);
  assert.equal(time.now(), 100);
  await pass(time, 30);
  assert.deepEqual(moments.pop(), ["a", 130]);
  assert.equal(time.now(), 130);
});

test("a promise is given the time that it needs, and no more", async () => {
  const time = fakeTime();
  await outcome(time, wait(time, 5_000));
  assert.equal(time.now(), 5_000);
  await assert.rejects(outcome(time, Promise.reject(new Error("no"))), /no/);
  await assert.rejects(outcome(time, new Promise(() => undefined), 1_000), /nothing came of it/);
});
