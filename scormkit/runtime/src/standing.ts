/** Where a learner stands by what the slots of units, quizzes and objectives say: attempts, objectives, outcome, progress. Needs no
 *  answers. Pure; changes nothing. */

import type { Course, ObjectiveReport, Outcome, Quiz, State, Unit } from "./contract";
import { ALL, DONE, MOST_ATTEMPTS, type QuizRecord, type Shape, unpackQuiz } from "./slots";

export interface Ground {
  course: Course;
  shapes: readonly Shape[];
  state: State;
  /** Of the state. */
  slots: State["slots"];
  texts: State["texts"];
  now(): Date;
}

/** What its own attempts came to. */
export function recordOf({ slots }: Ground, { slot }: Quiz): QuizRecord {
  return unpackQuiz(slots[slot]);
}

/** The passed ones of the pre-tests that exempt from a unit or a quiz. */
export function exemptions(ground: Ground, { exemptedBy }: Unit | Quiz): QuizRecord[] {
  return (exemptedBy || []).map((n) => recordOf(ground, ground.course.quizzes[n])).filter(({ passed }) => passed);
}

/** What counts: its own attempts, or a pre-test where that came to more. */
export function countedOf(ground: Ground, quiz: Quiz): QuizRecord {
  return exemptions(ground, quiz).reduce((own, { best }) => ({ ...own, best: Math.max(own.best, best), passed: true }), recordOf(ground, quiz));
}

/** Those of the attempt that passed first; whoever is exempt passed before. Null for none. */
export function pointsWon(ground: Ground, quiz: Quiz): number | null {
  const attempt = exemptions(ground, quiz).length ? 1 : ground.slots[quiz.pointsSlot] || 0;
  return quiz.points[Math.min(attempt, quiz.points.length) - 1] ?? null;
}

/** Attempts left, null for no limit. A limit above what the slot can count is none. */
export function attemptsLeft(ground: Ground, quiz: Quiz): number | null {
  if (quiz.attempts === null || quiz.attempts > MOST_ATTEMPTS) return null;
  return Math.max(0, quiz.attempts - recordOf(ground, quiz).attempts);
}

/** The quizzes that a unit waits for: graded ones and those that must be passed or handed in. A quiz is over when it is passed or no
 *  attempt is left. */
export function openQuizzesOf(ground: Ground, unit: number): Quiz[] {
  const isOver = (quiz: Quiz): boolean => countedOf(ground, quiz).passed || attemptsLeft(ground, quiz) === 0;
  return ground.course.quizzes.filter((quiz) => quiz.unit === unit && (quiz.kind === "graded" || quiz.required) && !isOver(quiz));
}

/** The objectives that something was submitted for, with the best percent so far: passed from their pass mark; failed when none of the
 *  quizzes that decide them has an attempt left. Where nothing is right or wrong, they are completed once all was handed in. */
export function objectiveReports(ground: Ground): ObjectiveReport[] {
  return ground.course.objectives.flatMap(({ id, slot, quizzes, pass }): ObjectiveReport[] => {
    const value = ground.slots[slot];
    if (pass === null) return value === ALL ? [{ id, score: null, status: "completed" }] : [];
    if (!value) return [];
    const exhausted = quizzes.every((n) => attemptsLeft(ground, ground.course.quizzes[n]) === 0);
    return [{ id, score: value - 1, status: value > pass ? "passed" : exhausted ? "failed" : "incomplete" }];
  });
}

/** The minutes that a unit or the course asks for were spent on it. */
export function isLongEnough({ slots }: Ground, { minutes = 0, time = -1 }: { minutes?: number; time?: number }): boolean {
  return (slots[time] || 0) >= 6 * minutes;
}

/** Required units done and how many must be. */
export function progressOf({ course, slots }: Ground): { done: number; total: number } {
  const { units: total } = course.completion;
  const { length } = course.units.filter(({ required, slot }) => required && slots[slot] === DONE);
  return { done: Math.min(length, total), total };
}

/** The units that must be done before one opens that was not opened yet. */
export function missingFor({ course: { units }, slots }: Ground, unit: number): number[] {
  return slots[units[unit].slot] ? [] : units[unit].needs.filter((needed) => slots[units[needed].slot] !== DONE);
}

/** Completed: as many required units done as must be, every required quiz passed, as many minutes spent as must be. Failed: a required
 *  quiz can no longer be passed. Graded quizzes alone decide about success. */
export function outcomeOf(ground: Ground): Outcome {
  const { completion, quizzes } = ground.course;
  const required = quizzes.filter((quiz) => quiz.required);
  const open = required.filter((quiz) => !countedOf(ground, quiz).passed);
  const graded = required.filter(({ kind }) => kind === "graded");
  const isOpen = (quiz: Quiz): boolean => open.includes(quiz);
  const { done, total } = progressOf(ground);
  return {
    completed: done === total && !open.length && isLongEnough(ground, completion),
    success: open.some((quiz) => attemptsLeft(ground, quiz) === 0) ? "failed" : graded.length && !graded.some(isOpen) ? "passed" : "unknown",
    score: scoreOf(ground),
  };
}

/** Percents weighted as the course says, or the points won; null before the first attempt. */
function scoreOf(ground: Ground): number | null {
  const { completion, quizzes } = ground.course;
  let assessed = false;
  const parts = quizzes.filter(({ counts }) => counts).map((quiz) => {
    const { attempts, best, passed } = countedOf(ground, quiz);
    assessed ||= passed || attempts > 0;
    return completion.score === "points" ? { won: pointsWon(ground, quiz) || 0, most: quiz.points[0] } : { won: best * quiz.counts, most: 100 * quiz.counts };
  });
  return assessed ? courseScore(parts) : null;
}

/** What was won of the most that can be, in percent: halves up, 100 only if it is all; null where nothing can be won. */
export function courseScore(parts: readonly { won: number; most: number }[]): number | null {
  const sum = (key: "won" | "most"): number => parts.reduce((total, part) => total + part[key], 0);
  const most = sum("most");
  if (!most) return null;
  return sum("won") === most ? 100 : Math.min(99, Math.round((100 * sum("won")) / most));
}
