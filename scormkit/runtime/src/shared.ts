/** What the first script hands to the second, so that nothing is there twice. The second script's sources import as always; bundle.mjs
 *  gives them these instead, and refuses what is missing here. */

import { cut, isSettled, MOST_ATTEMPTS, packQuiz, settledValue } from "./slots";
import { assessing, attemptsLeft, highestPass, isUnscored, recordOf } from "./standing";
import { all, button, find, focusOn, make, tell } from "./views/dom";

export const shared = {
  MOST_ATTEMPTS, all, assessing, attemptsLeft, button, cut, find, focusOn, highestPass, isSettled, isUnscored, make, packQuiz, recordOf, settledValue, tell,
};
