/** The page holds all that is ever said in a quiz; here it is shown and hidden. */

import { all } from "./dom";

/** Shows those of the elements that are wanted, hides the others. */
export function show(root: ParentNode, selector: string, when: (element: HTMLElement) => boolean): void {
  for (const element of all(root, selector)) element.hidden = !when(element);
}
