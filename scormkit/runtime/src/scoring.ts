/** What answers are worth. Pure arithmetic. */

import type { Question } from "./contract";

type Rule = (question: Question, chosen: string) => number;

const exact: Rule = (question, chosen) => (sorted(chosen) === sorted(question.correct) ? 1 : 0);

/** Right ticks less wrong ticks, over the right choices, never below 0. */
const perChoice: Rule = (question, chosen) => {
  const right = [...chosen].filter((letter) => question.correct.includes(letter)).length;
  return question.correct ? Math.max(0, (2 * right - chosen.length) / question.correct.length) : exact(question, chosen);
};

const RULES: { [type in Question["type"]]: Rule } = {
  single: exact,
  "true-false": exact,
  multiple: (question, chosen) => (question.credit === "per-choice" ? perChoice : exact)(question, chosen),
};

/** Share of a question's credit, 0–1.
 *  @param chosen distinct letters, "" for none. */
export function creditOf(question: Question, chosen: string): number {
  return RULES[question.type](question, chosen);
}

export interface Mark {
  /** Integer, 0–100. */
  percent: number;
  passed: boolean;
}

/** The percent of credits and whether they reach the pass mark (an integer). Halves round up, but rounding carries a score neither to the pass
 *  mark (the exact share decides) nor to 100 (which means: all right). So an LMS that compares by itself comes to our result. */
export function markOf(credits: readonly number[], pass: number): Mark {
  const share = (100 * credits.reduce((sum, credit) => sum + credit, 0)) / (credits.length || 1);
  const allRight = credits.every((credit) => credit === 1);
  // Thirds and sevenths do not add up exactly in binary; a billionth is far below one choice of one question.
  const passed = allRight || share > pass - 1e-9;
  const percent = allRight ? 100 : Math.min(99, Math.round(share + 1e-9));
  return { percent: passed ? percent : Math.min(percent, pass - 1), passed };
}

/** The course's score: percents weighted by their numbers of questions, halves up, 100 only if all are 100; null for none. */
export function courseScore(parts: readonly { percent: number; questions: number }[]): number | null {
  const questions = parts.reduce((sum, part) => sum + part.questions, 0);
  if (!questions) return null;
  const score = Math.round(parts.reduce((sum, part) => sum + part.percent * part.questions, 0) / questions);
  return parts.every((part) => part.percent === 100) ? 100 : Math.min(99, score);
}

function sorted(letters: string): string {
  return [...letters].sort().join("");
}
