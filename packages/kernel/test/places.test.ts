import { defineModule, entry, force, merge, outOfStore, types, when, z, type HmError, type Nested, type Part } from "@hm/api";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { home } from "./home-module.ts";
import { configure, errorOf } from "./report.ts";

const FILE = import.meta.filename;
const source = readFileSync(FILE, "utf8").split("\n");

/** The place of the first `code` on the line that ends with the marker `// <- name`. */
function marked(name: string, code: string): string {
  const line = source.findIndex((it) => it.endsWith(`// <- ${name}`));
  return `${line + 1}:${source[line]!.indexOf(code) + 1}`;
}

/** Each place that an error shows: its line and column, and the keys from there. */
function placesOf(error: HmError | undefined): string[] {
  return (error!.problems.length ? error!.problems : [error!]).flatMap((it) => it.exhibits.map(({ origin }) => {
    const place = origin.place()!;
    expect(place.file).toBe(FILE);
    return `${place.line}:${place.column} ${origin.keys.join(".")}`.trimEnd();
  }));
}

const report = (...parts: readonly Nested<Part>[]) => placesOf(errorOf(() => configure(...parts).home()));

const bar = defineModule({ // <- declared
  path: "programs.bar",
  description: "A bar.",
  options: { colour: z.string().default("grey"), items: z.array(z.object({ text: z.string() })).default([]), settings: z.record(z.string(), z.any()).default({}), deep: { er: { size: z.int().default(1) } }, auto: types.derived(z.int(), "wrong", () => "wrong" as never) },
  renamed: { color: "colour" },
});

test("a conflict points at both calls, and at the key in each", () => {
  const [red, blue] = [
    bar({ colour: "red" }), // <- red
    when(true, bar({ deep: {}, colour: merge(force("blue"), force("navy")) })), // <- blue
  ];
  expect(report(red, bar({ colour: "green" }))).toContain(`${marked("red", "bar(")} colour`);
  expect(report(blue)).toEqual([`${marked("blue", "bar(")} colour`, `${marked("blue", "bar(")} colour`, `${marked("declared", "defineModule(")} options.auto`]);
});

test("keys lead to the very value, through groups, records, lists and functions", () => {
  const call = bar({ auto: 2, items: [{ text: "a" }, { text: 3 as never }], settings: { a: [{ b: () => { throw new Error("no"); } }] }, deep: { er: () => ({ size: "x" as never }) } }); // <- call
  const at = marked("call", "bar(");
  expect(report(call)).toEqual([`${at} items.1.text`, `${at} settings.a.0.b`, marked("call", "new Error("), `${at} deep.er.size`]);
});

test("an old name is shown as it was written", () => {
  const call = bar({ auto: 1, color: 3 as never }); // <- old
  expect(report(call)).toEqual([`${marked("old", "bar(")} color`]);
});

test("what a default gives points at the declaration of the option", () => {
  expect(report(bar({}))).toEqual([`${marked("declared", "defineModule(")} options.auto`]);
});

test("a condition points at its when(…)", () => {
  const call = when((() => 3) as never, bar({ auto: 1, colour: "red" })); // <- when
  expect(report(call)).toEqual([marked("when", "when(")]);
});

test("a module's own definitions point into the module, which is named", () => {
  const theme = defineModule({ path: "theme", description: "A theme.", options: {}, config: () => bar({ colour: "pink" }) }); // <- theme
  const error = errorOf(() => configure(theme({}), bar({ auto: 1, colour: "red" })).home())!;
  expect(placesOf(error)[0]).toBe(`${marked("theme", "bar(")} colour`);
  expect(error.exhibits.map((it) => it.origin.module)).toEqual(["theme", undefined]);
});

test("a definition that a helper makes points into the helper, since there the keys are", () => {
  const helper = (size: unknown) => bar({ auto: 1, deep: { er: { size: size as never } } }); // <- helper
  expect(report(helper("big"))).toEqual([`${marked("helper", "bar(")} deep.er.size`]);
});

test("files point at their key", () => {
  const call = home({ file: { ".a": { text: "a", permissions: 0o600 }, ".b": {}, "/etc/c": { text: "" } }, activation: { linkGeneration: entry({ value: "true" }) } }); // <- files
  const at = marked("files", "home(");
  const error = errorOf(() => configure(call).home())!;
  expect(error.problems.map((it) => it.code)).toEqual(["HM_PERMISSIONS_OF_LINK", "HM_FILE_WITHOUT_CONTENT", "HM_TARGET_OUTSIDE", "HM_BUILT_IN_STEP"]);
  expect(placesOf(error)).toEqual([`${at} file..a`, `${at} file..b`, `${at} file./etc/c`, `${at} activation.linkGeneration`]);
});

test("where each file of a home was asked for is known", () => {
  const call = home({ file: { ".x": { source: outOfStore("./x") } } }); // <- file
  const { files } = configure(call).home();
  expect(files[0]!.origin!.keys).toEqual(["file", ".x"]);
  expect(files[0]!.origin!.place()!.line).toBe(Number(marked("file", "home(").split(":")[0]));
});
