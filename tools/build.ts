import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { bundleFrom } from "../packages/engine/src/activation/bundle.ts";
import { root, workspacePackages, type WorkspacePackage } from "./workspace.ts";

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  conditions: ["@hm/source", "module"],
  external: ["esbuild", "vitest"],
  format: "esm",
  logLevel: "warning",
  minifySyntax: true,
  minifyWhitespace: true,
  platform: "node",
};

/** CommonJS dependencies inside a bundle ask for Node's modules with it. */
const requireBanner = 'import { createRequire as hmCreateRequire } from "node:module"; const require = hmCreateRequire(import.meta.url);';
const withRequire = ["@hm/cli", "@hm/engine"];

const started = performance.now();
const packages = workspacePackages();
for (const it of packages) rmSync(join(root, it.folder, "dist"), { recursive: true, force: true });
const failures = (await Promise.allSettled([writeDeclarations(), bundleActivator(), ...packages.map(bundle)])).filter((it) => it.status === "rejected");
for (const { reason } of failures) console.error(reason instanceof Error ? reason.message : reason);
process.exitCode = failures.length > 0 ? 1 : 0;
if (failures.length === 0) console.log(`Built ${packages.length} packages in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

/** Bundles the face of a package. Whatever is imported lazily becomes a chunk of its own. */
async function bundle(it: WorkspacePackage): Promise<void> {
  const main = join(root, it.folder, "src/main.ts");
  await build({
    ...shared,
    entryPoints: { index: join(root, it.folder, "src/index.ts"), ...(existsSync(main) ? { hm: main } : {}) },
    outdir: join(root, it.folder, "dist"),
    splitting: true,
    chunkNames: "[name]-[hash]",
    target: "node24",
    plugins: [boundaries(it)],
    ...(withRequire.includes(it.name) ? { banner: { js: requireBanner } } : {}),
  });
  if (existsSync(main)) makeProgram(join(root, it.folder, "dist/hm.js"));
}

function makeProgram(file: string): void {
  const code = readFileSync(file, "utf8");
  if (!code.startsWith("#!")) writeFileSync(file, `#!/usr/bin/env node\n${code}`);
  chmodSync(file, 0o755);
}

/** Decides what a bundle holds: the program all of ours, a module its renderers, and each what it takes from npm. */
function boundaries(it: WorkspacePackage): Plugin {
  const keepsOurs = it.name === "@hm/cli" ? [] : packages.map((other) => other.name).filter((name) => !(it.kind === "module" && name === "@hm/formats"));
  return {
    name: "boundaries",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^@hm\// }, ({ path }) => (keepsOurs.includes(path) ? { path, external: true } : undefined));
      onResolve({ filter: /^yaml$/ }, ({ path, resolveDir }) => {
        const manifest = createRequire(join(resolveDir, "x.js")).resolve(`${path}/package.json`);
        return { path: join(dirname(manifest), "browser/index.js"), sideEffects: false };
      });
      // Half of zod is its messages in other languages.
      onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, ({ path }) => ({ contents: 'export { default as en } from "./en.js";', resolveDir: dirname(path) }));
    },
  };
}

/** Writes the program that a generation carries to activate itself beside what copies it into generations. */
async function bundleActivator(): Promise<void> {
  const { text } = await bundleFrom(root);
  for (const folder of ["packages/engine/dist", "packages/cli/dist"]) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, "activate.mjs"), text, { mode: 0o755 });
  }
}

/** Writes the declarations of every package beside its bundle. */
async function writeDeclarations(): Promise<void> {
  const out = join(root, "node_modules/.cache/declarations");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const config = join(out, "tsconfig.json");
  const include = packages.map((it) => join(root, it.folder, "src"));
  const compilerOptions = { noEmit: false, emitDeclarationOnly: true, declaration: true, rootDir: root, outDir: out, typeRoots: [join(root, "node_modules/@types")] };
  writeFileSync(config, JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, include, exclude: [] }));
  const complaints = await run(join(root, "node_modules/.bin/tsc"), ["-p", config]);
  for (const it of packages) {
    const written = join(out, it.folder, "src");
    if (existsSync(written)) cpSync(written, join(root, it.folder, "dist"), { recursive: true });
  }
  if (complaints) throw new Error(`The declarations have errors:\n${complaints}`);
}

/** Runs a program to its end; gives its output where it failed. */
async function run(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (it) => (output += it));
  child.stderr.on("data", (it) => (output += it));
  const status = await new Promise<number | null>((done) => child.on("close", done));
  return status === 0 ? "" : output || `tsc ended with ${status}`;
}
