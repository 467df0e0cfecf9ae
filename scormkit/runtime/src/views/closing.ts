/** Exit: the record is closed, and the page says that it may be. */

import type { Health } from "../contract";
import { find, make, showMessage, type Words } from "./dom";

/** @param exit closes the record.
 *  @returns says again what became of the last save, which may be known only after the page has changed. */
export function openExit(words: Words, health: () => Health, exit: () => void): () => void {
  const press = find("sk-exit")!;
  const line = make("p", "");
  const tell = (): void => {
    line.textContent = words.say(outcomeKey(health()));
  };
  press.hidden = false;
  press.onclick = () => {
    exit();
    tell();
    line.setAttribute("role", "status");
    find("sk-main")!.inert = false; // the contents may have been open
    document.body.className = "sk-closed-page";
    showMessage(words.say("player.closed.title"), line);
  };
  return tell;
}

function outcomeKey(health: Health): string {
  if (health === "saving") return "player.health.saving";
  if (health === "unsaved") return "player.closed.kept";
  return health === "saved" ? "player.closed.saved" : "player.closed.unrecorded";
}
