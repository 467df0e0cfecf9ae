/** How long a typed text is, and what the learner is told about it. Pure. */

import type { Field } from "../contract";
import { numbersIn } from "../typed";
import type { Words } from "./dom";

/** Characters by which a text may still grow, below 0: by which it is too long. Characters that take more room than the course's
 *  language needs use up the budget sooner; then what is left is reckoned at the width of those typed so far.
 *  @returns the number, and whether it is such an estimate. */
export function roomIn(field: Field, text: string): { left: number; about: boolean } {
  const { length } = [...text];
  const left = field.most! - length;
  const used = new TextEncoder().encode(text).length;
  const room = used ? Math.floor(((field.bytes! - used) * length) / used) : left;
  return room < left ? { left: room, about: true } : { left, about: false };
}

/** Of such a text not all could be kept. */
export function isTooLong(field: Field, text: string): boolean {
  return !!field.most && roomIn(field, text).left < 0;
}

/** What keeps a text from being handed in, in words; "" for nothing. A text that is not begun lacks nothing. */
export function faultIn(field: Field, text: string, words: Words): string {
  if (!field.most) return "";
  if (isTooLong(field, text)) return words.count("player.text.over", -roomIn(field, text).left);
  const { length } = [...text.trim()];
  if (length && field.low && !numbersIn(text, field.unit).length) return words.say("player.text.number");
  return length && length < field.least! ? words.count("player.text.short", field.least! - length) : "";
}

/** What a field says below a text while it is typed. */
export function lengthLine(field: Field, text: string, words: Words): string {
  const { left, about } = roomIn(field, text);
  return faultIn(field, text, words) || words.count(about ? "player.text.about" : "player.text.left", left);
}
