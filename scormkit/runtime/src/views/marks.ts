/** What may be said about each choice once an attempt is in. Pure. */

import type { Question, QuestionView } from "../contract";

export type Mark = "right" | "wrong" | "missed";

export interface Marks {
  /** By letter; a choice without a mark says nothing. */
  choices: { [letter: string]: Mark };
  /** How a multiple choice went as a whole; "" for the other types, whose one mark says it. */
  overall: "right" | "partly" | "wrong" | "";
  /** The explanation, which tells the solution, may be read. */
  explained: boolean;
}

const SILENT: Marks = { choices: {}, overall: "", explained: false };

export function marks(question: Question, view: QuestionView, submitted: boolean): Marks {
  if (!submitted && !view.settled) return SILENT;
  const choices: Marks["choices"] = {};
  for (const letter of question.offered) {
    const chosen = view.chosen.includes(letter);
    const right = question.correct.includes(letter);
    if (chosen) choices[letter] = right ? "right" : "wrong";
    else if (right && view.showSolution) choices[letter] = "missed";
  }
  const credit = view.settled ? 1 : (view.credit ?? 0);
  const some = [...question.correct].some((letter) => view.chosen.includes(letter));
  const overall = credit === 1 ? "right" : some ? "partly" : "wrong";
  return {
    choices,
    overall: question.type === "multiple" ? overall : "",
    explained: view.showSolution || credit === 1,
  };
}
