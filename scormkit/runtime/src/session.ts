/** The part of the session that reading needs: what a learner does with units goes in, how things stand comes out. It knows no DOM,
 *  clock or LMS; answering.ts adds the quizzes. */

import { blankState } from "./codec";
import type { Course, Field, Quiz, ReadingSession, State } from "./contract";
import { BEGUN, DONE, END_SEEN, furtherUnit, isSettled, migrated, NEW, packQuiz, shapesIn } from "./slots";
import { attemptsLeft, type Ground, isUnscored, missingFor, objectiveReports, openQuizzesOf, outcomeOf, progressOf, recordOf } from "./standing";

/** What answering builds on. */
export interface Core extends ReadingSession {
  readonly ground: Ground;
  /** An answer has changed the slots: moves the quiz's unit forward and tells the listeners. */
  changed(quiz: Quiz): void;
}

/** @param resumed the state of the last session, or null for a learner who begins. It is copied.
 *  @param today days since 1970 in the learner's calendar, for the certificate. */
export function startSession(course: Course, resumed: State | null, today = (): number => 0): Core {
  const shapes = shapesIn(course);
  const before = resumed || blankState(shapes.length);
  const state: State = { ...before, slots: [...before.slots], texts: { ...before.texts } };
  const ground: Ground = { course, shapes, state };
  /** Active seconds on each unit in this session, for units that are done after minutes. */
  const spent = course.units.map(() => 0);
  const listeners: (() => void)[] = [];
  const certify = (): void => {
    if (course.certificate >= 0 && outcomeOf(ground).completed) state.slots[course.certificate] ||= today();
  };
  const tell = (): void => {
    certify();
    listeners.forEach((listener) => listener());
  };

  course.quizzes.forEach((quiz) => catchUp(ground, quiz));
  course.units.forEach((_, unit) => advance(ground, unit, NEW));
  certify();

  return {
    course,
    ground,
    state: () => state,

    changed({ unit }) {
      advance(ground, unit, NEW);
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
      const { done, minutes } = course.units[unit];
      if (missingFor(ground, unit).length) return;
      spent[unit] += seconds;
      if (done === "minutes" && spent[unit] >= minutes * 60 && advance(ground, unit, DONE)) tell();
    },

    scrolled(percent) {
      state.scroll = Math.max(0, Math.min(100, Math.round(percent)));
    },

    unitStatus(unit) {
      const value = state.slots[course.units[unit].slot];
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
  const { slots } = ground.state;
  const record = recordOf(ground, quiz);
  quiz.questions.forEach(({ fields, scored }) => fields.forEach((field) => migrate(ground, field, scored && !isUnscored(quiz))));
  if (record.attempts && attemptsLeft(ground, quiz) === 0) slots[quiz.slot] = packQuiz({ ...record, submitted: true });
  if (record.passed && quiz.pointsSlot >= 0) slots[quiz.pointsSlot] ||= record.attempts;
}

/** Moves answers out of slots that the field's letters outgrew, and empties those, so that it happens once.
 *  @param scored something in it is right or wrong; where that was so in an earlier build only, nothing stays settled. */
function migrate({ shapes, state: { slots, texts } }: Ground, { slot, earlier }: Field, scored: boolean): void {
  for (const old of earlier) {
    if (slots[old] && !slots[slot]) slots[slot] = migrated(shapes[old], shapes[slot], slots[old]);
    slots[old] = 0;
    delete texts[old];
  }
  if (!scored && isSettled(shapes[slot], slots[slot])) slots[slot] = 0;
}

/** Moves a unit forward, never back; a unit whose end was seen is done with its quizzes. True when it moved. */
function advance(ground: Ground, unit: number, to: number): boolean {
  const { slots } = ground.state;
  const { slot } = ground.course.units[unit];
  const before = slots[slot];
  slots[slot] = furtherUnit(before, to);
  if (slots[slot] === END_SEEN && !openQuizzesOf(ground, unit).length) slots[slot] = DONE;
  return slots[slot] !== before;
}
