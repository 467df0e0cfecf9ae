/** The part of the session that reading needs: what a learner does with units goes in, how things stand comes out. It knows no DOM,
 *  clock or LMS; answering.ts adds the quizzes. */

import { dayOf } from "./clock";
import { blankState } from "./codec";
import type { Course, Field, Quiz, ReadingSession, State } from "./contract";
import { ALL, BEGUN, DONE, END_SEEN, furtherUnit, isSettled, migrated, MOST_TENS, NEW, packQuiz, shapesIn } from "./slots";
import { attemptsLeft, countedOf, exemptions, type Ground, isLongEnough, missingFor, objectiveReports, openQuizzesOf, outcomeOf, progressOf, recordOf } from "./standing";

/** What answering builds on. */
export interface Core extends ReadingSession {
  readonly ground: Ground;
  /** An answer has changed the slots: draws what follows from it, and tells the listeners. */
  changed(): void;
}

/** @param resumed the state of the last session, or null for a learner who begins. It is copied.
 *  @param now the time by the learner's computer, which may be put back. */
export function startSession(course: Course, resumed: State | null, now: () => Date): Core {
  const shapes = shapesIn(course);
  const before = resumed || blankState(shapes.length);
  const state: State = { ...before, slots: [...before.slots], texts: { ...before.texts } };
  const { slots, texts } = state;
  const ground: Ground = { course, shapes, state, slots, texts, now };
  /** Active seconds to the last one, by slot. */
  const spent = slots.map((tens) => 10 * tens);
  const listeners: (() => void)[] = [];
  const certify = (): void => {
    if (course.certificate >= 0 && outcomeOf(ground).completed) slots[course.certificate] ||= dayOf(now());
  };
  const tell = (): void => {
    certify();
    listeners.forEach((listener) => listener());
  };
  /** What follows from the quizzes, wherever they stand. */
  const follow = (): void => {
    course.units.forEach((_, unit) => advance(ground, unit, NEW));
    for (const { slot, quizzes, pass } of course.objectives) {
      if (pass === null && quizzes.every((n) => countedOf(ground, course.quizzes[n]).passed)) slots[slot] = ALL;
    }
  };

  course.quizzes.forEach((quiz) => catchUp(ground, quiz));
  follow();
  certify();

  return {
    course,
    ground,
    state: () => state,

    changed() {
      follow();
      tell();
    },

    openUnit(unit) {
      const { slot, done } = course.units[unit];
      if (missingFor(ground, unit).length) return;
      if (state.place !== slot) state.scroll = 0;
      state.place = slot;
      advance(ground, unit, done === "opened" ? DONE : BEGUN);
      tell();
    },

    seenEnd(unit) {
      if (course.units[unit].done === "end" && advance(ground, unit, END_SEEN)) tell();
    },

    activeSeconds(unit, seconds) {
      const { completion, units } = course;
      if (missingFor(ground, unit).length) return;
      const before = isLongEnough(ground, completion);
      for (const { time = -1 } of [units[unit], completion]) {
        if (time >= 0) slots[time] = Math.min(MOST_TENS, Math.floor((spent[time] += seconds) / 10));
      }
      if (advance(ground, unit, NEW) || isLongEnough(ground, completion) !== before) tell();
    },

    scrolled(percent) {
      state.scroll = Math.max(0, Math.min(100, Math.round(percent)));
    },

    unitStatus(unit) {
      const value = slots[course.units[unit].slot];
      return value === NEW ? "new" : value === DONE ? "done" : "begun";
    },

    missing: (unit) => missingFor(ground, unit),
    openQuizzesOf: (unit) => openQuizzesOf(ground, unit),
    objectives: () => objectiveReports(ground),
    outcome: () => outcomeOf(ground),
    progress: () => progressOf(ground),
    subscribe: (listener) => void listeners.push(listener),
  };
}

/** What another build left behind: answers in outgrown slots; a quiz caught in a retry for which this one grants no attempt any more,
 *  which counts as it stands; a quiz passed before there were points, which has those of the attempts it took. */
function catchUp(ground: Ground, quiz: Quiz): void {
  const { slots } = ground;
  const record = recordOf(ground, quiz);
  quiz.questions.forEach(({ fields, scored }) => fields.forEach((field) => migrate(ground, field, scored)));
  if (record.attempts && attemptsLeft(ground, quiz) === 0) slots[quiz.slot] = packQuiz({ ...record, submitted: true });
  if (record.passed && quiz.pointsSlot >= 0) slots[quiz.pointsSlot] ||= record.attempts;
}

/** Moves answers out of slots that the field's letters outgrew, and empties those, so that it happens once.
 *  @param scored something in it is right or wrong; where that was so in an earlier build only, nothing stays settled. */
function migrate({ shapes, slots, texts }: Ground, { slot, earlier }: Field, scored: boolean): void {
  for (const old of earlier) {
    if (slots[old] && !slots[slot]) slots[slot] = migrated(shapes[old], shapes[slot], slots[old]);
    slots[old] = 0;
    delete texts[old];
  }
  if (!scored && isSettled(shapes[slot], slots[slot])) slots[slot] = 0;
}

/** Moves a unit forward, never back; one is done, too, when its end was seen and its quizzes are over, after the minutes it asks for, and
 *  for whoever is exempt. True when it moved. */
function advance(ground: Ground, unit: number, to: number): boolean {
  const { slots } = ground;
  const its = ground.course.units[unit];
  const { slot, done } = its;
  const before = slots[slot];
  slots[slot] = furtherUnit(before, to);
  const isEnough = slots[slot] === END_SEEN ? !openQuizzesOf(ground, unit).length : done === "minutes" && isLongEnough(ground, its);
  if (isEnough || exemptions(ground, its).length) slots[slot] = DONE;
  return slots[slot] !== before;
}
