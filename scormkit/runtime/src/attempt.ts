/** Submitting an attempt: the answers to report, and what scoring leaves in the slots. */

import type { AnswerReport, Quiz } from "./contract";
import { creditOf, markOf } from "./scoring";
import { packQuiz, settledValue } from "./slots";
import { chosenIn, creditIn, type Ground, isRight, objectiveMark, recordOf } from "./standing";

/** What a submitted attempt tells; questions settled by an earlier one were told then.
 *  @param at milliseconds since 1970.
 *  @param latencies seconds, by question.
 *  @param first number of the first report. */
export function answerReports(ground: Ground, quiz: Quiz, at: number, latencies: number[], first: number): AnswerReport[] {
  const open = quiz.questions.filter((question) => !isRight(ground, question));
  return open.map((question, n) => {
    const response = chosenIn(ground, question);
    const credit = creditOf(question, response);
    return {
      id: `${quiz.id}.${question.id}`,
      number: first + n,
      type: question.type,
      response,
      correct: question.correct,
      result: credit === 1 ? "correct" : "wrong",
      credit,
      weight: 1,
      latency: latencies[quiz.questions.indexOf(question)] || 0,
      at,
      objectives: question.objectives.map((objective) => ground.course.objectives[objective].id),
    };
  });
}

/** Scores an attempt. A question without an answer is wrong. Right answers are settled, so that they stay right when a later build
 *  corrects a key, and stay given on a retry of the wrong ones. */
export function scoreAttempt(ground: Ground, quiz: Quiz): void {
  const { course, shapes, slots } = ground;
  const credits = quiz.questions.map((question) => creditIn(ground, question));
  const { percent, passed } = markOf(credits, quiz.pass);
  const before = recordOf(ground, quiz);
  const keepsBest = course.completion.score !== "last" || before.passed;
  quiz.questions.forEach(({ slot }, n) => {
    if (credits[n] === 1) slots[slot] = settledValue(shapes[slot]);
  });
  slots[quiz.slot] = packQuiz({
    attempts: before.attempts + 1,
    best: keepsBest ? Math.max(before.best, percent) : percent,
    passed: before.passed || passed,
    submitted: true,
  });
  for (const objective of quiz.questions.flatMap(({ objectives }) => objectives)) {
    const { slot } = course.objectives[objective];
    slots[slot] = Math.max(slots[slot], objectiveMark(ground, objective).percent + 1);
  }
}
