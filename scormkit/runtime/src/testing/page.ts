/** A page with the player's core on a strict LMS, without a browser: what main.ts joins, views aside. */

import { scorm12Record } from "../adapters/scorm12";
import { type Api } from "../adapters/scorm12/discovery";
import { lmsOf } from "../adapters/scorm12/lms";
import { answering } from "../answering";
import { activeClock } from "../clock";
import { blankState, decode } from "../codec";
import type { Course, Health, Opened, Session } from "../contract";
import { keptRecord } from "../keep";
import { type Recorder, recorderOf } from "../recorder";
import { startSession } from "../session";
import { shapesIn } from "../slots";
import type { Store } from "../storage";
import type { StrictLms } from "./strict-lms";
import { fakeTime, type FakeTime } from "./time";

/** Attempts begun so far: each has a number of its own, as good as always when main.ts draws it. */
let attempts = 0;

export interface MemoryStore extends Store {
  readonly items: Map<string, string>;
  /** A frozen store takes nothing more: the device as a crash left it, or one that forbids storing. */
  frozen: boolean;
}

export function memoryStore(frozen = false): MemoryStore {
  const items = new Map<string, string>();
  return {
    items,
    frozen,
    read: (key) => items.get(key) || "",
    write(key, text) {
      if (this.frozen) return;
      if (text) items.set(key, text);
      else items.delete(key);
    },
  };
}

export interface Page {
  readonly session: Session;
  readonly recorder: Recorder;
  readonly opened: Opened;
  readonly time: FakeTime;
  /** Every word about the record's health, the last one last. */
  readonly health: Health[];
}

/** Launches a course in an LMS. */
export async function launch(lms: StrictLms, course: Course, store: Store = memoryStore()): Promise<Page> {
  const time = fakeTime();
  const shapes = shapesIn(course);
  const record = keptRecord(scorm12Record(lmsOf(lms.api as unknown as Api), course.completion, time), store, "sample", course, shapes);
  const opened = await record.open();
  const resumed = decode(opened.resume, shapes);
  const session = answering(startSession(course, typeof resumed === "string" ? blankState(shapes.length, ++attempts) : resumed, () => new Date(time.wall())));
  const recorder = recorderOf(session, record, shapes, activeClock(time.now, course.idle), opened.replayed);
  const health: Health[] = [];
  record.onHealth((word) => health.push(word));
  return { session, recorder, opened, time, health };
}

/** Gives answers, one a question, and submits, as views do. */
export function submit({ session, recorder }: Page, quiz: number, answers: string[]): void {
  answers.forEach((letters, question) => session.choose(quiz, question, 0, letters));
  recorder.answered(session.submit(quiz, 1_700_000_000_000, answers.map(() => 4.5)));
}
