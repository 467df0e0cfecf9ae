import assert from "node:assert/strict";
import { test } from "node:test";
import { openDrafts } from "./drafts";
import type { Control } from "./question";

/** A form with a text and a select, and what happens to them, told in words. */
function desk() {
  Object.assign(globalThis, { window: globalThis });
  const form = {} as HTMLFormElement;
  const text = { type: "textarea", value: "" } as Control;
  const select = { type: "select-one", value: "" } as Control;
  const told: string[] = [];
  const read = (control: Control) => {
    const { value } = control;
    return () => {
      told.push(`keep ${value}`);
      // As the page does when it shows what the session knows: a select not kept yet falls back.
      if (control === text) select.value = "";
    };
  };
  const keep = openDrafts(form, () => told.push("begin"), read);
  const fire = (name: "oninput" | "onchange", target: Control): void => form[name]!({ target } as unknown as Event);
  const type = (value: string): void => {
    text.value = value;
    fire("oninput", text);
  };
  return { text, select, told, keep, fire, type };
}

test("a text is kept once, half a second after the last key, and its beginning is told once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, type } = desk();
  type("a");
  context.mock.timers.tick(400);
  type("ab");
  context.mock.timers.tick(499);
  assert.deepEqual(told, ["begin"]);
  context.mock.timers.tick(1);
  assert.deepEqual(told, ["begin", "keep ab"]);
});

test("what is being typed can be kept at once, and is not kept again", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, type, keep } = desk();
  type("a");
  keep();
  keep();
  context.mock.timers.tick(1000);
  assert.deepEqual(told, ["begin", "keep a"]);
});

test("a choice made while a text waits is not undone by keeping the text", () => {
  const { told, type, select, fire } = desk();
  type("a");
  select.value = "f";
  fire("onchange", select);
  assert.deepEqual(told, ["begin", "keep a", "keep f"]);
});
