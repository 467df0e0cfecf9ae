/** What the compiler hands to the player, and what the player's rooms say to each other. Types only. */

/** The JSON in `<script type="application/json" id="sk-course">`, written by `scormkit/pages`. */
export interface Course {
  format: 1;
  id: string;
  title: string;
  version: string;
  language: string;
  /** First 12 hex digits of the SHA-256 over the package's content. */
  fingerprint: string;
  /** `course`: one SCO with the player's own navigation. `unit`: this page is a SCO of its own. */
  scope: "course" | "unit";
  /** Shape of each slot of the ledger in slot order: `u` unit, `z` quiz, `o` objective, `t` true-false, `s4` single of 4
   *  letters, `m4` multiple of 4 letters, `x` text, `p` points, `d` date, `n` time, `w` moment, `k` checked; separated by spaces. Removed parts keep their shape. In a page that is a SCO of its
   *  own, only the slots of its unit, each behind its number: `12:u 13:z`. */
  ledger: string;
  modules: { id: string; title: string }[];
  units: Unit[];
  quizzes: Quiz[];
  objectives: Objective[];
  completion: Completion;
  /** Slot of the day on which the course was completed first (days since 1970, 0 for none), or -1 where there is no certificate. */
  certificate: number;
  /** Seconds without input after which time no longer counts. */
  idle: number;
  /** The catalogue in the course's language: key → text with `{name}` holes. */
  strings: { [key: string]: string };
}

export interface Unit {
  id: string;
  slot: number;
  title: string;
  /** Index into `modules`. */
  module: number;
  /** Script that hands over the unit's HTML (`scormkit.unit(index, html)`), or "" when it stands in the page. */
  script: string;
  done: "opened" | "end" | "minutes";
  /** Active minutes that complete the unit, for `done: "minutes"`. */
  minutes: number;
  /** Counts for completion. */
  required: boolean;
  /** The units that must be done before it opens, as indices into `units`. */
  needs: number[];
  /** The pre-tests that make it done when they are passed, as indices into `quizzes`. */
  exemptedBy?: number[];
  /** Slot of the active time spent on it (tens of seconds), for `done: "minutes"`. */
  time?: number;
}

export interface Quiz {
  id: string;
  slot: number;
  /** Slot of the attempt that passed first (1–15, 0 for none), or -1 for a quiz without points. */
  pointsSlot: number;
  /** Index into `units`. */
  unit: number;
  title: string;
  /** In a survey and in an assignment nothing is right or wrong: handed in is passed. */
  kind: "practice" | "graded" | "pre-test" | "survey" | "assignment";
  /** Percent needed to pass, 0–100. */
  pass: number;
  /** null: unlimited. */
  attempts: number | null;
  retry: "wrong-answers" | "all-questions";
  solution: "never" | "after-each-question" | "after-attempt" | "after-passing" | "after-last-attempt";
  /** For passing at the first attempt, the second, …; the last for every later one. */
  points: number[];
  shuffle: "none" | "questions" | "choices" | "both";
  /** Of the questions of each pool (indices), an attempt asks so many; what is in no pool is always asked. */
  pools: { draw: number; questions: number[] }[];
  /** It must be passed; a graded one makes the score, too. */
  required: boolean;
  /** Weight in the course's score; 0 where it makes none. */
  counts: number;
  /** The pre-tests whose passing passes it, too, as indices into `quizzes`. */
  exemptedBy?: number[];
  /** Slot of the moment at which the attempt began or, once it is submitted, ended (seconds since 1970, 0 for not yet), for a quiz with
   *  `cooldown` or `limit`. */
  moment?: number;
  /** Seconds that must pass between two attempts. */
  cooldown?: number;
  /** Seconds that an attempt may take, and whether learners may have them once more. */
  limit?: number;
  extendable?: boolean;
  questions: Question[];
}

export type QuestionType =
  | "single" | "multiple" | "true-false" | "fill-in" | "numeric" | "matching" | "ordering" | "gaps" | "categorise"
  | "hotspot" | "likert" | "open-text" | "steps" | "self-check";

export interface Question {
  id: string;
  type: QuestionType;
  credit: "all-or-nothing" | "per-choice" | "per-part";
  weight: number;
  /** Something in it is right or wrong, and counts: never in a survey or an assignment. */
  scored: boolean;
  /** Slot that tells that it was checked by itself, for `solution: "after-each-question"`. */
  checked?: number;
  /** It must be answered before the quiz is submitted. */
  asked: boolean;
  /** Indices into `objectives`. */
  objectives: number[];
  /** In the order of the page. */
  fields: Field[];
}

