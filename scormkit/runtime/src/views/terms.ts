/** Glossary terms: a press unfolds the definition below the paragraph that the word stands in. */

import { all, make } from "./dom";

let notes = 0;

export function openTerms(article: HTMLElement): void {
  for (const term of all(article, "span.sk-term")) {
    // Within a link, a summary or a choice the word already does something when it is pressed.
    if (term.closest("a, summary, label, .sk-glossary")) continue;
    const definition = all(article, ".sk-glossary [data-term]")
      .find((entry) => entry.dataset.term === term.dataset.term)
      ?.querySelector("dd");
    if (definition) unfoldable(term, definition);
  }
}

function unfoldable(term: HTMLElement, definition: HTMLElement): void {
  // Not a <button>: that is a box of its own, from which a comma behind it wraps away and in which long terms do not wrap.
  const press = make("span", "sk-term", ...term.childNodes);
  press.setAttribute("role", "button");
  press.tabIndex = 0;
  press.dataset.term = term.dataset.term;
  press.setAttribute("aria-expanded", "false");
  const note = make("span", "sk-term-note", ...definition.cloneNode(true).childNodes);
  note.id = `sk-term-${++notes}`;
  note.setAttribute("role", "note");
  note.hidden = true;
  press.setAttribute("aria-controls", note.id);
  const set = (open: boolean): void => {
    note.hidden = !open;
    press.setAttribute("aria-expanded", String(open));
  };
  press.onclick = () => set(note.hidden);
  press.onkeydown = (event) => {
    if (event.key === "Escape") set(false);
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      set(note.hidden);
    }
  };
  // At the paragraph's end, lest the definition tear the sentence.
  (term.closest("p, li, dd, td, th, figcaption, h2, h3, h4, h5, h6") || term.parentElement)!.append(note);
  term.replaceWith(press);
}
