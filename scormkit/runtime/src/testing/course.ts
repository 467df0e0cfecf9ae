/** Courses for tests: a small one, two units with a graded and a practice quiz; one with every type of question; and that one with every
 *  rule besides. */

import type { Course, Field, Objective, Question, QuestionType, Quiz, Unit } from "../contract";

export function field(slot: number, change: Partial<Field> = {}): Field {
  const letters = change.letters ?? "abcd";
  return { key: "", slot, earlier: [], letters, offered: letters, correct: "b", ...change };
}

/** A field that takes a text. */
export function typed(slot: number, change: Partial<Field> = {}): Field {
  return field(slot, { letters: "", correct: "", least: 1, most: 100, bytes: 300, ...change });
}

/** A question with one field, or with those given. */
export function question(id: string, slot: number, answer: Partial<Field> | Field[] = {}, change: Partial<Question> = {}): Question {
  const fields = Array.isArray(answer) ? answer : [field(slot, answer)];
  return { id, type: "single", credit: "all-or-nothing", weight: 1, scored: true, asked: true, objectives: [], fields, ...change };
}

/** A required graded quiz makes the score, with the weight of its questions. */
export function quiz(id: string, slot: number, questions: Question[], change: Partial<Quiz> = {}): Quiz {
  const plain: Quiz = {
    id, slot, pointsSlot: -1, unit: 0, title: id, kind: "graded", pass: 80, attempts: null, retry: "wrong-answers", solution: "after-passing",
    points: [], shuffle: "none", pools: [], required: true, counts: 0, questions,
  };
  const { kind, required } = { ...plain, ...change };
  return { ...plain, counts: kind === "graded" && required ? questions.filter(({ scored }) => scored).length : 0, ...change };
}

/** One pool of all questions; none where nothing is drawn. */
export function poolOf(size: number, draw: number | null): Quiz["pools"] {
  return draw === null ? [] : [{ draw, questions: Array.from({ length: size }, (_, n) => n) }];
}

/** An objective and the quizzes that decide it, with the highest of their pass marks. */
export function objective(id: string, slot: number, all: Quiz[], quizzes: number[]): Objective {
  return { id, slot, quizzes, pass: Math.max(...quizzes.map((n) => all[n].pass)) };
}

export const LEDGER = "u u z s4 m4 t z s3 o o";

/** Slots: 0, 1 units; 2 graded quiz with 3, 4, 5; 6 practice quiz with 7; 8, 9 objectives.
 *  @param graded changes of the graded quiz. */
export function sampleCourse(graded: Partial<Quiz> = {}, change: Partial<Course> = {}): Course {
  const unit = { module: 0, done: "end" as const, minutes: 0, required: true, needs: [] };
  const quizzes = [
    quiz("final", 2, [
      question("single", 3, {}, { objectives: [0] }),
      question("multiple", 4, { correct: "ac" }, { type: "multiple", objectives: [0, 1] }),
      question("truth", 5, { letters: "tf", correct: "t" }, { type: "true-false", objectives: [1] }),
    ], graded),
    quiz("warm-up", 6, [question("easy", 7, { letters: "abc", correct: "a" }, { objectives: [0] })], {
      unit: 1, kind: "practice", required: false, pass: 100,
    }),
  ];
  return {
    format: 1,
    id: "sample",
    title: "Sample",
    version: "1.0",
    language: "en",
    fingerprint: "0123456789ab",
    scope: "course",
    ledger: LEDGER,
    modules: [{ id: "m", title: "M" }],
    units: [
      { ...unit, id: "one", slot: 0, title: "One", script: "" },
      { ...unit, id: "two", slot: 1, title: "Two", script: "units/two.js" },
    ],
    quizzes,
    objectives: [objective("know", 8, quizzes, [0]), objective("apply", 9, quizzes, [0])],
    completion: { units: 2, score: "best", status: "passed", onFail: "incomplete" },
    certificate: -1,
    idle: 600,
    strings: {},
    ...change,
  };
}

export const RIGHT = ["b", "ac", "t"];

/** The right answers of each type, by field. */
export const EVERY_RIGHT: { [type in QuestionType]: string[] } = {
  single: ["b"], multiple: ["ac"], "true-false": ["f"], "fill-in": ["Chain"], numeric: ["15,5 min"], matching: ["a", "b"], ordering: ["2", "1", "3"],
  gaps: ["a", "feelings"], categorise: ["f", "e", "f"], hotspot: ["b"], likert: ["4"], "open-text": ["Mine 😀"], steps: ["ab"], "self-check": ["2", "0"],
};

/** A graded quiz that asks each scored type, a survey and an assignment with the others. Slots follow each other in that order.
 *  @param graded changes of the graded quiz. */
