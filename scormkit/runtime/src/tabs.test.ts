import assert from "node:assert/strict";
import { test } from "node:test";
import { type Channel, type Claim, claimTab, type Locks, type Message } from "./tabs";
import { fakeTime, type FakeTime } from "./testing/time";

/** BroadcastChannel in one process: each message reaches every other open channel, at once. */
function ether(): () => Channel {
  const open = new Set<Channel>();
  return () => {
    const channel: Channel = {
      onmessage: null,
      postMessage(message) {
        for (const other of [...open]) if (other !== channel) other.onmessage?.({ data: message } as MessageEvent<Message>);
      },
      close: () => void open.delete(channel),
    };
    open.add(channel);
    return channel;
  };
}

/** Web Locks in one process. Nobody need answer: a frozen tab holds its lock. */
function lockManager(): Locks {
  const held = new Set<string>();
  return {
    async request(name, _options, hold) {
      const free = !held.has(name);
      held.add(name);
      await hold(free ? { name } : null);
      if (free) held.delete(name);
    },
  };
}

function noChannel(): Channel {
  throw new Error("not here");
}

async function settled(time: FakeTime, ...claims: Promise<Claim>[]): Promise<Claim[]> {
  time.pass(1_000);
  return Promise.all(claims);
}

test("the first tab records, a second one reads, a third after the first's end records", async () => {
  const [time, open] = [fakeTime(), ether()];
  const [first] = await settled(time, claimTab("a", undefined, open, time, 0.3));
  const [second] = await settled(time, claimTab("a", undefined, open, time, 0.9));
  assert.deepEqual([first.first, second.first], [true, false]);
  first.release();
  const [third] = await settled(time, claimTab("a", undefined, open, time, 0.1));
  assert.equal(third.first, true);
});

test("of tabs that open together exactly one records, whichever number is higher", async () => {
  for (const tickets of [[0.2, 0.7], [0.7, 0.2], [0.1, 0.5, 0.3], [0.5, 0.3, 0.1]]) {
    const [time, open] = [fakeTime(), ether()];
    const claims = await settled(time, ...tickets.map((ticket) => claimTab("a", undefined, open, time, ticket)));
    assert.equal(claims.filter(({ first }) => first).length, 1, tickets.join());
  }
});

test("a browser without channels lets every tab record", async () => {
  assert.equal((await claimTab("a", undefined, noChannel, fakeTime(), 0.5)).first, true);
});

test("with locks the first tab records even while it is frozen, a third one after its end; another course is free", async () => {
  const [time, locks] = [fakeTime(), lockManager()];
  const claim = async (name: string): Promise<Claim> => (await settled(time, claimTab(name, locks, noChannel, time, 0.5)))[0];
  const first = await claim("a");
  const [second, other] = [await claim("a"), await claim("b")];
  assert.deepEqual([first.first, second.first, other.first], [true, false, true]);
  second.release();
  assert.equal((await claim("a")).first, false);
  first.release();
  await Promise.resolve();
  assert.equal((await claim("a")).first, true);
});

test("a tab that crashed holds its lock for a moment: whoever reloads records", async () => {
  const [time, locks] = [fakeTime(), lockManager()];
  const crashed = await claimTab("a", locks, noChannel, time, 0.5);
  const claim = claimTab("a", locks, noChannel, time, 0.5);
  time.pass(500);
  crashed.release();
  await Promise.resolve();
  assert.equal((await settled(time, claim))[0].first, true);
});

test("where the browser refuses locks, tabs ask around", async () => {
  const [time, open] = [fakeTime(), ether()];
  const locks: Locks = { request: () => Promise.reject(new Error("SecurityError")) };
  const claims = [claimTab("a", locks, open, time, 0.3), claimTab("a", locks, open, time, 0.7)];
  await new Promise(setImmediate);
  assert.deepEqual((await settled(time, ...claims)).map(({ first }) => first), [false, true]);
});
