/** The second script: everything about answering, and what it earns. */

import { answering } from "./answering";
import type { AnswerReport } from "./contract";
import type { Core } from "./session";
import { openCertificate } from "./views/certificate";
import type { Words } from "./views/dom";
import { openQuizzes, type QuizBoard } from "./views/quiz";
import { openRewards } from "./views/rewards";

/** @param learner the name that the record gives.
 *  @returns brings an article to life. */
export function open(core: Core, learner: string, answered: (reports: AnswerReport[]) => void): (article: HTMLElement, words: Words) => QuizBoard[] {
  const session = answering(core);
  openCertificate(session, learner);
  return (article, words) => [...openQuizzes(article, session.course, session, words, answered), openRewards(article, session, words)];
}

window.scormkit!.answers!(open);
