/** The state as text, and back. A package reads the text of every earlier build of its course.
 *
 *  Text: `A` (codec version 1), then the bits below in characters of `A–Z a–z 0–9 - _` (6 bits each, first bit highest, the
 *  last character filled up with zeros), then 4 characters of checksum over all before. Bits: see `HEADER`, then each slot's
 *  value in slot order, or, when sparse, slot number, width and value of each slot that is not empty, ended by `NO_SLOT`. Behind the
 *  value of a text's slot stand the number of its UTF-8 bytes and the bytes. */

import type { State } from "./contract";
import { cut, type Shape } from "./slots";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VERSION = "A";
const CHECKSUM_CHARACTERS = 4;
const SLOT_BITS = 20;
const WIDTH_BITS = 6;
/** The width that tells of a text, whose value takes one bit. */
const TEXT_WIDTH = 63;
const LENGTH_BITS = 12;
const NO_SLOT = 2 ** SLOT_BITS - 1;
/** Bits of: ledger length, sparse, attempt, saves, interactions, seconds, place, scroll. */
const HEADER = [SLOT_BITS, 1, 16, 16, 14, 20, SLOT_BITS, 7];

/** `empty`: nothing was saved yet; `damaged`: not what `encode` wrote; `newer`: a codec version that this player cannot read. */
export type Unreadable = "empty" | "damaged" | "newer";

/** @param attempt see State; 0 where nothing will be kept. */
export function blankState(slots: number, attempt = 0): State {
  return { slots: new Array<number>(slots).fill(0), texts: {}, attempt, saves: 0, interactions: 0, seconds: 0, place: -1, scroll: 0 };
}

/** The text of a state. Counters stop at the most that their bits hold; `saves` goes round. Learners' texts are cut to the room that
 *  the shapes give.
 *  @param sparse shorter where few slots of a long ledger are used (a package with one SCO a unit). */
export function encode({ slots, texts, attempt, saves, interactions, seconds, place, scroll }: State, shapes: readonly Shape[], sparse = false): string {
  const header = [shapes.length, +sparse, attempt, saves % 65536, interactions, seconds, place < 0 ? NO_SLOT : place, scroll];
  let bits = header.map((value, field) => bitsOf(value, HEADER[field])).join("");
  shapes.forEach((shape, slot) => {
    const isText = shape.kind === "x";
    const bytes = isText ? [...new TextEncoder().encode(cut(texts[slot] || "", shape.bytes))] : [];
    if (sparse && !slots[slot] && !bytes.length) return;
    if (sparse) bits += bitsOf(slot, SLOT_BITS) + bitsOf(widthOf(shape), WIDTH_BITS);
    bits += bitsOf(slots[slot], shape.bits);
    if (isText) bits += bitsOf(bytes.length, LENGTH_BITS) + bytes.map((byte) => bitsOf(byte, 8)).join("");
  });
  const text = VERSION + charactersOf(sparse ? bits + bitsOf(NO_SLOT, SLOT_BITS) : bits);
  return text + checksum(text);
}

/** The state of a text. Slots that the text does not know are 0; slots that this course does not know are dropped. Never throws. */
export function decode(text: string, shapes: readonly Shape[]): State | Unreadable {
  text = text.trim();
  if (!text) return "empty";
  const body = text.slice(0, -CHECKSUM_CHARACTERS);
  if (!/^[\w-]+$/.test(body) || body + checksum(body) !== text) return "damaged";
  if (body[0] !== VERSION) return "newer";
  const bits = [...body.slice(1)].map((character) => bitsOf(ALPHABET.indexOf(character), 6)).join("");
  let at = 0;
  const take = (width: number): number => parseInt(bits.slice(at, (at += width)), 2);
  const [length, sparse, attempt, saves, interactions, seconds, place, scroll] = HEADER.map(take);
  const { slots, texts } = blankState(shapes.length);
  const takeSlot = (slot: number, width: number): void => {
    const isText = width === TEXT_WIDTH;
    const value = take(isText ? 1 : width);
    const bytes = isText ? Uint8Array.from({ length: take(LENGTH_BITS) }, () => take(8)) : [];
    if (!shapes[slot] || widthOf(shapes[slot]) !== width) return;
    slots[slot] = value;
    if (bytes.length) texts[slot] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes as Uint8Array);
  };
  if (sparse) {
    for (let slot = take(SLOT_BITS); slot < NO_SLOT; slot = take(SLOT_BITS)) takeSlot(slot, take(WIDTH_BITS));
  } else {
    // A page that is a SCO of its own does not know the shapes of all slots that stand in such a text.
    for (let slot = 0; slot < Math.min(length, shapes.length); slot++) takeSlot(slot, shapes[slot] ? widthOf(shapes[slot]) : NaN);
  }
  // Not `at > bits.length`: behind what is missing, `at` is no number.
  if (!(at <= bits.length)) return "damaged";
  return { slots, texts, attempt, saves, interactions, seconds, place: place === NO_SLOT ? -1 : place, scroll };
}

function widthOf({ kind, bits }: Shape): number {
  return kind === "x" ? TEXT_WIDTH : bits;
}

/** `a` was saved after `b`; the counter of saves goes round at 65,536. */
export function isNewer(a: number, b: number): boolean {
  return a !== b && ((a - b) & 0xffff) < 0x8000;
}

/** FNV-1a, 32 bits folded to 24, as four characters. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return charactersOf(bitsOf((hash ^ (hash >>> 24)) & 0xffffff, 24));
}

/** A number as so many `0` and `1` (shifting would end at 32, and a multiple choice of 36 letters takes 37). */
function bitsOf(value: number, width: number): string {
  return Math.min(Math.round(value), 2 ** width - 1).toString(2).padStart(width, "0");
}

function charactersOf(bits: string): string {
  return bits.replace(/.{1,6}/g, (six) => ALPHABET[parseInt(six.padEnd(6, "0"), 2)]);
}
