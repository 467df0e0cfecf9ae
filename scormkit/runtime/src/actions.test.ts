/** Whatever a learner does in whatever order, and however the visits end, the LMS's record keeps its word. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "./codec";
import type { Course, Field, State } from "./contract";
import { shapesIn } from "./slots";
import { COOLDOWN, everyRuleCourse, LIMIT, poolOf, sampleCourse } from "./testing/course";
import { type Fault, FAULTS } from "./testing/faulty-lms";
import { memoryStore } from "./testing/page";
import { type Random, randomFrom } from "./testing/random";
import { StrictLms } from "./testing/strict-lms";
import { lockManager, type Place, visit, type Visit } from "./testing/visit";

const NONE: Fault = { name: "none" };
const RUNS = 300;
const ACTIONS = 40;
const TEXTS = ["", " ", "chain", "15,5 min", "-0", "feelings", "a,b", "{a}", "\ud83d", "\ufeffmark", "é\u0301".repeat(200), "大😀\n".repeat(120)];
const RANK = ["not attempted", "incomplete", "failed", "completed", "passed"];
/** Faults of which the LMS, where it takes something, takes all of a call. */
const HONEST = FAULTS.filter(({ lms, twice, finds, name }) => !lms && !twice && !finds && !name.startsWith("reading"));

function randomCourse(random: Random): Course {
  const build = random.pick([sampleCourse, everyRuleCourse]);
  const changes = {
    attempts: random.pick([null, 1, 2, 3]),
    retry: random.pick(["wrong-answers", "all-questions"] as const),
    shuffle: random.pick(["none", "questions", "choices", "both"] as const),
    pools: poolOf(build === sampleCourse ? 3 : 10, random.pick([null, 2])),
    pass: random.pick([0, 50, 80, 100]),
  };
  const { completion, ...course } = build(changes, build === everyRuleCourse ? { extendable: random.below(2) > 0, attempts: changes.attempts } : {});
  return { ...course, completion: { ...completion, score: random.pick(["best", "last", "first", "points"] as const) } };
}

function randomValue(random: Random, { letters, offered, correct }: Field): string {
  if (!letters) return random.pick(TEXTS);
  return random.pick([correct, [...offered].filter(() => random.below(2)).join(""), random.pick([...offered])]);
}

function act(random: Random, page: Visit): void {
  const { course, session, recorder, time } = page;
  const [quiz, unit] = [random.below(course.quizzes.length), random.below(course.units.length)];
  const { questions } = course.quizzes[quiz];
  const fill = (): void => questions.forEach(({ fields }, n) => fields.forEach((field, at) => session.choose(quiz, n, at, randomValue(random, field))));
  random.pick([
    fill,
    () => questions.forEach(({ fields }, n) => fields.forEach((field, at) => field.letters && session.choose(quiz, n, at, field.correct))),
    () => recorder.answered(session.submit(quiz, time.wall(), questions.map(() => random.below(1e6) / 7))),
    () => session.retry(quiz),
    () => session.start(quiz),
    () => session.extend(quiz),
    () => session.check(quiz, random.below(questions.length)),
    () => session.activeSeconds(unit, random.below(100)),
    () => time.pass(1000 * random.pick([COOLDOWN, LIMIT])),
    () => session.openUnit(unit),
    () => session.seenEnd(unit),
    () => session.scrolled(random.below(101)),
    () => time.pass(random.below(20_000)),
    () => recorder.flush(),
  ])();
}

/** The visit ends in one of its ways; gives the place as the next launch finds it. */
function ended(random: Random, page: Visit, { lms, store }: Place, fault: Fault): Place {
  random.pick([page.exit, page.leave, page.hide, () => undefined])();
  const values = random.below(2) ? lms.held() : Object.fromEntries(lms.committed);
  return { lms: new StrictLms({ values }), fault, store, locks: lockManager(), calls: 60 };
}

const FORMS: { [field: string]: RegExp } = {
  id: /^[!-~]{1,255}$/,
  time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d\d$/,
  type: /^(true-false|choice|fill-in|matching|likert|sequencing|numeric)$/,
  weighting: /^\d+(\.\d+)?$/,
  student_response: /^[\s\S]{1,255}$/,
  result: /^(correct|wrong|neutral)$/,
  latency: /^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/,
};

/** Each field in its form, and all of them there unless the LMS refused some. The strict LMS has seen to responses and patterns. */
function wellFormed({ lms, fault }: Place): void {
  for (const interaction of lms.list("interactions")) {
    for (const [field, form] of Object.entries(FORMS)) {
      if (field in interaction) assert.match(interaction[field], form);
      else assert.ok(field === "student_response" || fault !== NONE, `${interaction.id} has no ${field}`);
    }
    assert.ok(interaction.result !== "neutral" || !("correct_responses.0.pattern" in interaction));
  }
}

function judge(page: Visit, { lms }: Place, before: { status: string; passed: boolean[] }): void {
  const [status, raw] = [lms.value("cmi.core.lesson_status"), lms.value("cmi.core.score.raw")];
  assert.ok(raw === "" || /^(\d{1,2}|100)$/.test(raw), `score ${raw}`);
  assert.ok(RANK.indexOf(status) >= RANK.indexOf(before.status), `${before.status}, then ${status}`);
  assert.deepEqual(lms.violations.filter(({ rule }) => !/no-session-time|finish-without-commit/.test(rule)), []);
  page.course.quizzes.forEach((_, n) => {
    const { passed, best } = page.session.quiz(n);
    assert.ok(passed || !before.passed[n]);
    assert.ok(best === null || (best >= 0 && best <= 100));
    before.passed[n] = passed;
  });
  page.session.objectives().forEach(({ score, status }) => assert.ok(score === null ? status === "completed" : score >= 0 && score <= 100));
  before.status = status;
}

/** What is in the session comes back from its text, and the LMS's text is one. */
function readable({ course, session, recorder }: Visit, { lms }: Place): void {
  const shapes = shapesIn(course);
  const { slots, texts, attempt, interactions, place, scroll } = session.state();
  const back = decode(recorder.text(), shapes) as State;
  assert.deepEqual({ slots: back.slots, texts: back.texts, attempt: back.attempt, interactions: back.interactions, place: back.place, scroll: back.scroll }, { slots, texts, attempt, interactions, place, scroll });
  const text = lms.value("cmi.suspend_data");
  if (!text) return;
  const state = decode(text, shapes);
  assert.ok(typeof state !== "string");
  assert.equal(encode(state, shapes), text);
}

test(`for ${RUNS} random courses, sequences of actions, endings and faults: a pass stays, scores are 0–100, interactions well-formed, states readable`, async () => {
  let visits = 0;
  for (let seed = 0; seed < RUNS; seed++) {
    const random = randomFrom(seed);
    const course = randomCourse(random);
    let place: Place = { lms: new StrictLms(), fault: NONE, store: memoryStore(), locks: lockManager(), calls: 60 };
    const before = { status: "not attempted", passed: course.quizzes.map(() => false) };
    let sound = true;
    for (let left = 3; left > 0; left--) {
      visits++;
      const page = await visit(course, place);
      // Of what was done without an LMS, nothing need be there with one.
      sound &&= place.fault === NONE;
      if (!sound) before.passed.fill(false);
      for (let action = 0; action < ACTIONS; action++) {
        act(random, page);
        judge(page, place, before);
      }
      readable(page, place);
      wellFormed(place);
      place = ended(random, page, place, random.below(2) ? random.pick(HONEST) : NONE);
      before.status = place.lms.value("cmi.core.lesson_status");
    }
  }
  assert.equal(visits, 3 * RUNS);
});
