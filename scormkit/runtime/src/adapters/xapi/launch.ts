/** What a launch hands over in the page's address: taken out of it, so that no learner copies a credential along with it, and kept for a
 *  reload in this tab. */

import type { Time } from "../../clock";
import { Refusal } from "./refusal";

/** How long reading goes on without the learner's record. */
export const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 500;

/** The launch's parameters by name. */
export type Launch = { [name: string]: string };

/** The parts of the browser that are used. */
export interface Tab {
  location: Pick<Location, "href" | "pathname">;
  history: Pick<History, "replaceState">;
  /** Gives sessionStorage; merely asking for it may throw. */
  storage: () => Pick<Storage, "getItem" | "setItem">;
}

/** What outlives a reload, as text; "" for nothing. */
export interface Notes {
  read(): string;
  write(text: string): void;
}

export function notesOf({ location, storage }: Tab, name: string): Notes {
  const key = `scormkit:${location.pathname}:${name}`;
  return {
    read() {
      try {
        return storage().getItem(key) || "";
      } catch {
        return "";
      }
    },
    write(text) {
      try {
        storage().setItem(key, text);
      } catch {
        // A reload then finds no launch, and says so.
      }
    },
  };
}

/** @param names of the parameters; the first one makes it a launch.
 *  @returns null where the page was not launched. */
export function launchIn(tab: Tab, names: readonly string[]): Launch | null {
  const notes = notesOf(tab, "launch");
  const address = new URL(tab.location.href);
  if (!address.searchParams.get(names[0])) return parametersIn(notes.read());
  const found: Launch = {};
  for (const name of names) {
    const value = address.searchParams.get(name);
    if (value) found[name] = value;
    address.searchParams.delete(name);
  }
  notes.write(JSON.stringify(found));
  try {
    tab.history.replaceState(null, "", address.href);
  } catch {
    // A sandboxed frame: the address stays as it is.
  }
  return found;
}

function parametersIn(text: string): Launch | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An agent (xAPI 1.0.3, Data 2.4.2). */
export type Actor = { [property: string]: unknown };

/** Whose record it is, as text: the one identifier of an agent. */
export function nameOf({ mbox, mbox_sha1sum: sum, openid, account }: Actor): string {
  return JSON.stringify(mbox || sum || openid || account);
}

/** Does a task until it succeeds or the time is up: an LRS that wakes up takes a moment. Rejects at once with a failure that is final. */
export async function insisting<T>(task: () => Promise<T>, time: Time): Promise<T> {
  const end = time.now() + PATIENCE_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    let callOff = (): void => undefined;
    const out = new Promise<never>((_, reject) => (callOff = time.after(end - time.now(), () => reject(new Error("time-out")))));
    try {
      return await Promise.race([task(), out]);
    } catch (failure) {
      if (isFinal(failure) || time.now() + pause >= end) throw failure;
      await new Promise<void>((done) => time.after(pause, done));
    } finally {
      callOff();
    }
  }
}

/** What the LMS has said no to, it will not allow a second later. */
function isFinal(failure: unknown): boolean {
  return failure instanceof Refusal && failure.status < 500 && failure.status !== 429;
}
