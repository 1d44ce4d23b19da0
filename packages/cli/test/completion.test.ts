import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { bashCompletion } from "../src/completion/bash.ts";
import { describeProgram } from "../src/completion/describe-program.ts";
import { fishCompletion } from "../src/completion/fish.ts";
import { zshCompletion } from "../src/completion/zsh.ts";
import { createProgram } from "../src/program.ts";

const program = describeProgram(createProgram(() => {}));

/** What Bash offers for the last word of a line. */
function complete(...words: readonly string[]): string[] {
  const script = `${bashCompletion(program)}
hm() { printf '%s\\n' '2026-01-02 10:00 : id 12 -> /x (current)' '2026-01-01 10:00 : id 7 -> /y'; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hm 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["--norc", "-c", script, "bash", "hm", ...words], { encoding: "utf8" }).split("\n").filter((it) => it !== "");
}

test("Bash completes commands", () => {
  expect(complete("ge")).toEqual(["generations"]);
  expect(complete("")).toContain("switch");
});

test("Bash completes the options of a command and of hm", () => {
  expect(complete("switch", "--")).toEqual(expect.arrayContaining(["--dry-run", "--rollback", "--no-color"]));
  expect(complete("-f", "x.ts", "gc", "--dr")).toEqual(["--dry-run"]);
});

test("Bash completes generations and choices", () => {
  expect(complete("rollback", "")).toEqual(["12", "7"]);
  expect(complete("completion", "f")).toEqual(["fish"]);
});

test.each([
  ["fish", fishCompletion],
  ["zsh", zshCompletion],
])("the script for %s names every command and option", (_, write) => {
  const script = write(program);
  for (const { name, options } of program.commands) {
    expect(script).toContain(name);
    for (const { long } of options) expect(script).toContain(long!.slice(2));
  }
});
