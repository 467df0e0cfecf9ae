/** The state machine behind the views: what a learner does goes in, how things stand comes out. It knows no DOM, clock or LMS. */

import { answerReports, scoreAttempt } from "./attempt";
import { blankState } from "./codec";
import type { Course, Quiz, Session, State } from "./contract";
import { BEGUN, DONE, END_SEEN, furtherUnit, migrated, NEW, packQuiz, shapesOf, valueOf } from "./slots";
import { attemptsLeft, canRetry, type Ground, isOpen, isQuizDone, isRight, objectiveReports, outcomeOf, progressOf, quizView, recordOf } from "./standing";

/** @param resumed the state of the last session, or null for a learner who begins. It is copied. */
export function startSession(course: Course, resumed: State | null): Session {
  const shapes = shapesOf(course.ledger);
  const { slots, ...rest } = resumed || blankState(shapes.length);
  const state: State = { ...rest, slots: [...slots] };
  const ground: Ground = { course, shapes, slots: state.slots };
  /** Active seconds on each unit in this session, for units that are done after minutes. */
  const spent = course.units.map(() => 0);
  const listeners: (() => void)[] = [];
  const tell = (): void => listeners.forEach((listener) => listener());

  migrate(ground);
  course.quizzes.forEach((quiz) => closeExhausted(ground, quiz));
  course.units.forEach((_, unit) => advance(ground, unit, NEW));

  return {
    course,
    state: () => state,

    openUnit(unit) {
      const { slot, done } = course.units[unit];
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
      spent[unit] += seconds;
      if (done === "minutes" && spent[unit] >= minutes * 60 && advance(ground, unit, DONE)) tell();
    },

    scrolled(percent) {
      state.scroll = Math.max(0, Math.min(100, Math.round(percent)));
    },

    choose(quiz, question, letters) {
      const asked = course.quizzes[quiz].questions[question];
      const value = valueOf(shapes[asked.slot], letters, asked);
      if (!isOpen(ground, course.quizzes[quiz]) || isRight(ground, asked) || value === state.slots[asked.slot]) return;
      state.slots[asked.slot] = value;
      tell();
    },

    submit(quiz, at, latencies) {
      const asked = course.quizzes[quiz];
      if (!isOpen(ground, asked)) return [];
      const reports = answerReports(ground, asked, at, latencies, state.interactions);
      state.interactions += reports.length;
      scoreAttempt(ground, asked);
      advance(ground, asked.unit, NEW);
      tell();
      return reports;
    },

    retry(quiz) {
      const asked = course.quizzes[quiz];
      if (!canRetry(ground, asked)) return;
      for (const question of asked.questions) {
        if (asked.retry === "all-questions" || !isRight(ground, question)) state.slots[question.slot] = 0;
      }
      state.slots[asked.slot] = packQuiz({ ...recordOf(ground, asked), submitted: false });
      tell();
    },

    unitStatus(unit) {
      const value = state.slots[course.units[unit].slot];
      return value === NEW ? "new" : value === DONE ? "done" : "begun";
    },

    quiz: (quiz) => quizView(ground, course.quizzes[quiz]),
    objectives: () => objectiveReports(ground),
    outcome: () => outcomeOf(ground),
    progress: () => progressOf(ground),
    subscribe: (listener) => void listeners.push(listener),
  };
}

/** A quiz caught in a retry for which this build grants no attempt any more counts as it stands. */
function closeExhausted(ground: Ground, quiz: Quiz): void {
  const record = recordOf(ground, quiz);
  if (record.attempts && attemptsLeft(ground, quiz) === 0) ground.slots[quiz.slot] = packQuiz({ ...record, submitted: true });
}

/** Moves answers out of slots that their questions' letters outgrew, and empties those, so that it happens once. */
function migrate({ course, shapes, slots }: Ground): void {
  for (const { slot, earlier } of course.quizzes.flatMap((quiz) => quiz.questions)) {
    for (const old of earlier) {
      if (slots[old] && !slots[slot]) slots[slot] = migrated(shapes[old], shapes[slot], slots[old]);
      slots[old] = 0;
    }
  }
}

/** Moves a unit forward, never back; a unit whose end was seen is done with its graded quizzes. True when it moved. */
function advance(ground: Ground, unit: number, to: number): boolean {
  const { course, slots } = ground;
  const { slot } = course.units[unit];
  const before = slots[slot];
  const graded = course.quizzes.filter((quiz) => quiz.unit === unit && quiz.kind === "graded");
  slots[slot] = furtherUnit(before, to);
  if (slots[slot] === END_SEEN && graded.every((quiz) => isQuizDone(ground, quiz))) slots[slot] = DONE;
  return slots[slot] !== before;
}
