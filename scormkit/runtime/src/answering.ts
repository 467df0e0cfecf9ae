/** The part of the session that quizzes need, on top of session.ts. Comes with the second script. */

import { scoreAttempt } from "./attempt";
import type { Session } from "./contract";
import { empty, fill, isRight } from "./fields";
import { askedIn, canRetry, isOpen, isScored, pointsWon, quizView } from "./quizview";
import { answerReports } from "./reports";
import type { Core } from "./session";
import { packQuiz } from "./slots";
import { recordOf } from "./standing";

export function answering(core: Core): Session {
  const { course, ground, changed } = core;
  const { state } = ground;
  return {
    ...core,

    choose(quiz, question, field, value) {
      const asked = course.quizzes[quiz];
      if (!isOpen(ground, asked) || !askedIn(ground, asked).includes(question)) return;
      if (fill(ground, asked.questions[question].fields[field], value)) changed(asked);
    },

    submit(quiz, at, latencies) {
      const asked = course.quizzes[quiz];
      if (!isOpen(ground, asked)) return [];
      const reports = answerReports(ground, asked, at, latencies, state.interactions);
      state.interactions += reports.length;
      scoreAttempt(ground, asked);
      changed(asked);
      return reports;
    },

    /** What is right stays unless all is asked again; where nothing is right or wrong, all stays. */
    retry(quiz) {
      const asked = course.quizzes[quiz];
      if (!canRetry(ground, asked)) return;
      const all = asked.retry === "all-questions";
      asked.questions.forEach(({ fields }, n) => {
        const emptied = fields.filter((field) => all || (isScored(asked, n) && !isRight(ground, field)));
        if (asked.kind !== "assignment") emptied.forEach((field) => empty(ground, field));
      });
      state.slots[asked.slot] = packQuiz({ ...recordOf(ground, asked), submitted: false });
      changed(asked);
    },

    quiz: (quiz) => quizView(ground, course.quizzes[quiz]),

    points() {
      const pointed = course.quizzes.filter(({ pointsSlot }) => pointsSlot >= 0);
      const sum = (points: number[]): number => points.reduce((total, some) => total + some, 0);
      return { won: sum(pointed.map((quiz) => pointsWon(ground, quiz) || 0)), most: sum(pointed.map(({ points }) => Math.max(...points))) };
    },

    certified: () => state.slots[course.certificate] || 0,
  };
}
