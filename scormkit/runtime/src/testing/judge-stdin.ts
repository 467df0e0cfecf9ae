/** `node judge.js`: reads lists of statements from its standard input, one a line, and writes the faults of each, one list a line. */

import { createInterface } from "node:readline";
import { judge } from "./judge";

createInterface({ input: process.stdin }).on("line", (line) => process.stdout.write(`${JSON.stringify(judge(JSON.parse(line)))}\n`));
