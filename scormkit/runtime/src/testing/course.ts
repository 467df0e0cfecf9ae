/** A course for tests: two units, a graded quiz with every type of question, a practice quiz. */

import type { Course, Question, Quiz } from "../contract";

export function question(id: string, slot: number, change: Partial<Question> = {}): Question {
  const plain: Question = {
    id, slot, earlier: [], type: "single", letters: "abcd", offered: "abcd", correct: "b", credit: "all-or-nothing", objectives: [],
  };
  return { ...plain, ...change };
}

export function quiz(id: string, slot: number, questions: Question[], change: Partial<Quiz> = {}): Quiz {
  const plain: Quiz = {
    id, slot, unit: 0, title: id, kind: "graded", pass: 80, attempts: null, retry: "wrong-answers", solution: "after-passing", required: true, questions,
  };
  return { ...plain, ...change };
}

export const LEDGER = "u u z s4 m4 t z s3 o o";

/** Slots: 0, 1 units; 2 graded quiz with 3, 4, 5; 6 practice quiz with 7; 8, 9 objectives.
 *  @param graded changes of the graded quiz. */
export function sampleCourse(graded: Partial<Quiz> = {}, change: Partial<Course> = {}): Course {
  const unit = { module: 0, done: "end" as const, minutes: 0, required: true };
  return {
    format: 1,
    id: "sample",
    title: "Sample",
    version: "1.0",
    language: "en",
    fingerprint: "0123456789ab",
    scope: "course",
    ledger: LEDGER,
    modules: [{ id: "m", title: "M" }],
    units: [
      { ...unit, id: "one", slot: 0, title: "One", script: "" },
      { ...unit, id: "two", slot: 1, title: "Two", script: "units/two.js" },
    ],
    quizzes: [
      quiz("final", 2, [
        question("single", 3, { objectives: [0] }),
        question("multiple", 4, { type: "multiple", correct: "ac", objectives: [0, 1] }),
        question("truth", 5, { type: "true-false", letters: "tf", offered: "tf", correct: "t", objectives: [1] }),
      ], graded),
      quiz("warm-up", 6, [question("easy", 7, { letters: "abc", offered: "abc", correct: "a", objectives: [0] })], {
        unit: 1, kind: "practice", required: false, pass: 100,
      }),
    ],
    objectives: [{ id: "know", slot: 8 }, { id: "apply", slot: 9 }],
    completion: { score: "best", status: "passed", onFail: "incomplete" },
    idle: 600,
    strings: {},
    ...change,
  };
}

export const RIGHT = ["b", "ac", "t"];
