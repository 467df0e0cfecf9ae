/** How a page goes: hidden, kept aside by the browser, or left for good. `unload` and `beforeunload` are not asked: they are unreliable,
 *  and they keep a page from being kept aside. */

/** @param save there may be no later (a hidden page, or one put aside, may be ended without another word), or the network is back.
 *  @param leave the page is left. */
export function watchLeaving(page: Window, save: () => void, leave: () => void): void {
  const { document } = page;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  page.addEventListener("pagehide", (event) => (event.persisted ? save() : leave()));
  page.addEventListener("online", save);
}
