import { expect, test } from "vitest";
import { locate } from "../src/report/locate.ts";

/** Follows keys from the call of `git` and gives the text underlined, with its line and column. */
async function pointed(source: string, keys: readonly (string | number)[], callee = "git("): Promise<string> {
  const offset = source.indexOf(callee);
  const before = source.slice(0, offset).split("\n");
  const { line, column, length } = await locate(source, { line: before.length, column: before.at(-1)!.length + 1, keys });
  return `${line}:${column} ${source.split("\n")[line - 1]!.slice(column - 1, column - 1 + length)}`;
}

test("a key is found below nested objects and lists", async () => {
  const source = `git({\n  settings: { user: { "name": "x" } },\n  ignores: ["a", "b"],\n});`;
  expect(await pointed(source, ["settings", "user", "name"])).toBe(`2:23 "name"`);
  expect(await pointed(source, ["ignores", 1])).toBe(`3:18 "b"`);
});

test("without keys the name of the call is pointed at", async () => {
  expect(await pointed(`x.git({});`, [], "git(")).toBe("1:3 git");
});

test.each([
  ["force", `git({ a: force({ b: 1 }) })`, "1:18 b"],
  ["rank", `git({ a: rank(10, { b: 1 }) })`, "1:21 b"],
  ["as", `git({ a: ({ b: 1 } as const) satisfies object })`, "1:13 b"],
  ["an arrow", `git({ a: () => ({ b: 1 }) })`, "1:19 b"],
  ["a function with one return", `git({ a: (get) => { const x = 1; return { b: x }; } })`, "1:43 b"],
  ["a method", `git({ a() { return { b: 1 }; } })`, "1:22 b"],
  ["a constant", `const c = { b: 1 };\ngit({ a: c })`, "1:13 b"],
  ["a shorthand", `const a = { b: 1 };\ngit({ a })`, "1:13 b"],
  ["an exported constant", `export const c = { b: 1 };\ngit({ a: c })`, "1:20 b"],
  ["a spread", `const c = { b: 1 };\ngit({ a: { x: 1, ...c } })`, "1:13 b"],
  ["merge", `git({ a: merge({ x: 1 }, { b: 1 }) })`, "1:28 b"],
  ["a wrapped argument", `git(force({ a: { b: 1 } }))`, "1:18 b"],
])("keys are followed through %s", async (_, source, expected) => {
  expect(await pointed(source, ["a", "b"])).toBe(expected);
});

test.each([
  ["a condition", `git({ a: x ? { b: 1 } : {} })`],
  ["an unknown call", `git({ a: make({ b: 1 }) })`],
  ["a name from elsewhere", `import { c } from "./c.ts"; git({ a: c })`],
  ["a computed key", `git({ a: { [b]: 1 } })`],
  ["a missing key", `git({ a: {} })`],
])("%s ends the search at the deepest key", async (_, source) => {
  expect(await pointed(source, ["a", "b"])).toBe(`1:${source.indexOf("a:") + 1} a`);
});

test("the last of two equal keys counts", async () => {
  expect(await pointed(`git({ a: { b: 1 }, a: { b: 2 } })`, ["a", "b"])).toBe("1:25 b");
});

test("a list element behind a spread is not guessed", async () => {
  expect(await pointed(`git({ a: [...x, 1] })`, ["a", 1])).toBe("1:7 a");
});

test("types, generics and recursive constants do no harm", async () => {
  expect(await pointed(`const c: Record<string, X> = { ...c };\ngit<A>({ a: c })`, ["a", "b"], "git<")).toBe("2:10 a");
});

test("a file that does not parse gives the place of the call", async () => {
  expect(await pointed(`git({ a: `, ["a"])).toBe("1:1 g");
});
