/** The units' articles: the first stands in the page, the others come as scripts when they are wanted. */

import type { Activities, Course } from "../contract";
import type { Answers } from "../loading";
import { runScript } from "../scripts";

declare global {
  interface Window {
    /** What the scripts that come later call: `unit` a unit's, `answers` the one about answering, `activities` the one about the course. */
    scormkit?: { unit(index: number, html: string): void; answers?(answers: Answers): void; activities?(activities: Activities): void };
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

  const load = async (unit: number): Promise<HTMLElement> => {
    const { script } = course.units[unit];
    if (!ready[unit]) await runScript(script);
    if (!ready[unit]) throw new Error(script);
    return ready[unit];
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
