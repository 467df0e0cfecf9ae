/** Puts the player together: course, views, record, session, clock. Reading works from the start; answers count from `begin`. */

import { type ActiveClock, activeClock, browserTime, type Time } from "./clock";
import { blankState, decode } from "./codec";
import type { Course, Record } from "./contract";
import { watchLeaving } from "./lifecycle";
import { type Answers, loadAnswers } from "./loading";
import { openRecord } from "./opening";
import { recorderOf } from "./recorder";
import { startSession } from "./session";
import { shapesIn } from "./slots";
import { storeOf } from "./storage";
import { claimTab } from "./tabs";
import { type Enhance, showPlayer, type Views } from "./views/player";

/** Looks for what keeps the record. Null: there is nothing of the kind around this page. */
export type Connect = (course: Course, time: Time) => Promise<Record | null>;

/** What shows that the learner is there. A film that plays is watched. */
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "scroll", "timeupdate"];
/** How often time is taken into account, and into the state when it has moved on. */
const TICK_MS = 5_000;
const TICKS_A_SAVE = 12;

/** Starts the player in a page whose body has been read.
 *  @param connect the target's own way to its record.
 *  @param launch tells launches apart of which each records for itself.
 *  @param enhance what the target adds to a unit. */
export async function start(connect: Connect, launch = "", enhance?: Enhance): Promise<void> {
  const course: Course = JSON.parse(document.getElementById("sk-course")!.textContent!);
  const shapes = shapesIn(course);
  const views = showPlayer(course, enhance);
  // A failure is told where a quiz is.
  if (course.quizzes.length) loadAnswers().catch(() => undefined);
  const clock = activeClock(browserTime.now, course.idle);
  // From the start: the LMS may take its time, and the tab may have been opened behind others.
  const seen = (): void => clock.show(document.visibilityState !== "hidden");
  seen();
  document.addEventListener("visibilitychange", seen);
  const [claim, found] = await Promise.all([
    claimTab(`scormkit:${course.id}:${location.pathname}${launch}`, navigator.locks, (name) => new BroadcastChannel(name), browserTime, Math.random()),
    connect(course, browserTime),
  ]);
  const { record, opened, notice } = await openRecord(course, shapes, claim.first, found, storeOf(() => localStorage));
  const resumed = decode(opened.resume, shapes);
  // Here nobody knows what the learner has done, so nothing is locked.
  if (!claim.first || resumed === "newer") course.units.forEach((unit) => (unit.needs = []));
  const session = startSession(course, typeof resumed === "string" ? blankState(shapes.length, Math.floor(Math.random() * 65536)) : resumed, () => new Date());
  const recorder = recorderOf(session, record, shapes, clock, opened.replayed);
  /** Once quizzes can be answered. */
  let boards: ReturnType<Answers>;
  record.onHealth(views.health);
  views.notice(resumed === "newer" || (resumed === "damaged" && !notice) ? resumed : notice);
  views.begin(session, {
    boards: async () => (boards ||= (await loadAnswers())(session, opened.learner.name, recorder.answered)),
    exit() {
      recorder.close(true);
      record.onHealth((health) => {
        if (health !== "closed") return;
        claim.release();
        // Closes the window that the LMS opened for the course. A browser refuses to close one that the learner opened, and the LMS's
        // own page around a frame is not ours to close: then the views say goodbye.
        if (opened.returnTo) location.href = opened.returnTo;
        else if (window.opener && window.parent === window) window.close();
      });
    },
    supportCode: () => [course.id, course.version, course.fingerprint, recorder.text(), opened.unread].join(" ").trim(),
  });
  SIGNS_OF_LIFE.forEach((sign) => document.addEventListener(sign, clock.input, { capture: true, passive: true }));
  watchLeaving(window, recorder.flush, recorder.close);
  keepTime(clock, views, session.activeSeconds, recorder.save);
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

