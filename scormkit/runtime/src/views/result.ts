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
  const well = quiz.kind === "graded" ? view.passed : view.right === view.scored;
  place.dataset.verdict = well ? "passed" : "open";
  const lines: HTMLElement[] = [make("h3", "sk-result-title", words.say(verdictKey(quiz, view)))];
  if (view.scored) {
    const score = words.say("player.quiz.score", { right: view.right, total: view.scored, percent: view.last ?? 0 });
    lines.push(make("p", "sk-result-score", score));
  }
  lines.push(...facts(quiz, view, words).map((fact) => make("p", "sk-result-fact", fact)));
  if (view.scored) lines.push(report(quiz, view, questions, words));
  tell(place, ...lines);
}

function verdictKey({ kind }: Quiz, view: QuizView): string {
  if (kind !== "graded") return `player.quiz.${{ practice: "practised", survey: "sent", assignment: "handed-in" }[kind]}`;
  if (view.passed) return "player.quiz.passed";
  return view.attemptsLeft === 0 ? "player.quiz.failed" : "player.quiz.not-yet";
}

function facts({ kind, pass, points }: Quiz, view: QuizView, words: Words): string[] {
  const lines: string[] = [];
  if (kind === "assignment" && view.canRetry) lines.push(words.say("player.quiz.revisable"));
  if (view.points !== null) lines.push(words.say("player.quiz.points", { points: view.points, most: Math.max(...points) }));
  if (kind === "graded" && !view.passed) lines.push(words.say("player.quiz.pass-mark", { pass }));
  if (view.best !== null && view.best > (view.last ?? 0)) {
    lines.push(words.say("player.quiz.best", { best: view.best }));
  }
  if (view.last !== 100 && kind !== "survey") {
    if (view.attemptsLeft === 0) lines.push(words.say(kind === "graded" && !view.passed ? "player.quiz.failed-for-good" : "player.quiz.no-attempts"));
    else if (view.attemptsLeft !== null) lines.push(words.say("player.quiz.attempts-left", { n: view.attemptsLeft }));
  }
  return lines;
}

/** Every question that was judged, with how it went; each is a way back to it. */
function report(quiz: Quiz, view: QuizView, questions: HTMLElement[], words: Words): HTMLElement {
  const judged = view.asked.filter((number) => quiz.questions[number].scored);
  const items = judged.map((number) => {
    const right = view.questions[number].settled || view.questions[number].credit === 1;
    const link = make("a", "", promptOf(questions[number]));
    link.href = `#${questions[number].id}`;
    link.onclick = (event) => {
      // Not by the hash: the page's own address stays the unit's.
      event.preventDefault();
      questions[number].scrollIntoView();
      focusOn(questions[number]);
    };
    const verdict = words.say(right ? "player.verdict.right" : view.attemptsLeft === 0 ? "player.verdict.wrong" : "player.quiz.again");
    const item = make("li", "", make("span", "sk-report-verdict", verdict), " ", link);
    item.dataset.mark = right ? "right" : "wrong";
    return item;
  });
  return make("ol", "sk-report", ...items);
}

/** The prompt in a line; gaps are blanks in it, whatever was filled in. */
function promptOf(question: HTMLElement): string {
  const prompt = question.querySelector(".sk-prompt-text")?.cloneNode(true) as HTMLElement | undefined;
  prompt?.querySelectorAll(".sk-field").forEach((gap) => gap.replaceWith("___"));
  return (prompt?.textContent || "").replace(/\s+/g, " ").trim();
}
