/** What the clock does to a quiz: the time limit, seen all the time and said when little is left; waking up when a wait is over. */

import type { QuizView } from "../contract";
import { all } from "./dom";
import { show } from "./showing";

/** How often it is looked whether a wait is over: not once at its end, for a device may sleep, and its timers with it. */
const LAZY_MS = 10_000;

/** Shows the time left, and what the page has for so many seconds before the end. */
export function paintTimer(section: HTMLElement, { timeLeft }: QuizView): void {
  const seconds = timeLeft || 0;
  show(section, ".sk-timer", () => timeLeft !== null);
  for (const left of all(section, "[data-left]")) left.textContent = new Date(seconds * 1000).toISOString().slice(seconds < 3600 ? 14 : 11, 19);
  show(section, "[data-near]", ({ dataset }) => seconds <= Number(dataset.near) && seconds > Number(dataset.until));
}

/** @returns has `look` called when time will have changed what there is to see. */
export function sleeper(look: () => void): (view: QuizView) => void {
  let timer = 0;
  return ({ timeLeft, wait }) => {
    clearTimeout(timer);
    if (timeLeft || wait) timer = window.setTimeout(look, timeLeft ? 1000 : LAZY_MS);
  };
}
