/** A session without a page and without an LMS. */

import { answering } from "../answering";
import type { Course, Session, State } from "../contract";
import { startSession } from "../session";

/** Seconds since 1970, at which the clock stands where a test does not move it. */
export const NOON = 1_700_000_000;

/** @param now seconds since 1970. */
export function begin(course: Course, resumed: State | null = null, now = (): number => NOON): Session {
  return answering(startSession(course, resumed, () => new Date(1000 * now())));
}
