/** Which unit is on screen: `#/unit-id` and `#/unit-id/anchor`. Any other hash is the browser's own. */

import type { Course } from "../contract";
import type { Articles } from "./articles";
import { all, button, focusOn, imagesIn, make, showMessage, type Words } from "./dom";

export interface Router {
  /** Index of the unit on screen. */
  unit(): number;
  /** The learner has chosen a unit, by a link or by the address. */
  moved(): boolean;
  /** A unit is on its way; `shown` will be called. */
  busy(): boolean;
  /** Follows no link any more. */
  stop(): void;
  /** Opens a unit at a place left before, 0–100. */
  resume(unit: number, scroll: number): void;
}

interface Target {
  unit: number;
  anchor: string;
}

export function routerOf(
  course: Course,
  articles: Articles,
  words: Words,
  shown: (unit: number, article: HTMLElement) => void,
): Router {
  const main = document.getElementById("sk-main")!;
  let current = 0;
  let latest = 0; // the newest request: a slow unit must not replace a later choice
  let moved = false;
  let resumeAt: { unit: number; scroll: number } | null = null;

  const enter = (article: HTMLElement, unit: number): void => {
    const change = main.firstElementChild !== article;
    if (change) main.replaceChildren(article);
    current = unit;
    document.title = `${course.units[unit].title} · ${course.title}`;
    if (change) {
      window.scrollTo(0, 0);
      article.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    }
    shown(unit, article);
    articles.prefetch(unit + 1);
  };

  const show = async (target: Target): Promise<void> => {
    const request = ++latest;
    main.setAttribute("aria-busy", "true");
    let article: HTMLElement | null;
    try {
      article = await articles.load(target.unit);
    } catch {
      article = null;
    }
    if (request !== latest) return;
    main.removeAttribute("aria-busy");
    if (!article) {
      fail(target);
      return;
    }
    enter(article, target.unit);
    if (target.anchor) reveal(target.anchor);
    if (resumeAt?.unit === target.unit) void scrollBack(article, resumeAt.scroll);
    resumeAt = null;
  };

  const fail = (target: Target): void => {
    const { title } = course.units[target.unit];
    const retry = button("sk-primary", words.say("player.load.retry"), () => void show(target));
    const text = make("p", "", words.say("player.load.failed", { title }));
    text.setAttribute("role", "alert");
    showMessage(title, text, retry);
  };

  const follow = (): void => {
    const target = parse(course, location.hash);
    if (!target) return;
    if (resumeAt?.unit !== target.unit) moved = true;
    void show(target);
  };

  if (course.scope === "course") {
    window.addEventListener("hashchange", follow);
    follow();
  }
  if (!moved) articles.prefetch(1);

  return {
    unit: () => current,
    moved: () => moved,
    busy: () => resumeAt !== null || main.hasAttribute("aria-busy"),
    stop: () => window.removeEventListener("hashchange", follow),
    resume(unit, scroll) {
      if (unit === current) {
        void scrollBack(main, scroll);
        return;
      }
      resumeAt = { unit, scroll };
      location.replace(`#/${course.units[unit].id}`);
    },
  };
}

function parse(course: Course, hash: string): Target | null {
  const match = /^#\/([^/]+)(?:\/(.+))?$/.exec(hash);
  if (!match) return null;
  const unit = course.units.findIndex(({ id }) => id === match[1]);
  return unit < 0 ? null : { unit, anchor: decodeURIComponent(match[2] ?? "") };
}

/** Scrolls to an anchor, and opens whatever hides it. */
function reveal(anchor: string): void {
  const target = document.getElementById(anchor);
  if (!target) return;
  const panel = target.closest<HTMLElement>("[role=tabpanel][hidden]");
  if (panel) all(document, "[role=tab]").find((tab) => tab.getAttribute("aria-controls") === panel.id)?.click();
  for (let at = target.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true;
  target.scrollIntoView();
  focusOn(target);
}

/** Back to how far the learner had come, once images have their heights, and unless they scroll meanwhile. */
async function scrollBack(root: HTMLElement, percent: number): Promise<void> {
  if (percent <= 0) return;
  const before = window.scrollY;
  await imagesIn(root);
  if (window.scrollY !== before) return;
  const page = document.documentElement;
  window.scrollTo(0, ((page.scrollHeight - page.clientHeight) * percent) / 100);
}
