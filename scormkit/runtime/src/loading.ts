/** Brings the second script, everything about answering, which reading does not wait for. */

import type { open } from "./answers";
import { runScript } from "./scripts";
import { shared } from "./shared";

export type Answers = typeof open;

/** Known only while this script runs. */
const here = (document.currentScript as HTMLScriptElement).src;
let answers: Answers | undefined;
let loading: Promise<void> | undefined;

/** Rejects when the script cannot be had, and may be asked again. */
export async function loadAnswers(): Promise<Answers> {
  Object.assign(window.scormkit!, { shared, answers: (open: Answers) => (answers = open) });
  loading ||= runScript(new URL("answers.js", here).href);
  await loading;
  if (answers) return answers;
  loading = undefined;
  throw new Error("answers.js");
}
