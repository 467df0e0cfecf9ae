/** What may be said about an answer once an attempt is in. Pure. */

import type { Field, FieldView, Question, QuestionView } from "../contract";

/** `missed`: right, and not chosen. "" says nothing. */
export type Mark = "" | "right" | "partly" | "wrong" | "missed";

export interface FieldMarks {
  mark: Mark;
  /** By letter; a choice without a mark says nothing. */
  choices: { [letter: string]: Mark };
  /** The right answer may be read beside the given one. */
  solved: boolean;
}

export interface Marks {
  /** How the question went as a whole. */
  overall: Mark;
  fields: FieldMarks[];
  /** The explanation, which tells the solution, may be read. */
  explained: boolean;
}

/** Where nothing is right or wrong, nothing is marked, and what is to be read afterwards may be read. */
export function marks(question: Question, view: QuestionView, submitted: boolean): Marks {
  const judged = submitted && question.scored;
  const fields = question.fields.map((field, n) => fieldMarks(field, view.fields[n], judged, view.showSolution));
  // Where each choice counts, wrong ticks may have undone the right ones: then nothing is left to call right.
  const some = question.credit === "per-choice" ? view.credit : question.fields.some((field, n) => isPartlyRight(field, view.fields[n]));
  let overall: Mark = "";
  if (view.settled) overall = "right";
  else if (judged) overall = view.credit === 1 ? "right" : some ? "partly" : "wrong";
  return { overall, fields, explained: view.showSolution || overall === "right" || (submitted && !question.scored) };
}

function fieldMarks(field: Field, { value, settled, credit }: FieldView, judged: boolean, showSolution: boolean): FieldMarks {
  const told = judged || settled;
  const right = settled || credit === 1;
  const choices: FieldMarks["choices"] = {};
  for (const letter of told ? field.offered : "") {
    const correct = field.correct.includes(letter);
    if (value.includes(letter)) choices[letter] = correct ? "right" : "wrong";
    else if (correct && showSolution) choices[letter] = "missed";
  }
  return { mark: told ? (right ? "right" : credit ? "partly" : "wrong") : "", choices, solved: told && !right && showSolution };
}

function isPartlyRight(field: Field, { value, credit }: FieldView): boolean {
  return !!credit || [...field.correct].some((letter) => value.includes(letter));
}
