import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Text of the program that a generation carries as `activate`: needs nothing but Node, and reads `manifest.json` beside itself. */
export async function bundleActivator(): Promise<string> {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith(".ts") ? bundleCached(join(dirname(here), "../../../..")) : readFileSync(join(dirname(here), "activate.mjs"), "utf8");
}

interface Cached {
  readonly text: string;
  /** Time of the last change of every source file. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** The bundle of a checkout, made again when one of its sources changed. */
async function bundleCached(root: string): Promise<string> {
  const file = join(root, "node_modules/.cache/hm/activate.json");
  const cached = readCache(file);
  if (cached && Object.entries(cached.inputs).every(([path, time]) => changeOf(join(root, path)) === time)) return cached.text;
  const made = await bundleFrom(root);
  writeCache(file, made);
  return made.text;
}

/** Keeps a bundle, unless the checkout is another user's. */
function writeCache(file: string, made: Cached): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(made));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // It is made again the next time.
  }
}

/** Bundles the program from the sources below the root of a checkout. */
export async function bundleFrom(root: string): Promise<Cached> {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["packages/engine/src/activation/main.ts"],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node18",
    conditions: ["@hm/source"],
    mainFields: ["module", "main"],
    legalComments: "none",
    logLevel: "error",
  });
  const builtIn = new Set(Object.values(metafile.outputs).flatMap((it) => it.imports.filter((one) => one.external).map((one) => one.path)));
  const sources = Object.keys(metafile.inputs).filter((path) => !path.includes("node_modules/"));
  const inputs = Object.fromEntries(sources.map((path) => [path, changeOf(join(root, path))!]));
  return { text: wrap(outputFiles[0]!.text, [...builtIn].sort()), inputs };
}

/** What Node 18 lacks of the language's library, inside the program only. */
const MISSING = `
Array.prototype.toSorted ??= function (by) { return [...this].sort(by); };
Array.prototype.toReversed ??= function () { return [...this].reverse(); };
String.prototype.isWellFormed ??= function () { return !/\\p{Surrogate}/u.test(this); };
`;

/** Makes the program one that Node runs alike as a script and as a module: which of them it is depends on files above it. */
function wrap(code: string, builtIn: readonly string[]): string {
  return `#!/usr/bin/env node${MISSING}Promise.all(${JSON.stringify(builtIn)}.map((name) => import(name).then((it) => [name, it.default]))).then((loaded) => {
const modules = new Map(loaded), require = (name) => modules.get(name), module = { exports: {} };
${code}});
`;
}

function readCache(file: string): Cached | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Cached;
  } catch {
    return undefined;
  }
}

function changeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
