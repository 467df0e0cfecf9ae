/** What scoring an attempt leaves in the slots. */

import type { Question, Quiz } from "./contract";
import { askedIn, fieldCredits, isScored, objectiveMark, partsOf } from "./quizview";
import { markOf } from "./scoring";
import { packQuiz, settledValue } from "./slots";
import { assessing, type Ground, isUnscored, recordOf } from "./standing";

/** Scores an attempt. A question without an answer is wrong. Right fields are settled, so that they stay right when a later build
 *  corrects a key, and stay given on a retry of the wrong ones. Where nothing is right or wrong, handed in is passed. */
export function scoreAttempt(ground: Ground, quiz: Quiz): void {
  const { course, state } = ground;
  const { slots } = state;
  const before = recordOf(ground, quiz);
  const asked = askedIn(ground, quiz);
  const { percent, passed } = markOf(partsOf(ground, quiz), isUnscored(quiz) ? 0 : quiz.pass);
  const keepsBest = course.completion.score !== "last" || before.passed;
  asked.filter((n) => isScored(quiz, n)).forEach((n) => settle(ground, quiz.questions[n]));
  slots[quiz.slot] = packQuiz({
    attempts: before.attempts + 1,
    best: keepsBest ? Math.max(before.best, percent) : percent,
    passed: before.passed || passed,
    submitted: true,
  });
  if (passed && quiz.pointsSlot >= 0) slots[quiz.pointsSlot] ||= recordOf(ground, quiz).attempts;
  for (const objective of asked.flatMap((n) => quiz.questions[n].objectives)) {
    const { slot } = course.objectives[objective];
    const mark = assessing(ground, objective).includes(quiz) && objectiveMark(ground, objective);
    if (mark) slots[slot] = Math.max(slots[slot], mark.percent + 1);
  }
}

/** Right fields one by one; an order is right as a whole. */
function settle(ground: Ground, question: Question): void {
  const credits = fieldCredits(ground, question);
  question.fields.forEach(({ slot }, n) => {
    const right = question.type === "ordering" ? credits.every((credit) => credit === 1) : credits[n] === 1;
    if (right) ground.state.slots[slot] = settledValue(ground.shapes[slot]);
  });
}
