/** A record with a second net: what is not confirmed as saved lies on the device, and is replayed when the course is opened next. */

import { decode, encode } from "./codec";
import type { AnswerReport, Course, Opened, Record, State } from "./contract";
import { merge } from "./merge";
import type { Shape } from "./slots";
import type { Store } from "./storage";

/** What lies on the device for one learner and course. */
interface Kept {
  /** The last text that the LMS confirmed, "" for none. Outlives the rest: it tells an LMS that was reset, and is what a session
   *  that the LMS refuses goes on from. */
  confirmed: string;
  /** Marks of the texts handed over since: the LMS may hold any of them without having said so. */
  handed: string[];
  /** The unconfirmed state as text, "" for none. */
  state: string;
  answers: AnswerReport[];
}

/** Far more than a session offline hands over. */
const MOST_MARKS = 500;
const REFUSED: Opened = { learner: { id: "", name: "" }, resume: "", recording: false, refused: true };

/** Its keys: `scope/learner` the copy, `scope/learner!` a text that could not be read, `scope?` the copy's key of the one learner who
 *  was seen here (`scope` once there were several), and `?` before that what was done here while the LMS refused the session. Nobody
 *  knows who did that: it goes to the one learner seen here before and after, or to nobody.
 *  @param inner its methods need no `this`; when its `open` rejects, the session is one that the LMS refused.
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
  const isLater = (text: string): boolean => decode(text, shapes) === "newer";
  const keep = (): void => {
    if (key) store.write(key, kept.confirmed || kept.state ? JSON.stringify(kept) : "");
  };
  const confirm = (): void => {
    kept = nothing(closing || kept.state);
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
    if (remote && ![markOf(confirmed), ...handed].includes(markOf(resume))) {
      // The learner went on elsewhere meanwhile: the answers kept here come after those.
      answers.forEach((report, n) => (report.number = remote.interactions + n));
      state = { ...state, interactions: remote.interactions + answers.length };
    }
    answers.forEach(inner.answer);
    const text = encode(state, shapes, course.scope === "unit");
    saveState(text);
    return text;
  };

  /** What lies here belongs to another attempt: a state that was confirmed is gone with its result, or another attempt has taken its
   *  place. Somebody has reset the learner in the LMS. */
  const wasReset = ({ resume, ended }: Opened): boolean => {
    const [remote, local] = [read(resume), read(kept.state || kept.confirmed)];
    return kept.confirmed !== "" && ((!resume && !ended) || (remote !== null && local !== null && remote.attempt !== local.attempt));
  };

  /** What was confirmed and is gone: another device, where the course was open too, has written over it; or the LMS keeps a result
   *  without its state. Null where nothing is. */
  const givenUp = (resume: string): State | null => {
    const [remote, confirmed] = [read(resume), read(kept.confirmed)];
    if (!remote || !confirmed) return resume ? null : confirmed;
    // Its time may have been handed over since.
    const ours = { ...confirmed, seconds: remote.seconds };
    return encode(merge(course, shapes, remote, ours), shapes) === encode(remote, shapes) ? null : ours;
  };

  /** Goes on from where the one learner seen here stood, apart from that learner's copy. */
  const openRefused = (seen: string): Opened => {
    const { state, confirmed } = stored(store.read(seen));
    key = `?${seen || scope}`;
    kept = stored(store.read(key));
    const resume = kept.state || state || confirmed;
    if (isLater(resume)) key = "";
    return { ...REFUSED, resume };
  };

  /** Puts what was done while the LMS refused the session behind what lies here. */
  const takeRefused = (): void => {
    const { handed, state, answers } = stored(store.read(`?${key}`));
    if (!state) return;
    kept = { ...kept, handed: [...kept.handed, ...handed], state, answers: [...kept.answers, ...answers] };
    keep();
    store.write(`?${key}`, "");
  };

  return {
    ...inner,

    async open() {
      const opened = await inner.open((resume) => !isLater(resume)).catch(() => REFUSED);
      const seen = store.read(`${scope}?`);
      if (opened.refused) return openRefused(seen);
      const who = opened.learner.id || opened.learner.name;
      const own = `${scope}/${who}`;
      const damaged = opened.recording && decode(opened.resume, shapes) === "damaged";
      if (damaged) store.write(`${own}!`, opened.resume);
      const unread = damaged ? opened.resume : who && store.read(`${own}!`);
      if (who) store.write(`${scope}?`, seen && seen !== own ? scope : own);
      // An LMS that does not say who is learning: on a shared device the copy could end up in a stranger's record.
      if (!opened.recording || !who) return { ...opened, unread };
      key = own;
      kept = stored(store.read(key));
      if (seen === key) takeRefused();
      // What a later player left here waits for that.
      if (isLater(kept.state)) key = "";
      const local = wasReset(opened) ? null : read(kept.state) || givenUp(opened.resume);
      if (!local) {
        kept = nothing(opened.resume);
        keep();
      }
      const resume = local ? replay(opened.resume, local) : opened.resume;
      // Only now: what was confirmed before the replay was not what lies here.
      inner.onHealth((health) => {
        if (health === "saved" && kept.state) confirm();
        if (health === "closed") key = "";
      });
      return { ...opened, resume, replayed: local !== null, unread };
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
      kept.handed.push(markOf(closing));
      keep();
      inner.close(last);
    },
  };
}

function nothing(confirmed: string): Kept {
  return { confirmed, handed: [], state: "", answers: [] };
}

function stored(text: string): Kept {
  try {
    return { ...nothing(""), ...JSON.parse(text) };
  } catch {
    return nothing("");
  }
}

/** A text's checksum tells it from all others. */
function markOf(text: string): string {
  return text.slice(-4);
}
