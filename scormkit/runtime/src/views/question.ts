/** One question on the page: what is filled in, what may be said about it, what may be read now. The page holds all texts; here
 *  they are shown and hidden. */

import type { Field, FieldView, Question, QuestionView, QuizView } from "../contract";
import { matchesAnswer } from "../scoring";
import { all, tell, type Words } from "./dom";
import { type FieldMarks, type Mark, marks } from "./marks";
import { show } from "./showing";
import { isTooLong } from "./typing";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a field's control holds: letters in alphabetical order, or the text. */
export function valueIn(field: HTMLElement): string {
  const controls = all<HTMLInputElement>(field, "[data-input]");
  return controls.filter((control) => !isTick(control) || control.checked).map(({ value }) => value).sort().join("");
}

/** What was answered is in: with the attempt, or checked by itself. */
export function isClosed({ submitted, questions }: QuizView, question: number): boolean {
  return submitted || questions[question].checked;
}

/** @param submitted the answer is in. */
export function paintQuestion(element: HTMLElement, question: Question, view: QuestionView, submitted: boolean, words: Words): void {
  const shown = marks(question, view, submitted);
  const closed = submitted || view.settled;
  element.classList.toggle("sk-closed", closed);
  show(element, "[data-check-question]", () => !closed);
  for (const place of all(element, "[data-field]")) {
    const n = Number(place.dataset.field);
    paintField(place, question.fields[n], view.fields[n], shown.fields[n], closed, words);
  }
  for (const region of all(element, "[data-region]")) paintMark(region, region.dataset.region!, view.fields[0], shown.fields[0]);
  paintVerdict(element.querySelector(".sk-overall"), shown.overall, words);
  // Where nothing is judged, what is said afterwards is the same in both cases.
  const when = shown.overall === "right" || (submitted && !question.scored) ? "right" : shown.overall && "wrong";
  show(element, "[data-when]", ({ dataset }) => dataset.when === when);
  // What is said about a gap stands below the text, and names its field.
  show(element, "[data-letter]", ({ dataset }) => !!shown.fields[+dataset.of!].choices[dataset.letter!]);
  show(element, "[data-answer]", (feedback) => {
    const n = Number(feedback.dataset.of || 0);
    const answer = Number(feedback.getAttribute("data-answer"));
    return !!shown.fields[n].mark && answer === known(question.fields[n], view.fields[n]);
  });
  show(element, ".sk-explanation", () => shown.explained);
  show(element, ".sk-sample", () => submitted);
  for (const sum of all(element, "[data-sum]")) {
    sum.textContent = `${all(element, ".sk-chosen [data-worth]").reduce((total, { dataset }) => total + Number(dataset.worth), 0)}`;
  }
}

/** Which of the known answers a text is, -1 for none. */
function known(field: Field, { value }: FieldView): number {
  return field.answers!.findIndex((_, n) => matchesAnswer(field, n, value));
}

function paintField(
  place: HTMLElement,
  field: Field,
  view: FieldView,
  shown: FieldMarks,
  closed: boolean,
  words: Words,
): void {
  const { value } = view;
  for (const control of all<Control>(place, "[data-input]:not(button)")) {
    if (isTick(control)) control.checked = value.includes(control.value);
    // What is being typed, and what is too long to be kept, stays as it is.
    else if (closed || (document.activeElement !== control && !isTooLong(field, control.value))) setValue(control, value);
    control.disabled = closed;
  }
  for (const choice of all(place, "[data-choice]")) {
    const mark = paintMark(choice, choice.dataset.choice!, view, shown);
    paintVerdict(choice.querySelector(".sk-verdict"), mark, words);
    show(choice, ".sk-feedback", () => !!mark);
  }
  place.dataset.mark = shown.mark;
  paintVerdict(place.querySelector(":scope > .sk-verdict"), shown.mark, words);
  show(place, ".sk-solution", () => shown.solved);
  // Who typed the unit has it in the field.
  show(place, ".sk-suffix", () => !value.trimEnd().endsWith(field.unit!));
  const left = place.querySelector(".sk-left");
  if (left && closed) left.textContent = "";
}

function paintMark(element: HTMLElement, letter: string, { value }: FieldView, { choices }: FieldMarks): Mark {
  element.classList.toggle("sk-chosen", value.includes(letter));
  return (element.dataset.mark = choices[letter] || "") as Mark;
}

function paintVerdict(verdict: HTMLElement | null, mark: Mark, words: Words): void {
  if (!verdict) return;
  verdict.hidden = !mark;
  verdict.dataset.mark = mark;
  tell(verdict, mark && words.say(`player.verdict.${mark}`));
}

function isTick(control: Control): control is HTMLInputElement {
  return /radio|checkbox/.test(control.type);
}

/** Setting the same value again would move the caret. */
function setValue(control: Control, value: string): void {
  if (control.value !== value) control.value = value;
}
