/** A record with a second net: what is not confirmed as saved lies on the device, and is replayed when the course is opened next. */

import { decode, encode, isNewer } from "./codec";
import type { AnswerReport, Course, ObjectiveReport, Opened, Outcome, Record, State } from "./contract";
import type { HealthListener } from "./health";
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
  objectives: { [id: string]: ObjectiveReport };
}

function nothing(confirmed: number | null = null): Kept {
  return { confirmed, state: "", answers: [], objectives: {} };
}

export class KeptRecord implements Record {
  private kept = nothing();
  private key = "";
  private keeping = false;
  /** `saves` of the state that `close` hands over. */
  private closing: number | undefined;

  /** @param scope names course and SCO; the learner is added when the record is open. */
  constructor(
    private readonly inner: Record,
    private readonly store: Store,
    private readonly scope: string,
    private readonly course: Course,
    private readonly shapes: readonly Shape[],
  ) {}

  async open(): Promise<Opened> {
    const opened = await this.inner.open();
    if (!opened.recording) return opened;
    this.key = `${this.scope}/${opened.learner.id}`;
    this.kept = this.read();
    this.keeping = true;
    this.inner.onHealth((health) => {
      if (health === "saved") this.confirm();
    });
    // A state that was confirmed and is gone was taken away on purpose, in the LMS: what lies here belongs to the old attempt.
    if (this.kept.confirmed !== null && !opened.resume) this.forget();
    return this.kept.state ? { ...opened, resume: this.replay(opened.resume) } : opened;
  }

  saveState(text: string): void {
    this.kept.state = text;
    this.write();
    this.inner.saveState(text);
  }

  answer(report: AnswerReport): void {
    this.kept.answers.push(report);
    this.write();
    this.inner.answer(report);
  }

  objective(report: ObjectiveReport): void {
    this.kept.objectives[report.id] = report;
    this.write();
    this.inner.objective(report);
  }

  progress(place: { unit: string; done: number; total: number }): void {
    this.inner.progress(place);
  }

  /** Not kept: it follows from the state. */
  outcome(outcome: Outcome): void {
    this.inner.outcome(outcome);
  }

  flush(): void {
    this.inner.flush();
  }

  /** The closing state counts its time as handed over; until that is confirmed, the one kept before stays. */
  close(last: { state: string; seconds: number }): void {
    this.closing = this.decoded(last.state)?.saves;
    this.inner.close(last);
    this.keeping = false;
  }

  onHealth(listener: HealthListener): void {
    this.inner.onHealth(listener);
  }

  /** Hands over again what may never have arrived. Gives the state to go on from. */
  private replay(resume: string): string {
    const local = this.decoded(this.kept.state);
    const remote = this.decoded(resume);
    const { answers, objectives, confirmed } = this.kept;
    if (!local) {
      this.forget();
      return resume;
    }
    let state = remote ? merge(this.course, this.shapes, remote, local) : local;
    if (remote && isElsewhere(remote, local, confirmed)) {
      // The learner went on elsewhere meanwhile: the answers kept here come after those.
      answers.forEach((report, n) => (report.number = remote.interactions + n));
      state = { ...state, interactions: remote.interactions + answers.length };
    }
    const text = encode(state, this.shapes, this.course.scope === "unit");
    answers.forEach((report) => this.inner.answer(report));
    Object.values(objectives).forEach((report) => this.inner.objective(report));
    this.kept.state = text;
    this.write();
    this.inner.saveState(text);
    return text;
  }

  private decoded(text: string): State | null {
    const state = decode(text, this.shapes);
    return typeof state === "string" ? null : state;
  }

  private confirm(): void {
    const saves = this.closing ?? this.decoded(this.kept.state)?.saves;
    this.kept = nothing(saves ?? this.kept.confirmed);
    this.write();
  }

  private forget(): void {
    this.kept = nothing();
    this.write();
  }

  private read(): Kept {
    try {
      const kept: Kept = { ...nothing(), ...JSON.parse(this.store.read(this.key) || "{}") };
      return Array.isArray(kept.answers) && typeof kept.state === "string" ? kept : nothing();
    } catch {
      return nothing();
    }
  }

  private write(): void {
    if (!this.keeping) return;
    const { confirmed, state } = this.kept;
    this.store.write(this.key, confirmed === null && !state ? "" : JSON.stringify(this.kept));
  }
}

/** The LMS's state is neither what the local one grew out of nor a part of it. */
function isElsewhere(remote: State, local: State, confirmed: number | null): boolean {
  return isNewer(remote.saves, local.saves) || (confirmed !== null && isNewer(confirmed, remote.saves));
}
