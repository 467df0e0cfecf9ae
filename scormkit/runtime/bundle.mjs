/** Writes bundles/, or the folder that is named: one classic script for each target in src/targets/. The same sources and lock give the
 *  same bytes. esbuild joins the modules; terser then folds what is used once, which is a twentieth of the script. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { minify } from "terser";

/** Properties that never leave the script: none of them stands in the course's JSON, on the device, in a catalogue text or in the DOM. */
const OWN = new RegExp(
  `^(${[
    "activeSeconds anchor answer answered attempt attemptsLeft attemptsUsed begin bits busy canRetry choices choose chosen",
    "commit completed course exit explained finish first flush health initialize interactions learner leave listen",
    "moved notice objective onHealth openUnit opened outcome overall paint passed pause place prefetch progress recording refused",
    "release replayed restart resume saveState savedAt saves say scrolled seconds seenEnd settled shapes showSolution slots",
    "submitted subscribe success supportCode tell unitStatus unread wall",
  ].join(" ").replaceAll(" ", "|")})$`,
);

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
  const { code } = await minify(joined.text, { ecma: 2020, toplevel: true, compress: { passes: 3, unsafe_arrows: true, inline: 1 }, mangle: { toplevel: true, properties: { regex: OWN } }, format: { comments: false } });
  const target = name.replace(/\.ts$/, ".js");
  writeFileSync(join(folder, target), `${code}\n`);
  console.log(`${target}: ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} gzip`);
}
