/** The part of the session that quizzes need, on top of session.ts. Comes with the second script. */

import { scoreAttempt } from "./attempt";
import type { Quiz, QuizView, Session } from "./contract";
import { areRight, empty, fill, isRight } from "./fields";
import { quizView, secondsNow } from "./quizview";
import { answerReports } from "./reports";
import type { Core } from "./session";
import { packQuiz } from "./slots";
import { pointsWon, recordOf } from "./standing";

export function answering(core: Core): Session {
  const { course, ground, changed } = core;
  const { slots, state } = ground;
  const view = (quiz: number): QuizView => quizView(ground, course.quizzes[quiz]);
  const isOpen = ({ submitted, attemptsLeft, waiting }: QuizView): boolean => !submitted && attemptsLeft !== 0 && !waiting;
  const isAnswerable = (quiz: number, question: number): boolean => {
    const now = view(quiz);
    return isOpen(now) && now.timeLeft !== 0 && now.asked.includes(question) && !now.questions[question].checked;
  };
  const put = (slot: number | undefined, value: number): void => {
    if (slot !== undefined) slots[slot] = value;
  };
  /** Keeps when an attempt began or ended. */
  const mark = ({ moment }: Quiz): void => {
    put(moment, secondsNow(ground));
    changed();
  };
  return {
    ...core,

    choose(quiz, question, field, value) {
      if (isAnswerable(quiz, question) && fill(ground, course.quizzes[quiz].questions[question].fields[field], value)) changed();
    },

    submit(quiz, at, latencies) {
      const asked = course.quizzes[quiz];
      if (!isOpen(view(quiz))) return [];
      const reports = answerReports(ground, asked, at, latencies, state.interactions);
      state.interactions += reports.length;
      scoreAttempt(ground, asked);
      mark(asked);
      return reports;
    },

    /** What is right stays unless all is asked again; where nothing is right or wrong, all stays. */
    retry(quiz) {
      const asked = course.quizzes[quiz];
      const { canRetry, wait } = view(quiz);
      if (!canRetry || wait) return;
      const all = asked.retry === "all-questions";
      for (const question of asked.questions) {
        const emptied = question.fields.filter((field) => all || (question.scored && !isRight(ground, field)));
        if (asked.kind !== "assignment") emptied.forEach((field) => empty(ground, field));
        if (!areRight(ground, question)) put(question.checked, 0);
      }
      slots[asked.slot] = packQuiz({ ...recordOf(ground, asked), submitted: false });
      mark(asked);
    },

    start(quiz) {
      if (view(quiz).waiting) mark(course.quizzes[quiz]);
    },

    extend(quiz) {
      if (course.quizzes[quiz].extendable && view(quiz).timeLeft) mark(course.quizzes[quiz]);
    },

    check(quiz, question) {
      if (!isAnswerable(quiz, question)) return;
      put(course.quizzes[quiz].questions[question].checked, 1);
      changed();
    },

    quiz: view,

    points() {
      const sum = (points: (number | null)[]): number => points.reduce<number>((total, some) => total + (some || 0), 0);
      return { won: sum(course.quizzes.map((quiz) => pointsWon(ground, quiz))), most: sum(course.quizzes.map(({ points }) => points[0])) };
    },

    certified: () => slots[course.certificate] || 0,
  };
}
