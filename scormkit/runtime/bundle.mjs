/** Writes bundles/, or the folder that is named: a classic script for each target in src/targets/, and `answers.js`, which all of them
 *  load once the page can be read. The same sources and lock give the same bytes. esbuild joins the modules; terser then folds what is
 *  used once, which is a twentieth of the scripts. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, buildSync } from "esbuild";
import { minify } from "terser";

/** Properties that never leave the scripts: none of them stands in the course's JSON, on the device, in a catalogue text or in the DOM. */
const OWN = [
  "activeSeconds anchor answer answered answering attempt attemptsLeft attemptsUsed begin bits boards busy canRetry certified changed choices",
  "choose commit completed countedOf course cut ended exit explained finish flush focusOn ground health initialize interactions isSettled keep",
  "learner leave listen make missing MOST_ATTEMPTS moved notice objective onHealth opened openQuizzes openQuizzesOf openUnit outcome overall",
  "packQuiz paint passed pause pointsWon prefetch progress rank recording recordOf refused release replayed restart resume returnTo savedAt saves",
  "saveState say scrolled seconds seed seenEnd settled settledValue shapes share showSolution slots solved submitted subscribe",
  "supportCode tell texts timeLeft unitStatus unread visible waiting wall wires",
].join(" ").split(" ");

const here = dirname(fileURLToPath(import.meta.url));
const source = (...path) => join(here, "src", ...path);
const folder = process.argv[2] || join(here, "bundles");

/** A module of the sources, run. */
function run(path) {
  const [{ text }] = buildSync({ entryPoints: [path], bundle: true, format: "cjs", write: false }).outputFiles;
  const module = { exports: {} };
  new Function("module", "exports", text)(module, module.exports);
  return module.exports;
}

function keysIn(value) {
  return value instanceof Object ? [...Object.keys(value), ...Object.values(value).flatMap(keysIn)] : [];
}

/** Modules that a first script holds are not there twice: the second takes from them what the first hands over. */
function sharing(held) {
  const shared = source("shared.ts");
  const taken = `export const { ${Object.keys(run(shared).shared).join(", ")} } = scormkit.shared;`;
  const instead = (path) => (path === shared ? taken : `export * from ${JSON.stringify(shared)};`);
  return {
    name: "sharing",
    setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, ({ path }) => (held.has(path) ? { contents: instead(path) } : null)),
  };
}

async function joined(entry, plugins = []) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry], bundle: true, plugins, minifySyntax: true, tsconfigRaw: { compilerOptions: { alwaysStrict: false } }, format: "iife", target: "es2021", charset: "utf8", legalComments: "none", metafile: true, write: false,
  });
  return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs).map((path) => resolve(path)) };
}

const catalogue = Object.entries(JSON.parse(readFileSync(join(here, "../pages/strings/en.json"), "utf8")));
const holes = catalogue.flatMap(([key, text]) => (key.startsWith("player.") && text.match(/(?<=\{)\w+(?=\})/g)) || []);
const views = readdirSync(source("views")).map((name) => readFileSync(source("views", name), "utf8"));
const attributes = views.flatMap((text) => text.match(/(?<=\bdataset\.)\w+/g) || []);
const foreign = [...keysIn(run(source("testing", "course.ts")).everyRuleCourse()), ...holes, ...attributes].filter((key) => OWN.includes(key));
if (foreign.length) throw new Error(`In the course's JSON, in a text of the catalogue or in the DOM: ${foreign.join(" ")}`);

const targets = readdirSync(source("targets")).sort();
const scripts = new Map();
/** The modules that every first script holds. */
let held;
for (const target of targets) {
  const { text, inputs } = await joined(source("targets", target));
  scripts.set(target.replace(/\.ts$/, ".js"), text);
  held = new Set(held ? inputs.filter((input) => held.has(input)) : inputs);
}
scripts.set("answers.js", (await joined(source("answers.ts"), [sharing(held)])).text);

mkdirSync(folder, { recursive: true });
/** What a property is called in one script it is called in all. */
const nameCache = {};
for (const [name, text] of scripts) {
  const { code } = await minify(text, {
    ecma: 2021,
    toplevel: true,
    // What is unsafe takes it that nobody has changed what the language brings along.
    compress: {
      passes: 3, hoist_funs: true, inline: 1, lhs_constants: false, pure_getters: true, sequences: false, unsafe: true, unsafe_arrows: true,
      unsafe_comps: true, unsafe_methods: true,
    },
    mangle: { toplevel: true, properties: { regex: new RegExp(`^(${OWN.join("|")})$`) } },
    format: { comments: false },
    nameCache,
  });
  writeFileSync(join(folder, name), `${code}\n`);
  console.log(`${name}: ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} gzip`);
}
