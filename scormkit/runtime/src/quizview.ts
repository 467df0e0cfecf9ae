/** A quiz as it stands: what is asked and filled in, what it is worth. Pure; changes nothing. */

import type { Question, QuestionView, Quiz, QuizView } from "./contract";
import { drawn, seedOf, turnOf } from "./draw";
import { areRight, isRight, valueIn } from "./fields";
import { creditOf, creditOfAll, type Mark, markOf } from "./scoring";
import { assessing, attemptsLeft, type Ground, highestPass, isUnscored, recordOf } from "./standing";

/** Answers may be given and submitted. */
export function isOpen(ground: Ground, quiz: Quiz): boolean {
  return !recordOf(ground, quiz).submitted && attemptsLeft(ground, quiz) !== 0;
}

/** Submitted, an attempt is left, and there is something to answer again. */
export function canRetry(ground: Ground, quiz: Quiz): boolean {
  const asked = askedIn(ground, quiz);
  const open = quiz.retry === "all-questions" || isUnscored(quiz) || asked.some((n) => isScored(quiz, n) && !areRight(ground, quiz.questions[n]));
  return recordOf(ground, quiz).submitted && attemptsLeft(ground, quiz) !== 0 && open;
}

/** The questions of the attempt, as indices in the order in which they are asked. */
export function askedIn(ground: Ground, quiz: Quiz): number[] {
  return drawn(quiz, ground.state.attempt, turnOf(recordOf(ground, quiz)));
}

/** Something in a question is right or wrong, and counts. */
export function isScored(quiz: Quiz, question: number): boolean {
  return quiz.questions[question].scored && !isUnscored(quiz);
}

/** Credit of each field of a scored question as it stands; a settled one counts in full. */
export function fieldCredits(ground: Ground, question: Question): number[] {
  return question.fields.map((field) => (isRight(ground, field) ? 1 : creditOf(question, field, valueIn(ground, field))));
}

/** Credit of a scored question as it stands. */
export function creditIn(ground: Ground, question: Question): number {
  return creditOfAll(question, fieldCredits(ground, question));
}

/** Credit and weight of what is scored in an attempt. */
export function partsOf(ground: Ground, quiz: Quiz): { credit: number; weight: number }[] {
  const scored = askedIn(ground, quiz).filter((n) => isScored(quiz, n));
  return scored.map((n) => ({ credit: creditIn(ground, quiz.questions[n]), weight: quiz.questions[n].weight }));
}

/** An objective as the submitted answers stand, null where no attempt asks for it. Questions of quizzes that are not submitted count as
 *  0, as in the course's score. */
export function objectiveMark(ground: Ground, objective: number): Mark | null {
  const quizzes = assessing(ground, objective);
  const parts = quizzes.flatMap((quiz) => {
    const { submitted } = recordOf(ground, quiz);
    const asked = askedIn(ground, quiz).map((n) => quiz.questions[n]);
    return asked
      .filter(({ scored, objectives }) => scored && objectives.includes(objective))
      .map((question) => ({ credit: submitted ? creditIn(ground, question) : 0, weight: question.weight }));
  });
  return parts.length ? markOf(parts, highestPass(quizzes)) : null;
}

export function quizView(ground: Ground, quiz: Quiz): QuizView {
  const { attempts, best, passed, submitted } = recordOf(ground, quiz);
  const left = attemptsLeft(ground, quiz);
  const asked = askedIn(ground, quiz);
  const parts = partsOf(ground, quiz);
  const right = parts.filter(({ credit }) => credit === 1).length;
  const shown: { [when in Quiz["solution"]]: boolean } = {
    never: false,
    "after-attempt": true,
    "after-passing": passed,
    "after-last-attempt": left === 0 || right === parts.length,
  };
  return {
    attemptsUsed: attempts,
    attemptsLeft: left,
    submitted,
    passed,
    canRetry: canRetry(ground, quiz),
    best: attempts && !isUnscored(quiz) ? best : null,
    last: submitted && !isUnscored(quiz) ? markOf(parts, quiz.pass).percent : null,
    right: submitted ? right : 0,
    scored: parts.length,
    points: pointsWon(ground, quiz),
    asked,
    seed: seedOf(quiz, ground.state.attempt, turnOf({ attempts, best, passed, submitted })),
    questions: quiz.questions.map((question, n) => {
      const judged = submitted && asked.includes(n) && isScored(quiz, n);
      return questionView(ground, question, judged, submitted && shown[quiz.solution]);
    }),
  };
}

function questionView(ground: Ground, question: Question, judged: boolean, showSolution: boolean): QuestionView {
  const credits = fieldCredits(ground, question);
  return {
    fields: question.fields.map((field, n) => ({
      value: valueIn(ground, field),
      settled: isRight(ground, field),
      credit: judged ? credits[n] : null,
    })),
    settled: areRight(ground, question),
    credit: judged ? creditOfAll(question, credits) : null,
    showSolution,
  };
}

/** Those of the attempt that passed first. */
export function pointsWon({ state }: Ground, { points, pointsSlot }: Quiz): number | null {
  const attempt = pointsSlot < 0 ? 0 : state.slots[pointsSlot];
  return attempt ? points[Math.min(attempt, points.length) - 1] : null;
}
