/** The record kept by an LRS: what the player reports becomes facts of the learner's document. idle → open → closing → closed. */

import type { Time } from "../../clock";
import { decode, encode } from "../../codec";
import type { AnswerReport, Course, Opened, Record, State } from "../../contract";
import { type HealthTeller, healthTeller } from "../../health";
import { merge } from "../../merge";
import type { Shape } from "../../slots";
import type { StateDocument } from "./document";
import { answerOf, durationOf, type Fact, objectiveKey, objectiveOf, percent, progressOf, quizKey, type Telling, unitKey } from "./facts";
import { type HandedIn, sha256 } from "./files";
import { insisting } from "./launch";
import { type Kept, type Outbox, outboxOf } from "./outbox";
import type { Sender } from "./sender";
import { uuidOf } from "./sha1";
import type { Speaker } from "./statements";

/** What a launch has settled. */
export interface Launched {
  speaker: Speaker;
  learner: Opened["learner"];
  /** Nothing is to be recorded: the learner looks back, or around. */
  looking: boolean;
  /** The learner's document; what is written to it is kept only where something is to be recorded. */
  document: StateDocument;
  /** @param doubtful ids of facts that the LRS may have. */
  sender(doubtful: Set<string>): Sender;
  /** Hands in a file for an assignment.
   *  @param fact what is told of it.
   *  @param quiz its id. */
  handIn(file: File, bytes: ArrayBuffer, sha2: string, fact: Fact, quiz: string): Promise<HandedIn>;
  /** Tells this session from others. */
  session: string;
  /** What statements that are told once are told once for: their ids follow from it.
   *  @param attempt drawn when the learner began. */
  scope(attempt: number): string;
  /** A page that is left ends the session, not Exit alone. */
  endsWithPage: boolean;
  /** Where the learner goes on Exit. */
  returnTo?: string;
}

/** A milestone is sent when the page has shown it, together with what comes along; the rest within seconds. */
const MILESTONE_MS = 200;
const LEISURE_MS = 5_000;

/** A record that takes files, too. */
export interface FileRecord extends Record {
  /** Settles when the record is open: whether anything can be handed in. */
  takesFiles: Promise<boolean>;
  /** Gives what became of it; rejects where it may be tried again. */
  handIn(quiz: string, file: File): Promise<HandedIn>;
  /** The name of the file handed in last, "" for none. */
  handedIn(quiz: string): string;
}