/** What is filled in: one letter, several letters, or a text; one place in the state. */
export interface Field {
  /** The field's letter or name within the question, "" where it is the only one. */
  key: string;
  slot: number;
  /** Slots that the field held before its letters outgrew them, latest first. */
  earlier: number[];
  /** Chosen: letters in ledger order, the n-th is value n (one) or bit n (many) of the slot; true-false: `tf`. Typed: "". */
  letters: string;
  /** Letters still offered, in order of appearance. */
  offered: string;
  /** The right letters, in alphabetical order; "" where nothing is right or wrong. */
  correct: string;
  /** Typed: texts that are known, in the order of their feedback in the page. */
  answers?: { text: string; right: boolean }[];
  exactCase?: boolean;
  /** Typed: a number from `low` to `high` is right. */
  low?: string;
  high?: string;
  unit?: string;
  /** Typed: fewest and most characters, and most UTF-8 bytes that the state can keep. */
  least?: number;
  most?: number;
  bytes?: number;
}

export interface Objective {
  id: string;
  /** Best percent so far, plus one; 0 for nothing yet. */
  slot: number;
  /** The quizzes that decide whether it is reached, as indices into `quizzes`. */
  quizzes: number[];
  /** Percent that reaches it; null where it is reached by handing in the assignments that decide it. */
  pass: number | null;
}

export interface Completion {
  /** How many of the required units must be done. */
  units: number;
  /** Active minutes that must be spent on the course, and the slot that keeps them (tens of seconds). */
  minutes?: number;
  time?: number;
  /** `first`: whoever passes later has the pass mark. `points`: those won, of those that can be. */
  score: "best" | "last" | "first" | "points" | "none";
  status: "passed" | "completed";
  onFail: "incomplete" | "failed";
}

/** What statements say of the course's parts: `player/activities.js`, written by the compiler. */
export interface Activities {
  /** The course's; ids of parts begin with it. */
  iri: string;
  language: string;
  /** By key behind the IRI, "" for the course. */
  definitions: { [key: string]: unknown };
}

/** Everything the player knows about a learner. `codec` turns it into text and back; see codec.ts for the layout. */
export interface State {
  /** Raw value of each slot of the ledger; what the values mean stands in slots.ts. */
  slots: number[];
  /** Texts typed, by slot; the number in a text's slot says whether it is settled. */
  texts: { [slot: number]: string };
  /** Drawn when an attempt begins, 0–65,535: tells a learner's attempt from the one that a reset in the LMS ended. */
  attempt: number;
  /** Goes up by one with each save, modulo 65,536: tells the newer of two copies. */
  saves: number;
  /** Interactions reported so far. */
  interactions: number;
  /** Active seconds that have not been handed to the LMS as session time yet. */
  seconds: number;
  /** Slot of the unit last read, or -1. */
  place: number;
  /** How far that unit was scrolled, 0–100. */
  scroll: number;
}

/** One question of a submitted attempt, or one gap of it, in words that no standard owns. */
export interface AnswerReport {
  /** `quiz.question`, or `quiz.question.gap` where typed gaps are told one by one. */
  id: string;
  /** How many answers were reported for this learner before this one. */
  number: number;
  type: "choice" | "true-false" | "matching" | "ordering" | "fill-in" | "numeric" | "likert";
  /** choice, true-false, likert: letters. matching: two letters a pair, source and target, pairs separated by spaces. ordering:
   *  letters in their order. fill-in: the text. numeric: a decimal with a point, or the text where it is no number. "" where
   *  nothing was answered. */
  response: string;
  /** Each of these is right, in the same words; numeric: `low:high`. None where nothing is right or wrong. */
  correct: string[];
  result: "correct" | "wrong" | "neutral";
  /** Share of the question's credit, 0–1. */
  credit: number;
  weight: number;
  /** Seconds. */
  latency: number;
  /** Wall clock, milliseconds since 1970. */
  at: number;
  objectives: string[];
}

export interface ObjectiveReport {
  id: string;
  /** 0–100; null where nothing is scored. */
  score: number | null;
  /** `completed`: all that decides it was handed in. */
  status: "passed" | "completed" | "failed" | "incomplete";
}

export type UnitStatus = "new" | "begun" | "done";

export interface Outcome {
  /** Everything that completion asks for is done (which includes passing the required quizzes). */
  completed: boolean;
  /** `failed` only when a required quiz has no attempt left. `unknown` while open, and where nothing is graded. */
  success: "passed" | "failed" | "unknown";
  /** 0–100, integer; null when nothing was assessed yet. */
  score: number | null;
}

export type Health = "saved" | "saving" | "unsaved" | "local" | "readonly" | "closed";

export interface Opened {
  learner: { id: string; name: string };
  /** The state text of the last session, "" when there is none. */
  resume: string;
  /** false: nothing is recorded (no LMS, review, browse, second tab). */
  recording: boolean;
  /** The LMS holds a result of the attempt. */
  ended?: boolean;
  /** What lay on the device was handed over again: the LMS may not have heard what follows from it. */
  replayed?: boolean;
  /** The LMS refused the session: who is learning is not known, and what is done waits on the device. */
  refused?: boolean;
  /** Where the learner goes on Exit. */
  returnTo?: string;
  /** A text that could not be read, of this launch or an earlier one here; "" for none. The device keeps it for the support desk. */
  unread?: string;
}

