/** The buttons of a quiz, and what stands beside them. */

import type { Quiz, QuizView } from "../contract";
import { all } from "./dom";
import { show } from "./showing";

/** @param presses what the buttons of each name do. */
export function openActions(section: HTMLElement, presses: [name: string, press: (button: HTMLElement) => void][]): void {
  for (const [name, press] of presses) {
    for (const button of all(section, `[data-${name}]`)) button.onclick = () => press(button);
  }
}

/** Shows those that can be pressed, what is there once the quiz is done, and when the next attempt may begin. */
export function paintActions(section: HTMLElement, { kind }: Quiz, { waiting, submitted, passed, attemptsLeft, canRetry, wait, last }: QuizView, language: string): void {
  section.classList.toggle("sk-waiting", waiting);
  show(section, "[data-start]", () => waiting);
  show(section, "[data-check]", () => !submitted && !waiting);
  // Practice may be repeated for its own sake; where it counts, a quiz with everything right is over.
  const again = canRetry && (last !== 100 || kind === "practice");
  show(section, "[data-retry]", () => again);
  show(section, "[data-done]", () => submitted && passed);
  for (const button of all<HTMLButtonElement>(section, "[data-check], [data-retry]")) button.disabled = attemptsLeft === 0 || wait > 0;
  show(section, "[data-wait]", () => again && wait > 0);
  for (const next of all(section, "[data-next]")) {
    next.textContent = new Date(Date.now() + wait * 1000).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
  }
}