/** @param launch settles who learns, and with which LRS; rejects where the LMS refuses. `open` rejects with it. */
export function lrsRecord(launch: () => Promise<Launched>, course: Course, shapes: readonly Shape[], time: Time): FileRecord {
  const health = healthTeller("saving");
  let phase: "idle" | "open" | "closing" | "closed" = "idle";
  let launched: Launched;
  let outbox: Outbox;
  let recording = false;
  const kept: Kept = { state: "", unsent: [], told: {} };
  /** Ids of facts that the LRS may have. */
  const doubtful = new Set<string>();
  /** What another device has saved meanwhile. */
  let aside: State | null = null;
  /** The session is told of, where nothing is recorded too: its beginning and its end. */
  let speaks = false;
  /** After the last word there is none, though a request comes back. */
  const tellHealth: HealthTeller["tell"] = (word, at) => {
    if (phase !== "closed") health.tell(word, at);
  };
  let tellTaking: (takes: boolean) => void;
  const takesFiles = new Promise<boolean>((settle) => (tellTaking = settle));

  const read = (text: string): State | null => {
    const state = decode(text, shapes);
    return typeof state === "string" ? null : state;
  };
  const keepState = (text: string): void => {
    const state = aside && read(text);
    kept.state = state ? encode(merge(course, shapes, aside!, state), shapes, course.scope === "unit") : text;
  };
  /** Whose place in the queue does not change by what comes from elsewhere. */
  const add = (facts: readonly Fact[]): void => {
    const known = new Set(kept.unsent.map(({ id }) => id));
    kept.unsent = [...kept.unsent, ...facts.filter(({ id }) => !known.has(id))];
  };
  const joined = (text: string): void => {
    const there = keptIn(text);
    if (!there) return;
    aside = read(there.state) || aside;
    keepState(kept.state);
    const isTheirs = (fact: Fact): boolean => !outbox.isOver(fact) && ![...kept.unsent, ...(kept.refused || [])].some(({ id }) => id === fact.id);
    const theirs = there.unsent.filter(isTheirs);
    theirs.forEach(({ id }) => doubtful.add(id));
    const refused = (there.refused || []).filter(isTheirs);
    if (refused.length) kept.refused = [...(kept.refused || []), ...refused];
    add(theirs);
    kept.told = { ...there.told, ...kept.told };
  };

  const factOf = (name: string, telling: Telling, attempt = read(kept.state)?.attempt ?? 0): Fact => {
    return { id: uuidOf(`${launched.scope(attempt)} ${name}`), at: time.wall(), ...telling };
  };
  /** Tells a matter, unless this is what was told of it last.
   *  @param name tells it from all else. */
  const tell = (matter: string, value: string, telling: () => Telling, name = `${matter} ${value}`): void => {
    if (kept.told[matter] === value) return;
    kept.told[matter] = value;
    add([factOf(name, telling())]);
    outbox.changed(MILESTONE_MS);
  };
  const takes = (): boolean => phase === "open" && recording;
  const spent = (seconds = read(kept.state)?.seconds ?? 0): string => durationOf(seconds - Number(kept.told.before));
  const groupingOf = ({ id }: AnswerReport): string[] => {
    const quiz = course.quizzes.find((each) => each.id === id.split(".", 1)[0]);
    const unit = quiz && course.units[quiz.unit];
    return unit ? [unitKey(unit.id), `modules/${course.modules[unit.module].id}`] : [];
  };

  /** Takes over what was written down before: earlier sessions of cmi5 began as they did, the rest is told in this one. */
  const resume = ({ state, told, unsent, refused = [] }: Kept): void => {
    const { session, speaker } = launched;
    const isOver = ({ verb }: Fact): boolean => speaker.cmi5 && verb === "initialized" && told.initialized !== session;
    // What broke a rule would break it again.
    const again = refused.filter(({ status }) => status !== 403).map(({ status, ...fact }) => fact);
    const left = refused.filter(({ status }) => status === 403);
    Object.assign(kept, { state, told, ...(refused.length && { refused: left }) });
    add([...again, ...unsent].filter((fact) => !isOver(fact)));
  };

  return {
    async open(readable = () => true): Promise<Opened> {
      if (phase !== "idle") throw new Error("opened twice");
      try {
        launched = await launch();
        const { learner, looking, document, sender, session, returnTo, speaker } = launched;
        const text = await insisting(document.read, time);
        const found = keptIn(text);
        const state = found ? found.state : text;
        recording = !looking && readable(state);
        speaks = recording || looking;
        if (found && recording) resume(found);
        kept.unsent.forEach(({ id }) => doubtful.add(id));
        outbox = outboxOf(kept, document, sender(doubtful), joined, recording ? { ...health, tell: tellHealth } : healthTeller("readonly"), time);
        phase = "open";
        if (!recording) health.tell("readonly");
        // A reload goes on with its session, and with the time that it began with.
        if (kept.told.initialized !== session) kept.told.before = speaker.cmi5 ? `${read(state)?.seconds ?? 0}` : "0";
        if (speaks) {
          // Before whatever earlier sessions have left.
          const left = kept.unsent.splice(0);
          tell("initialized", session, () => ({ verb: "initialized", object: "" }));
          // Without a document nobody remembers whether a reload has told it already.
          if (looking) kept.unsent.forEach(({ id }) => doubtful.add(id));
          add(left);
        }
        tellTaking(recording);
        return { learner, resume: state, recording, ended: kept.told.completed !== undefined, returnTo };
      } catch (failure) {
        health.tell("local");
        throw failure;
      }
    },

    saveState(text) {
      if (!takes()) return;
      keepState(text);
      outbox.changed(LEISURE_MS);
    },

    answer(report) {
      if (!takes()) return;
      // Its time tells it from all others, in whatever attempt: what lies on the device comes back before the state does.
      const fact = { ...factOf(`answered ${report.id} ${report.at}`, answerOf(report, groupingOf(report)), 0), at: report.at };
      // What follows from an answer was queued before it, in the same breath: it comes behind it.
      const follows = kept.unsent.findIndex(({ verb, at }) => at >= report.at && verb !== "answered" && verb !== "initialized");
      const behind = follows < 0 ? [] : kept.unsent.splice(follows);
      add([fact, ...behind]);
      outbox.changed(MILESTONE_MS);
    },

    objective(report) {
      if (takes()) tell(objectiveKey(report.id), `${report.status} ${report.score}`, () => objectiveOf(report));
    },

    progress(unit, session) {
      if (!takes()) return;
      const { done, total } = session.progress();
      const percent = total ? Math.floor((100 * done) / total) : 100;
      course.units.forEach(({ id, exemptedBy }, n) => {
        const [key, status] = [unitKey(id), session.unitStatus(n)];
        // Done, and not opened: whoever was exempt has not seen it.
        const opened = status === "begun" || id === unit || (status === "done" && !exemptedBy?.length);
        if (!kept.told[key] && opened) tell(key, "begun", () => ({ verb: "experienced", object: key, parent: "" }));
        if (status === "done") tell(key, "done", () => progressOf(percent, id));
      });
    },

    /** Each once. A score by itself is told where it is not told with these, and as often as it changes. */
    outcome({ completed, success, score }) {
      if (!takes()) return;
      const { mastery } = launched.speaker;
      const { told } = kept;
      const scored = score === null ? {} : { score: percent(score) };
      /** By the LMS's own measure, where it has one. */
      const isPass = mastery === undefined ? success === "passed" : (score ?? 0) / 100 >= mastery;
      if (completed) tell("completed", "yes", () => ({ verb: "completed", object: "", result: { completion: true, duration: spent() } }));
      // In one session the LMS takes one of the two, and after a pass no more; none that its own measure contradicts.
      if (success === "passed" && isPass && !told.passed && told.failed !== launched.session) {
        told.score = `${score}`;
        tell("passed", "yes", () => ({ verb: "passed", object: "", result: { success: true, ...scored, duration: spent() } }));
      } else if (success === "failed" && !isPass && course.completion.onFail === "failed" && !told.passed && !told.failed) {
        told.score = `${score}`;
        tell("failed", launched.session, () => ({ verb: "failed", object: "", result: { success: false, ...scored, duration: spent() } }));
      }
      if (score === null || told.score === `${score}`) return;
      told.scores = `${Number(told.scores || 0) + 1}`;
      tell("score", `${score}`, () => ({ verb: "scored", object: "", result: scored }), `score ${told.scores} ${score}`);
    },

    flush() {
      if (phase === "open") outbox.flush();
    },

    close({ state, seconds, exit }) {
      // A session that was refused has nothing to wait for.
      if (phase === "idle") health.tell("closed");
      if (phase !== "open") return;
      phase = "closing";
      const { endsWithPage, session } = launched;
      const over = (): void => {
        phase = "closed";
        health.tell("closed");
      };
      const ends = speaks && (exit || endsWithPage);
      const last = factOf(`terminated ${session}`, { verb: "terminated", object: "", result: { duration: spent(seconds) } });
      if (ends) {
        if (recording) keepState(state);
        // Where the LMS takes nothing after it, the document cannot list it.
        if (endsWithPage) add([last]);
        outbox.changed(0);
      }
      if (exit) return outbox.finish(ends && !endsWithPage ? last : null, over);
      outbox.flush();
      outbox.stop();
      over();
    },

    onHealth: health.listen,

    takesFiles,

    handedIn: (quiz) => kept.told[fileMatter(quiz)] || "",

    async handIn(quiz, file) {
      const bytes = await file.arrayBuffer();
      const sha2 = await sha256(bytes);
      const fact = factOf(`${fileMatter(quiz)} ${sha2}`, { verb: "answered", object: quizKey(quiz) });
      const outcome = await launched.handIn(file, bytes, sha2, fact, quiz);
      if (outcome !== "refused" && takes()) {
        kept.told[fileMatter(quiz)] = file.name;
        outbox.changed(MILESTONE_MS);
      }
      return outcome;
    },
  };
}

function fileMatter(quiz: string): string {
  return `files/${quiz}`;
}

/** A document of ours; null for any other text. */
function keptIn(text: string): Kept | null {
  try {
    const { state, unsent, told, refused } = JSON.parse(text);
    return typeof state === "string" && Array.isArray(unsent) && told instanceof Object ? { state, unsent, told, ...(refused && { refused }) } : null;
  } catch {
    return null;
  }
}
