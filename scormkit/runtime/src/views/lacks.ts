/** What keeps answers from being handed in. */

import type { Question, QuestionView, Quiz, QuizView } from "../contract";
import { all, make, type Words } from "./dom";
import { valueIn } from "./question";
import { faultIn } from "./typing";

interface Lack {
  question: HTMLElement;
  /** Where it can be mended. */
  field: HTMLElement;
  /** In words; "" where nothing is answered. */
  fault: string;
}

/** The first lack of a question in the page's order, if any: it must be answered and is not, or a text's length is out of bounds. */
function lackOf(element: HTMLElement, question: Question, view: QuestionView, words: Words): Lack[] {
  for (const place of all(element, "[data-field]")) {
    const n = Number(place.dataset.field);
    const field = question.fields[n];
    const { value } = view.fields[n];
    // The session may have cut a text that is too long.
    const fault = faultIn(field, valueIn(place), words);
    // Steps are done when all of them are.
    const answered = question.type === "steps" ? value.length === field.offered.length : value.trim();
    if (fault || (question.asked && !answered)) return [{ question: element, field: place, fault }];
  }
  return [];
}

/** Says in `place` what is lacking in some questions of a quiz, marks where, and goes to the first.
 *  @returns whether anything is. */
export function tellLacks(
  numbers: number[],
  { kind, questions }: Quiz,
  view: QuizView,
  elements: HTMLElement[],
  place: HTMLElement,
  words: Words,
): boolean {
  const lacks = numbers.flatMap((n) => lackOf(elements[n], questions[n], view.questions[n], words));
  const open = lacks.filter(({ fault }) => !fault).length;
  const key = kind === "assignment" ? "player.quiz.unfinished" : "player.quiz.unanswered";
  const lines = [open ? words.count(key, open) : "", ...lacks.map(({ fault }) => fault)].filter(Boolean);
  place.replaceChildren(...lines.map((line) => make("p", "sk-result-missing", line)));
  for (const { question } of lacks) question.classList.add("sk-missing");
  if (lacks.length) focusControl(lacks[0].field);
  return lacks.length > 0;
}

/** Goes to the first control that can still be used. */
export function focusControl(root: HTMLElement): void {
  all(root, "[data-input]:enabled:not(:checked)").find((control) => !control.closest("[hidden]"))?.focus();
}
