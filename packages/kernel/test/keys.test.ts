import { defineModule, force, z } from "@hm/api";
import { expect, test } from "vitest";
import { configure, problemsOf } from "./report.ts";

const app = defineModule({
  path: "programs.app",
  description: "An app.",
  options: { settings: z.record(z.string(), z.any()).default({}), users: z.record(z.string(), z.object({ shell: z.string().default("sh") })).default({}) },
});

const keysOf = (...inputs: Parameters<typeof app>[0][]) => Object.keys(configure(...inputs.map((it) => app(it))).get(app).settings);

test("keys stand in the order of writing, also across definitions", () => {
  expect(keysOf({ settings: { zeta: 1, alpha: 2 } })).toEqual(["zeta", "alpha"]);
  expect(keysOf({ settings: { zeta: 1, alpha: 2 } }, { settings: { mid: 3, alpha: 2 } })).toEqual(["zeta", "alpha", "mid"]);
});

test("keys stand by name where every definition lists its own by name", () => {
  expect(keysOf({ settings: { b: 1, d: 2 } }, { settings: { a: 3, c: 4 } })).toEqual(["a", "b", "c", "d"]);
});

test("single keys set one after another stay in that order", () => {
  expect(keysOf({ settings: { zebra: 1 } }, { settings: { apple: 2 } }, { settings: { mango: 3 } })).toEqual(["zebra", "apple", "mango"]);
});

test("the order of writing is kept at any depth", () => {
  const { get } = configure(app({ settings: { s: { z: 1, y: { q: 1, p: 2 } } } }), app({ settings: { s: { y: { o: 3 }, a: 4 } } }));
  expect(JSON.stringify(get(app).settings)).toBe('{"s":{"z":1,"y":{"q":1,"p":2,"o":3},"a":4}}');
});

test("names that objects have of their own are names like any other", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
  const given = () => Object.fromEntries(names.map((it) => [it, { on: true }]));
  const { get } = configure(app({ settings: given(), users: { constructor: { shell: "zsh" }, ["__proto__"]: {} } }), app({ settings: Object.fromEntries(names.map((it) => [it, { also: () => 1 }])) }));
  expect(Object.keys(get(app).settings)).toEqual(names);
  for (const it of names) expect(Object.getOwnPropertyDescriptor(get(app).settings, it)).toMatchObject({ enumerable: true });
  expect(JSON.parse(JSON.stringify(get(app).settings))).toEqual(JSON.parse(`{${names.map((it) => `"${it}":{"on":true,"also":1}`).join(",")}}`));
  expect(Object.keys(get(app).users)).toEqual(["constructor", "__proto__"]);
  expect(({} as Record<string, unknown>)["on"]).toBeUndefined();
});

test("such names are unknown where options are fixed", () => {
  expect(problemsOf(app({ toString: 1, ["__proto__"]: { settings: {} } } as never)).map((it) => it.split("\n")[0])).toEqual(["HM_UNKNOWN_OPTION 'programs.app' has no option 'toString'.", "HM_UNKNOWN_OPTION 'programs.app' has no option '__proto__'."]);
});

test("names with dots, spaces and quotes are told in quotes", () => {
  expect(problemsOf(app({ settings: { "a.b": { 'say "hi"': 1 } } }), app({ settings: { "a.b": { 'say "hi"': 2 } } }))[0]).toContain(`'programs.app.settings."a.b"."say \\"hi\\""' has conflicting values:`);
});

test("what was given stays as it was, also when it is frozen", () => {
  const freeze = (it: any): any => (typeof it === "object" && it !== null ? Object.freeze((Object.values(it).forEach(freeze), it)) : it);
  const one = freeze({ settings: { list: [1, { a: 1 }], deep: { er: force({ x: 1 }) } }, users: { ann: {} } });
  const two = freeze({ settings: { list: [2], deep: { er: { y: 2 } } } });
  const before = JSON.stringify([one, two]);
  const evaluation = configure(app(one), app(two));
  evaluation.home();
  expect(evaluation.get(app).settings).toEqual({ list: [1, { a: 1 }, 2], deep: { er: { x: 1 } } });
  expect(JSON.stringify([one, two])).toBe(before);
});
