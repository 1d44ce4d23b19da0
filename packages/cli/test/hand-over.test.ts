import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pinnedProgram } from "../src/hand-over.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "hm-pinned-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function install(at: string): string {
  const root = join(folder, at);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, "package.json"), JSON.stringify({ name: "@hm/cli", bin: { hm: "./dist/hm.js" } }));
  writeFileSync(join(root, "dist/hm.js"), "");
  return root;
}

test("the program that the configuration's project pins is found, from folders below, too", () => {
  const root = install("home/node_modules/@hm/cli");
  expect(pinnedProgram(join(folder, "home"), tmpdir())).toBe(join(root, "dist/hm.js"));
  expect(pinnedProgram(join(folder, "home/hosts/laptop"), tmpdir())).toBe(join(root, "dist/hm.js"));
});

test("a program does not hand over to itself, also behind a link", () => {
  const root = install("checkout");
  mkdirSync(join(folder, "home/node_modules/@hm"), { recursive: true });
  symlinkSync(root, join(folder, "home/node_modules/@hm/cli"));
  expect(pinnedProgram(join(folder, "home"), join(root, "dist"))).toBeUndefined();
});

test("without a pinned program, or with one that is not built, this one goes on", () => {
  expect(pinnedProgram(folder, tmpdir())).toBeUndefined();
  rmSync(join(install("home/node_modules/@hm/cli"), "dist"), { recursive: true });
  expect(pinnedProgram(join(folder, "home"), tmpdir())).toBeUndefined();
});
