/** The record where none is to be had: without an LMS, and in a second tab. Nothing is reported to anyone. */

import type { Health, Opened, Record } from "../contract";
import { healthTeller } from "../health";

/** @param health `local` where no LMS was to be expected, `readonly` where nothing is to be kept.
 *  @param resume the state as text to go on from.
 *  @param save keeps a state; the caller decides whether that means anything. */
export function localRecord(health: Health, resume: string, save: (text: string) => void): Record {
  const { tell, listen } = healthTeller(health);
  const nothing = (): void => undefined;
  let closed = false;
  const saveState = (text: string): void => {
    if (!closed) save(text);
  };
  const opened: Opened = {
    learner: { id: "", name: "" },
    resume,
    recording: false,
  };
  return {
    open: async () => opened,
    saveState,
    answer: nothing,
    objective: nothing,
    progress: nothing,
    outcome: nothing,
    flush: nothing,
    close(last) {
      saveState(last.state);
      closed = true;
      tell("closed");
    },
    onHealth: listen,
  };
}
