/** The record kept by a SCORM 1.2 LMS. What is to be sent waits here; runs send only what changed, commit, and count as saved when
 *  LMSCommit says so. idle → open → closing → closed; no call leaves before `open` or after `closed`. */

import type { Time } from "../clock";
import type { Completion, ObjectiveReport, Opened, Record } from "../contract";
import { healthTeller } from "../health";
import type { Lms } from "./scorm12/lms";
import { finality, interactionOf, objectiveOf, type Setting, statusOf, timespan } from "./scorm12/wording";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const STATE = "cmi.suspend_data";
/** Elements without which a save is none. What else an LMS refuses, it is free not to keep. */
const VITAL = [STATUS, RAW, STATE];

/** A milestone is sent when the page has shown it, together with what comes along; the rest within seconds. */
const MILESTONE_MS = 200;
const LEISURE_MS = 5_000;
/** A launch asks the LMS for little (some take seconds for a save): what follows from the state waits, an answer does not. */
const QUIET_MS = 2_500;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/** `open` rejects when the LMS refuses the session; nothing but the device (`local`) has what follows. */
export function scorm12Record(lms: Lms, completion: Completion, time: Time): Record {
  const { tell, listen } = healthTeller("saving");
  let phase: "idle" | "open" | "closing" | "closed" = "idle";
  let recording = false;
  /** What the LMS is known to hold. */
  const saved = new Map<string, string>();
  /** What waits, in sending order. The state goes last: should the run be cut off, the learner repeats what the LMS heard in part,
   *  and the same reports take the same places. */
  const results = new Map<string, string>();
  const details = new Map<string, string>();
  const last = new Map<string, string>();
  let status = "";
  let raw: number | null = null;
  let nextInteraction = Infinity;
  /** Objectives to report, and the places that they have in the LMS, which are read when the first is sent. */
  const objectives = new Map<string, ObjectiveReport>();
  let places: Map<string, number> | null = null;
  let unitsDone = Infinity;
  let failures = 0;
  let due = Infinity;
  let callOff: () => void = () => undefined;
  let quietUntil = 0;

  const schedule = (within: number): void => {
    tell(failures ? "unsaved" : "saving");
    // While the LMS fails, its pace is the back-off's; a milestone does not hurry it.
    const wait = failures ? Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)) : Math.max(within, quietUntil - time.now());
    if (time.now() + wait >= due) return;
    callOff();
    due = time.now() + wait;
    callOff = time.after(wait, run);
  };

  const put = (waiting: Map<string, string>, settings: Setting[]): void => {
    for (const [element, value] of settings) {
      if (saved.get(element) !== value || waiting.has(element)) waiting.set(element, value);
    }
  };

  const queue = (waiting: Map<string, string>, settings: Setting[], within: number): void => {
    if (phase !== "open" || !recording) return;
    put(waiting, settings);
    if (results.size + details.size + last.size) schedule(within);
  };

  /** Sends what waits and commits. What was not committed waits on, all of it: the LMS may have lost the session. */
  const run = (): void => {
    const announced = due < Infinity;
    callOff();
    due = Infinity;
    placeObjectives();
    const settings = [...results, ...details, ...last];
    if (!settings.length) {
      if (announced) tell("saved");
      return;
    }
    let vital = true;
    for (const [element, value] of settings) {
      const taken = lms.set(element, value);
      // A state counts when it can be had back: some LMSs cannot be read, and some cut.
      const doubtful = taken === null || (taken && element === STATE);
      if (VITAL.includes(element) && !(doubtful ? lms.get(element) === value : taken)) vital = false;
    }
    if (lms.commit() && vital) {
      settings.forEach(([element, value]) => saved.set(element, value));
      [results, details, last].forEach((waiting) => waiting.clear());
      failures = 0;
      tell("saved", time.wall());
    } else {
      failures++;
      schedule(0);
    }
  };

  /** Says at once that the attempt is going on and, should the session be cut off, goes on later. An LMS that keeps a state but
   *  tells no status may hold a pass: it hears the status with the outcome. */
  const begin = (resume: string): void => {
    if (!finality(status) && (status || !resume)) {
      status = "incomplete";
      results.set(STATUS, status);
    }
    details.set("cmi.core.exit", "suspend");
    run();
  };

  const placeObjectives = (): void => {
    if (!objectives.size) return;
    const known = (places = places || readPlaces(lms));
    objectives.forEach((report, id) => {
      if (!known.has(id)) known.set(id, known.size);
      put(details, objectiveOf(report, known.get(id)!));
    });
    objectives.clear();
  };

  return {
    async open(readable = () => true): Promise<Opened> {
      if (phase !== "idle" || !lms.initialize()) {
        tell("local");
        throw new Error("LMSInitialize");
      }
      phase = "open";
      quietUntil = time.now() + QUIET_MS;
      const learner = { id: lms.get("cmi.core.student_id"), name: lms.get("cmi.core.student_name") };
      const word = lms.get("cmi.core.lesson_mode");
      const looking = word === "review" || word === "browse";
      const resume = lms.get(STATE);
      const interactions = lms.get("cmi.interactions._count");
      if (/^\d+$/.test(interactions)) nextInteraction = Number(interactions);
      status = lms.get(STATUS);
      const told = finality(status) ? parseFloat(lms.get(RAW)) : NaN;
      if (told >= 0) raw = told;
      saved.set(STATE, resume);
      // Many LMSs leave the mode empty: only a clear word keeps us from recording.
      recording = !looking && readable(resume);
      if (recording) begin(resume);
      else tell("readonly");
      if (!looking && !recording) {
        // Not every LMS keeps a state that was not suspended, and this one is to be found again.
        lms.set("cmi.core.exit", "suspend");
        lms.commit();
      }
      return { learner, resume, recording, ended: finality(status) > finality("incomplete") };
    },

    saveState(text) {
      queue(last, [[STATE, text]], LEISURE_MS);
    },

    /** Retries append. An LMS that forgot interactions, or kept some that the state does not know, is met at the smaller count. */
    answer(report) {
      const index = Math.min(report.number, nextInteraction);
      nextInteraction = index + 1;
      quietUntil = 0;
      queue(details, interactionOf(report, index), MILESTONE_MS);
    },

    objective(report) {
      if (phase !== "open" || !recording) return;
      objectives.set(report.id, report);
      schedule(MILESTONE_MS);
    },

    /** The place, for the LMS's reports; the player itself finds it in the state. */
    progress(unit, session) {
      const { done } = session.progress();
      const within = done > unitsDone ? MILESTONE_MS : LEISURE_MS;
      unitsDone = done;
      queue(details, [["cmi.core.lesson_location", unit]], within);
    },

    /** Sends min, max and raw before the status. Neither the status nor, once it is passed, the score falls. */
    outcome(outcome) {
      const word = statusOf(outcome, completion);
      const floor = finality(status) >= finality("completed") && raw ? raw : 0;
      const score = outcome.score === null ? raw : Math.max(outcome.score, floor);
      const scored: Setting[] = score === null || score === raw ? [] : [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], [RAW, `${score}`]];
      if (finality(word) > finality(status)) status = word;
      else if (!scored.length) return;
      raw = score;
      // At the end of the queue: behind the score, even if it has been waiting.
      results.delete(STATUS);
      saved.delete(STATUS);
      queue(results, [...scored, [STATUS, status]], MILESTONE_MS);
    },

    flush() {
      if (phase === "open") run();
    },

    close({ state, seconds }) {
      if (phase !== "open") return;
      phase = "closing";
      if (recording) {
        last.set(STATE, state);
        last.set("cmi.core.session_time", timespan(seconds));
        run();
      }
      callOff();
      lms.finish();
      phase = "closed";
      tell("closed");
    },

    onHealth: listen,
  };
}

/** The places that objectives took in earlier sessions. One that says nothing, or says it twice, is still taken. */
function readPlaces(lms: Lms): Map<string, number> {
  const places = new Map<string, number>();
  const count = lms.get("cmi.objectives._count");
  for (let n = 0; /^\d{1,4}$/.test(count) && n < Number(count); n++) {
    const id = lms.get(`cmi.objectives.${n}.id`);
    places.set(id && !places.has(id) ? id : `#${n}`, n);
  }
  return places;
}
