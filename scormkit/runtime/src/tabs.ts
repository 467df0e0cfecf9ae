/** One tab records; a second one of the same course only reads. Decided before the LMS is called, by asking around. */

import type { Time } from "./clock";

/** The parts of BroadcastChannel that are used. */
export interface Channel {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent<Message>) => void) | null;
  close(): void;
}

/** `ask`: does anyone record? `mine`: I do, and this is the state. The number settles who of two that ask at once goes first. */
export type Message = { ask: number } | { mine: number; state: string };

const PATIENCE_MS = 150;

export interface Claim {
  /** This tab is the one that records. */
  first: boolean;
  /** The recording tab's state as text, where this is the second. */
  state: string;
  /** Lets another tab be the first. */
  release(): void;
}

/** @param open gives a channel for this course; where it throws, every tab is the first.
 *  @param state the text that a second tab is given. */
export function claimTab(open: () => Channel, time: Time, ticket: number, state: () => string): Promise<Claim> {
  return new Promise((resolve) => {
    let channel: Channel;
    try {
      channel = open();
    } catch {
      return resolve({ first: true, state: "", release: () => undefined });
    }
    const release = (): void => channel.close();
    const settle = time.after(PATIENCE_MS, () => {
      ticket = Infinity;
      resolve({ first: true, state: "", release });
    });
    channel.onmessage = ({ data }) => {
      if ("ask" in data) {
        // Of two that ask at once the higher number goes first; the lower one asks again, lest it was not heard.
        channel.postMessage(data.ask < ticket ? { mine: ticket, state: state() } : { ask: ticket });
      } else {
        settle();
        channel.close();
        resolve({ first: false, state: data.state, release });
      }
    };
    channel.postMessage({ ask: ticket });
  });
}
