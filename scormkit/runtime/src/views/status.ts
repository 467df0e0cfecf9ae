/** The bar's right-hand side: how much of the course is done, whether it is saved; and the notice below the bar. */

import type { Health, ReadingSession } from "../contract";
import { find, tell, type Words } from "./dom";

/** Why nothing, or not everything, is recorded; "" when all is well. */
export type Notice = "" | "no-lms" | "unreachable" | "second-tab" | "review" | "damaged" | "newer";

/** How long a save may take before the bar says so: most are over sooner, and a flicker tells nothing. */
const PATIENCE_MS = 400;

export function paintProgress(session: ReadingSession, words: Words): void {
  const place = find("sk-progress")!;
  const bar = place.querySelector("progress")!;
  const { done, total } = session.progress();
  place.hidden = total < 2;
  tell(find("sk-progress-text")!, words.say("player.progress", { done, total }));
  bar.max = total;
  bar.value = done;
}

export function healthLine(words: Words): (health: Health) => void {
  const line = find("sk-health")!;
  let timer = 0;
  return (health) => {
    window.clearTimeout(timer);
    const show = (): void => {
      line.setAttribute("data-health", health);
      tell(line, words.say(`player.health.${health}`));
    };
    if (health === "saving") timer = window.setTimeout(show, PATIENCE_MS);
    else show();
  };
}

export function showNotice(notice: Notice, words: Words): void {
  const place = find("sk-notice")!;
  place.hidden = notice === "";
  tell(place, notice && words.say(`player.notice.${notice}`));
}
