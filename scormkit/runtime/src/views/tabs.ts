/** Tabs after the ARIA Authoring Practices: sections that can be read one below the other become a tablist. */

import { all, make } from "./dom";

let groups = 0;

export function openTabs(article: HTMLElement): void {
  for (const group of all(article, "[data-tabs]")) turn(group, `sk-tabs-${++groups}`);
}

function turn(group: HTMLElement, id: string): void {
  const panels = all(group, ":scope > .sk-tab");
  const list = make("div", "sk-tablist");
  list.setAttribute("role", "tablist");
  const tabs = panels.map((panel, index) => {
    const heading = panel.querySelector("h2, h3, h4, h5, h6");
    const tab = make("button", "sk-tab-button", heading?.textContent ?? String(index + 1));
    tab.type = "button";
    tab.id = `${id}-${index}`;
    tab.setAttribute("role", "tab");
    panel.id ||= `${id}-panel-${index}`;
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.tabIndex = 0;
    tab.onclick = () => select(index);
    return tab;
  });
  const select = (chosen: number): void => {
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      panels[index].hidden = index !== chosen;
    });
  };
  list.onkeydown = (event) => {
    const next = destination(event.key, tabs.indexOf(event.target as HTMLButtonElement), tabs.length);
    if (next < 0) return;
    event.preventDefault();
    select(next);
    tabs[next].focus();
  };
  list.append(...tabs);
  panels[0]?.before(list);
  group.classList.add("sk-tabs-live");
  select(0);
}

/** Where a key leads in a row of tabs, or -1. Arrows follow the eye: in a right-to-left page, left is onwards. */
function destination(key: string, from: number, count: number): number {
  const step = document.documentElement.dir === "rtl" ? -1 : 1;
  const goals: { [key: string]: number } = { ArrowRight: from + step, ArrowLeft: from - step, Home: 0, End: -1 };
  return key in goals ? (goals[key] + count) % count : -1;
}
