/** The second script: everything about answering. */

import { answering } from "./answering";
import { openQuizzes } from "./views/quiz";

window.scormkit!.answers!({ answering, openQuizzes });
