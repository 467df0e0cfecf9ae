/** Quizzes: choosing, checking, what was right, trying again. The page holds all texts; here they are shown and hidden. */

import type { AnswerReport, Course, QuestionView, Quiz, Session } from "../contract";
import { all, make, tell, type Words } from "./dom";
import { stopwatch } from "./latency";
import { marks } from "./marks";
import { showResult } from "./result";

export interface QuizBoard {
  /** Shows what the session knows. */
  paint(): void;
}

/** Brings the quizzes of an article to life. */
export function openQuizzes(
  article: HTMLElement,
  course: Course,
  session: Session,
  words: Words,
  answered: (reports: AnswerReport[]) => void,
): QuizBoard[] {
  return all(article, "[data-quiz]").map((section) => {
    const index = Number(section.dataset.quiz);
    return board(section, index, course, session, words, answered);
  });
}

function board(
  section: HTMLElement,
  index: number,
  course: Course,
  session: Session,
  words: Words,
  answered: (reports: AnswerReport[]) => void,
): QuizBoard {
  const quiz = course.quizzes[index];
  const form = section.querySelector("form")!;
  const check = section.querySelector<HTMLButtonElement>("[data-check]")!;
  const retry = section.querySelector<HTMLButtonElement>("[data-retry]")!;
  const result = section.querySelector<HTMLElement>(".sk-result")!;
  const questions = all(section, "[data-question]");
  const watch = stopwatch(section, questions.length, course.idle);

  const paint = (): void => {
    const view = session.quiz(index);
    questions.forEach((element, number) =>
      paintQuestion(element, quiz, number, view.questions[number], view.submitted, words),
    );
    check.disabled = view.attemptsLeft === 0;
    check.hidden = view.submitted;
    // Practice may be repeated for its own sake; a graded quiz with everything right is over.
    retry.hidden = !view.canRetry || (view.last === 100 && quiz.kind === "graded");
    if (view.submitted) showResult(result, quiz, view, questions, words);
    else if (!result.hasAttribute("data-missing")) result.replaceChildren();
  };

  form.onchange = (event) => {
    const question = (event.target as Element).closest<HTMLElement>("[data-question]");
    if (!question) return;
    const number = Number(question.dataset.question);
    question.classList.remove("sk-missing");
    result.removeAttribute("data-missing");
    watch.answered(number);
    session.choose(index, number, chosenIn(question));
    paint();
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    if (session.quiz(index).submitted) return;
    const missing = questions.filter((question) => !chosenIn(question));
    result.toggleAttribute("data-missing", missing.length > 0);
    for (const question of questions) question.classList.toggle("sk-missing", missing.includes(question));
    if (missing.length) {
      result.replaceChildren(make("p", "sk-result-missing", words.count("player.quiz.unanswered", missing.length)));
      missing[0].querySelector<HTMLElement>("input:not(:disabled)")?.focus();
      return;
    }
    answered(session.submit(index, Date.now(), watch.seconds()));
    paint();
    result.focus();
  };

  retry.onclick = () => {
    session.retry(index);
    watch.restart();
    paint();
    section.querySelector<HTMLElement>("input:not(:disabled)")?.focus();
  };

  paint();
  return { paint };
}

function chosenIn(question: HTMLElement): string {
  const inputs = all<HTMLInputElement>(question, "input");
  return inputs.filter((input) => input.checked).map((input) => input.value).sort().join("");
}

function paintQuestion(
  element: HTMLElement,
  quiz: Quiz,
  number: number,
  view: QuestionView,
  submitted: boolean,
  words: Words,
): void {
  const question = quiz.questions[number];
  const closed = submitted || view.settled;
  const shown = marks(question, view, submitted);
  for (const choice of all(element, "[data-choice]")) {
    const letter = choice.dataset.choice!;
    const input = choice.querySelector("input")!;
    input.checked = view.chosen.includes(letter);
    input.disabled = closed;
    choice.classList.toggle("sk-chosen", input.checked);
    const mark = shown.choices[letter] ?? "";
    choice.dataset.mark = mark;
    paintVerdict(choice.querySelector<HTMLElement>(".sk-verdict")!, mark, words);
    const feedback = choice.querySelector<HTMLElement>(".sk-feedback");
    if (feedback) feedback.hidden = !mark;
  }
  element.classList.toggle("sk-closed", closed);
  const overall = element.querySelector<HTMLElement>(".sk-overall");
  if (overall) paintVerdict(overall, shown.overall, words);
  const explanation = element.querySelector<HTMLElement>(".sk-explanation");
  if (explanation) explanation.hidden = !shown.explained;
}

function paintVerdict(verdict: HTMLElement, mark: string, words: Words): void {
  verdict.hidden = !mark;
  verdict.dataset.mark = mark;
  tell(verdict, mark && words.say(`player.verdict.${mark}`));
}
