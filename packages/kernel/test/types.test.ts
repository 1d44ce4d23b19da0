import { defineModule, outOfStore, pkg, stored, types, z } from "@hm/api";
import { expect, test } from "vitest";
import { configure, problemsOf } from "./report.ts";

const thing = defineModule({
  path: "thing",
  description: "Of every type.",
  options: {
    text: z.string().min(2).optional(),
    count: z.int().min(1).max(9).default(1),
    ratio: z.number().default(0.5),
    on: z.boolean().default(false),
    level: z.enum(["low", "medium", "high"]).default("low"),
    label: z.string().nullable().default("tag"),
    size: z.union([z.int(), z.enum(["auto"])]).default("auto"),
    mode: z.union([z.int().max(511), z.string().regex(/^[0-7]+$/)]).optional(),
    bind: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.int())]).optional(),
    action: z.union([z.object({ type: z.literal("open"), url: z.string(), tab: z.boolean().default(true) }), z.object({ type: z.literal("run"), command: z.string(), env: z.record(z.string(), z.string()).default({}) })]).optional(),
    range: z.object({ from: z.int(), to: z.int().default(10) }).refine((it) => it.from < it.to, "from must be less than to").optional(),
    pair: z.array(z.int()).length(2).optional(),
    odd: z.int().refine((it) => it % 2 === 1, "it must be odd").default(1),
    trimmed: z.string().trim().default(""),
    seconds: z.string().transform((it) => Number.parseInt(it, 10)).optional(),
    package: types.nullablePackage(pkg("thing"), "thing"),
    tuple: z.tuple([z.string(), z.int()]).optional(),
    file: types.path().nullable().default(null),
  },
});

type Input = Parameters<typeof thing>[0];
const read = (input: Input) => configure(thing(input)).get(thing);
const wrong = (input: object) => problemsOf(thing(input as Input)).map((it) => it.split("\n").filter((line) => !/@/.test(line)).join("\n"));

test("null is a value of its own where an option takes it", () => {
  expect(read({ label: null }).label).toBeNull();
  expect(read({}).label).toBe("tag");
  expect(read({ package: null }).package).toBeNull();
});

test("an option without a default is undefined where it may be", () => {
  expect(read({}).text).toBeUndefined();
  expect(read({}).action).toBeUndefined();
});

test("a union takes each of its alternatives, lazily and merged where that can be", () => {
  expect(read({ size: 3 }).size).toBe(3);
  expect(read({ size: "auto" }).size).toBe("auto");
  expect(read({ bind: ["a", () => "b"] }).bind).toEqual(["a", "b"]);
  const { get } = configure(thing({ bind: { a: 1 } }), thing({ bind: { b: () => 2 } }));
  expect(get(thing).bind).toEqual({ a: 1, b: 2 });
});

test("alternatives that are records bring their own defaults", () => {
  expect(read({ action: { type: "open", url: "x" } }).action).toEqual({ type: "open", url: "x", tab: true });
  expect(read({ action: { type: "run", command: () => "ls" } }).action).toEqual({ type: "run", command: "ls", env: {} });
});

test("what a schema makes of a value is what is read", () => {
  expect(read({ trimmed: "  a " }).trimmed).toBe("a");
  expect(read({ seconds: "90s" }).seconds).toBe(90);
  expect(problemsOf(thing({ seconds: "90s", trimmed: () => " b " }))).toEqual([]);
});

test("a relative path starts at the file that says it; other paths stay", () => {
  const here = import.meta.dirname;
  expect(read({ file: "./a/../b.txt" }).file).toBe(`${here}/b.txt`);
  expect(read({ file: () => "b.txt" }).file).toBe(`${here}/b.txt`);
  expect(String(read({ file: outOfStore("../x") }).file)).toBe(here.replace(/\/[^/]*$/, "/x"));
  expect([read({ file: "/etc/hosts" }).file, read({ file: "~/a" }).file, read({ file: "~" }).file]).toEqual(["/etc/hosts", "~/a", "~"]);
  const made = stored("x", { text: "x" });
  expect(read({ file: made }).file).toBe(made);
  expect(read({ file: `${pkg("thing")}/share` }).file).toBe(`${pkg("thing")}/share`);
});

