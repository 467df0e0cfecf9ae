/** The learner's document and what is to be told, in order and each once. A fact is written down before it is sent, and taken out of the
 *  document after; whoever finds it there, in whatever session, sends it with the same id. */

import type { Time } from "../../clock";
import type { HealthTeller } from "../../health";
import type { StateDocument } from "./document";
import type { Fact } from "./facts";
import { Refusal } from "./refusal";
import type { Sender, Settle } from "./sender";

/** The document, as JSON: the names are written there, so they stay. */
export interface Kept {
  /** The state's text. */
  state: string;
  /** Written down and, for all that is known, not sent yet. */
  unsent: Fact[];
  /** What was last told of a matter. */
  told: { [matter: string]: string };
  /** What the LRS would not take and with which status: for whoever looks into it, and for another try in the next session. */
  refused?: Refused[];
}

export interface Refused extends Fact {
  status: number;
}

export interface Outbox {
  /** What was settled in this session. */
  isOver(fact: Fact): boolean;
  /** The document has changed, and is to be saved within so many milliseconds. */
  changed(within: number): void;
  /** Saves and sends at once, side by side: there may be no later. */
  flush(): void;
  /** Saves and sends all there is, then the last fact, which no document lists, and then calls back. */
  finish(last: Fact | null, done: () => void): void;
  /** Begins nothing any more. */
  stop(): void;
}

/** A save that only leaves out what was sent is no hurry. */
const LEISURE_MS = 5_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;
/** An LRS that asks for more is asked all the same: the learner may be gone by then. */
const MOST_PAUSE_MS = 600_000;
const MOST_CONFLICTS = 5;

/** @param kept is changed by whoever calls `changed`, and here: what was sent goes out of it.
 *  @param joined puts in what another device has written meanwhile. */
export function outboxOf(kept: Kept, document: StateDocument, sender: Sender, joined: (there: string) => void, { tell }: HealthTeller, time: Time): Outbox {
  const over = new Set<string>();
  /** The document has news. */
  let dirty = false;
  /** It lists what was sent. */
  let stale = false;
  /** Runs under way. */
  let busy = 0;
  let stopped = false;
  let failures = 0;
  /** Milliseconds for which the LRS wants to be left alone. */
  let pause = 0;
  let due = Infinity;
  let callOff = (): void => undefined;
  let ending: { last: Fact | null; done: () => void } | null = null;

  const schedule = (within: number): void => {
    const wait = failures ? Math.max(pause, Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))) : within;
    if (time.now() + wait >= due) return;
    callOff();
    due = time.now() + wait;
    callOff = time.after(wait, () => {
      if (!busy && !stopped) void work();
    });
  };

  const write = async (hurried: boolean): Promise<void> => {
    for (let tries = 0; tries < MOST_CONFLICTS; tries++) {
      dirty = stale = false;
      const there = await document.write(JSON.stringify(kept), hurried).catch((failure) => {
        dirty = true;
        throw failure;
      });
      if (there === null) return;
      dirty = true;
      if (there) joined(there);
    }
    throw new Error("conflict");
  };

  const settle: Settle = (facts, status) => {
    facts.forEach(({ id }) => over.add(id));
    kept.unsent = kept.unsent.filter((fact) => !facts.includes(fact));
    stale = true;
    if (!status) return;
    // The save that follows tells whether it is the session that is over: then all of this waits in the document for the next one.
    dirty = true;
    kept.refused = [...(kept.refused || []), ...facts.map((fact) => ({ ...fact, status }))];
    facts.forEach(({ id, verb }) => console.warn(`The LRS refused the statement ${id} (${verb}): ${status}`));
  };

  const failed = (failure: unknown): void => {
    failures++;
    pause = failure instanceof Refusal ? Math.min(failure.after, MOST_PAUSE_MS) : 0;
    // The LMS has ended the session, in favour of another perhaps.
    if (failure instanceof Refusal && failure.final) stopped = true;
    due = Infinity;
    tell("unsaved");
  };

  const isClean = (): boolean => !dirty && !kept.unsent.length;

  /** Saves, then sends. */
  const work = (): Promise<void> =>
    run(async () => {
      if (dirty || stale) await write(false);
      if (kept.unsent.length) await sender.send(kept.unsent, settle);
      if (ending?.last && isClean() && !stale) await sender.send([ending.last], () => (ending!.last = null));
    });

  /** Saves and sends, beside what is under way. */
  const hurry = (): Promise<void> => {
    const saving = dirty || stale ? write(busy > 0) : null;
    const unsent = sender.sendable(kept.unsent);
    const sending = unsent.length ? sender.send(unsent, settle) : null;
    return run(async () => {
      const refused = (await Promise.allSettled([saving, sending])).find((way) => way.status === "rejected");
      if (refused) throw (refused as PromiseRejectedResult).reason;
    });
  };

  const run = async (task: () => Promise<void>): Promise<void> => {
    busy++;
    callOff();
    due = Infinity;
    await task().then(() => (failures = 0), failed);
    busy--;
    if (busy) return;
    if (!failures && isClean() && !ending?.last) tell("saved", time.wall());
    next();
  };

  const next = (): void => {
    if (stopped) return;
    if (failures) schedule(0);
    else if (ending && isClean() && !stale && !ending.last) {
      stopped = true;
      ending.done();
    } else if (ending || due <= time.now()) void work();
    // Or something has failed beside what went well.
    else if (stale || !isClean()) schedule(LEISURE_MS);
  };

  return {
    isOver: ({ id }) => over.has(id),
    changed(within) {
      dirty = true;
      tell(failures || stopped ? "unsaved" : "saving");
      if (!stopped) schedule(within);
    },
    flush() {
      if (!stopped && !isClean()) void hurry();
    },
    finish(last, done) {
      ending = { last, done };
      failures = 0;
      if (!busy) void work();
    },
    stop() {
      callOff();
      stopped = true;
    },
  };
}
