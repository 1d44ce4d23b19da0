import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "hm-loads-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command line loads: files of the program by their names, everything else by its package. */
function loads(...args: readonly string[]): string[] {
  const record = join(folder, "loads.json");
  const flags = ["--conditions=@hm/source", `--import=${pathToFileURL(join(import.meta.dirname, "fixtures/record-loads.mjs"))}`];
  spawnSync(process.execPath, [...flags, join(root, "packages/cli/src/main.ts"), ...args], { env: { PATH: process.env["PATH"], HOME: folder, HM_TEST_LOADS: record } });
  const urls = JSON.parse(readFileSync(record, "utf8")) as string[];
  return [...new Set(urls.filter((it) => it.startsWith("file:")).map((it) => nameOf(fileURLToPath(it))))].toSorted();
}

function nameOf(file: string): string {
  const npm = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  const ours = /\/packages\/(?:cli\/src\/(.*)|([^/]+)\/)/.exec(file);
  return npm ?? ours?.[1] ?? (ours?.[2] ? `@hm/${ours[2]}` : file);
}

const program = ["commander", "hand-over.ts", "main.ts", "output/terminal.ts", "places.ts", "program.ts", "run.ts", "version.ts"];
const context = ["context.ts", "output/progress.ts"];

test.each([["--help"], ["--version"], ["switch", "--help"], ["help", "gc"]])("hm %s %s loads the command line and nothing else", (...args) => {
  expect(loads(...args)).toEqual(program.toSorted());
});

test("a completion script needs no engine, no zod and no configuration", () => {
  const own = ["commands/completion.ts", "completion/bash.ts", "completion/describe-program.ts", "completion/fish.ts", "completion/zsh.ts"];
  expect(loads("completion", "bash")).toEqual([...program, ...context, ...own].toSorted());
});

test("news need no engine, no zod and no configuration", () => {
  expect(loads("news")).toEqual([...program, ...context, "commands/news.ts", "news/entries.ts"].toSorted());
});
