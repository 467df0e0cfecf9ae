/** The units' articles: the first stands in the page, the others come as scripts when they are wanted. Scripts, because
 *  fetch and modules fail for a course that is opened from disk. */

import type { Course } from "../contract";

declare global {
  interface Window {
    /** What a unit's script calls. */
    scormkit?: { unit(index: number, html: string): void };
  }
}

export interface Articles {
  /** The article of a unit, made once and kept; rejects when its script cannot be had, and may be asked again. */
  load(unit: number): Promise<HTMLElement>;
  /** Loads a unit when the browser has nothing better to do. */
  prefetch(unit: number): void;
}

export function articlesOf(course: Course, first: HTMLElement): Articles {
  const ready = new Map<number, HTMLElement>([[Number(first.dataset.unit), first]]);
  const loading = new Map<number, Promise<HTMLElement>>();

  window.scormkit = {
    unit(index, html) {
      const holder = document.createElement("template");
      holder.innerHTML = html;
      ready.set(index, holder.content.firstElementChild as HTMLElement);
    },
  };

  const request = (unit: number): Promise<HTMLElement> =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = course.units[unit].script;
      script.onload = script.onerror = () => {
        const article = ready.get(unit);
        loading.delete(unit);
        script.remove();
        if (article) resolve(article);
        else reject(new Error(script.src));
      };
      document.head.append(script);
    });

  const load = (unit: number): Promise<HTMLElement> => {
    const article = ready.get(unit);
    if (article) return Promise.resolve(article);
    const pending = loading.get(unit) ?? request(unit);
    loading.set(unit, pending);
    return pending;
  };

  return {
    load,
    prefetch(unit) {
      if (unit >= course.units.length) return;
      // A failure is told when the learner asks for the unit, not before.
      const quietly = (): void => void load(unit).catch(() => undefined);
      const later = window.requestIdleCallback || window.setTimeout; // Safari has no idle callback
      later(quietly);
    },
  };
}
