/** `node judge.js`: reads a list of statements from its standard input, and writes the list of their faults. */

import { readFileSync } from "node:fs";
import { judge } from "./judge";

process.stdout.write(`${JSON.stringify(judge(JSON.parse(readFileSync(0, "utf8"))))}\n`);
