import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRealHome } from "./real-home.ts";

const root = join(import.meta.dirname, "../../..");
let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "hm-loads-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command line loads: files of the program by their names, everything else by its package. */
function loads(args: readonly string[], home = folder): string[] {
  const record = join(folder, "loads.json");
  const flags = ["--conditions=@hm/source", `--import=${pathToFileURL(join(import.meta.dirname, "fixtures/record-loads.mjs"))}`];
  const env = { PATH: process.env["PATH"], HOME: home, HM_TEST_LOADS: record };
  spawnSync(process.execPath, [...flags, join(root, "packages/cli/src/main.ts"), ...args], { env });
  const urls = JSON.parse(readFileSync(record, "utf8")) as string[];
  return [...new Set(urls.filter((it) => it.startsWith("file:")).map((it) => nameOf(fileURLToPath(it))))].toSorted();
}

function nameOf(file: string): string {
  const npm = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  const ours = /\/(?:packages|modules)\/(?:cli\/src\/(.*)|([^/]+)\/)/.exec(file);
  return npm ?? ours?.[1] ?? (ours?.[2] ? `@hm/${ours[2]}` : file);
}

const program = ["commander", "hand-over.ts", "main.ts", "output/terminal.ts", "places.ts", "program.ts", "run.ts", "version.ts"];
const context = ["context.ts", "output/progress.ts"];

test.each([["--help"], ["--version"], ["switch", "--help"], ["help", "gc"]])("hm %s %s loads the command line and nothing else", (...args) => {
  expect(loads(args)).toEqual(program.toSorted());
});

test("a completion script needs no engine, no zod and no configuration", () => {
  const own = ["commands/completion.ts", "completion/bash.ts", "completion/describe-program.ts", "completion/fish.ts", "completion/zsh.ts"];
  expect(loads(["completion", "bash"])).toEqual([...program, ...context, ...own].toSorted());
});

test("news need no engine, no zod and no configuration", () => {
  expect(loads(["news"])).toEqual([...program, ...context, "commands/news.ts", "news/entries.ts"].toSorted());
});

const engine = ["@hm/api", "@hm/engine", "@hm/kernel", "commander", "leven", "tslib", "tsyringe", "zod"];

/** What a command loads beside the files of the program. */
function packages(args: readonly string[]): string[] {
  using home = createRealHome();
  return loads(args, home.path).filter((it) => !it.endsWith(".ts"));
}

test.each([["generations"], ["packages"], ["status"], ["gc", "-n"]])("hm %s %s loads the engine, but no configuration and no formats", (...args) => {
  expect(packages(args)).toEqual(engine);
});

test.each([["build", "--no-out-link"], ["switch", "-n"], ["option", "--search=packages"]])("hm %s %s loads no parser and no differ while there is nothing to tell", (...args) => {
  const loaded = packages(args);
  expect(loaded).toEqual(expect.arrayContaining([...engine, "@hm/home"]));
  expect(loaded).not.toContain("@babel/parser");
  expect(loaded).not.toContain("diff");
});