/** The one interface between the player and whatever keeps a learner's record. All but `open` queue and return at once;
 *  `flush` and `close` run the queue before they return, because a page that is leaving has no later. */
export interface Record {
  /** @param readable false for a state that must not be written over: then nothing is recorded. */
  open(readable?: (resume: string) => boolean): Promise<Opened>;
  saveState(text: string): void;
  answer(report: AnswerReport): void;
  objective(report: ObjectiveReport): void;
  /** The unit that the learner is on; the session tells the units done of those required, and how far each is. */
  progress(unit: string, session: Pick<ReadingSession, "progress" | "unitStatus">): void;
  /** May be called again and again; the adapter sends only what changed and never lets a pass fall. */
  outcome(outcome: Outcome): void;
  flush(): void;
  /** Ends it: the last state, and the active seconds to report with it; `exit` is the learner's own wish, else the page is left.
   *  Idempotent. `closed` is told when there is nothing more to wait for. */
  close(last: { state: string; seconds: number; exit?: boolean }): void;
  onHealth(listener: (health: Health, savedAt: number | null) => void): void;
}

export interface FieldView {
  /** Letters in alphabetical order, or the text; "" for nothing. */
  value: string;
  /** Was right in a submitted attempt and stays. */
  settled: boolean;
  /** Share of the field's credit in the submitted attempt, null while not submitted or where nothing is right or wrong. */
  credit: number | null;
}

export interface QuestionView {
  fields: FieldView[];
  /** All its fields are settled. */
  settled: boolean;
  /** It was checked by itself and cannot be changed in this attempt. */
  checked: boolean;
  /** Share of the credit in the submitted attempt, null while not submitted or where nothing is right or wrong. */
  credit: number | null;
  /** The right answer may be shown now. */
  showSolution: boolean;
}

export interface QuizView {
  attemptsUsed: number;
  /** null: unlimited. */
  attemptsLeft: number | null;
  submitted: boolean;
  passed: boolean;
  /** Submitted, an attempt is left, and there is something to answer again. */
  canRetry: boolean;
  /** Seconds until the next attempt may begin; 0 for now. */
  wait: number;
  /** Seconds left of an attempt that has a time limit and is under way; null without a limit, before it begins and after it is submitted. */
  timeLeft: number | null;
  /** It has a time limit, and the attempt has not begun. */
  waiting: boolean;
  /** Percent that counts (of the best attempt; with `score: last`, of the last one until one passes) and of the submitted
   *  attempt; null when there is none. */
  best: number | null;
  last: number | null;
  /** Questions all right in the submitted attempt, of those that are scored and were asked. */
  right: number;
  scored: number;
  /** Points won, null for a quiz without points or not passed. */
  points: number | null;
  /** The questions of this attempt, as indices in the order in which they are asked. */
  asked: number[];
  /** What orders the choices of this attempt where they are shuffled; the same for the whole attempt, after a resume too. */
  seed: number;
  /** By index of the question, asked or not. */
  questions: QuestionView[];
}

/** The part of the session that reading needs. It lives in the first script, and knows of a quiz what its slot says. */
export interface ReadingSession {
  readonly course: Course;
  state(): Readonly<State>;
  openUnit(unit: number): void;
  seenEnd(unit: number): void;
  activeSeconds(unit: number, seconds: number): void;
  scrolled(percent: number): void;
  unitStatus(unit: number): UnitStatus;
  /** The units that must be done before a unit opens; none once it was opened: what a later build locks stays open. */
  missing(unit: number): number[];
  /** The quizzes and assignments that keep a unit from being done, in reading order. */
  openQuizzesOf(unit: number): Quiz[];
  objectives(): ObjectiveReport[];
  outcome(): Outcome;
  /** Required units done and how many must be. */
  progress(): { done: number; total: number };
  subscribe(listener: () => void): void;
}

/** The pure state machine behind the views. It knows no DOM, no clock and no LMS; `at` and `latency` come from outside. What is
 *  added here comes with the second script. */
export interface Session extends ReadingSession {
  /** @param value the field's letters, or its text. */
  choose(quiz: number, question: number, field: number, value: string): void;
  /** Scores the attempt; gives the answers to report (of this attempt; settled questions are not repeated). */
  submit(quiz: number, at: number, latencies: number[]): AnswerReport[];
  retry(quiz: number): void;
  /** Begins an attempt that has a time limit. */
  start(quiz: number): void;
  /** Gives the attempt its time once more, where the quiz allows that. */
  extend(quiz: number): void;
  /** Checks one question by itself: it shows how it went, and stays as it is until the attempt is over. */
  check(quiz: number, question: number): void;
  quiz(quiz: number): QuizView;
  /** Points won in the course, and the most that can be. */
  points(): { won: number; most: number };
  /** The day on which the course was completed first (days since 1970), 0 for not yet and where there is no certificate. */
  certified(): number;
}
