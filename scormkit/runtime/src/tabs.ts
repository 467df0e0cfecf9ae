/** One tab records; a second one of the same course only reads. Decided before the LMS is called, by asking around. */

import type { Time } from "./clock";

/** The parts of BroadcastChannel that are used. */
export interface Channel {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent<Message>) => void) | null;
  close(): void;
}

/** `ask`: does anyone record? `mine`: I do. The number settles who of two that ask at once goes first. */
export type Message = { ask: number } | { mine: number };

const PATIENCE_MS = 150;

export interface Claim {
  /** This tab is the one that records. */
  first: boolean;
  /** Lets another tab be the first. */
  release(): void;
}

/** @param open gives a channel for this course; where it throws, every tab is the first. */
export function claimTab(open: () => Channel, time: Time, ticket: number): Promise<Claim> {
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
