/** A learner's visit to a course without a browser: everything that main.ts joins but the views, from the search for the API to the
 *  events of leaving. */

import { scorm12Record } from "../adapters/scorm12";
import { type Frame, waitForApi } from "../adapters/scorm12/discovery";
import { lmsOf } from "../adapters/scorm12/lms";
import { answering } from "../answering";
import { activeClock } from "../clock";
import { blankState, decode } from "../codec";
import type { Course, Health, Session } from "../contract";
import { watchLeaving } from "../lifecycle";
import { openRecord } from "../opening";
import { type Recorder, recorderOf } from "../recorder";
import { startSession } from "../session";
import { shapesIn } from "../slots";
import { claimTab, type Locks } from "../tabs";
import { type Fault, faultyApi } from "./faulty-lms";
import type { MemoryStore } from "./page";
import type { StrictLms } from "./strict-lms";
import { fakeTime, type FakeTime } from "./time";

/** Where a page is opened. */
export interface Place {
  lms: StrictLms;
  fault: Fault;
  store: MemoryStore;
  /** Of the browser; a tab that is gone holds none. */
  locks: Locks;
  /** LMS calls of a session without faults, for faults that strike half way. */
  calls: number;
}

export interface Visit {
  readonly course: Course;
  readonly session: Session;
  readonly recorder: Recorder;
  readonly time: FakeTime;
  /** The last word about the record's health before it was closed, as the bar and the closing page have it. */
  health(): Health;
  onHealth(listener: () => void): void;
  hide(): void;
  /** The network is back. */
  online(): void;
  /** The LMS turns to another page. */
  leave(): void;
  exit(): void;
}

/** Attempts begun so far: each has a number of its own, as good as always when main.ts draws it. */
let attempts = 0;
const API_COMES_MS = 4_000;
const LONGEST_SEARCH_MS = 11_000;

/** Opens a course. */
export async function visit(course: Course, place: Place): Promise<Visit> {
  const time = fakeTime();
  const page = pageWindow();
  let leaving = false;
  const api = faultyApi(place.lms, place.fault, time, () => ({ leaving, all: place.calls }));
  const claiming = claimTab(course.id, place.locks, noChannel, time, 0);
  const search = waitForApi(frameOf(api, place.fault.api, time), time);
  time.pass(LONGEST_SEARCH_MS);
  const [claim, found] = await Promise.all([claiming, search]);
  const shapes = shapesIn(course);
  const { record, opened } = await openRecord(course, shapes, claim.first, found && scorm12Record(lmsOf(found), course.completion, time), place.store);
  const resumed = decode(opened.resume, shapes);
  const session = answering(startSession(course, typeof resumed === "string" ? blankState(shapes.length, ++attempts) : resumed, () => new Date(time.wall())));
  const recorder = recorderOf(session, record, shapes, activeClock(time.now, course.idle), opened.replayed);
  let health: Health = "saving";
  record.onHealth((word) => (health = word === "closed" ? health : word));
  const leave = (): void => {
    leaving = true;
    recorder.close();
    claim.release();
  };
  watchLeaving(page as unknown as Window, recorder.flush, leave);
  return {
    course, session, recorder, time,
    health: () => health,
    onHealth: (listener) => record.onHealth(listener),
    hide() {
      leaving = true;
      page.document.visibilityState = "hidden";
      page.document.dispatchEvent(new Event("visibilitychange"));
    },
    online: () => void page.dispatchEvent(new Event("online")),
    leave: () => void page.dispatchEvent(Object.assign(new Event("pagehide"), { persisted: false })),
    exit: leave,
  };
}

/** A browser's locks: nobody need answer, a frozen tab holds its own. */
export function lockManager(): Locks {
  const held = new Set<string>();
  return {
    async request(name, _options, hold) {
      const free = !held.has(name);
      held.add(name);
      await hold(free ? { name } : null);
      if (free) held.delete(name);
    },
  };
}

function noChannel(): never {
  throw new Error("there are locks");
}

/** The windows around a page, with the API where the fault puts it. */
function frameOf(api: unknown, where: Fault["api"], time: FakeTime): Frame {
  if (where === "foreign") return { parent: FOREIGN, top: FOREIGN, opener: null };
  const around: { API?: unknown } = {};
  if (where === "late") time.after(API_COMES_MS, () => (around.API = api));
  else if (where !== "absent") around.API = api;
  return where === "opener" ? { opener: around } : { parent: around, top: around };
}

/** A window of another origin: every property throws. */
const FOREIGN = new Proxy({}, {
  get() {
    throw new Error("SecurityError");
  },
}) as Frame;

export function pageWindow(): EventTarget & { document: EventTarget & { visibilityState: string } } {
  return Object.assign(new EventTarget(), { document: Object.assign(new EventTarget(), { visibilityState: "visible" }) });
}
