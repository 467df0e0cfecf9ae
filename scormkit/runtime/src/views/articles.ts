/** The units' articles: the first stands in the page, the others come as scripts when they are wanted. Scripts, because
 *  fetch and modules fail for a course that is opened from disk. */

import type { Course } from "../contract";
import type { Answers } from "../loading";

declare global {
  interface Window {
    /** What the scripts that come later call: `unit` a unit's, `answers` the one about answering. */
    scormkit?: { unit(index: number, html: string): void; answers?(answers: Answers): void };
  }
}

export interface Articles {
  /** The article of a unit, made once and kept; rejects when its script cannot be had, and may be asked again. */
  load(unit: number): Promise<HTMLElement>;
  /** Loads a unit when the browser has nothing better to do. */
  prefetch(unit: number): void;
}

export function articlesOf(course: Course, first: HTMLElement): Articles {
  const ready: HTMLElement[] = [];
  ready[Number(first.dataset.unit)] = first;

  window.scormkit = {
    unit(index, html) {
      const holder = document.createElement("template");
      holder.innerHTML = html;
      // A script that was asked for twice must not replace what the learner has before them.
      ready[index] ??= holder.content.firstElementChild as HTMLElement;
    },
  };

  const load = (unit: number): Promise<HTMLElement> =>
    new Promise((resolve, reject) => {
      if (ready[unit]) {
        resolve(ready[unit]);
        return;
      }
      const script = document.createElement("script");
      script.src = course.units[unit].script;
      script.onload = script.onerror = () => {
        script.remove();
        if (ready[unit]) resolve(ready[unit]);
        else reject(new Error(script.src));
      };
      document.head.append(script);
    });

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
