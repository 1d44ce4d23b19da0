import { defineModule, merge, order, rank, types, when, z, type AnyModule, type Definition, type Get, type Shape } from "@hm/api";
import * as fc from "fast-check";
import { textOf, type Condition, type Kind, type Stated, type Written } from "./reference.ts";
import { plain } from "../src/values.ts";

/** The options of the generated modules, by number. */
export const KINDS: readonly Kind[] = ["scalar", "list", "lines", "record", "optional", "record", "list", "lines", "scalar"];

const SCHEMAS = {
  scalar: z.union([z.string(), z.number(), z.boolean()]).nullable().default(0),
  optional: z.string().optional(),
  list: z.array(z.any()).default([]),
  lines: types.lines().default(""),
  record: z.record(z.string(), z.any()).default({}),
};

/** Three modules; every second option of each stands in a group. */
const MODULES: readonly AnyModule[] = [0, 1, 2].map((module) => {
  const own = KINDS.flatMap((kind, option) => (option % 3 === module ? [{ name: `o${option}`, kind, grouped: isGrouped(option) }] : []));
  const shape = (grouped: boolean) => Object.fromEntries(own.filter((it) => it.grouped === grouped).map((it) => [it.name, SCHEMAS[it.kind]]));
  return defineModule({ path: `m${module}`, description: "Generated.", options: { ...shape(false), group: shape(true) } as Shape });
});

function isGrouped(option: number): boolean {
  return Math.floor(option / 3) % 2 === 1;
}

/** Reads one option, all of it. */
export function readOption(get: Get, option: number): unknown {
  const options = get(MODULES[option % 3]!) as any;
  return plain((isGrouped(option) ? options.group : options)[`o${option}`]);
}

/** A definition in the words of the API. `called` counts the calls of each function. */
export function definitionsOf(stated: Stated, called: Map<object, number>): Definition[] {
  const parts = MODULES.map((module, index) => {
    const plainly: Record<string, unknown> = {};
    const grouped: Record<string, unknown> = {};
    for (const [option, written] of Object.entries(stated.options)) if (Number(option) % 3 === index) (isGrouped(Number(option)) ? grouped : plainly)[`o${option}`] = build(written, called);
    const input = { ...plainly, ...(Object.keys(grouped).length ? { group: grouped } : {}) };
    return module(stated.rank === undefined ? input : rank(stated.rank, input));
  });
  const { holds } = stated;
  if (holds === true) return parts;
  return when(typeof holds === "boolean" ? holds : (get) => textOf(readOption(get, holds.option)).length > holds.longerThan, parts);
}

function build(it: Written, called: Map<object, number>): unknown {
  switch (it.kind) {
    case "undefined":
      return undefined;
    case "value":
      return it.value;
    case "list":
      return it.items.map((below) => build(below, called));
    case "record":
      return Object.fromEntries(Object.entries(it.fields).map(([key, below]) => [key, build(below, called)]));
    case "ranked":
      return rank(it.rank, build(it.inner, called));
    case "ordered":
      return order(it.order, build(it.inner, called));
    case "several":
      return merge(...it.inner.map((below) => build(below, called)));
    case "lazy":
      return counted(() => build(it.inner, called));
    case "read":
      return counted((get) => textOf(readOption(get, it.option)));
  }

  function counted(run: (get: Get) => unknown): (get: Get) => unknown {
    const key = {};
    return (get) => {
      called.set(key, (called.get(key) ?? 0) + 1);
      return run(get);
    };
  }
}

const RANKS = [20, 50, 100, 1000, 1500, 2000];
const ORDERS = [500, 1000, 1500];

/** What may be written for an option of a kind; functions in it read only options before it. */
export function writtenFor(option: number): fc.Arbitrary<Written> {
  const read: fc.Arbitrary<Written>[] = option > 0 ? [fc.integer({ min: 0, max: option - 1 }).map((it): Written => ({ kind: "read", option: it }))] : [];
  const text: fc.Arbitrary<Written> = fc.constantFrom("a", "b", "").map((value) => ({ kind: "value", value }));
  const scalar: fc.Arbitrary<Written> = fc.constantFrom("a", 1, 2, true, null).map((value) => ({ kind: "value", value }));
  const any = fc.letrec<{ any: Written }>((tie) => ({
    any: fc.oneof({ maxDepth: 3, withCrossShrink: true }, wrapped(fc.oneof(scalar, ...read)), wrapped(listOf(tie("any"))), wrapped(recordOf(tie("any")))),
  })).any;
  switch (KINDS[option]!) {
    case "scalar":
      return wrapped(fc.oneof(scalar, ...read));
    case "optional":
    case "lines":
      return wrapped(fc.oneof(text, ...read));
    case "list":
      return wrapped(listOf(any));
    case "record":
      return wrapped(recordOf(any));
  }
}

function listOf(inner: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(inner, { maxLength: 3 }).map((items) => ({ kind: "list", items }));
}

function recordOf(inner: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.dictionary(fc.constantFrom("x", "y", "z", "constructor"), inner, { maxKeys: 3, noNullPrototype: true }).map((fields) => ({ kind: "record", fields }));
}

/** A value as it is, or with ranks, orders and functions around it, or several of it. */
function wrapped(inner: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const ranked = (it: fc.Arbitrary<Written>) => fc.record({ kind: fc.constant("ranked" as const), rank: fc.constantFrom(...RANKS), inner: it });
  const ordered = (it: fc.Arbitrary<Written>) => fc.record({ kind: fc.constant("ordered" as const), order: fc.constantFrom(...ORDERS), inner: it });
  const lazy = (it: fc.Arbitrary<Written>) => it.map((below): Written => ({ kind: "lazy", inner: below }));
  return fc.oneof(
    { weight: 6, arbitrary: inner },
    { weight: 1, arbitrary: fc.constant<Written>({ kind: "undefined" }) },
    { weight: 2, arbitrary: ranked(fc.oneof(inner, lazy(inner))) },
    { weight: 2, arbitrary: ordered(fc.oneof(inner, ranked(inner))) },
    { weight: 2, arbitrary: lazy(fc.oneof(inner, ranked(inner), ordered(inner), lazy(inner))) },
    { weight: 1, arbitrary: fc.array(fc.oneof(inner, ranked(inner), lazy(ordered(inner))), { minLength: 1, maxLength: 2 }).map((all): Written => ({ kind: "several", inner: all })) },
  );
}

/** A definition of some of the options. Its condition reads only options before all of them. */
export function stated(only: readonly number[] = KINDS.map((_, option) => option)): fc.Arbitrary<Stated> {
  return fc.subarray([...only], { minLength: 1, maxLength: 4 }).chain((chosen) => {
    const first = Math.min(...chosen);
    const asking: fc.Arbitrary<Condition>[] = first > 0 ? [fc.record({ option: fc.integer({ min: 0, max: first - 1 }), longerThan: fc.integer({ min: 0, max: 4 }) })] : [];
    return fc.record({
      holds: fc.oneof({ weight: 5, arbitrary: fc.constant<Condition>(true) }, { weight: 1, arbitrary: fc.constant<Condition>(false) }, ...asking.map((arbitrary) => ({ weight: 2, arbitrary }))),
      rank: fc.option(fc.constantFrom(...RANKS.slice(0, 4)), { nil: undefined, freq: 4 }),
      options: fc.record(Object.fromEntries(chosen.map((it) => [it, writtenFor(it)]))) as fc.Arbitrary<Record<number, Written>>,
    });
  });
}
