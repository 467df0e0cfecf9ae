import assert from "node:assert/strict";
import { test } from "node:test";
import { activeClock, dayOf } from "./clock";
import { fakeTime } from "./testing/time";

test("active time is visible time with a sign of life within the idle limit", () => {
  const time = fakeTime();
  const clock = activeClock(time.now, 60);
  time.pass(30_000);
  assert.equal(clock.seconds(), 30);
  clock.input();
  time.pass(600_000);
  assert.equal(clock.seconds(), 90);
  time.pass(600_000);
  assert.equal(clock.seconds(), 90);
  clock.input();
  time.pass(10_000);
  assert.equal(clock.seconds(), 100);
});

test("hidden time does not count, and coming back is a sign of life", () => {
  const time = fakeTime();
  const clock = activeClock(time.now, 60);
  time.pass(5_000);
  clock.show(false);
  time.pass(50_000);
  clock.show(true);
  time.pass(59_000);
  assert.equal(clock.seconds(), 64);
});

test("asking does not change what is counted", () => {
  const time = fakeTime();
  const [asked, silent] = [activeClock(time.now, 60), activeClock(time.now, 60)];
  for (let second = 0; second < 100; second++) {
    time.pass(1_000);
    asked.seconds();
  }
  assert.equal(asked.seconds(), silent.seconds());
  assert.equal(asked.seconds(), 60);
});

test("a day is that of the learner's own calendar", () => {
  assert.equal(dayOf(new Date(2024, 9, 4, 0, 0)), 20_000);
  assert.equal(dayOf(new Date(2024, 9, 4, 23, 59)), 20_000);
  assert.equal(dayOf(new Date(1970, 0, 2, 12)), 1);
});
