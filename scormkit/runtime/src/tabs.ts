/** One tab records; a second one of the same course only reads. Decided before the LMS is called: by a lock, which a frozen tab holds
 *  too, or, where a browser gives none (it wants a secure context, and courses are served over plain http), by asking around. */

import type { Time } from "./clock";

/** The part of LockManager that is used. Null: another tab holds the lock. Held until the promise settles. */
export interface Locks {
  request(name: string, options: { ifAvailable: true }, hold: (lock: unknown) => Promise<void>): Promise<unknown>;
}

/** The parts of BroadcastChannel that are used. */
export interface Channel {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent<Message>) => void) | null;
  close(): void;
}

/** `ask`: does anyone record? `mine`: I do. The number settles who of two that ask at once goes first. */
export type Message = { ask: number } | { mine: number };

const PATIENCE_MS = 150;
/** A tab that crashed may hold its lock for a moment after the learner has reloaded. */
const CRASH_MS = 1_000;

export interface Claim {
  /** This tab is the one that records. */
  first: boolean;
  /** Lets another tab be the first. */
  release(): void;
}

/** @param name of the course and page.
 *  @param open gives a channel of that name; where it throws, every tab is the first.
 *  @param ticket drawn at random. */
export function claimTab(name: string, locks: Locks | undefined, open: (name: string) => Channel, time: Time, ticket: number): Promise<Claim> {
  const ask = (): Promise<Claim> => askAround(() => open(name), time, ticket);
  if (!locks) return ask();
  return new Promise((resolve) => {
    const claim = (again: boolean): void => {
      const hold = (lock: unknown): Promise<void> =>
        new Promise((release) => {
          if (lock || again) resolve({ first: !!lock, release });
          else time.after(CRASH_MS, () => claim(true));
          if (!lock) release();
        });
      // Refused in an origin that has no name, as that of a sandboxed frame.
      locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(ask()));
    };
    claim(false);
  });
}

function askAround(open: () => Channel, time: Time, ticket: number): Promise<Claim> {
  return new Promise((resolve) => {
    let channel: Channel;
    try {
      channel = open();
    } catch {
      return resolve({ first: true, release: () => undefined });
    }
    const release = (): void => channel.close();
    const settle = time.after(PATIENCE_MS, () => {
      ticket = Infinity;
      resolve({ first: true, release });
    });
    channel.onmessage = ({ data }) => {
      if ("ask" in data) {
        // Of two that ask at once the higher number goes first; the lower one asks again, lest it was not heard.
        channel.postMessage(data.ask < ticket ? { mine: ticket } : { ask: ticket });
      } else {
        settle();
        channel.close();
        resolve({ first: false, release });
      }
    };
    channel.postMessage({ ask: ticket });
  });
}
