/** Items put in order by buttons: keyboard, mouse and screen reader do the same. */

import type { QuestionView } from "../contract";
import { all, make, tell, type Words } from "./dom";
import { arrange } from "./layout";

/** @param places letters of the places, the first one first.
 *  @param moved takes the place of each field, by index, after every move.
 *  @returns shows the order. */
export function openOrder(
  list: HTMLElement,
  places: string,
  words: Words,
  moved: (values: string[]) => void,
): (view: QuestionView, submitted: boolean) => void {
  const initial = all(list, ":scope > li");
  const line = make("p", "sk-hidden");
  line.setAttribute("role", "status");
  list.after(line);

  list.onclick = (event) => {
    const pressed = (event.target as Element).closest<HTMLButtonElement>("[data-move]");
    const item = pressed?.closest("li");
    if (!pressed || !item) return;
    // The neighbour goes: what moves loses the focus.
    if (pressed.dataset.move === "1") item.before(item.nextElementSibling!);
    else item.after(item.previousElementSibling!);
    const items = all(list, ":scope > li");
    const values: string[] = [];
    items.forEach((each, place) => (values[Number(each.dataset.field)] = places[place]));
    moved(values);
    if (pressed.disabled) item.querySelector<HTMLElement>("[data-move]:enabled")?.focus();
    const name = item.querySelector(".sk-order-text")!.textContent!;
    tell(line, words.say("player.order.moved", { item: name, n: items.indexOf(item) + 1, total: items.length }));
  };

  return ({ fields, settled }, submitted) => {
    const valueOf = (item: HTMLElement): string => fields[Number(item.dataset.field)].value;
    // Nothing has a place before the first move.
    const items = initial.every(valueOf) ? [...initial].sort((a, b) => (valueOf(a) < valueOf(b) ? -1 : 1)) : initial;
    arrange(items);
    if (submitted) line.textContent = "";
    items.forEach((item, place) => {
      for (const press of all<HTMLButtonElement>(item, "[data-move]")) {
        const end = press.dataset.move === "1" ? items.length - 1 : 0;
        press.disabled = submitted || settled || place === end;
      }
    });
  };
}
