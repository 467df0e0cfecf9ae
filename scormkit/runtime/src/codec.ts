/** The state as text, and back. A package reads the text of every earlier build of its course.
 *
 *  Text: `A` (codec version 1), then the bits below in characters of `A–Z a–z 0–9 - _` (6 bits each, first bit highest, the
 *  last character filled up with zeros), then 4 characters of checksum over all before. Bits: see `HEADER`, then each slot's
 *  value in slot order, or, when sparse, slot number and value of each slot that is not 0, ended by the number `NO_SLOT`. */

import type { State } from "./contract";
import type { Shape } from "./slots";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VERSION = "A";
const CHECKSUM_CHARACTERS = 4;
const SLOT_BITS = 14;
const NO_SLOT = 2 ** SLOT_BITS - 1;
/** Bits of: ledger length, sparse, saves, interactions, seconds, place, scroll. */
const HEADER = [SLOT_BITS, 1, 16, 14, 20, SLOT_BITS, 7];

/** `empty`: nothing was saved yet; `damaged`: not what `encode` wrote; `newer`: a codec version that this player cannot read. */
export type Unreadable = "empty" | "damaged" | "newer";

export function blankState(slots: number): State {
  return { slots: new Array<number>(slots).fill(0), saves: 0, interactions: 0, seconds: 0, place: -1, scroll: 0 };
}

/** The text of a state. Counters stop at the most that their bits hold; `saves` goes round.
 *  @param sparse shorter where few slots of a long ledger are used (a package with one SCO a unit). */
export function encode(state: State, shapes: readonly Shape[], sparse = false): string {
  const bits = new BitWriter();
  const place = state.place < 0 ? NO_SLOT : state.place;
  [shapes.length, sparse ? 1 : 0, state.saves % 65536, state.interactions, state.seconds, place, state.scroll].forEach((value, field) =>
    bits.put(Math.round(value), HEADER[field]),
  );
  shapes.forEach((shape, slot) => {
    const value = state.slots[slot] || 0;
    if (sparse && value) bits.put(slot, SLOT_BITS);
    if (!sparse || value) bits.put(value, shape.bits);
  });
  if (sparse) bits.put(NO_SLOT, SLOT_BITS);
  const text = VERSION + bits.text();
  return text + checksum(text);
}

/** The state of a text. Slots that the text does not know are 0; slots that this course does not know are dropped. Never throws. */
export function decode(text: string, shapes: readonly Shape[]): State | Unreadable {
  text = text.trim();
  if (!text) return "empty";
  const body = text.slice(0, -CHECKSUM_CHARACTERS);
  if (!/^[\w-]+$/.test(text) || !body || checksum(body) !== text.slice(body.length)) return "damaged";
  if (body[0] !== VERSION) return "newer";
  const bits = new BitReader(body.slice(1));
  const [known, sparse, saves, interactions, seconds, place, scroll] = HEADER.map((width) => bits.take(width));
  const state: State = { ...blankState(shapes.length), saves, interactions, seconds, place: place === NO_SLOT ? -1 : place, scroll };
  const common = Math.min(known, shapes.length);
  if (sparse) {
    for (let slot = bits.take(SLOT_BITS); slot < common; slot = bits.take(SLOT_BITS)) state.slots[slot] = bits.take(shapes[slot].bits);
  } else {
    for (let slot = 0; slot < common; slot++) state.slots[slot] = bits.take(shapes[slot].bits);
  }
  return bits.exhausted ? "damaged" : state;
}

/** `a` was saved after `b`; the counter of saves goes round at 65,536. */
export function isNewer(a: number, b: number): boolean {
  return a !== b && ((a - b) & 0xffff) < 0x8000;
}

/** FNV-1a, 32 bits folded to 24, as four characters. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  const bits = new BitWriter();
  bits.put((hash ^ (hash >>> 24)) & 0xffffff, 24);
  return bits.text();
}

class BitWriter {
  private written = "";
  private pending = 0;
  private count = 0;

  /** Divides instead of shifting: a multiple choice of 36 letters takes 37 bits. */
  put(value: number, width: number): void {
    const fitting = Math.min(value, 2 ** width - 1);
    for (let bit = width - 1; bit >= 0; bit--) {
      this.pending = this.pending * 2 + (Math.floor(fitting / 2 ** bit) % 2);
      if (++this.count === 6) this.flush();
    }
  }

  text(): string {
    while (this.count) this.put(0, 1);
    return this.written;
  }

  private flush(): void {
    this.written += ALPHABET[this.pending];
    this.pending = this.count = 0;
  }
}

class BitReader {
  /** More was taken than there was. */
  exhausted = false;
  private at = 0;

  constructor(private readonly text: string) {}

  take(width: number): number {
    let value = 0;
    for (; width > 0; width--, this.at++) {
      const character = this.text[Math.floor(this.at / 6)];
      if (!character) this.exhausted = true;
      value = value * 2 + (character ? (ALPHABET.indexOf(character) >> (5 - (this.at % 6))) & 1 : 1);
    }
    return value;
  }
}
