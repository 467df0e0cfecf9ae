/** A record with a second net: what is not confirmed as saved lies on the device, and is replayed when the course is opened next. */

import { decode, encode, isNewer } from "./codec";
import type { AnswerReport, Course, ObjectiveReport, Record, State } from "./contract";
import { merge } from "./merge";
import type { Shape } from "./slots";
import type { Store } from "./storage";

/** What lies on the device for one learner and course. */
interface Kept {
  /** `saves` of the last state that the LMS confirmed, null for none. Outlives the rest: it tells an LMS that was reset. */
  confirmed: number | null;
  /** The unconfirmed state as text, "" for none. */
  state: string;
  answers: AnswerReport[];
  objectives: ObjectiveReport[];
}

/** @param inner its methods need no `this`.
 *  @param scope names course and SCO; the learner is added when the record is open. */
export function keptRecord(inner: Record, store: Store, scope: string, course: Course, shapes: readonly Shape[]): Record {
  let kept = nothing(null);
  let key = "";
  /** `saves` of the state that `close` hands over. */
  let closing: number | undefined;

  const read = (text: string): State | null => {
    const state = decode(text, shapes);
    return typeof state === "string" ? null : state;
  };
  const keep = (): void => {
    if (key) store.write(key, kept.confirmed === null && !kept.state ? "" : JSON.stringify(kept));
  };
  const confirm = (): void => {
    const saves = closing ?? read(kept.state)?.saves;
    kept = nothing(saves ?? kept.confirmed);
    keep();
  };

  /** Hands over again what may never have arrived. Gives the state to go on from. */
  const replay = (resume: string, local: State): string => {
    const remote = read(resume);
    const { answers, objectives, confirmed } = kept;
    let state = remote ? merge(course, shapes, remote, local) : local;
    if (remote && isElsewhere(remote, local, confirmed)) {
      // The learner went on elsewhere meanwhile: the answers kept here come after those.
      answers.forEach((report, n) => (report.number = remote.interactions + n));
      state = { ...state, interactions: remote.interactions + answers.length };
    }
    answers.forEach(inner.answer);
    objectives.forEach(inner.objective);
    const text = encode(state, shapes, course.scope === "unit");
    saveState(text);
    return text;
  };

  const saveState = (text: string): void => {
    kept.state = text;
    keep();
    inner.saveState(text);
  };

  return {
    ...inner,

    async open() {
      const opened = await inner.open();
      if (!opened.recording) return opened;
      key = `${scope}/${opened.learner.id}`;
      kept = stored(store.read(key));
      // A state that was confirmed and is gone was taken away on purpose, in the LMS: what lies here belongs to the old attempt.
      const local = kept.confirmed !== null && !opened.resume ? null : read(kept.state);
      if (!local) {
        kept = nothing(opened.resume ? kept.confirmed : null);
        keep();
      }
      const resume = local ? replay(opened.resume, local) : opened.resume;
      // Only now: what was confirmed before the replay was not what lies here.
      inner.onHealth((health) => {
        if (health === "saved" && kept.state) confirm();
      });
      return { ...opened, resume };
    },

    saveState,

    answer(report) {
      kept.answers.push(report);
      keep();
      inner.answer(report);
    },

    objective(report) {
      kept.objectives.push(report);
      keep();
      inner.objective(report);
    },

    /** The closing state counts its time as handed over; until that is confirmed, the one kept before stays. */
    close(last) {
      closing = read(last.state)?.saves;
      inner.close(last);
      key = "";
    },
  };
}

function nothing(confirmed: number | null): Kept {
  return { confirmed, state: "", answers: [], objectives: [] };
}

function stored(text: string): Kept {
  try {
    return { ...nothing(null), ...JSON.parse(text) };
  } catch {
    return nothing(null);
  }
}

/** The LMS's state is neither what the local one grew out of nor a part of it. */
function isElsewhere(remote: State, local: State, confirmed: number | null): boolean {
  return isNewer(remote.saves, local.saves) || (confirmed !== null && isNewer(confirmed, remote.saves));
}
