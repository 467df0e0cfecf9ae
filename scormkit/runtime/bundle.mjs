/** Writes bundles/, or the folder that is named: one classic script for each target in src/targets/. The same sources and lock give the
 *  same bytes. esbuild joins the modules; terser then folds what is used once, which is a twentieth of the script. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] || join(here, "bundles");
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(join(here, "src/targets")).sort()) {
  const [joined] = buildSync({
    entryPoints: [join(here, "src/targets", name)],
    bundle: true,
    minifySyntax: true,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    legalComments: "none",
    write: false,
  }).outputFiles;
  const { code } = await minify(joined.text, { ecma: 2020, toplevel: true, compress: { passes: 3, unsafe_arrows: true }, format: { comments: false } });
  const target = name.replace(/\.ts$/, ".js");
  writeFileSync(join(folder, target), `${code}\n`);
  console.log(`${target}: ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} gzip`);
}
