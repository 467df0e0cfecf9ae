/** What the first script hands to the second, so that nothing is there twice. The second script's sources import as always; bundle.mjs
 *  gives them these instead, and refuses what is missing here. */

import { cut, isSettled, MOST_ATTEMPTS, packQuiz, settledValue } from "./slots";
import { attemptsLeft, countedOf, pointsWon, recordOf } from "./standing";
import { all, find, focusOn, make, tell } from "./views/dom";

export const shared = {
  MOST_ATTEMPTS, all, attemptsLeft, countedOf, cut, find, focusOn, isSettled, make, packQuiz, pointsWon, recordOf, settledValue, tell,
};
