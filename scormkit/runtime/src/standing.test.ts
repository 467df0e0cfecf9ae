import assert from "node:assert/strict";
import { test } from "node:test";
import { courseScore, questionsIn } from "./standing";
import { everyTypeCourse } from "./testing/course";

test("the course's score weighs quizzes by their questions", () => {
  assert.equal(courseScore([{ percent: 100, questions: 3 }, { percent: 0, questions: 1 }]), 75);
  assert.equal(courseScore([{ percent: 100, questions: 199 }, { percent: 99, questions: 1 }]), 99);
  assert.equal(courseScore([{ percent: 100, questions: 2 }]), 100);
  assert.equal(courseScore([{ percent: 0, questions: 1 }, { percent: 1, questions: 1 }]), 1);
  assert.equal(courseScore([]), null);
});

test("a quiz has as many questions as an attempt scores", () => {
  const [final, survey] = everyTypeCourse().quizzes;
  assert.deepEqual([final, { ...final, draw: 4 }, { ...final, draw: 40 }, survey].map(questionsIn), [10, 4, 10, 0]);
});
