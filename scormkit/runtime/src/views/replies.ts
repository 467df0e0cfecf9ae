/** An assignment's replies on paper and as a text file: they are the learner's own. */

import { all, button, make, type Words } from "./dom";

/** Opens the print button of an assignment and puts one beside it that saves.
 *  @returns shows or hides both. */
export function openReplies(section: HTMLElement, words: Words): (shown: boolean) => void {
  const print = section.querySelector<HTMLButtonElement>("[data-print]");
  if (!print) return () => undefined;
  const save = button(print.className, words.say("player.replies.save"), () => saveText(section));
  print.after(" ", save);
  print.onclick = () => printText(section);
  return (shown) => {
    print.hidden = save.hidden = !shown;
  };
}

/** The title, then each question with what was answered, in lines. */
function repliesIn(section: HTMLElement): string[][] {
  const parts = all(section, "[data-question]").map((question) => [
    textOf(question.querySelector(".sk-prompt-text")),
    ...all(question, "[data-field]").flatMap(linesOf),
  ]);
  return [[textOf(section.querySelector("h2"))], ...parts];
}

function linesOf(field: HTMLElement): string[] {
  const texts = all<HTMLTextAreaElement>(field, "textarea, input[type=text]").map(({ value }) => value);
  const chosen = all(field, "[data-choice]").filter((choice) => choice.querySelector("input")!.checked);
  const ticks = chosen.map((choice) => `✓ ${textOf(choice.querySelector(".sk-choice-text"))}`);
  return [textOf(field.querySelector(".sk-legend")), ...texts, ...ticks].filter(Boolean);
}

function textOf(element: Element | null): string {
  return (element?.textContent || "").replace(/\s+/g, " ").trim();
}

function printText(section: HTMLElement): void {
  const [[title], ...parts] = repliesIn(section);
  const lines = parts.flatMap(([prompt, ...answers]) => [make("h2", "", prompt), ...answers.map((line) => make("p", "", line))]);
  const paper = make("section", "sk-replies", make("h1", "", title), ...lines);
  document.body.append(paper);
  document.body.classList.add("sk-print-replies");
  window.addEventListener("afterprint", () => {
    paper.remove();
    document.body.classList.remove("sk-print-replies");
  }, { once: true });
  window.print();
}

function saveText(section: HTMLElement): void {
  const text = repliesIn(section).map((lines) => lines.join("\n")).join("\n\n");
  const link = make("a", "");
  link.href = URL.createObjectURL(new Blob([text, "\n"], { type: "text/plain" }));
  link.download = `${section.id}.txt`;
  link.click();
}
