/** Two states of one learner made into one, so that nothing done on either side is lost. */

import { isNewer } from "./codec";
import type { Course, State } from "./contract";
import { furtherUnit, packQuiz, type Shape, unpackQuiz } from "./slots";

/** Units are as far as on either side, objectives as good; a quiz keeps the better result, and the answers of the side with more
 *  attempts (of the newer side when they tie), letters and texts; its points are those of the earlier pass, as the certificate's day is the earlier, and time
 *  spent is the longer. Everything else is the newer side's. Time not handed over yet is the longer of
 *  both, since one side usually grew out of the other; but of two sides of one save, one was written at the end of the session,
 *  when its time was handed over. */
export function merge(course: Course, shapes: readonly Shape[], a: State, b: State): State {
  const [newer, older] = isNewer(b.saves, a.saves) ? [b, a] : [a, b];
  const merged: State = {
    ...newer,
    interactions: Math.max(a.interactions, b.interactions),
    seconds: (a.saves === b.saves ? Math.min : Math.max)(a.seconds, b.seconds),
    slots: newer.slots.map((value, slot) => {
      const other = older.slots[slot];
      const kind = shapes[slot]?.kind;
      if (kind === "u") return furtherUnit(value, other);
      if (kind === "p" || kind === "d") return Math.min(value || other, other || value);
      return kind === "o" || kind === "n" ? Math.max(value, other) : value;
    }),
    texts: { ...newer.texts },
  };
  for (const quiz of course.quizzes) {
    const [mine, theirs] = [unpackQuiz(newer.slots[quiz.slot]), unpackQuiz(older.slots[quiz.slot])];
    const [leading, side] = theirs.attempts > mine.attempts ? [theirs, older] : [mine, newer];
    const best = Math.max(mine.best, theirs.best);
    merged.slots[quiz.slot] = packQuiz({ ...leading, best, passed: mine.passed || theirs.passed });
    const own = quiz.questions.flatMap(({ checked, fields }) => [checked, ...fields.flatMap((field) => [field.slot, ...field.earlier])]);
    for (const slot of [quiz.moment, ...own]) {
      if (slot === undefined) continue;
      merged.slots[slot] = side.slots[slot];
      if (side.texts[slot]) merged.texts[slot] = side.texts[slot];
      else delete merged.texts[slot];
    }
  }
  return merged;
}
