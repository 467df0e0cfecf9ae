/** What was won: the badge of a module whose units are all done and quizzes passed, points, the certificate. The page holds it all, at a
 *  unit's end and in the contents; here it is shown. */

import type { Session } from "../contract";
import { all, type Words } from "./dom";
import type { QuizBoard } from "./quiz";
import { show } from "./showing";

export function openRewards(article: HTMLElement, session: Session, words: Words): QuizBoard {
  const { quizzes, units } = session.course;
  const isDone = (n: number): boolean => session.unitStatus(n) === "done";

  // A unit is done, too, when its quiz has been failed for good; that wins nothing.
  const isWon = (module: number): boolean =>
    units.every((each, n) => each.module !== module || isDone(n)) &&
    quizzes.every((quiz, n) => units[quiz.unit].module !== module || quiz.kind !== "graded" || session.quiz(n).passed);

  const paint = (): void => {
    show(document, "[data-badge]", ({ dataset }) => isWon(Number(dataset.badge)));
    show(document, "[data-certificate]", () => session.certified() > 0);
    show(article, "[data-points]", () => isDone(Number(article.dataset.unit)));
    const { most, won: points } = session.points();
    for (const place of all(article, "[data-points]")) place.textContent = words.say("player.points", { points, most });
  };

  paint();
  return { paint, keep: () => undefined };
}
