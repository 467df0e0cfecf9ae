/** What a field holds: its letters or its text, read from the state and put there. */

import type { Field, Question } from "./contract";
import { cut, isSettled, type Shape } from "./slots";
import type { Ground } from "./standing";

export function isTyped({ letters }: Field): boolean {
  return !letters;
}

/** It was right in a submitted attempt and stays. */
export function isRight({ shapes, slots }: Ground, { slot }: Field): boolean {
  return isSettled(shapes[slot], slots[slot]);
}

export function areRight(ground: Ground, { fields }: Question): boolean {
  return fields.every((field) => isRight(ground, field));
}

/** The letters in alphabetical order, or the text; "" for nothing. A settled field shows the right letters. */
export function valueIn({ shapes, slots, texts }: Ground, field: Field): string {
  if (isTyped(field)) return texts[field.slot] || "";
  return lettersOf(shapes[field.slot], slots[field.slot], field);
}

/** Fills a field in. False when that changes nothing, as in a settled one. */
export function fill(ground: Ground, field: Field, value: string): boolean {
  const { slots, texts } = ground;
  const { slot } = field;
  if (isRight(ground, field)) return false;
  if (isTyped(field)) {
    // Half a character has no place in UTF-8.
    const text = cut(value.replace(/\p{Cs}/gu, "\ufffd"), field.bytes!);
    if (text === (texts[slot] || "")) return false;
    texts[slot] = text;
    if (!text) delete texts[slot];
    return true;
  }
  const before = slots[slot];
  slots[slot] = numberOf(ground.shapes[slot], value, field);
  return slots[slot] !== before;
}

export function empty({ slots, texts }: Ground, { slot }: Field): void {
  slots[slot] = 0;
  delete texts[slot];
}

/** The letters that a number stands for, of those still offered. */
export function lettersOf(shape: Shape, number: number, { letters, offered, correct }: Field): string {
  if (isSettled(shape, number)) return correct;
  const isChosen = (letter: string, n: number): boolean =>
    offered.includes(letter) && (shape.kind === "m" ? Math.floor(number / 2 ** n) % 2 > 0 : number === n + 1);
  return [...letters].filter(isChosen).sort().join("");
}

/** The number of the letters chosen; letters that are not offered count as not chosen. */
export function numberOf(shape: Shape, chosen: string, { letters, offered }: Field): number {
  let number = 0;
  [...letters].forEach((letter, n) => {
    if (chosen.includes(letter) && offered.includes(letter)) number = shape.kind === "m" ? number + 2 ** n : n + 1;
  });
  return number;
}
