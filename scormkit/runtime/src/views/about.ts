/** The About panel: which course this is, when it was last saved, and the code that a support desk asks for. */

import type { Course } from "../contract";
import { button, find, make, type Words } from "./dom";

export interface About {
  savedAt(time: number): void;
}

export function aboutOf(course: Course, words: Words, supportCode: () => string): About {
  const dialog = find("sk-about") as HTMLDialogElement;
  const open = find("sk-about-open")!;
  let saved = "";

  const show = (): void => {
    const code = make("input", "sk-code");
    code.id = "sk-code";
    code.readOnly = true;
    code.value = supportCode();
    const label = make("label", "sk-code-label", words.say("player.about.code"));
    label.htmlFor = code.id;
    const close = button("sk-primary", words.say("player.about.close"), () => dialog.close());
    dialog.replaceChildren(
      heading(words),
      facts(course, words, saved),
      label,
      make("div", "sk-code-row", code, copyButton(code, words)),
      make("p", "sk-code-use", words.say("player.about.code-use")),
      close,
    );
    dialog.showModal();
    close.focus();
  };

  open.hidden = false;
  open.addEventListener("click", show);
  return {
    savedAt(time) {
      saved = new Date(time).toLocaleTimeString(course.language, { timeStyle: "short" } as Intl.DateTimeFormatOptions);
    },
  };
}

function heading(words: Words): HTMLElement {
  const title = make("h2", "", words.say("player.about.title"));
  title.id = "sk-about-title";
  return title;
}

function facts(course: Course, words: Words, saved: string): HTMLElement {
  const rows: [string, string][] = [
    [words.say("player.about.course"), course.title],
    [words.say("player.about.version"), course.version],
    [words.say("player.about.package"), course.fingerprint],
    [words.say("player.about.saved"), saved || words.say("player.about.never")],
  ];
  return make("dl", "sk-facts", ...rows.map(([name, value]) => make("div", "", make("dt", "", name), make("dd", "", value))));
}

function copyButton(code: HTMLInputElement, words: Words): HTMLElement {
  const said = make("span", "sk-copied");
  said.setAttribute("role", "status");
  const copy = button("sk-button", words.say("player.about.copy"), () => {
    code.select();
    // The clipboard is out of reach in many LMS frames; the old command works there.
    const done = (): void => void (said.textContent = words.say("player.about.copied"));
    if (navigator.clipboard) {
      navigator.clipboard.writeText(code.value).then(done, () => document.execCommand("copy") && done());
    } else if (document.execCommand("copy")) done();
  });
  return make("span", "sk-copy", copy, said);
}
