/** The state machine behind the views: what a learner does goes in, how things stand comes out. It knows no DOM, clock or LMS. */

import { blankState } from "./codec";
import type { AnswerReport, Course, ObjectiveReport, Outcome, Quiz, QuizView, Session, State } from "./contract";
import { creditOf, markOf } from "./scoring";
import {
  BEGUN, DONE, END_SEEN, furtherUnit, isSettled, lettersOf, migrated, NEW, packQuiz, type QuizRecord, settledValue, type Shape, shapesOf,
  unpackQuiz, valueOf,
} from "./slots";
import {
  attemptsLeft, creditsOf, type Ground, isQuizDone, objectivePercent, objectiveReports, outcomeOf, progressOf, quizView,
} from "./standing";

/** @param resumed the state of the last session, or null for a learner who begins. It is copied. */
export function startSession(course: Course, resumed: State | null): Session {
  return new CourseSession(course, resumed);
}

class CourseSession implements Session {
  private readonly shapes: readonly Shape[];
  private readonly current: State;
  private readonly listeners: (() => void)[] = [];
  /** Active seconds on each unit in this session, for units that are done after minutes. */
  private readonly spent: number[];

  constructor(readonly course: Course, resumed: State | null) {
    this.shapes = shapesOf(course.ledger);
    this.current = resumed ? { ...resumed, slots: [...resumed.slots] } : blankState(this.shapes.length);
    this.spent = course.units.map(() => 0);
    for (const quiz of course.quizzes) for (const question of quiz.questions) this.migrate(question);
    course.units.forEach((_, unit) => this.advance(unit, NEW));
  }

  state(): Readonly<State> {
    return this.current;
  }

  openUnit(unit: number): void {
    const { slot, done } = this.course.units[unit];
    if (this.current.place !== slot) this.current.scroll = 0;
    this.current.place = slot;
    this.advance(unit, done === "opened" ? DONE : BEGUN);
    this.tell();
  }

  seenEnd(unit: number): void {
    if (this.course.units[unit].done === "end" && this.advance(unit, END_SEEN)) this.tell();
  }

  activeSeconds(unit: number, seconds: number): void {
    const { done, minutes } = this.course.units[unit];
    this.spent[unit] += seconds;
    if (done === "minutes" && this.spent[unit] >= minutes * 60 && this.advance(unit, DONE)) this.tell();
  }

  scrolled(percent: number): void {
    this.current.scroll = Math.max(0, Math.min(100, Math.round(percent)));
  }

  choose(quiz: number, question: number, letters: string): void {
    const asked = this.course.quizzes[quiz].questions[question];
    const shape = this.shapes[asked.slot];
    const value = this.current.slots[asked.slot];
    if (!this.isOpen(this.course.quizzes[quiz]) || isSettled(shape, value)) return;
    const chosen = valueOf(shape, letters, asked);
    if (chosen === value) return;
    this.current.slots[asked.slot] = chosen;
    this.tell();
  }

  /** Scores the attempt; a question without an answer is wrong. Right answers are settled, so that they stay right when a later
   *  build corrects a key, and stay given on a retry of the wrong ones. */
  submit(quiz: number, at: number, latencies: number[]): AnswerReport[] {
    const asked = this.course.quizzes[quiz];
    if (!this.isOpen(asked)) return [];
    const reports = this.reports(asked, at, latencies);
    const { percent, passed } = markOf(creditsOf(this.ground(), asked), asked.pass);
    const record = unpackQuiz(this.current.slots[asked.slot]);
    const keepsBest = this.course.completion.score !== "last" || record.passed;
    this.settle(asked, {
      attempts: record.attempts + 1,
      best: keepsBest ? Math.max(record.best, percent) : percent,
      passed: record.passed || passed,
      submitted: true,
    });
    this.current.interactions += reports.length;
    this.tell();
    return reports;
  }

