/** What the learner does in the questions of a quiz becomes values of their fields: choosing, typing, pressing a region, moving. */

import type { Quiz, QuizView } from "../contract";
import { all, tell, type Words } from "./dom";
import { openDrafts } from "./drafts";
import { openOrder } from "./ordering";
import { type Control, isClosed, valueIn } from "./question";
import { lengthLine } from "./typing";

export interface Inputs {
  /** Keeps what is being typed at this moment. */
  keep(): void;
  /** Shows the orders of an attempt. */
  paint(view: QuizView): void;
}

/** @param begin takes the number of a question in which typing begins.
 *  @param choose takes values of a question by field; those that are left out stay. */
export function openInputs(
  form: HTMLElement,
  quiz: Quiz,
  questions: HTMLElement[],
  words: Words,
  begin: (question: number) => void,
  choose: (question: number, values: string[]) => void,
): Inputs {
  const orders = questions.map((element, number) => {
    const list = element.querySelector<HTMLElement>(".sk-order");
    return list && openOrder(list, quiz.questions[number].fields[0].offered, words, (values) => choose(number, values));
  });
  const placeOf = (control: Control): HTMLElement => control.closest("[data-field]")!;
  const numberOf = (control: Control): number => questions.findIndex((question) => question.contains(control));
  const tellLength = (control: Control): void => {
    const place = placeOf(control);
    const line = place.querySelector<HTMLElement>(".sk-left");
    const field = quiz.questions[numberOf(control)].fields[Number(place.dataset.field)];
    if (line) tell(line, lengthLine(field, control.value, words));
  };
  // What makes the page longer or shorter does so when typing begins. When a field is left it would be too late: the button on which
  // the pointer is pressed would slip away from under it.
  const start = (control: Control): void => {
    begin(numberOf(control));
    tellLength(control);
  };
  const read = (control: Control): (() => void) => {
    const place = placeOf(control);
    const values: string[] = [];
    values[Number(place.dataset.field)] = valueIn(place);
    return () => {
      choose(numberOf(control), values);
      tellLength(control);
    };
  };
  // The regions of a picture are another way to the list below it.
  for (const region of all(form, "[data-region]")) {
    const question = region.closest("[data-question]")!;
    region.onclick = () => question.querySelector<HTMLElement>(`[value="${region.dataset.region}"]`)!.click();
  }
  return {
    keep: openDrafts(form, start, read),
    paint: (view) => orders.forEach((paint, number) => paint?.(view.questions[number], isClosed(view, number))),
  };
}
