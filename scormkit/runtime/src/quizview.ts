/** A quiz as it stands: what is asked and filled in, what it is worth. Pure; changes nothing. */

import type { Question, QuestionView, Quiz, QuizView } from "./contract";
import { drawn, isDrawn, seedOf, turnOf } from "./draw";
import { areRight, isRight, valueIn } from "./fields";
import { creditOf, creditOfAll, markOf } from "./scoring";
import { attemptsLeft, countedOf, type Ground, pointsWon, recordOf } from "./standing";

/** Seconds since 1970 by the learner's computer; never 0, which stands for no moment. */
export function secondsNow({ now }: Ground): number {
  return Math.max(1, Math.floor(now().getTime() / 1000));
}

/** The questions of the attempt, as indices in the order in which they are asked. */
export function askedIn(ground: Ground, quiz: Quiz): number[] {
  return drawn(quiz, ground.state.attempt, turnOf(recordOf(ground, quiz)));
}

/** Credit of each field of a scored question as it stands; a settled one counts in full. */
export function fieldCredits(ground: Ground, question: Question): number[] {
  return question.fields.map((field) => (isRight(ground, field) ? 1 : creditOf(question, field, valueIn(ground, field))));
}

/** Credit and weight of what is scored in an attempt; before it is submitted, as in the course's score, nothing is right.
 *  @param objective only what assesses it. */
export function partsOf(ground: Ground, quiz: Quiz, objective?: number): { credit: number; weight: number }[] {
  const { submitted } = recordOf(ground, quiz);
  const isMeant = ({ scored, objectives }: Question): boolean => scored && (objective === undefined || objectives.includes(objective));
  return askedIn(ground, quiz)
    .map((n) => quiz.questions[n])
    .filter(isMeant)
    .map((question) => ({ credit: submitted ? creditOfAll(question, fieldCredits(ground, question)) : 0, weight: question.weight }));
}

export function quizView(ground: Ground, quiz: Quiz): QuizView {
  const { slots, state } = ground;
  const { cooldown = 0, limit, solution } = quiz;
  const record = recordOf(ground, quiz);
  const { attempts, submitted } = record;
  const { best, passed } = countedOf(ground, quiz);
  const left = attemptsLeft(ground, quiz);
  const asked = askedIn(ground, quiz);
  const parts = partsOf(ground, quiz);
  const right = parts.filter(({ credit }) => credit === 1).length;
  const isShown = solution === "after-passing" ? passed : solution === "after-last-attempt" ? left === 0 || right === parts.length : solution !== "never";
  const isUnscored = /survey|assignment/.test(quiz.kind);
  const isWrong = (n: number): boolean => quiz.questions[n].scored && !areRight(ground, quiz.questions[n]);
  const open = !submitted && left !== 0;
  const canRetry = submitted && left !== 0 && (quiz.retry === "all-questions" || isUnscored || isDrawn(quiz) || asked.some(isWrong));
  const since = slots[quiz.moment!];
  const past = secondsNow(ground) - since;
  return {
    attemptsUsed: attempts,
    attemptsLeft: left,
    submitted,
    passed,
    canRetry,
    // A clock that was put back neither prolongs a wait nor gives more than the whole time.
    wait: canRetry && past >= 0 ? Math.max(0, cooldown - past) : 0,
    timeLeft: limit && open && since ? Math.max(0, limit - Math.max(0, past)) : null,
    waiting: !!limit && open && !since,
    best: attempts && !isUnscored ? best : null,
    last: submitted && !isUnscored ? markOf(parts, quiz.pass).percent : null,
    right,
    scored: parts.length,
    points: pointsWon(ground, quiz),
    asked,
    seed: seedOf(quiz, state.attempt, turnOf(record)),
    questions: quiz.questions.map((question, n) => {
      const checked = slots[question.checked!] > 0;
      const judged = (submitted || checked) && asked.includes(n) && question.scored;
      return { ...questionView(ground, question, judged), checked, showSolution: checked || (submitted && isShown) };
    }),
  };
}

function questionView(ground: Ground, question: Question, judged: boolean): Pick<QuestionView, "fields" | "settled" | "credit"> {
  const credits = fieldCredits(ground, question);
  return {
    fields: question.fields.map((field, n) => ({
      value: valueIn(ground, field),
      settled: isRight(ground, field),
      credit: judged ? credits[n] : null,
    })),
    settled: areRight(ground, question),
    credit: judged ? creditOfAll(question, credits) : null,
  };
}
