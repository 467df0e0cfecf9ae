import assert from "node:assert/strict";
import { test } from "node:test";
import { comparable, numbersIn } from "./typed";

test("numbers are read with a decimal point or comma, in any width and in Arabic digits", () => {
  const read: [string, string[]][] = [
    ["15", ["15"]], ["+15", ["15"]], ["0015", ["15"]], ["15.5", ["15.5"]], ["15,50", ["15.50"]], ["5.", ["5"]], [",5", ["0.5"]], ["-0", ["0"]], ["– 3", ["-3"]],
    ["１５，５", ["15.5"]], ["١٥٫٥", ["15.5"]], ["۱۲", ["12"]], ["", []], [".", []], ["-", []], ["1.2.3", []], ["1/2", []], ["NaN", []], ["Infinity", []], ["0x10", []],
  ];
  for (const [text, numbers] of read) assert.deepEqual(numbersIn(text), numbers, text);
});

test("thousands are parted in every way that is in use; what may be a decimal mark too is both", () => {
  const read: [string, string[]][] = [
    ["1 000", ["1000"]], ["1\u202f234\u00a0567", ["1234567"]], ["1'000.5", ["1000.5"]], ["1’000", ["1000"]], ["1,000,000", ["1000000"]], ["1.000.000,25", ["1000000.25"]],
    ["12,345.67", ["12345.67"]], ["1,000", ["1.000", "1000"]], ["1.000", ["1.000", "1000"]], ["0,500", ["0.500"]], ["1000,000", ["1000.000"]], ["10 00", []], ["1,00,000", []],
    ["١٬٠٠٠", ["1000"]],
  ];
  for (const [text, numbers] of read) assert.deepEqual(numbersIn(text), numbers, text);
});

test("a unit may stand behind a number, and only that unit", () => {
  assert.deepEqual(["15 min", "15min", "15 Min ", "15"].map((text) => numbersIn(text, "min")), [["15"], ["15"], ["15"], ["15"]]);
  assert.deepEqual([numbersIn("15 h", "min"), numbersIn("min", "min"), numbersIn("20 %", "%"), numbersIn("15 min")], [[], [], ["20"], []]);
});

test("what is compared has neither odd spacing nor bent apostrophes, and capitals only where they count", () => {
  assert.equal(comparable(" Don’t \t ask\u00a0", false), "don't ask");
  assert.equal(comparable("Don’t", true), "Don't");
  assert.equal(comparable("ΣΟΦΟΣ", false), comparable("σοφος", false));
});
