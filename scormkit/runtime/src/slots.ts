/** What the number in a slot of the ledger means. Widths equal `shape_bits` of scormkit/model/ledger.py. */

import type { Course } from "./contract";

export interface Shape {
  /** `u` unit, `z` quiz, `o` objective, `p` points, `d` date, `n` time, `w` moment, `k` checked; of fields: `s` single, `t` true-false,
   *  `m` multiple, `x` text. */
  kind: string;
  /** Letters ever used, for fields that are chosen; else 0. */
  letters: number;
  /** Of the number alone: a text comes behind it. */
  bits: number;
  /** Most UTF-8 bytes of the text that the slot keeps; 0 where it keeps none. */
  bytes: number;
}

/** What the length of a text can say. */
export const MOST_BYTES = 4095;

/** Time is kept in tens of seconds, as many as its bits hold. */
export const MOST_TENS = 2 ** 13 - 1;

/** Objective: that all is right, or handed in. */
export const ALL = 101;

/** Unit: what the learner did with it. `END_SEEN` waits for the unit's quizzes. */
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
  /** The answers in the fields' slots are those of a submitted attempt. */
  submitted: boolean;
}

export const MOST_ATTEMPTS = 15;

export function unpackQuiz(value: number): QuizRecord {
  return { attempts: value >> 9, best: (value >> 2) & 127, passed: !!(value & 2), submitted: !!(value & 1) };
}

export function packQuiz({ attempts, best, passed, submitted }: QuizRecord): number {
  return (Math.min(attempts, MOST_ATTEMPTS) << 9) | (best << 2) | (+passed << 1) | +submitted;
}

/** The shapes of a course's ledger, by slot: `u z s4 t o`, or with holes where words carry their number: `12:u 13:z`. Texts may be
 *  as long as a slot can tell. */
export function shapesOf(ledger: string): Shape[] {
  const shapes: Shape[] = [];
  for (const word of ledger.split(" ").filter(Boolean)) {
    const [shape, slot] = word.split(":").reverse();
    shapes[slot ? Number(slot) : shapes.length] = shapeOf(shape);
  }
  return shapes;
}

/** The same, with the room that this course gives to each text: none to those of fields that it no longer has. */
export function shapesIn({ ledger, quizzes }: Course): Shape[] {
  const shapes = shapesOf(ledger);
  shapes.forEach((shape) => (shape.bytes = 0));
  for (const { slot, bytes } of quizzes.flatMap((quiz) => quiz.questions.flatMap(({ fields }) => fields))) {
    shapes[slot].bytes = bytes || 0;
  }
  return shapes;
}

function shapeOf(word: string): Shape {
  const kind = word[0];
  const letters = kind === "t" ? 2 : +word.slice(1);
  const fixed: { [kind: string]: number } = { u: 2, z: 13, o: 7, p: 4, d: 16, n: 13, w: 32, k: 1, x: 1, m: letters + 1 };
  return { kind, letters, bits: fixed[kind] || Math.max(2, 32 - Math.clz32(letters + 1)), bytes: kind === "x" ? MOST_BYTES : 0 };
}

/** The value of a field that was right in a submitted attempt: all ones, or the bit beside the letters' bits. */
export function settledValue({ kind, letters, bits }: Shape): number {
  return kind === "m" ? 2 ** letters : 2 ** bits - 1;
}

export function isSettled(shape: Shape, value: number): boolean {
  return value >= settledValue(shape);
}

/** A value moved to the slot that the same field took when its letters outgrew the old one; 0 where the type changed. */
export function migrated(from: Shape, to: Shape, value: number): number {
  if (from.kind !== to.kind || to.kind === "x") return 0;
  return isSettled(from, value) ? settledValue(to) : value;
}

/** A text cut to so many UTF-8 bytes, between two characters. */
export function cut(text: string, bytes: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read);
}
