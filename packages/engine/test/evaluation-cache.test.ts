import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Facts } from "@hm/api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEvaluationCache, type CacheParts, type EvaluationCache } from "../src/evaluation-cache/evaluation-cache.ts";
import { observe, type Observation } from "../src/evaluation-cache/observe.ts";
import { makeHome, homeFile } from "./homes.ts";

const facts: Facts = { platform: "linux", arch: "x64", hostname: "box", username: "ada", homeDirectory: "/home/ada", stateDirectory: "/home/ada/.local/state/hm" };
let folder: string;
let file: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "hm-evaluations-")));
  file = join(folder, "home.config.ts");
  writeFileSync(file, "export default 1;\n");
  writeFileSync(join(folder, "work.ts"), "export const work = 1;\n");
  install("1.0.0", "old");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts version `version` of a module where the configuration finds it, in a folder of its own. */
function install(version: string, name: string): void {
  const at = join(folder, "versions", name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), JSON.stringify({ name: "@hm/git", version, type: "module" }));
  writeFileSync(join(at, "index.js"), "export const git = 1;\n");
  mkdirSync(join(folder, "node_modules/@hm"), { recursive: true });
  rmSync(join(folder, "node_modules/@hm/git"), { force: true });
  symlinkSync(at, join(folder, "node_modules/@hm/git"));
}

const open = (more: Partial<CacheParts> = {}): EvaluationCache => createEvaluationCache({ folder: join(folder, "cache"), file, facts, env: { EDITOR: "ed" }, program: "build 7", ...more })!;

const built = { generation: "/store/x", dependsOn: { files: true, provider: "host", packages: [["git", "/bin/git", "/usr/bin/git"]] as const } };

function keep(seen: Partial<Observation> = {}): void {
  const cache = open();
  cache.keep(
    { files: new Set([file, join(folder, "work.ts"), join(folder, "versions/old/index.js")]), packages: [{ name: "@hm/git", from: file }], env: new Map([["EDITOR", "ed"]]), impure: undefined, ...seen },
    { home: makeHome([homeFile("a", "1")]), notices: [{ message: "mind this", origins: [{ place: () => ({ file, line: 3, column: 5 }), keys: ["file", "a"], module: undefined }] }] },
  );
  cache.keepBuilt(built);
}

test("gives back the home and its warnings, with their places", () => {
  keep();
  const known = open().find()!;

  expect(known.home()!.files[0]).toMatchObject({ target: "a", source: { kind: "text", text: "1" } });
  expect(known.notices[0]!.message).toBe("mind this");
  expect(known.notices[0]!.origins[0]!.place()).toEqual({ file, line: 3, column: 5 });
});

test.for<[string, () => Partial<CacheParts> | void]>([
  ["an imported file", () => writeFileSync(join(folder, "work.ts"), "export const work = 2;\n")],
  ["an imported file that is gone", () => rmSync(join(folder, "work.ts"))],
  ["a module's code", () => writeFileSync(join(folder, "versions/old/index.js"), "export const git = 2;\n")],
  ["a module's version", () => install("1.1.0", "new")],
  ["a module that is found elsewhere", () => install("1.0.0", "same")],
  ["a module that is gone", () => rmSync(join(folder, "node_modules/@hm/git"))],
  ["an environment variable that was read", () => ({ env: { EDITOR: "vi" } })],
  ["a fact about the machine", () => ({ facts: { ...facts, hostname: "laptop" } })],
  ["hm itself", () => ({ program: "build 8" })],
])("notices a change of %s", ([, change]) => {
  keep();
  const changed = change() ?? {};

  expect(open(changed).find()).toBeUndefined();
});

test("does not mind a variable that nobody read", () => {
  keep();

  expect(open({ env: { EDITOR: "ed", TERM: "dumb" } }).find()).toBeDefined();
});

test("keeps nothing that is more than a function of what was seen", () => {
  keep({ impure: "calls Date.now" });

  expect(open().find()).toBeUndefined();
});

test("takes damage for a miss", () => {
  keep();
  const entries = join(folder, "cache/evaluations");
  const [head, body] = readdirSync(entries).sort();
  const cut = (name: string) => writeFileSync(join(entries, name), readFileSync(join(entries, name)).subarray(0, -9));
  cut(body!);
  expect(open().find()!.home()).toBeUndefined();

  cut(head!);
  expect(open().find()).toBeUndefined();
});

test("remembers the generation", () => {
  keep();

  expect(open().find()!.built).toEqual(built);
});

test("keeps no home where the generation tells all that is needed", () => {
  keep();
  const cache = open();
  cache.find();
  cache.keep({ files: new Set([file]), packages: [], env: new Map(), impure: undefined }, { home: makeHome([homeFile("a", "2")]), notices: [] });
  cache.keepBuilt({ generation: "/store/y", dependsOn: { files: false, provider: "host", packages: [] } });
  const known = open().find()!;

  expect(known.built!.generation).toBe("/store/y");
  expect(known.home()).toBeUndefined();
});

describe("observing", () => {
  /** Runs in a process of its own, which does nothing else meanwhile. */
  const observing = (code: string): { readonly files: string[]; readonly packages: { readonly name: string }[]; readonly env: [string, string | undefined][]; readonly impure?: string } => {
    const module = join(folder, "observed.mjs");
    writeFileSync(module, code);
    const script = `
      import { observe } from ${JSON.stringify(import.meta.resolve("../src/evaluation-cache/observe.ts"))};
      const observer = observe();
      await import(${JSON.stringify(module)});
      const { files, packages, env, impure } = observer.observation();
      console.log(JSON.stringify({ files: [...files], packages, env: [...env], impure }));`;
    return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8", env: { HM_SOME_VARIABLE: "x" } }));
  };

  test("sees files, packages and variables", () => {
    const seen = observing('import { git } from "@hm/git"; export const home = process.env.HM_SOME_VARIABLE ?? git;');

    expect(seen.files.map((it) => it.slice(folder.length)).sort()).toEqual(["/observed.mjs", "/versions/old/index.js"]);
    expect(seen.packages.map((it) => it.name)).toEqual(["@hm/git"]);
    expect(seen.env).toContainEqual(["HM_SOME_VARIABLE", "x"]);
    expect(seen.impure).toBeUndefined();
  });

  test.for([
    ["Date.now()", "calls Date.now"],
    ["new Date()", "calls new Date"],
    ["Math.random()", "calls Math.random"],
    ["crypto.randomUUID()", "calls crypto.randomUUID"],
    ["Object.keys(process.env)", "lists the environment"],
    ['await import("node:os")', "imports node:os"],
    ["process.getBuiltinModule(\"fs\")", "calls process.getBuiltinModule"],
  ])("is not fooled by %s", ([code, reason]) => {
    expect(observing(`export const it = ${code};`).impure).toBe(reason);
  });

  test("leaves everything as it was", () => {
    const before = [process.env, Date, Math.random, fetch];
    observe()[Symbol.dispose]();

    expect([process.env, Date, Math.random, fetch]).toEqual(before);
  });
});
