/** What stands below a quiz when the script that brings it to life could not be loaded. */

import type { Course } from "../contract";
import { all, button, make, type Words } from "./dom";

export function tellMissing(article: HTMLElement, course: Course, words: Words, again: () => void): void {
  for (const section of all(article, "[data-quiz]")) {
    const { title } = course.quizzes[Number(section.dataset.quiz)];
    const text = make("p", "", words.say("player.load.failed", { title }));
    section.querySelector(".sk-result")!.replaceChildren(text, button("sk-primary", words.say("player.load.retry"), again));
  }
}
