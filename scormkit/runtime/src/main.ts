/** Puts the player together: course, views, record, session, clock. Reading works from the start; answers count from `begin`. */

import { localRecord } from "./adapters/local";
import { type ActiveClock, activeClock, browserTime, type Time } from "./clock";
import { blankState, decode } from "./codec";
import type { Course, Health, Opened, Record, Session } from "./contract";
import { keptRecord } from "./keep";
import { watchLeaving } from "./lifecycle";
import { loadAnswers } from "./loading";
import { recorderOf } from "./recorder";
import { startSession } from "./session";
import { type Shape, shapesIn } from "./slots";
import { storeOf } from "./storage";
import { type Claim, claimTab } from "./tabs";
import { type Notice, showPlayer, type Views } from "./views/player";

/** Looks for what keeps the record. Null: there is nothing of the kind around this page. */
export type Connect = (course: Course, time: Time) => Promise<Record | null>;

/** What shows that the learner is there. A film that plays is watched. */
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "scroll", "timeupdate"];
/** How often time is taken into account, and into the state when it has moved on. */
const TICK_MS = 5_000;
const TICKS_A_SAVE = 12;

/** Starts the player in a page whose body has been read.
 *  @param connect the target's own way to its record. */
export async function start(connect: Connect): Promise<void> {
  const course: Course = JSON.parse(document.getElementById("sk-course")!.textContent!);
  const shapes = shapesIn(course);
  const views = showPlayer(course);
  // A failure is told where a quiz is.
  if (course.quizzes.length) loadAnswers().catch(() => undefined);
  const clock = activeClock(browserTime.now, course.idle);
  // From the start: the LMS may take its time, and the tab may have been opened behind others.
  const seen = (): void => clock.show(document.visibilityState !== "hidden");
  seen();
  document.addEventListener("visibilitychange", seen);
  const [claim, found] = await Promise.all([
    claimTab(`scormkit:${course.id}:${location.pathname}`, navigator.locks, (name) => new BroadcastChannel(name), browserTime, Math.random()),
    connect(course, browserTime),
  ]);
  const { record, opened, notice } = await openRecord(course, shapes, claim, found);
  const resumed = decode(opened.resume, shapes);
  const session = startSession(course, typeof resumed === "string" ? blankState(shapes.length, Math.floor(Math.random() * 65536)) : resumed);
  const recorder = recorderOf(session, record, shapes, clock, opened.replayed);
  /** With the quizzes, once they can be answered. */
  let full: Session;
  const leave = (): void => {
    recorder.close();
    claim.release();
  };
  record.onHealth(views.health);
  views.notice(resumed === "newer" || (resumed === "damaged" && !notice) ? resumed : notice);
  views.begin(session, opened, {
    async quizzes() {
      const { answering, openQuizzes } = await loadAnswers();
      full ||= answering(session);
      return (article, words) => openQuizzes(article, course, full, words, recorder.answered);
    },
    exit() {
      leave();
      // Closes the window that the LMS opened for the course. A browser refuses to close one that the learner opened, and the LMS's
      // own page around a frame is not ours to close: then the views say goodbye.
      if (window.opener && window.parent === window) window.close();
    },
    supportCode: () => [course.id, course.version, course.fingerprint, recorder.text(), opened.unread].join(" ").trim(),
  });
  SIGNS_OF_LIFE.forEach((sign) => document.addEventListener(sign, clock.input, { capture: true, passive: true }));
  watchLeaving(window, recorder.flush, leave);
  keepTime(clock, views, session.activeSeconds, recorder.save);
}

interface OpenRecord {
  record: Record;
  opened: Opened;
  notice: Notice;
}

/** The record to play with, open: the LMS's if there is one and this tab comes first. */
async function openRecord(course: Course, shapes: readonly Shape[], claim: Claim, found: Record | null): Promise<OpenRecord> {
  const store = storeOf(() => localStorage);
  // One SCO a unit: each has a record of its own.
  const scope = `scormkit:${course.id}${course.scope === "unit" ? `:${course.units[0].slot}` : ""}`;
  const local = async (notice: Notice, health: Health, resume: string): Promise<OpenRecord> => {
    if (decode(resume, shapes) === "newer") health = "readonly";
    const record = localRecord(health, resume, (text) => health === "readonly" || store.write(scope, text));
    return { record, opened: await record.open(), notice };
  };
  if (!claim.first) return local("second-tab", "readonly", "");
  if (!found) return local("no-lms", "local", store.read(scope));
  const record = keptRecord(found, store, scope, course, shapes);
  const opened = await record.open();
  return { record, opened, notice: opened.refused ? "unreachable" : opened.recording ? "" : "review" };
}

/** Credits active time to the unit on screen and, while it grows, saves it once a minute: a crash loses no more. */
function keepTime(clock: ActiveClock, views: Views, spend: (unit: number, seconds: number) => void, save: () => void): void {
  let counted = clock.seconds();
  let unsaved = 0;
  setInterval(() => {
    const seconds = clock.seconds() - counted;
    if (!seconds) return;
    counted += seconds;
    spend(views.unit(), seconds);
    unsaved = (unsaved + 1) % TICKS_A_SAVE;
    if (!unsaved) save();
  }, TICK_MS);
}

