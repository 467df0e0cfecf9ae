/** Items put in order by buttons: keyboard, mouse and screen reader do the same. */

import type { QuestionView } from "../contract";
import { all, tell, type Words } from "./dom";
import { arrange } from "./layout";

/** @param places letters of the places, the first one first.
 *  @param moved takes the place of each field, by index, after every move.
 *  @returns shows the order. */
export function openOrder(
  list: HTMLElement,
  places: string,
  words: Words,
  moved: (values: string[]) => void,
): (view: QuestionView, closed: boolean) => void {
  const initial = all(list, ":scope > li");
  const line = list.nextElementSibling as HTMLElement;

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

  return ({ fields, settled }, closed) => {
    const valueOf = (item: HTMLElement): string => fields[Number(item.dataset.field)].value;
    // Before the first move nothing has a place; what a later build has added has none yet, and comes last.
    const placeOf = (item: HTMLElement): number => places.indexOf(valueOf(item) || "-") >>> 0;
    const items = [...initial].sort((a, b) => placeOf(a) - placeOf(b));
    arrange(items);
    if (closed) line.textContent = "";
    items.forEach((item, place) => {
      for (const press of all<HTMLButtonElement>(item, "[data-move]")) {
        const end = press.dataset.move === "1" ? items.length - 1 : 0;
        press.disabled = closed || settled || place === end;
      }
    });
  };
}
