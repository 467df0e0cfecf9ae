/** Writes bundles/: one classic script for each target in src/targets/. The same sources and lock give the same bytes. esbuild joins the
 *  modules; terser then folds what is used once, which is a twentieth of the script. */
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
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
  writeFileSync(join(here, "bundles", target), `${code}\n`);
  console.log(`bundles/${target}: ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} gzip`);
}
