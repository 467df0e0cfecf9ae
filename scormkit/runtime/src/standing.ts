/** Where a learner stands, worked out anew from the slots: quizzes, objectives, outcome, progress. Pure; changes nothing. */

import type { Course, ObjectiveReport, Outcome, Quiz, QuizView } from "./contract";
import { courseScore, creditOf, markOf } from "./scoring";
import { DONE, isSettled, lettersOf, MOST_ATTEMPTS, type Shape, unpackQuiz } from "./slots";

export interface Ground {
  course: Course;
  shapes: readonly Shape[];
  slots: readonly number[];
}

/** Attempts left, null for no limit. A limit above what the slot can count is none. */
export function attemptsLeft(ground: Ground, quiz: Quiz): number | null {
  if (quiz.attempts === null || quiz.attempts > MOST_ATTEMPTS) return null;
  return Math.max(0, quiz.attempts - unpackQuiz(ground.slots[quiz.slot]).attempts);
}

/** Credits of the answers as they stand, settled ones in full. */
export function creditsOf({ shapes, slots }: Ground, quiz: Quiz): number[] {
  return quiz.questions.map((question) => {
    const [shape, value] = [shapes[question.slot], slots[question.slot]];
    return isSettled(shape, value) ? 1 : creditOf(question, lettersOf(shape, value, question));
  });
}

/** A quiz is done when it is passed or no attempt is left. */
export function isQuizDone(ground: Ground, quiz: Quiz): boolean {
  return unpackQuiz(ground.slots[quiz.slot]).passed || attemptsLeft(ground, quiz) === 0;
}

export function quizView(ground: Ground, quiz: Quiz): QuizView {
  const { attempts, best, passed, submitted } = unpackQuiz(ground.slots[quiz.slot]);
  const left = attemptsLeft(ground, quiz);
  const credits = creditsOf(ground, quiz);
  const settled = quiz.questions.map(({ slot }) => isSettled(ground.shapes[slot], ground.slots[slot]));
  const showSolution =
    submitted &&
    { never: false, "after-attempt": true, "after-passing": passed, "after-last-attempt": left === 0 || credits.every((credit) => credit === 1) }[
      quiz.solution
    ];
  return {
    attemptsUsed: attempts,
    attemptsLeft: left,
    submitted,
    passed,
    canRetry: submitted && left !== 0 && (quiz.retry === "all-questions" || settled.includes(false)),
    best: attempts ? best : null,
    last: submitted ? markOf(credits, quiz.pass).percent : null,
    right: submitted ? credits.filter((credit) => credit === 1).length : 0,
    questions: quiz.questions.map((question, n) => ({
      chosen: lettersOf(ground.shapes[question.slot], ground.slots[question.slot], question),
      settled: settled[n],
      credit: submitted ? credits[n] : null,
      showSolution,
    })),
  };
}

interface Assessment {
  credits: number[];
  /** The highest pass mark of the quizzes that assess the objective. */
  pass: number;
  /** No quiz that assesses it has an attempt left. */
  exhausted: boolean;
}

/** What assesses an objective: its graded questions, or its practice questions where it has no graded ones. Questions of quizzes
 *  that are not submitted count as 0, as they do in the course's score. */
function assessment(ground: Ground, objective: number): Assessment {
  const assessing = ground.course.quizzes.filter((quiz) => quiz.questions.some((question) => question.objectives.includes(objective)));
  const graded = assessing.filter((quiz) => quiz.kind === "graded");
  const counting = graded.length ? graded : assessing;
  const credits = counting.map((quiz) => {
    const { submitted } = unpackQuiz(ground.slots[quiz.slot]);
    const all = creditsOf(ground, quiz);
    return all.map((credit) => (submitted ? credit : 0)).filter((_, n) => quiz.questions[n].objectives.includes(objective));
  });
  return {
    credits: ([] as number[]).concat(...credits),
    pass: Math.max(...counting.map((quiz) => quiz.pass)),
    exhausted: counting.every((quiz) => attemptsLeft(ground, quiz) === 0),
  };
}

/** Percent of an objective as the submitted answers stand. */
export function objectivePercent(ground: Ground, objective: number): number {
  const { credits, pass } = assessment(ground, objective);
  return markOf(credits, pass).percent;
}

/** The objectives that something was submitted for, with the best percent so far: passed from the highest pass mark of the quizzes
 *  that assess it; failed when none of them has an attempt left. */
export function objectiveReports(ground: Ground): ObjectiveReport[] {
  return ground.course.objectives
    .map(({ id, slot }, n): ObjectiveReport | null => {
      const score = (ground.slots[slot] || 0) - 1;
      if (score < 0) return null;
      const { pass, exhausted } = assessment(ground, n);
      return { id, score, status: score >= pass ? "passed" : exhausted ? "failed" : "incomplete" };
    })
    .filter((report): report is ObjectiveReport => report !== null);
}

/** Required units done and in all. */
export function progressOf({ course, slots }: Ground): { done: number; total: number } {
  const required = course.units.filter((unit) => unit.required);
  return { done: required.filter((unit) => slots[unit.slot] === DONE).length, total: required.length };
}

/** Completed: every required unit done, every required quiz passed. Failed: a required quiz can no longer be passed. */
export function outcomeOf(ground: Ground): Outcome {
  const required = ground.course.quizzes.filter((quiz) => quiz.required);
  const records = required.map((quiz) => unpackQuiz(ground.slots[quiz.slot]));
  const passed = records.every((record) => record.passed);
  const failed = required.some((quiz, n) => !records[n].passed && attemptsLeft(ground, quiz) === 0);
  const { done, total } = progressOf(ground);
  const assessed = ground.course.completion.score !== "none" && records.some((record) => record.attempts > 0);
  return {
    completed: done === total && passed,
    success: failed ? "failed" : passed && required.length ? "passed" : "unknown",
    score: assessed ? courseScore(required.map((quiz, n) => ({ percent: records[n].best, questions: quiz.questions.length }))) : null,
  };
}
