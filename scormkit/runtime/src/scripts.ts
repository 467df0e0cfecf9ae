/** Scripts that come later, each as an element: fetch and modules fail for a course that is opened from disk. */

/** Runs the script at an address. Settles when it has run, and when it cannot be had: what it hands over tells which. */
export function runScript(source: string): Promise<void> {
  return new Promise((settle) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = script.onerror = () => {
      script.remove();
      settle();
    };
    document.head.append(script);
  });
}
