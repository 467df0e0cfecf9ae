/** A page with the player's core before a strict LRS, without a browser: what main.ts joins, views aside. */

import { cmi5Launch as launchOf, cmi5Record } from "../adapters/cmi5";
import { xapiRecord } from "../adapters/xapi";
import type { FileRecord } from "../adapters/xapi/record";
import type { Tab } from "../adapters/xapi/launch";
import { answering } from "../answering";
import { activeClock } from "../clock";
import { blankState, decode } from "../codec";
import type { Activities, Course, Health, Opened } from "../contract";
import { watchLeaving } from "../lifecycle";
import { openRecord } from "../opening";
import { recorderOf } from "../recorder";
import { startSession } from "../session";
import { shapesIn } from "../slots";
import { claimTab, type Locks } from "../tabs";
import { ENDPOINT, faultyFetch, type LrsFault, type Page } from "./faulty-lrs";
import type { Step } from "./learner";
import type { MemoryStore } from "./page";
import { pass, settle } from "./settling";
import { Cmi5Lms } from "./strict-cmi5";
import { CREDENTIAL, type StrictLrs } from "./strict-lrs";
import { fakeTime, type FakeTime } from "./time";
import { pageWindow, type Visit } from "./visit";

export const ACTOR = { objectType: "Agent", name: "Ada Lovelace", account: { homePage: "https://lms.example", name: "ada" } };
export const REGISTRATION = "6f1d2c3b-4a59-4e87-9c10-112233445566";
export const IRI = "https://courses.example/sample";

/** Where a page is opened. */
export interface LrsPlace {
  lrs: StrictLrs;
  fault: LrsFault;
  store: MemoryStore;
  locks: Locks;
  /** Of the tab: what outlives a reload. */
  tab: Map<string, string>;
  /** Requests of a session without faults, for faults that strike half way. */
  calls: number;
  time: FakeTime;
  forestalling?: Page["forestalling"];
}

/** How the LMS launches. cmi5: each launch begins a session; xAPI: the same address each time. */
export type Launching = (place: LrsPlace) => string;

export const xapiLaunch: Launching = () => addressOf({ endpoint: ENDPOINT, auth: `Basic ${CREDENTIAL}`, actor: JSON.stringify(ACTOR), registration: REGISTRATION, activity_id: IRI });

export const cmi5Launch: Launching = ({ lrs }) => {
  const { query } = (lrs as Cmi5Lms).launch({ mode: "Normal", moveOn: "CompletedAndPassed", actor: ACTOR, registration: REGISTRATION, masteryScore: 0.5, publisherId: `${IRI}/au` }, ENDPOINT);
  return addressOf({ ...query });
};

export function addressOf(query: { [name: string]: string }): string {
  return `https://lms.example/package/index.html?${new URLSearchParams(query)}`;
}

export function activitiesOf(course: Course): Activities {
  const named = (type: string, name: string): unknown => ({ type: `http://adlnet.gov/expapi/activities/${type}`, name: { en: name } });
  return {
    iri: IRI,
    language: "en",
    definitions: {
      "": named("course", course.title),
      ...Object.fromEntries(course.units.map(({ id, title }) => [`units/${id}`, named("lesson", title)])),
      ...Object.fromEntries(course.objectives.map(({ id }) => [`objectives/${id}`, named("objective", id)])),
    },
  };
}

export interface LrsVisit extends Visit {
  readonly opened: Opened;
  /** The tab's address, as the learner sees it. */
  address(): string;
  /** Lets milliseconds pass, and all that they bring about. */
  pass(milliseconds: number): Promise<void>;
  /** Takes a step of a learner's, and lets the time go by that it takes. */
  take(step: Step): Promise<void>;
  closed(): boolean;
}

/** Attempts begun so far, as good as drawn. */
let attempts = 0;
let sessions = 0;

