/** Where a learner stands by what the slots of units, quizzes and objectives say: attempts, objectives, outcome, progress. Needs no
 *  answers. Pure; changes nothing. */

import type { Course, ObjectiveReport, Outcome, Quiz, State } from "./contract";
import { DONE, MOST_ATTEMPTS, type QuizRecord, type Shape, unpackQuiz } from "./slots";

export interface Ground {
  course: Course;
  shapes: readonly Shape[];
  state: State;
}

export function recordOf({ state }: Ground, { slot }: Quiz): QuizRecord {
  return unpackQuiz(state.slots[slot]);
}

/** Attempts left, null for no limit. A limit above what the slot can count is none. */
export function attemptsLeft(ground: Ground, quiz: Quiz): number | null {
  if (quiz.attempts === null || quiz.attempts > MOST_ATTEMPTS) return null;
  return Math.max(0, quiz.attempts - recordOf(ground, quiz).attempts);
}

/** The quizzes that a unit waits for: graded ones and those that must be passed or handed in. A quiz is over when it is passed or no
 *  attempt is left. */
export function openQuizzesOf(ground: Ground, unit: number): Quiz[] {
  const isOver = (quiz: Quiz): boolean => recordOf(ground, quiz).passed || attemptsLeft(ground, quiz) === 0;
  return ground.course.quizzes.filter((quiz) => quiz.unit === unit && (quiz.kind === "graded" || quiz.required) && !isOver(quiz));
}

/** How many questions an attempt scores. */
export function questionsIn({ questions, draw }: Quiz): number {
  const { length } = questions.filter(({ scored }) => scored);
  return Math.min(length, draw || length);
}

/** Nothing in it is right or wrong. */
export function isUnscored({ kind }: Quiz): boolean {
  return kind === "survey" || kind === "assignment";
}

/** The quizzes that decide an objective: those that grade it, or practise it where none does. */
export function assessing({ course }: Ground, objective: number): Quiz[] {
  const all = course.quizzes.filter(
    (quiz) => !isUnscored(quiz) && quiz.questions.some(({ scored, objectives }) => scored && objectives.includes(objective)),
  );
  const graded = all.filter(({ kind }) => kind === "graded");
  return graded.length ? graded : all;
}

export function highestPass(quizzes: Quiz[]): number {
  return Math.max(...quizzes.map(({ pass }) => pass));
}

/** The objectives that something was submitted for, with the best percent so far: passed from the highest pass mark of the quizzes
 *  that decide it; failed when none of them has an attempt left. */
export function objectiveReports(ground: Ground): ObjectiveReport[] {
  return ground.course.objectives.flatMap(({ id, slot }, n): ObjectiveReport[] => {
    const score = (ground.state.slots[slot] || 0) - 1;
    const quizzes = assessing(ground, n);
    if (score < 0 || !quizzes.length) return [];
    const exhausted = quizzes.every((quiz) => attemptsLeft(ground, quiz) === 0);
    return [{ id, score, status: score >= highestPass(quizzes) ? "passed" : exhausted ? "failed" : "incomplete" }];
  });
}

/** Required units done and how many must be. */
export function progressOf({ course, state }: Ground): { done: number; total: number } {
  const { units: total } = course.completion;
  const { length } = course.units.filter(({ required, slot }) => required && state.slots[slot] === DONE);
  return { done: Math.min(length, total), total };
}

/** The units that must be done before one opens that was not opened yet. */
export function missingFor({ course: { units }, state: { slots } }: Ground, unit: number): number[] {
  return slots[units[unit].slot] ? [] : units[unit].needs.filter((needed) => slots[units[needed].slot] !== DONE);
}

/** Completed: as many required units done as must be, every required quiz passed. Failed: a required quiz can no longer be passed. Graded quizzes
 *  alone decide about success and make the score. */
export function outcomeOf(ground: Ground): Outcome {
  const required = ground.course.quizzes.filter((quiz) => quiz.required);
  const open = required.filter((quiz) => !recordOf(ground, quiz).passed);
  const graded = required.filter(({ kind }) => kind === "graded");
  const isOpen = (quiz: Quiz): boolean => open.includes(quiz);
  const { done, total } = progressOf(ground);
  const parts = graded.map((quiz) => ({ percent: recordOf(ground, quiz).best, questions: questionsIn(quiz) }));
  const assessed = ground.course.completion.score !== "none" && graded.some((quiz) => recordOf(ground, quiz).attempts);
  return {
    completed: done === total && !open.length,
    success: open.some((quiz) => attemptsLeft(ground, quiz) === 0) ? "failed" : graded.length && !graded.some(isOpen) ? "passed" : "unknown",
    score: assessed ? courseScore(parts) : null,
  };
}

/** The course's score: percents weighted by their numbers of questions, halves up, 100 only if all are 100; null for none. */
export function courseScore(parts: readonly { percent: number; questions: number }[]): number | null {
  const questions = parts.reduce((sum, part) => sum + part.questions, 0);
  if (!questions) return null;
  const score = Math.round(parts.reduce((sum, part) => sum + part.percent * part.questions, 0) / questions);
  return parts.every((part) => part.percent === 100) ? 100 : Math.min(99, score);
}
