import { rank as ranked, defineModule, isHmError, z } from "@hm/api";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../src/evaluate.ts";
import { KINDS, definitionsOf, readOption, stated } from "./generated.ts";
import { CONFLICT, evaluateAll, type Stated } from "./reference.ts";
import { FACTS, configure, errorOf } from "./report.ts";

const OPTIONS = KINDS.map((_, option) => option);
const homes = fc.array(stated(), { maxLength: 7 });

function open(all: readonly Stated[], called = new Map<object, number>()) {
  return evaluate(all.flatMap((it) => definitionsOf(it, called)), { facts: FACTS });
}

/** Values of options, read in a certain order; `CONFLICT` where there is none. */
function read(all: readonly Stated[], inOrder: readonly number[] = OPTIONS, called?: Map<object, number>): unknown[] {
  const { get } = open(all, called);
  const values: unknown[] = [];
  for (const option of inOrder) {
    const error = errorOf(() => (values[option] = readOption(get, option)));
    if (error) values[option] = codesOf(error).every((it) => it === "HM_CONFLICT") ? CONFLICT : error;
  }
  return values;
}

function codesOf(error: NonNullable<ReturnType<typeof errorOf>>): string[] {
  return error.problems.length ? error.problems.flatMap(codesOf) : [error.code];
}

test("an evaluation equals that of the reference evaluator", () => {
  fc.assert(fc.property(homes, (all) => void expect(read(all)).toEqual(evaluateAll(KINDS, all))), { numRuns: 1500 });
});

test("values do not depend on the order in which they are read", () => {
  fc.assert(fc.property(homes, fc.shuffledSubarray(OPTIONS, { minLength: OPTIONS.length }), (all, order) => void expect(read(all, order)).toEqual(read(all))), { numRuns: 300 });
});

test("a part that is read alone equals the part of the whole", () => {
  fc.assert(
    fc.property(homes, fc.constantFrom(...OPTIONS), (all, option) => {
      const whole = read(all, [option])[option];
      fc.pre(typeof whole === "object" && whole !== null && !isHmError(whole));
      for (const key of Object.keys(whole as object)) {
        const parts = open(all).option(`m${option % 3}.${Math.floor(option / 3) % 2 ? "group." : ""}o${option}`)!;
        expect((parts.value as any)[key]).toEqual((whole as any)[key]);
      }
    }),
    { numRuns: 200 },
  );
});

test("no function is called twice, whatever reads it", () => {
  fc.assert(
    fc.property(homes, (all) => {
      const called = new Map<object, number>();
      const evaluation = open(all, called);
      errorOf(() => evaluation.home());
      for (const option of OPTIONS) errorOf(() => readOption(evaluation.get, option));
      expect([...called.values()].every((it) => it === 1)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** Sorts lists and the lines of texts, where the order of definitions is to be seen. */
function unordered(value: unknown): unknown {
  if (typeof value === "string") return value.split("\n").sort().join("\n");
  if (Array.isArray(value)) return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, it]) => [key, unordered(it)]));
  return value;
}

/** Functions that read others may see the order of lists, so nothing is read here. */
function readsNothing(all: readonly Stated[]): boolean {
  return !JSON.stringify(all).includes('"option"') && !JSON.stringify(all).includes('"read"');
}

test("the order of definitions shows only in lists, lines and the order of keys", () => {
  fc.assert(
    fc.property(homes.filter(readsNothing).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
      expect(read(shuffled).map(unordered)).toEqual(read(all).map(unordered));
    }),
    { numRuns: 300 },
  );
});

const cup = defineModule({ path: "cup", description: "A cup.", options: { tea: z.string().default("none"), settings: z.record(z.string(), z.any()).default({}) } });
const rankOf = fc.integer({ min: 1, max: 1499 });

function winner(...ranks: readonly number[]): number {
  const { get } = configure(ranks.map((it) => cup({ tea: ranked(it, String(it)), settings: { deep: { er: ranked(it, it) } } })));
  expect(get(cup).settings["deep"].er).toBe(Number(get(cup).tea));
  return Number(get(cup).tea);
}

test("ranks are a total order: of any definitions that with the lowest wins, however they are grouped", () => {
  fc.assert(
    fc.property(fc.uniqueArray(rankOf, { minLength: 3, maxLength: 6 }), (ranks) => {
      const [first, ...others] = ranks as [number, ...number[]];
      expect(winner(...ranks)).toBe(Math.min(...ranks));
      expect(winner(first, winner(...others))).toBe(winner(...ranks));
      expect(winner(first, others[0]!)).toBe(winner(others[0]!, first));
    }),
    { numRuns: 200 },
  );
});

test("adding a definition that agrees, or one that yields, changes nothing", () => {
  fc.assert(
    fc.property(homes, (all) => {
      const scalars = all.map((it) => ({ ...it, options: Object.fromEntries(Object.entries(it.options).filter(([option]) => KINDS[Number(option)] === "scalar")) }));
      const weak: Stated = { holds: true, rank: undefined, options: { 0: { kind: "ranked", rank: 1499, inner: { kind: "value", value: "weak" } } } };
      const before = read(scalars)[0];
      fc.pre(before !== 0 && before !== CONFLICT);
      expect(read([...scalars, weak, ...scalars])[0]).toEqual(before);
    }),
    { numRuns: 200 },
  );
});
