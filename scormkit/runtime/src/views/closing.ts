/** Exit: the record is closed, and the page says that it may be. */

import type { Health } from "../contract";
import { all, find, make, type Words } from "./dom";

export interface Closing {
  /** What became of the last save may be known only after the page has changed. */
  health(health: Health): void;
}

export function closingOf(words: Words, exit: () => void): Closing {
  const press = find("sk-exit")!;
  let last: Health = "saved";
  let line: HTMLElement | null = null;

  press.hidden = false;
  press.addEventListener("click", () => {
    exit();
    const title = make("h1", "", words.say("player.closed.title"));
    title.tabIndex = -1;
    line = make("p", "", words.say(outcomeKey(last)));
    line.setAttribute("role", "status");
    find("sk-main")!.replaceChildren(make("article", "sk-unit sk-closed-page", title, line));
    for (const element of all(document, "#sk-contents, #sk-menu, #sk-about-open, #sk-exit, #sk-notice")) element.remove();
    document.body.classList.remove("sk-has-contents", "sk-drawer");
    title.focus();
  });

  return {
    health(health) {
      last = health;
      if (line) line.textContent = words.say(outcomeKey(health));
    },
  };
}

function outcomeKey(health: Health): string {
  if (health === "unsaved") return "player.closed.kept";
  return health === "local" || health === "readonly" ? "player.closed.unrecorded" : "player.closed.saved";
}
