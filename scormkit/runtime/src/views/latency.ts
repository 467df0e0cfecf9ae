/** How long each question of a quiz took: the time between two answers belongs to the later one. */

export interface Stopwatch {
  answered(question: number): void;
  /** Seconds per question since the start of the attempt. */
  seconds(): number[];
  restart(): void;
}

/** Runs from the moment the quiz comes on screen. A gap longer than `idle` seconds counts as `idle`. */
export function stopwatch(quiz: HTMLElement, questions: number, idle: number): Stopwatch {
  let spent = new Array<number>(questions).fill(0);
  let last = performance.now();
  new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) last = performance.now();
  }).observe(quiz);
  return {
    answered(question) {
      const now = performance.now();
      spent[question] += Math.min((now - last) / 1000, idle);
      last = now;
    },
    seconds: () => spent,
    restart() {
      spent = spent.map(() => 0);
      last = performance.now();
    },
  };
}
