/** Bundles every src/**\/*.test.ts into a temporary folder and runs them with node's own test runner (Node 20 reads no types). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const sources = readdirSync(join(here, "src"), { recursive: true })
  .filter((name) => name.endsWith(".test.ts"))
  .sort()
  .map((name) => join(here, "src", name));
/** Loads its parts by name at run time, which no bundle can hold. */
const external = ["@learninglocker/xapi-validation"];
const folder = mkdtempSync(join(tmpdir(), "scormkit-runtime-"));
try {
  buildSync({ entryPoints: sources, bundle: true, platform: "node", format: "cjs", external, outdir: folder, outExtension: { ".js": ".cjs" }, sourcemap: "inline" });
  const tests = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".test.cjs"))
    .map((name) => join(folder, name));
  if (tests.length !== sources.length || !tests.length) throw new Error("no tests found");
  // By itself node leaves one core alone, which of two is half.
  const concurrency = `--test-concurrency=${availableParallelism()}`;
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", concurrency, ...process.argv.slice(2), ...tests], {
    stdio: "inherit",
    env: { ...process.env, NODE_PATH: join(here, "node_modules") },
  });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
