/** Quizzes, surveys, assignments: answering, handing in, what came of it, trying again. */

import type { AnswerReport, Course, Session } from "../contract";
import { openActions, paintActions } from "./actions";
import { all, focusOn, type Words } from "./dom";
import { openInputs } from "./inputs";
import { focusControl, tellLacks } from "./lacks";
import { stopwatch } from "./latency";
import { layoutOf } from "./layout";
import { isClosed, paintQuestion } from "./question";
import { printReplies, saveReplies } from "./replies";
import { paintReport, showResult } from "./result";
import { paintTimer, sleeper } from "./timer";

export interface QuizBoard {
  /** Shows what the session knows. */
  paint(): void;
  /** Hands what is being typed to the session. */
  keep(): void;
}

/** So many seconds before the time is up, what is being typed is kept: later it cannot be. */
const LAST_S = 3;

/** Brings the quizzes of an article to life. Each is to be painted whenever the session has changed. */
export function openQuizzes(
  article: HTMLElement,
  course: Course,
  session: Session,
  words: Words,
  answered: (reports: AnswerReport[]) => void,
): QuizBoard[] {
  return all(article, "[data-quiz]").map((section) => board(section, course, session, words, answered));
}

function board(
  section: HTMLElement,
  course: Course,
  session: Session,
  words: Words,
  answered: (reports: AnswerReport[]) => void,
): QuizBoard {
  const index = Number(section.dataset.quiz);
  const quiz = course.quizzes[index];
  const form = section.querySelector<HTMLElement>(".sk-form")!;
  const result = section.querySelector<HTMLElement>(".sk-result")!;
  const questions = all(section, "[data-question]");
  const watch = stopwatch(section, questions.length, course.idle);
  const layOut = layoutOf(questions, quiz);
  let choosing = false;
  let timeUp = false;

  const paint = (): void => {
    // Between two fields of one answer there is nothing to show.
    if (choosing) return;
    const view = session.quiz(index);
    if (view.timeLeft === 0) {
      timeUp = true;
      submit();
      return;
    }
    layOut(view);
    questions.forEach((element, n) => paintQuestion(element, quiz.questions[n], view.questions[n], isClosed(view, n), words));
    inputs.paint(view);
    paintActions(section, quiz, view, course.language);
    paintTimer(section, view);
    sleep(view);
    if (view.submitted) showResult(result, quiz, view, timeUp, words);
    for (const list of all(section, ".sk-report")) paintReport(list, view, questions, words);
  };

  /** Says what is lacking in these questions; true for nothing. */
  const isReady = (numbers: number[]): boolean => {
    inputs.keep();
    return !tellLacks(numbers, quiz, session.quiz(index), questions, result, words);
  };

  const submit = (): void => {
    // When the time is up, the learner may be elsewhere.
    const here = !timeUp || section.contains(document.activeElement);
    answered(session.submit(index, Date.now(), watch.seconds()));
    paint(); // an article that is being opened, or was left, is not told of changes
    if (here) result.focus();
  };

  /** An attempt begins, at its first question. */
  const attempt = (begin: (quiz: number) => void) => (): void => {
    timeUp = false;
    begin(index);
    watch.restart();
    result.replaceChildren();
    focusControl(form);
  };

  /** What a question lacks is being mended. */
  const mend = (number: number): void => {
    questions[number].classList.remove("sk-missing");
    result.replaceChildren();
  };

  const inputs = openInputs(form, quiz, questions, words, mend, (number, values) => {
    mend(number);
    watch.answered(number);
    choosing = true;
    values.forEach((value, field) => session.choose(index, number, field, value));
    choosing = false;
    paint();
  });
  const sleep = sleeper(() => {
    if (session.quiz(index).timeLeft! <= LAST_S) inputs.keep();
    paint();
  });
  openActions(section, [
    ["start", attempt(session.start)],
    ["check", () => isReady(session.quiz(index).asked) && submit()],
    ["retry", attempt(session.retry)],
    ["extend", () => {
      session.extend(index);
      focusOn(section.querySelector("[data-left]")!); // the button may be gone
    }],
    ["check-question", (press) => {
      const question = press.closest<HTMLElement>("[data-question]")!;
      const number = questions.indexOf(question);
      if (!isReady([number])) return;
      session.check(index, number);
      focusOn(question.querySelector<HTMLElement>(".sk-verdict:not([hidden], [data-mark=missed])") || question);
    }],
    ["print", () => printReplies(section)],
    ["save", () => saveReplies(section, course.title)],
  ]);
  result.replaceChildren();
  paint();
  return { paint, keep: inputs.keep };
}