  retry(quiz: number): void {
    const asked = this.course.quizzes[quiz];
    if (!this.quiz(quiz).canRetry) return;
    const { slots } = this.current;
    for (const { slot } of asked.questions) {
      if (asked.retry === "all-questions" || !isSettled(this.shapes[slot], slots[slot])) slots[slot] = 0;
    }
    slots[asked.slot] = packQuiz({ ...unpackQuiz(slots[asked.slot]), submitted: false });
    this.tell();
  }

  unitStatus(unit: number): "new" | "begun" | "done" {
    const value = this.current.slots[this.course.units[unit].slot];
    return value === NEW ? "new" : value === DONE ? "done" : "begun";
  }

  quiz(quiz: number): QuizView {
    return quizView(this.ground(), this.course.quizzes[quiz]);
  }

  objectives(): ObjectiveReport[] {
    return objectiveReports(this.ground());
  }

  outcome(): Outcome {
    return outcomeOf(this.ground());
  }

  progress(): { done: number; total: number } {
    return progressOf(this.ground());
  }

  subscribe(listener: () => void): void {
    this.listeners.push(listener);
  }

  private ground(): Ground {
    return { course: this.course, shapes: this.shapes, slots: this.current.slots };
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  /** Answers may be given and submitted. */
  private isOpen(quiz: Quiz): boolean {
    return !unpackQuiz(this.current.slots[quiz.slot]).submitted && attemptsLeft(this.ground(), quiz) !== 0;
  }

  /** Moves an answer out of the slot that the question's letters outgrew, and empties that slot, so that it happens once. */
  private migrate({ slot, earlier }: { slot: number; earlier: number }): void {
    const { slots } = this.current;
    if (earlier < 0 || !slots[earlier]) return;
    if (!slots[slot]) slots[slot] = migrated(this.shapes[earlier], this.shapes[slot], slots[earlier]);
    slots[earlier] = 0;
  }

  /** Moves a unit forward, never back; a unit whose end was seen is done with its graded quizzes. True when it moved. */
  private advance(unit: number, to: number): boolean {
    const { slots } = this.current;
    const { slot } = this.course.units[unit];
    const before = slots[slot];
    slots[slot] = furtherUnit(before, to);
    const graded = this.course.quizzes.filter((quiz) => quiz.unit === unit && quiz.kind === "graded");
    if (slots[slot] === END_SEEN && graded.every((quiz) => isQuizDone(this.ground(), quiz))) slots[slot] = DONE;
    return slots[slot] !== before;
  }

  private reports(quiz: Quiz, at: number, latencies: number[]): AnswerReport[] {
    const asked = quiz.questions.map((question, n) => ({ question, latency: latencies[n] || 0 }));
    const open = asked.filter(({ question: { slot } }) => !isSettled(this.shapes[slot], this.current.slots[slot]));
    return open.map(({ question, latency }, n) => {
      const response = lettersOf(this.shapes[question.slot], this.current.slots[question.slot], question);
      const credit = creditOf(question, response);
      return {
        id: `${quiz.id}.${question.id}`,
        number: this.current.interactions + n,
        type: question.type,
        response,
        correct: question.correct,
        result: credit === 1 ? "correct" : "wrong",
        credit,
        weight: 1,
        latency,
        at,
        objectives: question.objectives.map((objective) => this.course.objectives[objective].id),
      };
    });
  }

  /** Writes a scored attempt and all that follows from it. */
  private settle(quiz: Quiz, record: QuizRecord): void {
    const { slots } = this.current;
    const credits = creditsOf(this.ground(), quiz);
    quiz.questions.forEach(({ slot }, n) => {
      if (credits[n] === 1) slots[slot] = settledValue(this.shapes[slot]);
    });
    slots[quiz.slot] = packQuiz(record);
    const assessed = new Set(([] as number[]).concat(...quiz.questions.map((question) => question.objectives)));
    assessed.forEach((objective) => {
      const { slot } = this.course.objectives[objective];
      if (slot >= 0) slots[slot] = Math.max(slots[slot], objectivePercent(this.ground(), objective) + 1);
    });
    this.advance(quiz.unit, NEW);
  }
}
