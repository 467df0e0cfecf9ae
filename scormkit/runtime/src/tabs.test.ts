import assert from "node:assert/strict";
import { test } from "node:test";
import { type Channel, type Claim, claimTab, type Message } from "./tabs";
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

async function settled(time: FakeTime, ...claims: Promise<Claim>[]): Promise<Claim[]> {
  time.pass(200);
  return Promise.all(claims);
}

test("the first tab records, a second one reads, a third after the first's end records", async () => {
  const [time, open] = [fakeTime(), ether()];
  const [first] = await settled(time, claimTab(open, time, 0.3));
  const [second] = await settled(time, claimTab(open, time, 0.9));
  assert.deepEqual([first.first, second.first], [true, false]);
  first.release();
  const [third] = await settled(time, claimTab(open, time, 0.1));
  assert.equal(third.first, true);
});

test("of tabs that open together exactly one records, whichever number is higher", async () => {
  for (const tickets of [[0.2, 0.7], [0.7, 0.2], [0.1, 0.5, 0.3], [0.5, 0.3, 0.1]]) {
    const [time, open] = [fakeTime(), ether()];
    const claims = await settled(time, ...tickets.map((ticket) => claimTab(open, time, ticket)));
    assert.equal(claims.filter(({ first }) => first).length, 1, tickets.join());
  }
});

test("a browser without channels lets every tab record", async () => {
  const time = fakeTime();
  const open = (): Channel => {
    throw new Error("not here");
  };
  assert.equal((await claimTab(open, time, 0.5)).first, true);
});
