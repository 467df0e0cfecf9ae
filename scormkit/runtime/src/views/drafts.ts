/** Keeps what a learner fills in: a choice at once, a text when typing rests and when it is left. */

import type { Control } from "./question";

const REST_MS = 500;

/** @param begin takes a control when typing in it begins.
 *  @param read reads a control whose value has changed, and gives the way to keep it.
 *  @returns keeps what is being typed at this moment. */
export function openDrafts(form: HTMLElement, begin: (control: Control) => void, read: (control: Control) => () => void): () => void {
  let typed: Control | null = null;
  let timer = 0;
  const rest = (): void => {
    clearTimeout(timer);
    const control = typed;
    typed = null;
    if (control) read(control)();
  };
  form.oninput = ({ target }) => {
    const control = target as Control;
    if (!/^text/.test(control.type)) return;
    clearTimeout(timer);
    if (!typed) begin(control);
    typed = control;
    timer = window.setTimeout(rest, REST_MS);
  };
  form.onchange = ({ target }) => {
    // First of all: keeping a text shows everything as it was kept before.
    const keep = read(target as Control);
    rest();
    keep();
  };
  return rest;
}
