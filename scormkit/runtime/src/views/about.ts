/** The About panel: the page holds its words; here it is opened, filled, and its support code copied. */

import type { Course } from "../contract";
import { find, type Words } from "./dom";

/** @param savedAt when the last save was confirmed (milliseconds since 1970), or null. */
export function openAbout(course: Course, words: Words, supportCode: () => string, savedAt: () => number | null): void {
  const dialog = find<HTMLDialogElement>("sk-about")!;
  const open = find("sk-about-open")!;
  const code = find<HTMLInputElement>("sk-code")!;
  const copied = (): void => {
    find("sk-copied")!.textContent = words.say("player.about.copied");
  };

  open.hidden = false;
  open.onclick = () => {
    const saved = savedAt();
    if (saved !== null) find("sk-saved")!.textContent = new Date(saved).toLocaleTimeString(course.language);
    find("sk-fingerprint")!.textContent = course.fingerprint;
    find("sk-copied")!.textContent = "";
    code.value = supportCode();
    dialog.showModal();
  };
  find("sk-about-close")!.onclick = () => dialog.close();
  find("sk-copy")!.onclick = async () => {
    code.select();
    try {
      await navigator.clipboard.writeText(code.value);
      copied();
    } catch {
      // The clipboard is out of reach in many LMS frames; the old command works there.
      if (document.execCommand("copy")) copied();
    }
  };
}
