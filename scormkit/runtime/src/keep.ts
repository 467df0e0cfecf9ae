/** A record with a second net: what is not confirmed as saved lies on the device, and is replayed when the course is opened next. */

import { decode, encode } from "./codec";
import type { AnswerReport, Course, Record, State } from "./contract";
import { merge } from "./merge";
import type { Shape } from "./slots";
import type { Store } from "./storage";

/** What lies on the device for one learner and course. */
interface Kept {
  /** Mark of the last text that the LMS confirmed, "" for none. Outlives the rest: it tells an LMS that was reset. */
  confirmed: string;
  /** Marks of the texts handed over since: the LMS may hold any of them without having said so. */
  handed: string[];
  /** The unconfirmed state as text, "" for none. */
  state: string;
  answers: AnswerReport[];
}

/** Far more than a session offline hands over. */
const MOST_MARKS = 500;

/** @param inner its methods need no `this`.
 *  @param scope names course and SCO; the learner is added when the record is open. */
export function keptRecord(inner: Record, store: Store, scope: string, course: Course, shapes: readonly Shape[]): Record {
  let kept = nothing("");
  let key = "";
  /** The text that `close` hands over. */
  let closing = "";

  const read = (text: string): State | null => {
    const state = decode(text, shapes);
    return typeof state === "string" ? null : state;
  };
  const keep = (): void => {
    if (key) store.write(key, kept.confirmed || kept.state ? JSON.stringify(kept) : "");
  };
  const confirm = (): void => {
    kept = nothing(markOf(closing || kept.state));
    keep();
  };

  const saveState = (text: string): void => {
    kept.state = text;
    kept.handed = [...kept.handed, markOf(text)].slice(-MOST_MARKS);
    keep();
    inner.saveState(text);
  };

  /** Hands over again what may never have arrived. Gives the state to go on from. */
  const replay = (resume: string, local: State): string => {
    const remote = read(resume);
    const { answers, confirmed, handed } = kept;
    let state = remote ? merge(course, shapes, remote, local) : local;
    if (remote && ![confirmed, ...handed].includes(markOf(resume))) {
      // The learner went on elsewhere meanwhile: the answers kept here come after those.
      answers.forEach((report, n) => (report.number = remote.interactions + n));
      state = { ...state, interactions: remote.interactions + answers.length };
    }
    answers.forEach(inner.answer);
    const text = encode(state, shapes, course.scope === "unit");
    saveState(text);
    return text;
  };

  /** What lies here belongs to another attempt: a state that was confirmed is gone, or another attempt has taken its place. Somebody
   *  has reset the learner in the LMS. */
  const wasReset = (resume: string, local: State | null): boolean => {
    const remote = read(resume);
    return kept.confirmed !== "" && (!resume || (remote !== null && local !== null && remote.attempt !== local.attempt));
  };

  return {
    ...inner,

    async open() {
      const opened = await inner.open();
      const { id, name } = opened.learner;
      // An LMS that does not say who is learning: on a shared device the copy could end up in a stranger's record.
      if (!opened.recording || !(id || name)) return opened;
      key = `${scope}/${id || name}`;
      kept = stored(store.read(key));
      let local = read(kept.state);
      if (wasReset(opened.resume, local)) local = null;
      if (!local) {
        kept = nothing(opened.resume ? kept.confirmed : "");
        keep();
      }
      const resume = local ? replay(opened.resume, local) : opened.resume;
      // Only now: what was confirmed before the replay was not what lies here.
      inner.onHealth((health) => {
        if (health === "saved" && kept.state) confirm();
      });
      return { ...opened, resume, replayed: local !== null };
    },

    saveState,

    answer(report) {
      kept.answers.push(report);
      keep();
      inner.answer(report);
    },

    /** The closing state counts its time as handed over; until that is confirmed, the one kept before stays. */
    close(last) {
      closing = last.state;
      inner.close(last);
      key = "";
    },
  };
}

function nothing(confirmed: string): Kept {
  return { confirmed, handed: [], state: "", answers: [] };
}

function stored(text: string): Kept {
  try {
    const kept: Kept = { ...nothing(""), ...JSON.parse(text) };
    return { ...kept, answers: kept.answers.map(reworded) };
  } catch {
    return nothing("");
  }
}

/** An answer as an earlier player kept it: of the type of its question, with the one right answer as a text. */
function reworded(report: AnswerReport): AnswerReport {
  const correct: string | string[] = report.correct;
  if (typeof correct !== "string") return report;
  return { ...report, type: report.type === "true-false" ? report.type : "choice", correct: correct ? [correct] : [] };
}

/** A text's checksum tells it from all others. */
function markOf(text: string): string {
  return text.slice(-4);
}
