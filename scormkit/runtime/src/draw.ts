/** Which questions an attempt asks, and in which order. Everything follows from the learner's attempt in the LMS, the quiz's slot and
 *  the attempts used, so that resume, review and retry show the same. Pure. */

import type { Quiz } from "./contract";
import { mixed, shuffled } from "./shuffle";
import { MOST_ATTEMPTS, type QuizRecord } from "./slots";

/** The attempt that the record is about, from 0. From the fifteenth on, which is as far as a slot counts, all are drawn alike. */
export function turnOf({ attempts, submitted }: QuizRecord): number {
  return Math.max(0, Math.min(submitted ? attempts - 1 : attempts, MOST_ATTEMPTS - 1));
}

/** What orders an attempt. Where what was right stays and the questions are the same each time, so is their order.
 *  @param attempt see State. */
export function seedOf(quiz: Quiz, attempt: number, turn: number): number {
  return mixed(attempt, quiz.slot, quiz.retry === "wrong-answers" && !isDrawn(quiz) ? 0 : turn);
}

/** The questions asked, as indices in the order in which they are asked. */
export function drawn(quiz: Quiz, attempt: number, turn: number): number[] {
  const left = quiz.pools.flatMap(({ draw, questions }) => {
    const taken = fromPool(quiz, questions, draw, attempt, turn);
    return questions.filter((n) => !taken.includes(n));
  });
  const asked = quiz.questions.map((_, n) => n).filter((n) => !left.includes(n));
  return /questions|both/.test(quiz.shuffle) ? shuffled(asked, seedOf(quiz, attempt, turn), keysOf(quiz)) : asked;
}

/** None comes again before all have come. */
function fromPool(quiz: Quiz, all: number[], size: number, attempt: number, turn: number): number[] {
  let pool: number[] = [];
  let asked: number[] = [];
  for (let now = 0; now <= turn; now++) {
    asked = pool.splice(0, size);
    if (asked.length === size) continue;
    const fresh = shuffled(all, mixed(attempt, quiz.slot, now), keysOf(quiz));
    // Those that this attempt asks already wait behind all others.
    pool = [false, true].flatMap((isAsked) => fresh.filter((n) => asked.includes(n) === isAsked));
    asked.push(...pool.splice(0, size - asked.length));
  }
  return asked;
}

/** An attempt does not ask all of it. */
export function isDrawn({ pools }: Quiz): boolean {
  return pools.some(({ draw, questions }) => draw < questions.length);
}

function keysOf(quiz: Quiz): (question: number) => number {
  return (question) => quiz.questions[question].fields[0].slot;
}
