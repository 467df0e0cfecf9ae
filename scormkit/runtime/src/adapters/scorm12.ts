/** The record kept by a SCORM 1.2 LMS. What is to be sent waits here; runs send only what changed, commit, and count as saved when
 *  LMSCommit says so. idle → open → closing → closed; no call leaves before `open` or after `closed`. */

import type { Time } from "../clock";
import type { AnswerReport, Completion, ObjectiveReport, Opened, Outcome, Record } from "../contract";
import { type HealthListener, HealthTeller } from "../health";
import { finality, interactionOf, objectiveOf, type Setting, statusOf, timespan } from "./scorm12/wording";
import type { Lms } from "./scorm12/lms";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const STATE = "cmi.suspend_data";
/** Elements without which a save is none. What else an LMS refuses, it is free not to keep. */
const VITAL = [STATUS, RAW, STATE];

/** A milestone is sent when the page has shown it, together with what comes along; the rest within seconds. */
const MILESTONE_MS = 200;
const LEISURE_MS = 5_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

export class Scorm12Record implements Record {
  private phase: "idle" | "open" | "closing" | "closed" = "idle";
  private recording = false;
  private readonly health: HealthTeller;
  /** What the LMS is known to hold. */
  private readonly saved = new Map<string, string>();
  /** What waits, in sending order: state, score and status before everything else. */
  private readonly core = new Map<string, string>();
  private readonly details = new Map<string, string>();
  private status = "";
  private raw: number | null = null;
  private nextInteraction = Infinity;
  private objectives: Map<string, number> | null = null;
  private unitsDone = Infinity;
  private failures = 0;
  private due = Infinity;
  private callOff: () => void = () => undefined;

  constructor(private readonly lms: Lms, private readonly completion: Completion, private readonly time: Time) {
    this.health = new HealthTeller("saving", time.wall);
  }

  /** Rejects when the LMS refuses the session. */
  async open(): Promise<Opened> {
    if (this.phase !== "idle" || !this.lms.initialize()) throw new Error("LMSInitialize");
    this.phase = "open";
    const { lms } = this;
    const learner = { id: lms.get("cmi.core.student_id"), name: lms.get("cmi.core.student_name") };
    const mode = lms.get("cmi.core.lesson_mode");
    const credit = lms.get("cmi.core.credit") !== "no-credit";
    const resume = this.readState();
    // Many LMSs leave the mode empty: only a clear word keeps them from recording.
    this.recording = mode !== "review" && mode !== "browse";
    if (this.recording) this.begin(resume);
    else this.health.tell("readonly");
    return {
      learner,
      mode: mode === "review" || mode === "browse" ? mode : "normal",
      credit,
      language: "",
      resume,
      limits: { state: 4096 },
      recording: this.recording,
    };
  }

  saveState(text: string): void {
    this.queue(this.core, [[STATE, text]], LEISURE_MS);
  }

  /** Retries append. An LMS that forgot interactions, or kept some that the state does not know, is met at the smaller count. */
  answer(report: AnswerReport): void {
    const index = Math.min(report.number, this.nextInteraction);
    this.nextInteraction = index + 1;
    this.queue(this.details, interactionOf(report, index), MILESTONE_MS);
  }

  objective(report: ObjectiveReport): void {
    if (!this.isRecording()) return;
    const known = this.objectives || (this.objectives = this.readObjectives());
    if (!known.has(report.id)) known.set(report.id, known.size);
    this.queue(this.details, objectiveOf(report, known.get(report.id)!), MILESTONE_MS);
  }

  /** The place, for the LMS's reports; the player itself finds it in the state. */
  progress({ unit, done }: { unit: string; done: number }): void {
    const within = done > this.unitsDone ? MILESTONE_MS : LEISURE_MS;
    this.unitsDone = done;
    this.queue(this.details, [["cmi.core.lesson_location", unit]], within);
  }

