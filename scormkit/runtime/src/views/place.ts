/** How far the unit on screen is scrolled, told when the scrolling rests. */

const REST_MS = 250;

export function watchScroll(scrolled: (percent: number) => void): void {
  let timer = 0;
  window.addEventListener(
    "scroll",
    () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const page = document.documentElement;
        const range = page.scrollHeight - page.clientHeight;
        scrolled(range > 0 ? (100 * window.scrollY) / range : 0);
      }, REST_MS);
    },
    { passive: true },
  );
}
