/** Fake time in a world of promises: what a task set off has settled before the next one comes. Work outside JavaScript (WebCrypto,
 *  files) is not waited for. */

import type { FakeTime } from "./time";

/** Lets everything that waits for nothing but promises go on. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => void setImmediate(resolve));
}

/** Lets milliseconds pass; does the tasks that fall due, in order, those set off meanwhile included. */
export async function pass(time: FakeTime, milliseconds: number): Promise<void> {
  const end = time.now() + milliseconds;
  do await settle();
  while (time.step(end));
  time.pass(Math.max(0, end - time.now()));
}

/** What a promise comes to, with as much time as it needs, but for so many milliseconds. */
export async function outcome<T>(time: FakeTime, promise: Promise<T>, milliseconds = 600_000): Promise<T> {
  let settled = false;
  const done = (): void => void (settled = true);
  promise.then(done, done);
  const end = time.now() + milliseconds;
  do await settle();
  while (!settled && time.step(end));
  if (!settled) throw new Error(`nothing came of it in ${milliseconds} ms`);
  return promise;
}
