/** Brings the second script, everything about answering, which reading does not wait for. A script element, because fetch and modules
 *  fail for a course that is opened from disk. */

import type { open } from "./answers";
import { shared } from "./shared";

export type Answers = typeof open;

/** Known only while this script runs. */
const here = (document.currentScript as HTMLScriptElement).src;
let loaded: Promise<Answers> | null = null;

/** Rejects when the script cannot be had, and may be asked again. */
export function loadAnswers(): Promise<Answers> {
  loaded ||= new Promise<Answers>((resolve, reject) => {
    Object.assign(window.scormkit!, { shared, answers: resolve });
    const script = document.createElement("script");
    script.src = new URL("answers.js", here).href;
    script.onload = script.onerror = () => {
      script.remove();
      // In vain when the script has handed its part over.
      reject(new Error(script.src));
    };
    document.head.append(script);
  }).catch((error) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