export function everyTypeCourse(graded: Partial<Quiz> = {}): Course {
  const ledger = ["u", "u"];
  const next = (shape: string): number => ledger.push(shape) - 1;
  const chosen = (key: string, letters: string, correct: string): Field => field(next(`s${letters.length}`), { key, letters, correct });
  const asked = (type: QuestionType, fields: Field[], change: Partial<Question> = {}): Question =>
    question(type, 0, fields, { type, objectives: [0], ...change });
  const own = { scored: false };
  const finalSlot = next("z");
  const pointsSlot = next("p");
  const scored = [
    asked("single", [chosen("", "abcd", "b")]),
    asked("multiple", [field(next("m4"), { correct: "ac" })], { credit: "per-choice" }),
    asked("true-false", [field(next("t"), { letters: "tf", correct: "f" })], { weight: 2 }),
    asked("fill-in", [typed(next("x"), { answers: [{ text: "chain", right: true }, { text: "the chain", right: true }, { text: "line", right: false }], exactCase: false })]),
    asked("numeric", [typed(next("x"), { low: "15", high: "16", unit: "min", most: 20, bytes: 20 })], { objectives: [1] }),
    asked("matching", ["a", "b"].map((key) => chosen(key, "abc", key)), { credit: "per-part" }),
    asked("ordering", [["a", "2"], ["b", "1"], ["c", "3"]].map(([key, place]) => chosen(key, "123", place))),
    asked("gaps", [chosen("facts", "ab", "a"), typed(next("x"), { key: "feelings", answers: [{ text: "feelings", right: true }], exactCase: true })], { credit: "per-part" }),
    asked("categorise", [["a", "f"], ["b", "e"], ["c", "f"]].map(([key, group]) => chosen(key, "fe", group)), { credit: "per-part" }),
    asked("hotspot", [chosen("", "ab", "b")]),
  ];
  const survey = quiz("survey", next("z"), [asked("likert", [chosen("", "12345", "")], own)], { kind: "survey", unit: 1, required: false });
  const assignment = quiz("assignment", next("z"), [
    asked("steps", [field(next("m2"), { letters: "ab", correct: "" })], own),
    asked("self-check", ["a", "b"].map((key) => chosen(key, "012", "")), own),
    asked("open-text", [typed(next("x"), { least: 5, most: 400, bytes: 450 })], own),
  ], { kind: "assignment", unit: 1, pass: 0 });
  const final = quiz("final", finalSlot, scored, { pointsSlot, points: [100, 50, 25], ...graded });
  const objectives = ["know", "apply"].map((id) => objective(id, next("o"), [final], [0]));
  return sampleCourse({}, { ledger: ledger.join(" "), quizzes: [final, survey, assignment], objectives });
}

export const COOLDOWN = 60;
export const LIMIT = 1200;

/** The course of every type and, behind that: a pre-test that exempts from the last unit and its quiz; a unit that is done after a minute,
 *  with a quiz of limited time and one that is checked question by question; three minutes to be spent on the course; an objective that
 *  the assignment decides. */
export function everyRuleCourse(graded: Partial<Quiz> = {}, timed: Partial<Quiz> = {}): Course {
  const course = everyTypeCourse(graded);
  const ledger = course.ledger.split(" ");
  const next = (shape: string): number => ledger.push(shape) - 1;
  const asked = (id: string, change: Partial<Question> = {}): Question => question(id, 0, [field(next("s4"))], change);
  const extra = (id: string, questions: Question[], change: Partial<Quiz>): Quiz => quiz(id, next("z"), questions, { pass: 50, ...change });
  const units: Unit[] = [
    { ...course.units[1], id: "three", slot: next("u"), done: "minutes", minutes: 1, time: next("n") },
    { ...course.units[1], id: "four", slot: next("u"), exemptedBy: [3] },
  ];
  const limited = { unit: 2, moment: next("w"), cooldown: COOLDOWN, limit: LIMIT, extendable: true, counts: 5, ...timed };
  const quizzes = [
    extra("before", [asked("known", { objectives: [0] }), asked("new")], { kind: "pre-test", attempts: 2, solution: "never", pass: 100, required: false }),
    extra("timed", [asked("quick"), asked("quicker")], limited),
    extra("checked", [asked("one", { checked: next("k") }), asked("other", { checked: next("k") })], { unit: 2, solution: "after-each-question" }),
    extra("spared", [asked("spare")], { unit: 3, exemptedBy: [3], pointsSlot: next("p"), points: [10, 5] }),
  ];
  course.quizzes[2].questions.forEach((each) => (each.objectives = [2]));
  return {
    ...course,
    units: [...course.units, ...units],
    quizzes: [...course.quizzes, ...quizzes],
    objectives: [...course.objectives, { id: "write", slot: next("o"), quizzes: [2], pass: null }],
    completion: { ...course.completion, units: 4, minutes: 3, time: next("n") },
    ledger: ledger.join(" "),
  };
}
