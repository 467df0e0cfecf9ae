/** The few lines that every view needs to touch the page. */

import type { Course, Unit } from "../contract";

export type Holes = { [hole: string]: string | number };

/** The catalogue as functions: `say` fills the holes of a text, `count` picks between one and many, `list` joins with commas and “and”. */
export interface Words {
  say(key: string, holes?: Holes): string;
  count(key: string, n: number): string;
  list(items: string[]): string;
}

export function wordsOf(course: Course): Words {
  const say = (key: string, holes: Holes = {}): string =>
    (course.strings[key] ?? key).replace(/\{(\w+)\}/g, (_, hole: string) => String(holes[hole] ?? ""));
  return {
    say,
    count: (key, n) => say(`${key}.${n === 1 ? "one" : "other"}`, { n }),
    list: (items) => new Intl.ListFormat(course.language).format(items),
  };
}

export function find<E extends HTMLElement>(id: string): E | null {
  return document.getElementById(id) as E | null;
}

export function all<E extends HTMLElement>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)];
}

/** A new element with a class and its content; strings become text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** A new push button. */
export function button(className: string, label: string, press: () => void): HTMLButtonElement {
  const element = make("button", className, label);
  element.type = "button";
  element.onclick = press;
  return element;
}

/** Puts `content` into `element`, and leaves it alone when it says the same already: live regions speak on each change. */
export function tell(element: HTMLElement, ...content: (Node | string)[]): void {
  const told = make("p", "", ...content);
  if (element.textContent !== told.textContent) element.replaceChildren(...told.childNodes);
}

/** Puts a message in the place of the unit on screen, and the focus on its title. */
export function showMessage(title: string, ...content: (Node | string)[]): void {
  const heading = make("h1", "", title);
  find("sk-main")!.replaceChildren(make("article", "sk-unit sk-message", heading, ...content));
  focusOn(heading);
}

/** Links to units, one a line. */
export function unitLinks(units: Unit[]): HTMLElement {
  const links = units.map(({ id, title }) => {
    const link = make("a", "", title);
    link.href = `#/${id}`;
    return make("li", "", link);
  });
  return make("ul", "sk-end-open", ...links);
}

/** Moves the focus to what takes none by itself, where it stands on screen. */
export function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Settles when no image in `root` can move the text any more. */
export async function imagesIn(root: HTMLElement): Promise<void> {
  const loading = all<HTMLImageElement>(root, "img").filter((image) => !image.complete);
  // Listeners, not `onload`: several wait for the same image.
  const settled = (image: HTMLImageElement): Promise<unknown> =>
    new Promise((settle) => ["load", "error"].forEach((event) => image.addEventListener(event, settle)));
  await Promise.all(loading.map(settled));
}