  /** Sends min, max and raw before the status. Neither the status nor, once it is passed, the score falls. */
  outcome(outcome: Outcome): void {
    if (!this.isRecording()) return;
    const word = statusOf(outcome, this.completion);
    const passed = finality(this.status) >= finality("completed");
    const raw = passed && this.raw !== null ? Math.max(this.raw, outcome.score || 0) : outcome.score;
    const scored = raw !== null && raw !== this.raw;
    const moved = finality(word) > finality(this.status);
    if (!scored && !moved) return;
    if (moved) this.status = word;
    this.core.delete(STATUS);
    if (scored) this.queue(this.core, [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], [RAW, String(raw)]], MILESTONE_MS);
    if (scored) this.raw = raw;
    this.core.set(STATUS, this.status);
    this.schedule(MILESTONE_MS);
  }

  flush(): void {
    if (this.phase === "open") this.run();
  }

  close(last: { state: string; seconds: number }): void {
    if (this.phase !== "open") return;
    this.phase = "closing";
    if (this.recording) {
      this.core.set(STATE, last.state);
      this.details.set("cmi.core.session_time", timespan(last.seconds));
      this.run();
    }
    this.callOff();
    this.lms.finish();
    this.phase = "closed";
    this.health.tell("closed");
  }

  onHealth(listener: HealthListener): void {
    this.health.listen(listener);
  }

  /** Says at once that the attempt is going on and, should the session be cut off, goes on later. An LMS that keeps a state but tells
   *  no status may hold a pass: it hears the status with the outcome. */
  private begin(resume: string): void {
    if (!finality(this.status) && (this.status || !resume)) {
      this.status = "incomplete";
      this.core.set(STATUS, this.status);
    }
    this.details.set("cmi.core.exit", "suspend");
    this.run();
  }

  private isRecording(): boolean {
    return this.phase === "open" && this.recording;
  }

  private readState(): string {
    const { lms } = this;
    const state = lms.get(STATE);
    const interactions = lms.get("cmi.interactions._count");
    if (/^\d+$/.test(interactions)) this.nextInteraction = Number(interactions);
    this.status = lms.get(STATUS);
    if (finality(this.status)) {
      const raw = lms.get(RAW);
      if (raw) this.raw = Number(raw);
    }
    this.saved.set(STATE, state).set(STATUS, this.status);
    return state;
  }

  /** The places that objectives took in earlier sessions. */
  private readObjectives(): Map<string, number> {
    const count = Number(this.lms.get("cmi.objectives._count")) || 0;
    const known = new Map<string, number>();
    for (let n = 0; n < count; n++) {
      const id = this.lms.get(`cmi.objectives.${n}.id`);
      // A place that says nothing, or says it twice, is still taken.
      known.set(id && !known.has(id) ? id : `#${n}`, n);
    }
    return known;
  }

  private queue(waiting: Map<string, string>, settings: Setting[], within: number): void {
    if (!this.isRecording()) return;
    for (const [element, value] of settings) {
      if (this.saved.get(element) !== value || waiting.has(element)) waiting.set(element, value);
    }
    if (this.core.size + this.details.size) this.schedule(within);
  }

  private schedule(within: number): void {
    this.health.tell(this.failures ? "unsaved" : "saving");
    // While the LMS fails, its pace is the back-off's; a milestone does not hurry it.
    const due = this.time.now() + (this.failures ? this.backOff() : within);
    if (due >= this.due) return;
    this.callOff();
    this.due = due;
    this.callOff = this.time.after(due - this.time.now(), () => this.run());
  }

  private backOff(): number {
    return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.failures - 1));
  }

  /** Sends what waits and commits. What was not committed waits on, all of it: the LMS may have lost the session. */
  private run(): void {
    this.callOff();
    this.due = Infinity;
    if (!this.core.size && !this.details.size) return;
    let vital = true;
    for (const [element, value] of [...this.core, ...this.details]) {
      const taken = this.lms.set(element, value);
      if (VITAL.includes(element) && !(taken ?? this.lms.get(element) === value)) vital = false;
    }
    if (!this.lms.commit() || !vital) {
      this.failures++;
      this.schedule(0);
      return;
    }
    for (const [element, value] of [...this.core, ...this.details]) this.saved.set(element, value);
    this.core.clear();
    this.details.clear();
    this.failures = 0;
    this.health.tell("saved");
  }
}
