/** The end of a unit: noticed when it comes on screen, and what is said there. */

import type { Course, ReadingSession } from "../contract";
import { imagesIn, make, tell, unitLinks, type Words } from "./dom";

/** Calls `seen` once the unit's end was on screen, for pages that scroll themselves, for short ones, and for frames that
 *  an LMS makes as high as their text (the observer looks through to the window's own edge). Returns the way to stop. */
export function watchEnd(article: HTMLElement, seen: () => void): () => void {
  const end = article.querySelector<HTMLElement>("[data-end]");
  if (!end) return () => undefined;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    seen();
  });
  let stopped = false;
  // Without its images a long unit is a short one, and its end would be seen at once.
  void imagesIn(article).then(() => {
    if (!stopped) observer.observe(end);
  });
  return () => {
    stopped = true;
    observer.disconnect();
  };
}

/** Says at the unit's end whether it is done, what is left to do in it, and when the whole course is completed. */
export function paintEnd(article: HTMLElement, unit: number, course: Course, session: ReadingSession, words: Words): void {
  const end = article.querySelector<HTMLElement>("[data-end]");
  if (!end) return;
  tell(end, ...endLines(unit, course, session, words));
}

function endLines(unit: number, course: Course, session: ReadingSession, words: Words): HTMLElement[] {
  const lines: HTMLElement[] = [];
  const open = session.openQuizzesOf(unit);
  if (session.unitStatus(unit) === "done") lines.push(make("p", "sk-end-done", words.say("player.done.unit")));
  else if (open.length) {
    const titles = words.list(open.map(({ title }) => title));
    lines.push(make("p", "sk-end-todo", words.say("player.done.todo", { titles })));
  }
  if (course.scope === "unit") return lines;
  const { completed, score } = session.outcome();
  if (completed) {
    lines.push(make("p", "sk-end-course", words.say("player.done.completed")));
    if (score !== null) lines.push(make("p", "sk-end-score", words.say("player.done.score", { score })));
  } else if (unit === course.units.length - 1) lines.push(...leftBehind(unit, course, session, words));
  return lines;
}

/** From the last unit the way leads back to those that are not done. */
function leftBehind(unit: number, course: Course, session: ReadingSession, words: Words): HTMLElement[] {
  const { done, total } = session.progress();
  const isOpen = (n: number): boolean => session.unitStatus(n) !== "done" && (done < total || session.openQuizzesOf(n).length > 0);
  const open = course.units.filter(({ required }, n) => required && n !== unit && isOpen(n));
  return open.length ? [make("p", "sk-end-todo", words.say("player.done.open")), unitLinks(open)] : [];
}
