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
   *  letters, `m4` multiple of 4 letters; separated by spaces. Removed parts keep their shape. In a page that is a SCO of its
   *  own, only the slots of its unit, each behind its number: `12:u 13:z`. */
  ledger: string;
  modules: { id: string; title: string }[];
  units: Unit[];
  quizzes: Quiz[];
  objectives: Objective[];
  completion: Completion;
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
}

export interface Quiz {
  id: string;
  slot: number;
  /** Index into `units`. */
  unit: number;
  title: string;
  kind: "practice" | "graded";
  /** Percent needed to pass, 0–100. */
  pass: number;
  /** null: unlimited. */
  attempts: number | null;
  retry: "wrong-answers" | "all-questions";
  solution: "never" | "after-attempt" | "after-passing" | "after-last-attempt";
  /** It must be passed and makes the score. */
  required: boolean;
  questions: Question[];
}

export interface Question {
  id: string;
  slot: number;
  /** Slots that the question held before its letters outgrew them, latest first. */
  earlier: number[];
  type: "single" | "multiple" | "true-false";
  /** Letters in ledger order: the n-th is value n (single) or bit n (multiple) of the slot. True-false: `tf`. */
  letters: string;
  /** Letters still offered, in order of appearance. */
  offered: string;
  /** The right letters, in alphabetical order. */
  correct: string;
  credit: "all-or-nothing" | "per-choice";
  /** Indices into `objectives`. */
  objectives: number[];
}

export interface Objective {
  id: string;
  slot: number;
}

export interface Completion {
  score: "best" | "last" | "none";
  status: "passed" | "completed";
  onFail: "incomplete" | "failed";
}

/** Everything the player knows about a learner. `codec` turns it into text and back; see codec.ts for the layout. */
export interface State {
  /** Raw value of each slot of the ledger; what the values mean stands in slots.ts. */
  slots: number[];
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

/** One question of a submitted attempt, in words that no standard owns. */
export interface AnswerReport {
  /** `quiz.question`. */
  id: string;
  /** How many answers were reported for this learner before this one. */
  number: number;
  type: "single" | "multiple" | "true-false";
  response: string;
  correct: string;
  result: "correct" | "wrong";
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
  /** 0–100. */
  score: number;
  status: "passed" | "failed" | "incomplete";
}

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
  mode: "normal" | "review" | "browse";
  /** The state text of the last session, "" when there is none. */
  resume: string;
  /** false: nothing is recorded (no LMS, review, browse, second tab). */
  recording: boolean;
  /** What lay on the device was handed over again: the LMS may not have heard what follows from it. */
  replayed?: boolean;
  /** The LMS refused the session: who is learning is not known, and what is done waits on the device. */
  refused?: boolean;
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
  /** Units done of units required, and the unit the learner is on. */
  progress(place: { unit: string; done: number; total: number }): void;
  /** May be called again and again; the adapter sends only what changed and never lets a pass fall. */
  outcome(outcome: Outcome): void;
  flush(): void;
  /** Ends the session: the last state, and the active seconds to report with it. Idempotent. */
  close(last: { state: string; seconds: number }): void;
  onHealth(listener: (health: Health, savedAt: number | null) => void): void;
}

export interface QuestionView {
  /** Letters chosen, "" for none. */
  chosen: string;
  /** Was right in a submitted attempt and stays. */
  settled: boolean;
  /** Share of the credit in the submitted attempt, null while not submitted. */
  credit: number | null;
  /** The right letters may be shown now. */
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
  /** Percent that counts (of the best attempt; with `score: last`, of the last one until one passes) and of the submitted
   *  attempt; null when there is none. */
  best: number | null;
  last: number | null;
  right: number;
  questions: QuestionView[];
}

/** The pure state machine behind the views. It knows no DOM, no clock and no LMS; `at` and `latency` come from outside. */
export interface Session {
  readonly course: Course;
  state(): Readonly<State>;
  openUnit(unit: number): void;
  seenEnd(unit: number): void;
  activeSeconds(unit: number, seconds: number): void;
  scrolled(percent: number): void;
  choose(quiz: number, question: number, letters: string): void;
  /** Scores the attempt; gives the answers to report (of this attempt; settled questions are not repeated). */
  submit(quiz: number, at: number, latencies: number[]): AnswerReport[];
  retry(quiz: number): void;
  unitStatus(unit: number): "new" | "begun" | "done";
  quiz(quiz: number): QuizView;
  objectives(): ObjectiveReport[];
  outcome(): Outcome;
  /** Required units done and in all. */
  progress(): { done: number; total: number };
  subscribe(listener: () => void): void;
}
