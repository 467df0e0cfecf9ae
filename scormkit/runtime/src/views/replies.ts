/** An assignment's replies on paper and as a text file: they are the learner's own. */

import { all, make } from "./dom";

/** Each question with what was answered. */
function repliesIn(section: HTMLElement): string {
  const parts = all(section, "[data-question]").map((question) => [
    textOf(question.querySelector(".sk-prompt-text")),
    ...all(question, "[data-field]").flatMap(linesOf),
  ]);
  return parts.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function titleOf(section: HTMLElement): string {
  return textOf(section.querySelector("h2"));
}

function linesOf(field: HTMLElement): string[] {
  const texts = all<HTMLTextAreaElement>(field, "textarea, input[type=text]").map(({ value }) => value);
  const chosen = all(field, "[data-choice]").filter((choice) => choice.querySelector("input")!.checked);
  const ticks = chosen.map((choice) => `✓ ${textOf(choice.querySelector(".sk-choice-text"))}`);
  return [textOf(field.querySelector(".sk-legend")), ...texts, ...ticks].filter(Boolean);
}

/** An element's text in a line. */
function textOf(element: Element | null | undefined): string {
  return (element?.textContent || "").replace(/\s+/g, " ").trim();
}

/** Prints them. */
export function printReplies(section: HTMLElement): void {
  const paper = make("section", "sk-replies", make("h1", "", titleOf(section)), make("p", "", repliesIn(section)));
  document.body.append(paper);
  document.body.classList.add("sk-print-replies");
  window.addEventListener("afterprint", () => {
    paper.remove();
    document.body.classList.remove("sk-print-replies");
  }, { once: true });
  window.print();
}

/** @param course its title. */
export function saveReplies(section: HTMLElement, course: string): void {
  const link = make("a", "");
  const title = titleOf(section);
  link.href = URL.createObjectURL(new Blob([title, "\n\n", repliesIn(section)], { type: "text/plain" }));
  link.download = `${title} – ${course}.txt`;
  link.click();
}
