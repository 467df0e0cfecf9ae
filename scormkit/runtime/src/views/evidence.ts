/** Handing in files, where an assignment asks for something to show and the record takes files. */

import type { Course } from "../contract";
import { all, button, make, tell, wordsOf } from "./dom";

/** @param handIn gives the word for what became of a file (`player.file.…`); rejects where it may be tried again.
 *  @param handedIn the name of the file that was handed in before, "" for none. */
export function openEvidence(article: HTMLElement, course: Course, handIn: (quiz: string, file: File) => Promise<string>, handedIn: (quiz: string) => string): void {
  const words = wordsOf(course);
  for (const place of all(article, "[data-quiz] .sk-evidence")) {
    const { id } = course.quizzes[Number(place.closest<HTMLElement>("[data-quiz]")!.dataset.quiz)];
    const input = make("input", "");
    input.type = "file";
    // Long names of files stay within the column; a finger finds it.
    Object.assign(input.style, { maxInlineSize: "100%", minBlockSize: "2.75rem" });
    const status = make("p", "");
    status.setAttribute("role", "status");
    const say = (word: string, name: string): void => tell(status, words.say(`player.file.${word}`, { name }));
    const send = button("sk-button", words.say("player.file.send"), async () => {
      const [file] = input.files!;
      if (!file) return say("none", "");
      send.disabled = true;
      say("sending", file.name);
      say(await handIn(id, file).catch(() => "failed"), file.name);
      send.disabled = false;
    });
    const before = handedIn(id);
    if (before) say("sent", before);
    place.append(make("p", "", make("label", "", words.say("player.file.label"), " ", input)), make("p", "", send), status);
  }
}