test("a value of another type is told with what it may be, and how to mend it", () => {
  expect(wrong({ count: "3", ratio: "x", on: "true", level: "hihg", size: "atuo", label: 3, text: null, bind: true })).toEqual([
    "HM_INVALID_OPTION 'thing.count' expects an integer, but got \"3\".\n→ Write 3 without quotes.",
    "HM_INVALID_OPTION 'thing.ratio' expects a number, but got \"x\".\n→ See what it takes with: hm option thing.ratio",
    "HM_INVALID_OPTION 'thing.on' expects a boolean, but got \"true\".\n→ Write true without quotes.",
    'HM_INVALID_OPTION \'thing.level\' expects one of "low", "medium", "high", but got "hihg".\n→ Did you mean "high"?',
    'HM_INVALID_OPTION \'thing.size\' expects an integer or "auto", but got "atuo".\n→ Did you mean "auto"?',
    "HM_INVALID_OPTION 'thing.label' expects null or a string, but got 3.\n→ Write \"3\", in quotes.",
    "HM_INVALID_OPTION 'thing.text' expects a string, but got null.\n→ Leave it out to keep its default.",
    "HM_INVALID_OPTION 'thing.bind' expects a string or a list of strings or a record of integers, but got true.\n→ Write \"true\", in quotes.",
  ]);
});

test("a value of the right type that will not do is told with why", () => {
  expect(wrong({ text: "a", count: 12, odd: 4, mode: 600, pair: [1], range: { from: 11 }, ratio: Number.NaN }).map((it) => it.split("\n")[0])).toEqual([
    "HM_INVALID_OPTION 'thing.text' is not valid: it must be at least 2 characters long.",
    "HM_INVALID_OPTION 'thing.count' is not valid: it must be at most 9.",
    "HM_INVALID_OPTION 'thing.odd' is not valid: it must be odd.",
    "HM_INVALID_OPTION 'thing.mode' is not valid: it must be at most 511.",
    "HM_INVALID_OPTION 'thing.pair' is not valid: it must be at least 2 entries.",
    "HM_INVALID_OPTION 'thing.range' is not valid: from must be less than to.",
    "HM_INVALID_OPTION 'thing.ratio' expects a number, but got NaN.",
  ]);
});

test("a pattern is shown", () => {
  const port = defineModule({ path: "port", description: "A port.", options: { range: z.string().regex(/^\d+-\d+$/) } });
  expect(problemsOf(port({ range: "80" }))).toEqual(["HM_INVALID_OPTION 'port.range' is not valid: it must match /^\\d+-\\d+$/.\n\"80\" @range\n→ See what it takes with: hm option port.range"]);
});

test("what is wrong inside an alternative or a tuple is told at its place", () => {
  expect(problemsOf(thing({ action: { type: "open", url: 3 as never } }), thing({ tuple: ["a", "b" as never] }))).toEqual([
    "HM_INVALID_OPTION 'thing.action.url' expects a string, but got 3.\n3 @action.url\n→ Write \"3\", in quotes.",
    "HM_INVALID_OPTION 'thing.tuple[1]' expects a number, but got \"b\".\n\"b\" @tuple.1\n→ See what it takes with: hm option thing.tuple",
  ]);
  expect(problemsOf(thing({ action: { type: "open", command: "x" } as never }))[0]).toContain("'thing.action' has no option 'command'.");
});

test("values that are no data are told by what they are", () => {
  class Colour {
    readonly hue = 40;
  }
  expect(wrong({ text: Promise.resolve("x"), label: new Colour(), level: thing, on: Symbol("a"), ratio: 10n, size: { a: { b: [null] } } }).map((it) => it.replace(/^.*but got /, ""))).toEqual([
    "a promise.\n→ Values are computed without waiting: give it no promise, and no async function.",
    "an object of class Colour.\n→ See what it takes with: hm option thing.label",
    "a definition of 'thing'.\n→ Choose one of them.",
    "Symbol(a).\n→ See what it takes with: hm option thing.on",
    "10n.\n→ See what it takes with: hm option thing.ratio",
    "{ a: { b: [null] } }.\n→ See what it takes with: hm option thing.size",
  ]);
});
