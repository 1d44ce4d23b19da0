import { MODULE, after, callSite, defineHome, defineModule, disable, disabledModule, encodeToken, entry, fallback, findTokens, flatten, force, isDefinition, isEntry, isHmError, isHomeConfiguration, isModule, isOutOfStore, isPackage, isStored, merge, misplacedValue, outOfStore, parseFrame, pkg, rank, replaceTokens, step, storeName, stored, when, wrapping, z, HmError } from "@hm/api";
import { expect, test, vi } from "vitest";

const config = vi.fn(() => []);
const tea = defineModule({ path: "drinks.tea", description: "Tea.", options: { leaf: z.string().default("assam") }, config });

test("a handle is the module: its path, its specification and the function that defines", () => {
  expect(isModule(tea)).toBe(true);
  expect(tea.path).toBe("drinks.tea");
  expect(tea[MODULE]).toMatchObject({ path: "drinks.tea", description: "Tea." });
  expect(tea[MODULE].place()!.file).toBe(import.meta.filename);
  for (const it of [() => 1, null, {}, "drinks.tea"]) expect(isModule(it)).toBe(false);
});

test("calling a handle runs nothing and gives a definition with its place", () => {
  const leaf = vi.fn(() => "oolong");
  const input = { leaf };
  const definition = tea(input);
  expect(isDefinition(definition)).toBe(true);
  expect(definition).toMatchObject({ module: tea, input, guards: [] });
  expect(definition.place()).toMatchObject({ file: import.meta.filename, line: 18 });
  expect(leaf).not.toHaveBeenCalled();
  expect(config).not.toHaveBeenCalled();
});

test("when puts its condition before those that are there, and leaves the definitions alone", () => {
  const inner = when(false, tea({}));
  const [outer] = when(true, [inner, tea({})]);
  expect(outer!.guards.map((it) => it.condition)).toEqual([true, false]);
  expect(inner[0]!.guards).toHaveLength(1);
});

test("a home is a list of definitions, however it is nested", () => {
  const home = defineHome([tea({}), [[tea({})], when(true, tea({}))], disable(tea)]);
  expect(isHomeConfiguration(home)).toBe(true);
  expect(home.parts.map((it) => isDefinition(it) || disabledModule(it) === tea)).toEqual([true, true, true, true]);
});

test("what is no definition is kept with its place, for the report", () => {
  const [, stray] = defineHome([tea({}), [undefined as never]]).parts;
  expect(misplacedValue(stray)).toMatchObject({ value: undefined, origin: { keys: [1, 0] } });
  expect(misplacedValue(defineHome(tea as never).parts[0])).toMatchObject({ value: tea, origin: { keys: [] } });
  expect(when(true, undefined as never)).toEqual([undefined]);
});

test("wrappers hold what they are given, and are told by their brand", () => {
  expect([force("a"), fallback("a"), rank(7, "a"), after(["a"])].map(wrapping)).toEqual([{ rank: 50 }, { rank: 1000 }, { rank: 7 }, { order: 1500 }]);
  expect(merge("a", "b").values).toEqual(["a", "b"]);
  for (const it of [null, undefined, "a", {}, []]) expect(wrapping(it)).toBeUndefined();
});

test("entries have neighbours, steps something to run", () => {
  expect(step({ run: "true", after: ["writeBoundary"] })).toMatchObject({ value: "true", after: ["writeBoundary"], before: [] });
  expect([isEntry(entry({ value: 1 })), isEntry({ value: 1 })]).toEqual([true, false]);
});

test("packages, store objects and links tell themselves apart", () => {
  const all = [pkg("git"), stored("a", { text: "" }), outOfStore("/x"), {}, null, "git"];
  expect(all.map(isPackage)).toEqual([true, false, false, false, false, false]);
  expect(all.map(isStored)).toEqual([false, true, false, false, false, false]);
  expect(all.map(isOutOfStore)).toEqual([false, false, true, false, false, false]);
});

test("a package inside a text becomes a token that looks like a path and can be found again", () => {
  const text = `${pkg("hellö/wörld")}/bin:${stored("s", { text: `${pkg("inner")}` })}`;
  expect(text).toMatch(/^\/__hm_pkg__\/[\w-]+__\/bin:\/__hm_store__\/[\w-]+__$/);
  expect(findTokens(text).map((it) => it.kind)).toEqual(["pkg", "store"]);
  expect(replaceTokens(text, ({ kind, data }) => (kind === "pkg" ? `<${(data as { name: string }).name}>` : (data as { content: { text: string } }).content.text))).toBe("<hellö/wörld>/bin:<inner>");
  expect(replaceTokens(encodeToken("x", { a: 1 }), ({ data }) => JSON.stringify(data))).toBe('{"a":1}');
  expect(JSON.stringify(pkg("git"))).toBe('{"package":"git"}');
});

test("a name in the store has only what file names there may have", () => {
  expect(storeName(".config/my app/ä.toml")).toBe("hm_.configmyapp.toml");
});

test("a place is read from a stack frame, whatever the file is called", () => {
  expect(parseFrame("    at file:///home/j%20d/home.config.ts:3:5")).toEqual({ file: "/home/j d/home.config.ts", line: 3, column: 5 });
  expect(parseFrame("    at build (/home/jane (work)/a:b.ts:12:34)")).toEqual({ file: "/home/jane (work)/a:b.ts", line: 12, column: 34 });
  expect(parseFrame("    at async file:///a.mjs:1:2")).toEqual({ file: "/a.mjs", line: 1, column: 2 });
  for (const it of ["", "    at <anonymous>", "    at JSON.parse (<anonymous>)", "    at node:internal/main:1:2"]) expect(parseFrame(it)).toBeUndefined();
});

test("a place is known also where stack traces are cut to nothing, and leaves that as it was", () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const place = tea({}).place;
  expect(Error.stackTraceLimit).toBe(0);
  Error.stackTraceLimit = stackTraceLimit;
  expect(place()!.file).toBe(import.meta.filename);
  expect(callSite(() => {})()).toBeUndefined();
});

test("errors of any copy of the package are told by their brand", () => {
  const error = new HmError("HM_X", "message", { hint: "do", cause: "why" });
  expect(error).toMatchObject({ name: "HmError", code: "HM_X", hint: "do", cause: "why", exhibits: [], problems: [] });
  expect([isHmError(error), isHmError(new Error("bug")), isHmError({ code: "HM_X" })]).toEqual([true, false, false]);
  expect("cause" in new HmError("HM_X", "message")).toBe(false);
});

test("lists are made flat to any depth", () => {
  expect(flatten([1, [2, [3, []]], 4])).toEqual([1, 2, 3, 4]);
  expect(flatten(5)).toEqual([5]);
});
