/** How a page goes: hidden, kept aside by the browser, or left for good. `unload` and `beforeunload` are not asked: they are unreliable,
 *  and they keep a page from being kept aside. */

export interface Leaving {
  /** The page can, or can no longer, be seen. A hidden page may be ended without another word. */
  visible(visible: boolean): void;
  /** The page is put aside and may come back. */
  pause(): void;
  /** The page is left. */
  leave(): void;
  /** The network is back. */
  online(): void;
}

export function watchLeaving(page: Window, leaving: Leaving): void {
  const { document } = page;
  document.addEventListener("visibilitychange", () => leaving.visible(document.visibilityState !== "hidden"));
  page.addEventListener("pagehide", (event) => (event.persisted ? leaving.pause() : leaving.leave()));
  page.addEventListener("pageshow", (event) => {
    if (event.persisted) leaving.visible(true);
  });
  page.addEventListener("online", () => leaving.online());
}
