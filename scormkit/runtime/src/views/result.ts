/** The short report after an attempt: how it went, what was right, what to look at again, what can still be done. */

import type { Quiz, QuizView } from "../contract";
import { all, focusOn, make, tell, type Words } from "./dom";

/** @param timeUp it was submitted because the time was up. */
export function showResult(
  place: HTMLElement,
  quiz: Quiz,
  view: QuizView,
  timeUp: boolean,
  words: Words,
): void {
  const well = isTest(quiz) ? view.passed : view.right === view.scored;
  place.dataset.verdict = well ? "passed" : "open";
  const lines: HTMLElement[] = [make("h3", "sk-result-title", words.say(`player.quiz.${verdictOf(quiz, view)}`))];
  if (view.scored) {
    const score = words.say("player.quiz.score", { right: view.right, total: view.scored, percent: view.last ?? 0 });
    lines.push(make("p", "sk-result-score", score));
  }
  lines.push(...facts(quiz, view, timeUp, words).map((fact) => make("p", "sk-result-fact", fact)));
  tell(place, ...lines);
}

/** It can be passed. */
function isTest({ kind }: Quiz): boolean {
  return /graded|pre-test/.test(kind);
}

function verdictOf(quiz: Quiz, view: QuizView): string {
  if (view.passed && isTest(quiz)) return "passed";
  if (quiz.kind !== "graded") return quiz.kind;
  return view.attemptsLeft === 0 ? "failed" : "not-yet";
}

function facts(quiz: Quiz, view: QuizView, timeUp: boolean, words: Words): string[] {
  const { kind, pass, points } = quiz;
  const lines = timeUp ? [words.say("player.quiz.time-up")] : [];
  if (view.points !== null) lines.push(words.say("player.quiz.points", { points: view.points, most: Math.max(...points) }));
  if (isTest(quiz) && !view.passed) lines.push(words.say("player.quiz.pass-mark", { pass }));
  if (view.best !== null && view.best > (view.last ?? 0)) {
    lines.push(words.say("player.quiz.best", { best: view.best }));
  }
  if (view.last !== 100 && kind !== "survey") {
    if (view.attemptsLeft === 0) lines.push(words.say(kind === "graded" && !view.passed ? "player.quiz.failed-for-good" : "player.quiz.no-attempts"));
    else if (view.attemptsLeft !== null) lines.push(words.say("player.quiz.attempts-left", { n: view.attemptsLeft }));
  }
  return lines;
}

/** Every question that was judged, in the order in which they were asked, with how it went; each is a way back to it. */
export function paintReport(list: HTMLElement, view: QuizView, questions: HTMLElement[], words: Words): void {
  list.hidden = !view.submitted;
  for (const item of all(list, "li")) item.hidden = true;
  for (const number of view.asked) {
    for (const item of all(list, `[data-of="${number}"]`)) {
      const right = view.questions[number].settled || view.questions[number].credit === 1;
      const [verdict, link] = all(item, "*");
      verdict.textContent = words.say(right ? "player.verdict.right" : view.attemptsLeft === 0 ? "player.verdict.wrong" : "player.quiz.again");
      link.onclick = (event) => {
        // Not by the hash: the page's own address stays the unit's.
        event.preventDefault();
        questions[number].scrollIntoView();
        focusOn(questions[number]);
      };
      item.dataset.mark = right ? "right" : "wrong";
      item.hidden = false;
      list.append(item);
    }
  }
}
