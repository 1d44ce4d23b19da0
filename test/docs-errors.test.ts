import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { root, sources } from "../tools/workspace.ts";

const folder = join(root, "docs/errors");
const documented = (existsSync(folder) ? readdirSync(folder) : []).filter((it) => it.startsWith("HM_")).map((it) => basename(it, ".md"));
const used = new Set(sources("{packages,modules}/*/src/**/*.ts").flatMap((file) => codesIn(readFileSync(join(root, file), "utf8"))));

test("every error code has a page", () => {
  expect([...used].filter((code) => !documented.includes(code)).toSorted()).toEqual([]);
});

test("every page is about a code that hm uses", () => {
  expect(documented.filter((code) => !used.has(code)).toSorted()).toEqual([]);
});

test("every page has the code as its title and says what to do", () => {
  const bad = documented.filter((code) => !new RegExp(`^# ${code}\n\n[^]{40,}`).test(readFileSync(join(folder, `${code}.md`), "utf8")));
  expect(bad).toEqual([]);
});

function codesIn(source: string): string[] {
  const code = source.replaceAll(/\/\*\*.*?\*\//gs, "");
  return Array.from(code.matchAll(/(?<!\benv\[)(["'`])(HM_[A-Z][A-Z0-9_]+)\1/g), ([, , found]) => found!);
}
