/** What answers are worth. Pure arithmetic. */

import type { Field, Question } from "./contract";
import { comparable, numbersIn } from "./typed";

/** Share of a field's credit, 0–1. Of several letters: all or nothing, or right ticks less wrong ticks over the right choices, never
 *  below 0.
 *  @param value distinct letters, or a text. */
export function creditOf({ credit }: Question, field: Field, value: string): number {
  const { correct, letters, answers, low } = field;
  if (low) return +!!numberIn(field, value).right;
  if (!letters) return +(answers || []).some(({ right }, n) => right && matchesAnswer(field, n, value));
  if (credit !== "per-choice" || !correct) return +(sorted(value) === sorted(correct));
  const right = [...value].filter((letter) => correct.includes(letter)).length;
  return Math.max(0, (2 * right - value.length) / correct.length);
}

/** A text is the n-th of the known answers. */
export function matchesAnswer({ answers, exactCase }: Field, n: number, text: string): boolean {
  return comparable(text, !!exactCase) === comparable(answers![n].text, !!exactCase);
}

/** A text as a number: a decimal with a point, "" where it is none; and whether it is one that is asked for. Of two numbers that a
 *  text may mean, the right one is meant. */
export function numberIn({ low, high, unit }: Field, text: string): { number: string; right: boolean } {
  const numbers = numbersIn(text, unit);
  const right = numbers.find((number) => Number(number) >= Number(low) && Number(number) <= Number(high));
  return { number: right || numbers[0] || "", right: !!right };
}

/** Share of a question's credit: the mean of its fields', or all or nothing. */
export function creditOfAll({ credit }: Question, fields: readonly number[]): number {
  if (credit === "all-or-nothing") return +fields.every((share) => share === 1);
  return fields.every((share) => share === 1) ? 1 : fields.reduce((sum, share) => sum + share, 0) / fields.length;
}

export interface Mark {
  /** Integer, 0–100. */
  percent: number;
  passed: boolean;
}

/** The percent of credits and whether they reach the pass mark (an integer). Halves round up, but rounding carries a score neither to the pass
 *  mark (the exact share decides) nor to 100 (which means: all right). So an LMS that compares by itself comes to our result. */
export function markOf(parts: readonly { credit: number; weight: number }[], pass: number): Mark {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const share = (100 * parts.reduce((sum, { credit, weight }) => sum + credit * weight, 0)) / (weights || 1);
  const allRight = parts.every(({ credit }) => credit === 1);
  // Thirds and sevenths do not add up exactly in binary; a billionth is far below one choice of one question.
  const passed = allRight || share > pass - 1e-9;
  const percent = allRight ? 100 : Math.min(99, Math.round(share + 1e-9));
  return { percent: passed ? percent : Math.min(percent, pass - 1), passed };
}

function sorted(letters: string): string {
  return [...letters].sort().join("");
}
