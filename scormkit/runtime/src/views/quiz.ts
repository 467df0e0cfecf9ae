/** Quizzes, surveys, assignments: answering, handing in, what came of it, trying again. */

import type { AnswerReport, Course, Quiz, QuizView, Session } from "../contract";
import { all, type Words } from "./dom";
import { openInputs } from "./inputs";
import { focusControl, lackOf, tellLacks } from "./lacks";
import { stopwatch } from "./latency";
import { layoutOf } from "./layout";
import { paintQuestion } from "./question";
import { openReplies } from "./replies";
import { showResult } from "./result";

export interface QuizBoard {
  /** Shows what the session knows. */
  paint(): void;
  /** Hands what is being typed to the session. */
  keep(): void;
}

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
  const form = section.querySelector("form")!;
  const result = section.querySelector<HTMLElement>(".sk-result")!;
  const questions = all(section, "[data-question]");
  const watch = stopwatch(section, questions.length, course.idle);
  const layOut = layoutOf(questions, quiz);
  const paintActions = openActions(section, quiz, words, () => {
    session.retry(index);
    watch.restart();
    paint();
    focusControl(form);
  });
  let choosing = false;

  const paint = (): void => {
    // Between two fields of one answer there is nothing to show.
    if (choosing) return;
    const view = session.quiz(index);
    layOut(view);
    questions.forEach((element, n) => paintQuestion(element, quiz.questions[n], view.questions[n], view.submitted, words));
    inputs.paint(view);
    paintActions(view);
    if (view.submitted) showResult(result, quiz, view, questions, words);
    else if (!result.hasAttribute("data-missing")) result.replaceChildren();
  };

  const begin = (number: number): void => {
    questions[number].classList.remove("sk-missing");
    if (result.hasAttribute("data-missing")) result.replaceChildren();
    result.removeAttribute("data-missing");
  };

  const inputs = openInputs(form, quiz, questions, words, begin, (number, values) => {
    begin(number);
    watch.answered(number);
    choosing = true;
    values.forEach((value, field) => session.choose(index, number, field, value));
    choosing = false;
    paint();
  });

  form.onsubmit = (event) => {
    event.preventDefault();
    inputs.keep();
    const view = session.quiz(index);
    if (view.submitted) return;
    const lacks = view.asked.flatMap((n) => lackOf(questions[n], quiz.questions[n], view.questions[n], words));
    result.toggleAttribute("data-missing", lacks.length > 0);
    if (lacks.length) {
      tellLacks(lacks, result, quiz.kind, words);
      return;
    }
    answered(session.submit(index, Date.now(), watch.seconds()));
    paint();
    result.focus();
  };

  paint();
  return { paint, keep: inputs.keep };
}

/** The buttons below a quiz.
 *  @returns shows those that can be pressed. */
function openActions(section: HTMLElement, quiz: Quiz, words: Words, again: () => void): (view: QuizView) => void {
  const check = section.querySelector<HTMLButtonElement>("[data-check]")!;
  const retry = section.querySelector<HTMLButtonElement>("[data-retry]")!;
  const showReplies = openReplies(section, words);
  retry.onclick = again;
  return (view) => {
    check.disabled = view.attemptsLeft === 0;
    check.hidden = view.submitted;
    // Practice may be repeated for its own sake; a graded quiz with everything right is over.
    retry.hidden = !view.canRetry || (view.last === 100 && quiz.kind === "graded");
    showReplies(view.submitted);
  };
}
