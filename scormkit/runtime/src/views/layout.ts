/** Which questions stand on the page, and in which order they and their choices stand. */

import type { Quiz, QuizView } from "../contract";
import { shuffled } from "../shuffle";
import { all } from "./dom";

/** @returns lays out the questions of an attempt. */
export function layoutOf(questions: HTMLElement[], quiz: Quiz): (view: QuizView) => void {
  // As written; what keeps its place stands at the end whatever the order.
  const choices = questions.map((element, n) => (/^(single|multiple)$/.test(quiz.questions[n].type) ? all(element, "[data-choice]") : []));
  return ({ asked, seed }) => {
    questions.forEach((element, n) => (element.hidden = !asked.includes(n)));
    // An assignment's questions stand where its text has them.
    if (quiz.kind !== "assignment") arrange(asked.map((n) => questions[n]));
    asked.forEach((n, place) => {
      const number = questions[n].querySelector(".sk-number");
      if (number) number.textContent = `${place + 1}`;
      if (!/choices|both/.test(quiz.shuffle)) return;
      const last = choices[n].filter((choice) => choice.matches("[data-last]"));
      const rest = choices[n].filter((choice) => !last.includes(choice));
      const { slot } = quiz.questions[n].fields[0]; // or all questions with the same letters would be shuffled alike
      arrange([...shuffled(rest, seed + slot, ({ dataset }) => dataset.choice!.charCodeAt(0)), ...last]);
    });
  };
}

/** Puts siblings into an order. Those that stand right already are not touched: what moves loses the focus. */
export function arrange(elements: Element[]): void {
  elements.forEach((element, n) => {
    if (n && element.previousElementSibling !== elements[n - 1]) elements[n - 1].after(element);
  });
}