/** A page at an address, before its record is opened; "" reloads it in its tab. */
export interface LrsPage {
  found: FileRecord | null;
  /** Tells its launch from others. */
  launch: string;
  leave(): void;
  address(): string;
}

export function lrsPage(course: Course, place: LrsPlace, launch: Launching | ""): LrsPage {
  const { time, lrs } = place;
  let leaving = false;
  let href = launch ? launch(place) : "https://lms.example/package/index.html";
  const tab: Tab = {
    location: { pathname: "/package/index.html", get href() { return href; } },
    history: { replaceState: (_data, _unused, address) => void (href = String(address)) },
    storage: () => ({ getItem: (key) => place.tab.get(key) ?? null, setItem: (key, text) => void place.tab.set(key, text) }),
  };
  const fetch = faultyFetch(lrs, place.fault, time, () => ({ leaving, all: place.calls, forestalling: place.forestalling }));
  const shapes = shapesIn(course);
  const activities = async (): Promise<Activities> => activitiesOf(course);
  const told = lrs instanceof Cmi5Lms ? launchOf(tab) : null;
  return {
    launch: told?.fetch || "",
    found: told ? cmi5Record(told, tab, course, shapes, activities, fetch, time) : xapiRecord(tab, course, shapes, activities, fetch, time, `session ${++sessions}`),
    leave: () => void (leaving = true),
    address: () => href,
  };
}

/** Opens a course at an address; "" reloads the page in its tab. */
export async function lrsVisit(course: Course, place: LrsPlace, launch: Launching | ""): Promise<LrsVisit> {
  const { time } = place;
  const page = pageWindow();
  const here = lrsPage(course, place, launch);
  const shapes = shapesIn(course);
  const noChannel = (): never => {
    throw new Error("there are locks");
  };
  const opening = (async () => {
    const claim = await claimTab(course.id + here.launch, place.locks, noChannel, time, 0);
    return { claim, ...(await openRecord(course, shapes, claim.first, here.found, place.store)) };
  })();
  let done = false;
  void opening.then(() => (done = true));
  for (let seconds = 0; !done && seconds < 120; seconds++) await pass(time, 1_000);
  const { claim, record, opened } = await opening;
  const resumed = decode(opened.resume, shapes);
  const core = answering(startSession(course, typeof resumed === "string" ? blankState(shapes.length, ++attempts) : resumed, () => new Date(time.wall())));
  const recorder = recorderOf(core, record, shapes, activeClock(time.now, course.idle), opened.replayed);
  let health: Health = "saving";
  let closed = false;
  record.onHealth((word) => {
    if (word === "closed") closed = true;
    else health = word;
  });
  watchLeaving(page as unknown as Window, recorder.flush, () => {
    here.leave();
    recorder.close();
    claim.release();
  });
  let owed = 0;
  const visit: LrsVisit = {
    course, session: core, recorder, opened,
    time: { ...time, pass: (milliseconds) => void (owed += milliseconds) },
    health: () => health,
    onHealth: (listener) => record.onHealth(listener),
    hide() {
      here.leave();
      page.document.visibilityState = "hidden";
      page.document.dispatchEvent(new Event("visibilitychange"));
    },
    online: () => void page.dispatchEvent(new Event("online")),
    leave: () => void page.dispatchEvent(Object.assign(new Event("pagehide"), { persisted: false })),
    exit() {
      recorder.close(true);
      claim.release();
    },
    address: here.address,
    pass: (milliseconds) => pass(time, milliseconds),
    async take(step) {
      owed = 0;
      step(visit);
      if (owed) await pass(time, owed);
      else await settle();
    },
    closed: () => closed,
  };
  return visit;
}

export function lrsPlace(lrs: (now: () => number) => StrictLrs, fault: LrsFault, store: MemoryStore, locks: Locks, calls = 0): LrsPlace {
  const time = fakeTime();
  return { lrs: lrs(time.wall), fault, store, locks, tab: new Map(), calls, time };
}
