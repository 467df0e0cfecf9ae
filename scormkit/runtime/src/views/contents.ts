/** The table of contents: where the learner is, what is begun and done, and the drawer on narrow screens. */

import type { ReadingSession } from "../contract";
import { all, find, tell, type Words } from "./dom";

export interface Contents {
  current(unit: number): void;
  /** Marks every unit begun, done or locked. */
  paint(session: ReadingSession): void;
}

/** null where the LMS has the contents (a SCO per unit). */
export function contentsOf(words: Words): Contents | null {
  const nav = find("sk-contents");
  const menu = find("sk-menu");
  if (!nav || !menu) return null;
  const links = all<HTMLAnchorElement>(nav, "a[data-unit]");
  drawer(nav, menu);

  return {
    current(unit) {
      for (const link of links) {
        if (Number(link.dataset.unit) !== unit) {
          link.removeAttribute("aria-current");
          continue;
        }
        link.setAttribute("aria-current", "page");
        const above = link.offsetTop - nav.scrollTop;
        if (above < 0 || above > nav.clientHeight - link.offsetHeight) nav.scrollTop += above - nav.clientHeight / 2;
      }
    },
    paint(session) {
      for (const link of links) {
        const unit = Number(link.dataset.unit);
        const lock = lockOf(session, unit, words);
        const status = session.unitStatus(unit);
        link.dataset.status = lock ? "locked" : status;
        mark(link, lock || (status === "new" ? "" : words.say(`player.status.${status}`)));
      }
    },
  };
}

/** Says on the links to the units before and behind what keeps these locked. */
export function paintSteps(article: HTMLElement, session: ReadingSession, words: Words): void {
  for (const step of all(article, "[data-step]")) mark(step, lockOf(session, Number(step.dataset.step), words));
}

/** Why a unit is locked, "" when it is not. */
function lockOf(session: ReadingSession, unit: number, words: Words): string {
  const titles = words.list(session.missing(unit).map((needed) => session.course.units[needed].title));
  return titles && words.say("player.status.locked", { titles });
}

function mark(link: HTMLElement, text: string): void {
  tell(link.querySelector(".sk-status")!, text);
}

/** On narrow screens the contents cover the page's edge: opened by the menu button, closed by it, Escape, a choice or a
 *  press beside it. The text behind cannot be reached meanwhile. */
function drawer(nav: HTMLElement, menu: HTMLElement): void {
  const main = find("sk-main")!;
  const isOpen = (): boolean => menu.getAttribute("aria-expanded") === "true";
  const set = (open: boolean): void => {
    menu.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("sk-drawer", open);
    main.inert = open;
  };
  const close = (): void => {
    if (isOpen()) set(false);
  };
  menu.hidden = false;
  menu.addEventListener("click", () => {
    set(!isOpen());
    if (isOpen()) (nav.querySelector<HTMLElement>("[aria-current]") ?? nav).focus();
  });
  nav.addEventListener("click", (event) => {
    if ((event.target as Element).closest("a")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    set(false);
    menu.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const target = event.target as Element;
    if (isOpen() && !nav.contains(target) && !menu.contains(target)) close();
  });
  window.matchMedia("(min-width: 64rem)").addEventListener("change", close);
}
