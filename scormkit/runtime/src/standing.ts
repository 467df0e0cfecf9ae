/** Where a learner stands, worked out anew from the slots: quizzes, objectives, outcome, progress. Pure; changes nothing. */

import type { Course, ObjectiveReport, Outcome, Question, Quiz, QuizView } from "./contract";
import { courseScore, creditOf, type Mark, markOf } from "./scoring";
import { DONE, isSettled, lettersOf, MOST_ATTEMPTS, type QuizRecord, type Shape, unpackQuiz } from "./slots";

export interface Ground {
  course: Course;
  shapes: readonly Shape[];
  slots: number[];
}

export function recordOf({ slots }: Ground, { slot }: Quiz): QuizRecord {
  return unpackQuiz(slots[slot]);
}

/** Attempts left, null for no limit. A limit above what the slot can count is none. */
export function attemptsLeft(ground: Ground, quiz: Quiz): number | null {
  if (quiz.attempts === null || quiz.attempts > MOST_ATTEMPTS) return null;
  return Math.max(0, quiz.attempts - recordOf(ground, quiz).attempts);
}

/** Answers may be given and submitted. */
export function isOpen(ground: Ground, quiz: Quiz): boolean {
  return !recordOf(ground, quiz).submitted && attemptsLeft(ground, quiz) !== 0;
}

/** A quiz is done when it is passed or no attempt is left. */
export function isQuizDone(ground: Ground, quiz: Quiz): boolean {
  return recordOf(ground, quiz).passed || attemptsLeft(ground, quiz) === 0;
}

export function isRight({ shapes, slots }: Ground, { slot }: Question): boolean {
  return isSettled(shapes[slot], slots[slot]);
}

export function chosenIn({ shapes, slots }: Ground, question: Question): string {
  return lettersOf(shapes[question.slot], slots[question.slot], question);
}

/** Credit of an answer as it stands; a settled one counts in full. */
export function creditIn(ground: Ground, question: Question): number {
  return isRight(ground, question) ? 1 : creditOf(question, chosenIn(ground, question));
}

/** Submitted, an attempt is left, and there is something to answer again. */
export function canRetry(ground: Ground, quiz: Quiz): boolean {
  const open = quiz.retry === "all-questions" || quiz.questions.some((question) => !isRight(ground, question));
  return recordOf(ground, quiz).submitted && attemptsLeft(ground, quiz) !== 0 && open;
}

export function quizView(ground: Ground, quiz: Quiz): QuizView {
  const { attempts, best, passed, submitted } = recordOf(ground, quiz);
  const left = attemptsLeft(ground, quiz);
  const credits = quiz.questions.map((question) => creditIn(ground, question));
  const right = credits.filter((credit) => credit === 1).length;
  const shown: { [when in Quiz["solution"]]: boolean } = {
    never: false,
    "after-attempt": true,
    "after-passing": passed,
    "after-last-attempt": left === 0 || right === credits.length,
  };
  return {
    attemptsUsed: attempts,
    attemptsLeft: left,
    submitted,
    passed,
    canRetry: canRetry(ground, quiz),
    best: attempts ? best : null,
    last: submitted ? markOf(credits, quiz.pass).percent : null,
    right: submitted ? right : 0,
    questions: quiz.questions.map((question, n) => ({
      chosen: chosenIn(ground, question),
      settled: isRight(ground, question),
      credit: submitted ? credits[n] : null,
      showSolution: submitted && shown[quiz.solution],
    })),
  };
}

/** The quizzes that decide an objective: those that grade it, or practise it where none does. */
function assessing({ course }: Ground, objective: number): Quiz[] {
  const all = course.quizzes.filter((quiz) => quiz.questions.some(({ objectives }) => objectives.includes(objective)));
  const graded = all.filter(({ kind }) => kind === "graded");
  return graded.length ? graded : all;
}

function highestPass(quizzes: Quiz[]): number {
  return Math.max(...quizzes.map(({ pass }) => pass));
}

/** An objective as the submitted answers stand. Questions of quizzes that are not submitted count as 0, as in the course's score. */
export function objectiveMark(ground: Ground, objective: number): Mark {
  const quizzes = assessing(ground, objective);
  const credits = quizzes.flatMap((quiz) => {
    const { submitted } = recordOf(ground, quiz);
    const questions = quiz.questions.filter(({ objectives }) => objectives.includes(objective));
    return questions.map((question) => (submitted ? creditIn(ground, question) : 0));
  });
  return markOf(credits, highestPass(quizzes));
}

/** The objectives that something was submitted for, with the best percent so far: passed from the highest pass mark of the quizzes
 *  that decide it; failed when none of them has an attempt left. */
export function objectiveReports(ground: Ground): ObjectiveReport[] {
  return ground.course.objectives.flatMap(({ id, slot }, n): ObjectiveReport[] => {
    const score = (ground.slots[slot] || 0) - 1;
    const quizzes = assessing(ground, n);
    if (score < 0 || !quizzes.length) return [];
    const exhausted = quizzes.every((quiz) => attemptsLeft(ground, quiz) === 0);
    return [{ id, score, status: score >= highestPass(quizzes) ? "passed" : exhausted ? "failed" : "incomplete" }];
  });
}

/** Required units done and in all. */
export function progressOf({ course, slots }: Ground): { done: number; total: number } {
  const required = course.units.filter((unit) => unit.required);
  return { done: required.filter(({ slot }) => slots[slot] === DONE).length, total: required.length };
}

/** Completed: every required unit done, every required quiz passed. Failed: a required quiz can no longer be passed. */
export function outcomeOf(ground: Ground): Outcome {
  const required = ground.course.quizzes.filter((quiz) => quiz.required);
  const open = required.filter((quiz) => !recordOf(ground, quiz).passed);
  const { done, total } = progressOf(ground);
  const parts = required.map((quiz) => ({ percent: recordOf(ground, quiz).best, questions: quiz.questions.length }));
  const assessed = ground.course.completion.score !== "none" && required.some((quiz) => recordOf(ground, quiz).attempts);
  return {
    completed: done === total && !open.length,
    success: open.some((quiz) => attemptsLeft(ground, quiz) === 0) ? "failed" : required.length && !open.length ? "passed" : "unknown",
    score: assessed ? courseScore(parts) : null,
  };
}
