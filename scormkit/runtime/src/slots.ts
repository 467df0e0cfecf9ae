/** What the number in a slot of the ledger means. Widths equal `shape_bits` of scormkit/model/ledger.py. */

import type { Question } from "./contract";

export interface Shape {
  /** `u` unit, `z` quiz, `o` objective, `s` single, `t` true-false, `m` multiple. */
  kind: string;
  /** Letters ever used, for questions; else 0. */
  letters: number;
  bits: number;
}

/** Unit: what the learner did with it. `END_SEEN` waits for the unit's graded quizzes. */
export const NEW = 0;
export const BEGUN = 1;
export const DONE = 2;
export const END_SEEN = 3;

/** The one of two values of a unit that is further on. */
export function furtherUnit(a: number, b: number): number {
  return a === DONE || b === DONE ? DONE : Math.max(a, b);
}

export interface QuizRecord {
  /** Attempts submitted; stays at 15. */
  attempts: number;
  /** Percent that counts. */
  best: number;
  passed: boolean;
  /** The answers in the questions' slots are those of a submitted attempt. */
  submitted: boolean;
}

export const MOST_ATTEMPTS = 15;

export function unpackQuiz(value: number): QuizRecord {
  return { attempts: value >> 9, best: (value >> 2) & 127, passed: !!(value & 2), submitted: !!(value & 1) };
}

export function packQuiz({ attempts, best, passed, submitted }: QuizRecord): number {
  return (Math.min(attempts, MOST_ATTEMPTS) << 9) | (best << 2) | (+passed << 1) | +submitted;
}

/** The shapes of a course's ledger, by slot: `u z s4 t o`, or with holes where words carry their number: `12:u 13:z`. */
export function shapesOf(ledger: string): Shape[] {
  const shapes: Shape[] = [];
  for (const word of ledger.split(" ").filter(Boolean)) {
    const [shape, slot] = word.split(":").reverse();
    shapes[slot ? Number(slot) : shapes.length] = shapeOf(shape);
  }
  return shapes;
}

function shapeOf(word: string): Shape {
  const kind = word[0];
  const letters = kind === "t" ? 2 : +word.slice(1);
  const fixed: { [kind: string]: number } = { u: 2, z: 13, o: 7, m: letters + 1 };
  return { kind, letters, bits: fixed[kind] || Math.max(2, 32 - Math.clz32(letters + 1)) };
}

/** The value of a question that was right in a submitted attempt: all ones, or the bit beside the letters' bits. */
export function settledValue({ kind, letters, bits }: Shape): number {
  return kind === "m" ? 2 ** letters : 2 ** bits - 1;
}

export function isSettled(shape: Shape, value: number): boolean {
  return value >= settledValue(shape);
}

/** The letters that a value stands for, of those still offered; a settled question shows the right ones. */
export function lettersOf(shape: Shape, value: number, question: Question): string {
  if (isSettled(shape, value)) return question.correct;
  const isChosen = (letter: string, n: number): boolean =>
    question.offered.includes(letter) && (shape.kind === "m" ? Math.floor(value / 2 ** n) % 2 > 0 : value === n + 1);
  return [...question.letters].filter(isChosen).join("");
}

/** The value of the letters chosen; letters that are not offered count as not chosen. */
export function valueOf(shape: Shape, chosen: string, question: Question): number {
  let value = 0;
  [...question.letters].forEach((letter, n) => {
    if (chosen.includes(letter) && question.offered.includes(letter)) value = shape.kind === "m" ? value + 2 ** n : n + 1;
  });
  return value;
}

/** A value moved to the slot that the same question took when its letters outgrew the old one; 0 where the type changed. */
export function migrated(from: Shape, to: Shape, value: number): number {
  if (from.kind !== to.kind) return 0;
  return isSettled(from, value) ? settledValue(to) : value;
}
