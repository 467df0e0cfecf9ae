/** Everything the learner sees and touches, as main.ts holds it. */

import type { Course, Health, ReadingSession } from "../contract";
import { openAbout } from "./about";
import { articlesOf } from "./articles";
import { openExit } from "./closing";
import { contentsOf, paintSteps } from "./contents";
import { make, showMessage, unitLinks, type Words, wordsOf } from "./dom";
import { paintEnd, watchEnd } from "./end";
import { tellMissing } from "./missing";
import { watchScroll } from "./place";
import { unfoldForPrint } from "./printing";
import type { QuizBoard } from "./quiz";
import { routerOf } from "./router";
import { healthLine, paintProgress, showNotice, type Notice } from "./status";
import { openTabs } from "./tabs";
import { openTerms } from "./terms";

export type { Notice } from "./status";

/** What the views ask of main.ts. */
export interface Wires {
  /** What brings the quizzes of an article to life, and says at its end what was won; rejects when it could not be loaded, and may be asked
   *  again. */
  boards(): Promise<(article: HTMLElement, words: Words) => QuizBoard[]>;
  /** The learner wants to leave: save, close the record, and the window where that is possible. Where it is not, the views
   *  show that the page can be closed. */
  exit(): void;
  /** The state as text, for the support desk. */
  supportCode(): string;
}

export interface Views {
  /** Reading has worked since the start; from here on answers count. Resumes at the place left, unless the learner has
   *  moved on by then. */
  begin(session: ReadingSession, wires: Wires): void;
  notice(notice: Notice): void;
  health(health: Health, savedAt: number | null): void;
  /** Index of the unit on screen. */
  unit(): number;
}

/** Adds to a unit's article, once, when it is shown first. */
export type Enhance = (article: HTMLElement, course: Course) => void;

export function showPlayer(course: Course, enhance?: Enhance): Views {
  const words = wordsOf(course);
  const first = document.getElementById("sk-unit")!;
  const articles = articlesOf(course, first);
  const contents = contentsOf(words);
  const boards = new Map<HTMLElement, QuizBoard[]>();
  const enhanced = new WeakSet<HTMLElement>();
  const showHealth = healthLine(words);
  let current: { unit: number; article: HTMLElement } = { unit: 0, article: first };
  let live: { session: ReadingSession; wires: Wires } | null = null;
  let health: Health = "saved";
  let saved: number | null = null;
  let readOnly = false;
  let tellClosed = (): void => undefined;
  let stopWatching = (): void => undefined;

  /** The unit on screen takes part in the session: quizzes open, its end counts. */
  const join = (): void => {
    if (!live) return;
    const { session, wires } = live;
    const { unit, article } = current;
    const missing = session.missing(unit);
    stopWatching();
    if (missing.length) {
      const reason = make("p", "", words.say("player.locked"));
      showMessage(course.units[unit].title, reason, unitLinks(missing.map((needed) => course.units[needed])));
      paint();
      return;
    }
    session.openUnit(unit);
    if (!readOnly && !boards.has(article)) void openBoards(article, wires);
    stopWatching = watchEnd(article, () => session.seenEnd(unit));
    paint();
  };

  const openBoards = async (article: HTMLElement, wires: Wires): Promise<void> => {
    boards.set(article, []);
    const open = await wires.boards().catch(() => null);
    if (open) {
      boards.set(article, open(article, words));
      return;
    }
    boards.delete(article);
    tellMissing(article, course, words, () => void openBoards(article, wires));
  };

  /** What is being typed at this moment, in a unit that was left just now, too. */
  const keep = (): void => boards.forEach((open) => open.forEach((board) => board.keep()));

  const paint = (): void => {
    if (!live) return;
    const { session } = live;
    contents?.paint(session);
    paintProgress(session, words);
    for (const board of boards.get(current.article) ?? []) board.paint();
    paintSteps(current.article, session, words);
    paintEnd(current.article, current.unit, course, session, words);
  };

  const shown = (unit: number, article: HTMLElement): void => {
    current = { unit, article };
    if (!enhanced.has(article)) {
      enhanced.add(article);
      openTerms(article);
      openTabs(article);
      enhance?.(article, course);
    }
    contents?.current(unit);
    join();
  };

  const router = routerOf(course, articles, words, shown);
  if (!enhanced.has(first)) shown(0, first);
  unfoldForPrint();
  // Listeners are called in the order in which they came: before those by which main.ts saves for the last time.
  document.addEventListener("visibilitychange", keep);
  window.addEventListener("pagehide", keep);

  return {
    begin(session, wires) {
      const { place, scroll } = session.state();
      live = { session, wires };
      openAbout(course, words, () => wires.supportCode(), () => saved);
      tellClosed = openExit(words, () => health, () => {
        router.stop();
        wires.exit();
      });
      session.subscribe(paint);
      watchScroll((percent) => session.scrolled(percent));
      const left = course.units.findIndex(({ slot }) => slot === place);
      if (left >= 0 && !router.moved()) router.resume(left, scroll);
      if (!router.busy()) join();
    },
    notice(notice) {
      readOnly = notice === "second-tab" || notice === "newer";
      showNotice(notice, words);
    },
    health(now, savedAt) {
      // How the last save went is what counts when the course is closed.
      if (now !== "closed") health = now;
      saved = savedAt ?? saved;
      showHealth(now);
      tellClosed();
    },
    unit: () => current.unit,
  };
}
