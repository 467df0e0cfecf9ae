/** A learner who works through a course, step by step, and what there is of that work to be lost. */

import type { Course, Field, Question, Session } from "../contract";
import type { Visit } from "./visit";

export type Step = (visit: Visit) => void;

const TICKS_SEVERAL = ["multiple", "steps"];
/** More than 255 characters, of one to four bytes. */
const REPLY = "Tomorrow I listen first — また明日 😀. ".repeat(60);

/** The value that earns everything; where nothing is right or wrong, one that can be handed in. */
function right({ type }: Question, { letters, offered, correct, answers, low, most }: Field): string {
  if (letters) return correct || (TICKS_SEVERAL.includes(type) ? offered : offered[0]);
  return answers?.find((answer) => answer.right)?.text ?? low ?? REPLY.slice(0, most);
}

/** A first draft: every second question right. */
function draft(question: Question, place: number, field: Field): string {
  if (place % 2 === 0) return right(question, field);
  return field.letters ? [...field.offered].find((letter) => !field.correct.includes(letter)) || "" : "first words";
}

/** Through the whole course in order: each quiz a first time half right, and once more all right, with a minute's reading in each unit.
 *  What is done already is left out, so that the steps can be taken up anywhere. */
export function stepsOf(course: Course): Step[] {
  return course.units.flatMap((_, unit) => [
    ({ session }: Visit) => session.openUnit(unit),
    ...course.quizzes.flatMap((quiz, number) => (quiz.unit === unit ? attempts(course, number) : [])),
    ({ session }: Visit) => session.seenEnd(unit),
    ({ session }: Visit) => session.activeSeconds(unit, 60),
    ({ time }: Visit) => time.pass(6_000),
  ]);
}

function attempts({ quizzes }: Course, number: number): Step[] {
  const fill = (session: Session, value: typeof draft): void =>
    quizzes[number].questions.forEach((question, n) => question.fields.forEach((field, at) => session.choose(number, n, at, value(question, n, field))));
  const check = (session: Session): void => quizzes[number].questions.forEach((_, n) => session.check(number, n));
  const submit = ({ session, recorder, time }: Visit): void => recorder.answered(session.submit(number, time.wall(), quizzes[number].questions.map(() => 4.5)));
  const used = ({ session }: Visit): number => session.quiz(number).attemptsUsed;
  return [
    ({ session }) => session.start(number),
    (visit) => used(visit) || fill(visit.session, draft),
    (visit) => used(visit) || check(visit.session),
    ({ time }) => time.pass(6_000),
    (visit) => used(visit) || submit(visit),
    ({ time }) => time.pass(100),
    ({ time }) => time.pass(2_000),
    ({ session, time }) => time.pass(1000 * session.quiz(number).wait),
    ({ session, ...visit }) => used({ session, ...visit }) > 1 || session.retry(number),
    (visit) => used(visit) > 1 || fill(visit.session, (question, _, field) => right(question, field)),
    (visit) => used(visit) > 1 || check(visit.session),
    (visit) => used(visit) > 1 || submit(visit),
    ({ time }) => time.pass(1_000),
  ];
}

/** What a learner has done, as the player shows it. */
export interface Work {
  place: number;
  units: string[];
  quizzes: { attempts: number; best: number; passed: boolean; submitted: boolean; points: number; begun: boolean; values: string[]; checked: boolean[] }[];
  objectives: { [id: string]: number };
}

export function workOf(session: Session): Work {
  const { units, quizzes } = session.course;
  return {
    place: session.state().place,
    units: units.map((_, unit) => session.unitStatus(unit)),
    quizzes: quizzes.map((_, number) => {
      const { attemptsUsed, best, passed, submitted, points, questions, waiting } = session.quiz(number);
      const values = questions.flatMap(({ fields }) => fields.map(({ value }) => value));
      return { attempts: attemptsUsed, best: best ?? 0, passed, submitted, points: points ?? 0, begun: !waiting, values, checked: questions.map(({ checked }) => checked) };
    }),
    objectives: Object.fromEntries(session.objectives().map(({ id, score }) => [id, score ?? 100])),
  };
}

/** The last work that a page showed as saved, and what came after. */
export function watched(page: Visit): () => { saved: Work; later: Work[] } {
  let saved = workOf(page.session);
  let later: Work[] = [];
  const look = (): void => {
    if (page.health() !== "saved") return void later.push(workOf(page.session));
    [saved, later] = [workOf(page.session), []];
  };
  page.onHealth(look);
  page.session.subscribe(look);
  return () => ({ saved, later });
}

const FURTHER = ["new", "begun", "done"];

/** What of some work is not there in what was found later; "" for nothing.
 *  @param later the same work as it went on: answers may have given way to those. */
export function missingOf(work: Work, found: Work, later: readonly Work[] = []): string {
  const missing = work.units.flatMap((status, n) => (FURTHER.indexOf(found.units[n]) < FURTHER.indexOf(status) ? [`unit ${n} ${status}`] : []));
  work.quizzes.forEach((quiz, n) => {
    const now = found.quizzes[n];
    for (const part of ["attempts", "best", "passed", "points"] as const) {
      if (now[part] < quiz[part]) missing.push(`quiz ${n} ${part} ${quiz[part]}`);
    }
    const stands = [work, ...later].some(({ quizzes }) => isSame(quizzes[n], now));
    if (!stands && now.attempts === quiz.attempts) missing.push(`quiz ${n} answers ${quiz.values}`);
  });
  for (const [id, score] of Object.entries(work.objectives)) {
    if (!(found.objectives[id] >= score)) missing.push(`objective ${id}`);
  }
  return missing.join(", ");
}

/** Where `a` has no answer, `b` may have one; what was begun or checked in `a` is so in `b`. */
function isSame(a: Work["quizzes"][number], b: Work["quizzes"][number]): boolean {
  const keeps = (a.begun ? b.begun : true) && a.checked.every((checked, at) => !checked || b.checked[at]);
  return a.attempts === b.attempts && a.submitted === b.submitted && keeps && a.values.every((value, at) => !value || value === b.values[at]);
}
