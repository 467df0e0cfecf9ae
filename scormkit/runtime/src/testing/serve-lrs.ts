/** `node lrs-server.js --port 0`: says on which port it listens, and ends when its standard input does. */

import { startLrsServer } from "./lrs-server";

const at = process.argv.indexOf("--port");
void startLrsServer(at < 0 ? 0 : Number(process.argv[at + 1])).then(({ port }) => {
  process.stdout.write(`${JSON.stringify({ port })}\n`);
  process.stdin.resume();
  process.stdin.on("close", () => process.exit());
});
