/** What scoring an attempt leaves in the slots. */

import type { Completion, Question, Quiz } from "./contract";
import { askedIn, fieldCredits, partsOf } from "./quizview";
import { type Mark, markOf } from "./scoring";
import { packQuiz, type QuizRecord, settledValue } from "./slots";
import { type Ground, recordOf } from "./standing";

/** Scores an attempt. A question without an answer is wrong. Right fields are settled, so that they stay right when a later build
 *  corrects a key, and stay given on a retry of the wrong ones. Where nothing is right or wrong, handed in is passed. */
export function scoreAttempt(ground: Ground, quiz: Quiz): void {
  const { course, slots } = ground;
  const before = recordOf(ground, quiz);
  const after = { ...before, attempts: before.attempts + 1, submitted: true };
  slots[quiz.slot] = packQuiz(after);
  const mark = markOf(partsOf(ground, quiz), quiz.pass);
  const best = counting(course.completion.score, before, mark, quiz.pass);
  slots[quiz.slot] = packQuiz({ ...after, best, passed: before.passed || mark.passed });
  if (mark.passed && quiz.pointsSlot >= 0) slots[quiz.pointsSlot] ||= recordOf(ground, quiz).attempts;
  for (const question of askedIn(ground, quiz).map((n) => quiz.questions[n])) {
    if (question.scored) settle(ground, question);
    question.objectives.forEach((objective) => reach(ground, quiz, objective, mark.passed));
  }
}

/** What the submitted answers of the quizzes that decide an objective come to. Whoever passes a pre-test need not take those: then it
 *  decides alone. */
function reach(ground: Ground, quiz: Quiz, objective: number, passed: boolean): void {
  const { course, slots } = ground;
  const { slot, quizzes, pass } = course.objectives[objective];
  const number = course.quizzes.indexOf(quiz);
  const alone = passed && quiz.kind === "pre-test" ? [number] : [];
  const parts = (quizzes.includes(number) ? quizzes : alone).flatMap((n) => partsOf(ground, course.quizzes[n], objective));
  if (parts.length) slots[slot] = Math.max(slots[slot], markOf(parts, pass!).percent + 1);
}

/** The percent that counts after an attempt; what passed is never taken back. */
function counting(score: Completion["score"], before: QuizRecord, { percent, passed }: Mark, pass: number): number {
  if (score === "last" && !before.passed) return percent;
  if (score === "first" && before.attempts) return passed ? Math.max(before.best, pass) : before.best;
  return Math.max(before.best, percent);
}

/** Right fields one by one; an order is right as a whole. */
function settle(ground: Ground, question: Question): void {
  const credits = fieldCredits(ground, question);
  question.fields.forEach(({ slot }, n) => {
    const right = question.type === "ordering" ? credits.every((credit) => credit === 1) : credits[n] === 1;
    if (right) ground.slots[slot] = settledValue(ground.shapes[slot]);
  });
}
