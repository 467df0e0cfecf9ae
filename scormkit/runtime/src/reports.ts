/** What a submitted attempt tells, in words that no standard owns. */

import type { AnswerReport, Field, Question, QuestionType, Quiz } from "./contract";
import { areRight, isRight, isTyped, valueIn } from "./fields";
import { askedIn, fieldCredits } from "./quizview";
import { creditOfAll, numberIn } from "./scoring";
import type { Ground } from "./standing";

const POSITIONS = "123456789abcdefghijklmnopqrstuvwxyz";

const TYPES: { [type in QuestionType]?: AnswerReport["type"] } = {
  single: "choice",
  multiple: "choice",
  hotspot: "choice",
  steps: "choice",
  categorise: "matching",
  "self-check": "matching",
  "open-text": "fill-in",
};

/** What is reported together: a question, or one gap of it. */
interface Part {
  id: string;
  type: AnswerReport["type"];
  fields: Field[];
  /** Share of the question. */
  share: number;
}

/** The reports of an attempt, before it is scored; what an earlier one settled was told then.
 *  @param at milliseconds since 1970.
 *  @param latencies seconds, by question.
 *  @param first number of the first report. */
export function answerReports(ground: Ground, quiz: Quiz, at: number, latencies: number[], first: number): AnswerReport[] {
  const reports: AnswerReport[] = [];
  for (const n of askedIn(ground, quiz)) {
    const question = quiz.questions[n];
    const { scored } = question;
    if (scored && areRight(ground, question)) continue;
    const credits = fieldCredits(ground, question);
    for (const { id, type, fields, share } of partsOf(question)) {
      if (scored && share < 1 && fields.every((field) => isRight(ground, field))) continue;
      const credit = scored ? (share < 1 ? credits[question.fields.indexOf(fields[0])] : creditOfAll(question, credits)) : 0;
      reports.push({
        id: `${quiz.id}.${id}`,
        number: first + reports.length,
        type,
        response: told(question, type, fields, (field) => valueIn(ground, field)),
        correct: scored ? rightAnswers(question, type, fields) : [],
        result: scored ? (credit === 1 ? "correct" : "wrong") : "neutral",
        credit,
        weight: Math.round(100 * question.weight * share) / 100,
        latency: (latencies[n] || 0) * share,
        at,
        objectives: question.objectives.map((objective) => ground.course.objectives[objective].id),
      });
    }
  }
  return reports;
}

function partsOf({ id, type, fields }: Question): Part[] {
  if (type !== "gaps") return [{ id, type: TYPES[type] || (type as AnswerReport["type"]), fields, share: 1 }];
  if (!fields.some(isTyped)) return [{ id, type: "matching", fields, share: 1 }];
  return fields.map((field) => {
    const kind = isTyped(field) ? "fill-in" : "choice";
    return { id: `${id}.${field.key}`, type: kind, fields: [field], share: 1 / fields.length };
  });
}

/** Fields in the words of their type.
 *  @param valueOf gives a field's letters or its text. */
function told(question: Question, type: AnswerReport["type"], fields: Field[], valueOf: (field: Field) => string): string {
  const filled = fields.filter(valueOf);
  if (type === "matching") return filled.map((field) => sourceOf(question, field) + valueOf(field)).join(" ");
  if (type === "ordering") {
    const placeOf = (field: Field): number => POSITIONS.indexOf(valueOf(field));
    return [...filled].sort((a, b) => placeOf(a) - placeOf(b)).map(({ key }) => key).join("");
  }
  const text = valueOf(fields[0]);
  return (type === "numeric" && numberIn(fields[0], text).number) || text;
}

/** The letter of a left side. A gap has a name instead: its place in the ledger, which a new prompt does not change, tells it. */
function sourceOf({ type, fields }: Question, field: Field): string {
  return type === "gaps" ? POSITIONS[fields.filter(({ slot }) => slot < field.slot).length] : field.key;
}

function rightAnswers(question: Question, type: AnswerReport["type"], fields: Field[]): string[] {
  const [{ answers, low, high }] = fields;
  if (type === "numeric") return [`${low}:${high}`];
  if (type === "fill-in") return (answers || []).filter(({ right }) => right).map(({ text }) => text);
  return [told(question, type, fields, ({ correct }) => correct)].filter(Boolean);
}
