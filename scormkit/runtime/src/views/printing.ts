/** On paper nothing can be unfolded: what is closed is opened for the print and closed again after it. */

import { all } from "./dom";

export function unfoldForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = all<HTMLDetailsElement>(document, "details:not([open])");
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
