import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, type WorkspacePackage } from "../workspace.ts";

/** Writes the declarations of every package beside its bundle. */
export async function writeDeclarations(packages: readonly WorkspacePackage[]): Promise<void> {
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
  return status === 0 ? "" : output || `${program} ended with ${status}`;
}
