/** The short report after an attempt: how it went, what was right, what to look at again, what can still be done. */

import type { Quiz, QuizView } from "../contract";
import { focusOn, make, tell, type Words } from "./dom";

export function showResult(
  place: HTMLElement,
  quiz: Quiz,
  view: QuizView,
  questions: HTMLElement[],
  words: Words,
): void {
  const total = quiz.questions.length;
  const score = words.say("player.quiz.score", { right: view.right, total, percent: view.last ?? 0 });
  place.dataset.verdict = view.passed || quiz.kind === "practice" ? "passed" : "open";
  tell(
    place,
    make("h3", "sk-result-title", words.say(verdictKey(quiz, view))),
    make("p", "sk-result-score", score),
    ...facts(quiz, view, words).map((fact) => make("p", "sk-result-fact", fact)),
    report(view, questions, words),
  );
}

function verdictKey(quiz: Quiz, view: QuizView): string {
  if (quiz.kind === "practice") return "player.quiz.practised";
  if (view.passed) return "player.quiz.passed";
  return view.attemptsLeft === 0 ? "player.quiz.failed" : "player.quiz.not-yet";
}

function facts(quiz: Quiz, view: QuizView, words: Words): string[] {
  const lines: string[] = [];
  if (quiz.kind === "graded" && !view.passed) lines.push(words.say("player.quiz.pass-mark", { pass: quiz.pass }));
  if (view.best !== null && view.best > (view.last ?? 0)) {
    lines.push(words.say("player.quiz.best", { best: view.best }));
  }
  if (view.attemptsLeft === 0 && view.last !== 100) lines.push(words.say("player.quiz.no-attempts"));
  else if (view.attemptsLeft !== null && view.last !== 100) {
    lines.push(words.say("player.quiz.attempts-left", { n: view.attemptsLeft }));
  }
  return lines;
}

/** Every question with how it went; each is a way back to it. */
function report(view: QuizView, questions: HTMLElement[], words: Words): HTMLElement {
  const list = make("ol", "sk-report");
  view.questions.forEach((question, number) => {
    const right = question.settled || question.credit === 1;
    const link = make("a", "", promptOf(questions[number]));
    link.href = `#${questions[number].id}`;
    link.onclick = (event) => {
      // Not by the hash: the page's own address stays the unit's.
      event.preventDefault();
      questions[number].scrollIntoView();
      focusOn(questions[number]);
    };
    const verdict = right ? "player.verdict.right" : "player.quiz.again";
    const item = make("li", "", make("span", "sk-report-verdict", words.say(verdict)), " ", link);
    item.dataset.mark = right ? "right" : "wrong";
    list.append(item);
  });
  return list;
}

function promptOf(question: HTMLElement): string {
  const text = question.querySelector(".sk-prompt-text")?.textContent ?? "";
  return text.replace(/\s+/g, " ").trim();
}
