/** What was won: the badge of a module whose units are all done and quizzes passed, points, the certificate. Told at a unit's end; badges stand in the
 *  contents, too. */

import type { Session } from "../contract";
import { CERTIFICATE } from "./certificate";
import { all, find, make, tell, type Words } from "./dom";
import type { QuizBoard } from "./quiz";

export function openRewards(article: HTMLElement, session: Session, words: Words): QuizBoard {
  const { units } = session.course;
  const unit = Number(article.dataset.unit);
  const place = make("div", "sk-rewards");
  place.setAttribute("role", "status");
  article.querySelector("[data-end]")!.after(place);
  const isDone = (n: number): boolean => session.unitStatus(n) === "done";
  const badges = all<HTMLImageElement>(document, "[data-badge]");
  const moduleOf = (badge: HTMLImageElement): number => Number(badge.dataset.badge);

  // A unit is done, too, when its quiz has been failed for good; that wins nothing.
  const isWon = (module: number): boolean =>
    units.every((each, n) => each.module !== module || isDone(n)) &&
    session.course.quizzes.every((quiz, n) => units[quiz.unit].module !== module || quiz.kind !== "graded" || session.quiz(n).passed);

  const paint = (): void => {
    for (const badge of badges) badge.hidden = !isWon(moduleOf(badge));
    const toCertificate = find("sk-to-certificate");
    if (toCertificate) toCertificate.hidden = !session.certified();
    const won = badges.filter((badge) => !badge.hidden && moduleOf(badge) === units[unit].module);
    const { most, won: points } = session.points();
    const lines = won.map((badge) => make("p", "sk-won", pictureOf(badge), " ", badge.alt));
    if (most && isDone(unit)) lines.push(make("p", "", words.say("player.points", { points, most })));
    if (session.certified()) {
      const link = make("a", "", words.say("player.certificate"));
      link.href = CERTIFICATE;
      lines.push(make("p", "", link));
    }
    tell(place, ...lines);
  };

  paint();
  return { paint, keep: () => undefined };
}

/** The badge's picture, beside its words. */
function pictureOf(badge: HTMLImageElement): HTMLImageElement {
  const picture = make("img", "sk-badge");
  picture.src = badge.src;
  picture.alt = "";
  return picture;
}
