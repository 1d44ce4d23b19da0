/** A reference evaluator: eager, simple, and written from the description of merging rather than from the kernel. */

/** A value as a definition writes it, before anything is wrapped or called. */
export type Written =
  | { readonly kind: "value"; readonly value: number | string | boolean | null }
  | { readonly kind: "undefined" }
  | { readonly kind: "list"; readonly items: readonly Written[] }
  | { readonly kind: "record"; readonly fields: Readonly<Record<string, Written>> }
  | { readonly kind: "ranked"; readonly rank: number; readonly inner: Written }
  | { readonly kind: "ordered"; readonly order: number; readonly inner: Written }
  | { readonly kind: "several"; readonly inner: readonly Written[] }
  | { readonly kind: "lazy"; readonly inner: Written }
  /** A function that reads an option with a lower number. */
  | { readonly kind: "read"; readonly option: number };

export type Kind = "scalar" | "optional" | "list" | "lines" | "record";

/** What one definition says of the options, by number, and whether it counts. */
export interface Stated {
  readonly holds: Condition;
  readonly rank: number | undefined;
  readonly options: Readonly<Record<number, Written>>;
}

/** Always, never, or as the text of an option with a lower number has it. */
export type Condition = boolean | { readonly option: number; readonly longerThan: number };

export const CONFLICT = Symbol("conflict");

interface Weighed {
  readonly value: unknown;
  readonly rank: number;
  readonly order: number;
}

/** Values of all options, in the order of their numbers; `CONFLICT` where they cannot be told. */
export function evaluateAll(kinds: readonly Kind[], definitions: readonly Stated[]): unknown[] {
  const values: unknown[] = [];
  for (const [option, kind] of kinds.entries()) {
    try {
      const all = definitions.filter((it) => option in it.options && holds(it.holds, values)).flatMap((it) => weigh(it.options[option]!, it.rank ?? 100, 1000, values));
      values.push(mergeOption(kind, all, values));
    } catch (error) {
      if (error !== CONFLICT) throw error;
      values.push(CONFLICT);
    }
  }
  return values;
}

function holds(condition: Condition, values: readonly unknown[]): boolean {
  return typeof condition === "boolean" ? condition : textOf(values[condition.option]).length > condition.longerThan;
}

/** The text of a value, for what reads it; the order of keys is not told. */
export function textOf(value: unknown): string {
  if (value === CONFLICT) throw CONFLICT;
  return JSON.stringify(value, (_, it: unknown) => (typeof it === "object" && it !== null && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort()) : it)) ?? "";
}

/** Takes wrappers off, calls what is lazy, and leaves out what is not defined. */
function weigh(it: Written, rank: number, order: number, values: readonly unknown[]): Weighed[] {
  switch (it.kind) {
    case "undefined":
      return [];
    case "value":
      return [{ value: it.value, rank, order }];
    case "list":
      return [{ value: it.items, rank, order }];
    case "record":
      return [{ value: it.fields, rank, order }];
    case "ranked":
      return weigh(it.inner, it.rank, order, values);
    case "ordered":
      return weigh(it.inner, rank, it.order, values);
    case "several":
      return it.inner.flatMap((inner) => weigh(inner, rank, order, values));
    case "lazy":
      return weigh(it.inner, rank, order, values);
    case "read":
      return [{ value: textOf(values[it.option]), rank, order }];
  }
}

const DEFAULTS: Readonly<Partial<Record<Kind, unknown>>> = { scalar: 0, list: [], lines: "", record: {} };

function mergeOption(kind: Kind, written: readonly Weighed[], values: readonly unknown[]): unknown {
  const needsDefault = kind in DEFAULTS && written.every((it) => it.rank >= 1500);
  const winners = strongest(needsDefault ? [...written, { value: DEFAULTS[kind], rank: 1500, order: 1000 }] : written);
  if (!winners.length) return undefined;
  return kind === "lines" ? winners.map((it) => it.value).join("\n") : mergeValues(winners, values);
}

function strongest(all: readonly Weighed[]): Weighed[] {
  const rank = Math.min(...all.map((it) => it.rank));
  return all.filter((it) => it.rank === rank).toSorted((a, b) => a.order - b.order);
}

/** Lists and records hold what is written; anything else is a plain value by now. */
function mergeValues(winners: readonly Weighed[], values: readonly unknown[]): unknown {
  const all = winners.map((it) => it.value);
  if (all.every(Array.isArray)) return mergeElements(winners, values);
  if (all.every((it) => typeof it === "object" && it !== null && !Array.isArray(it))) return mergeFields(all as Record<string, Written>[], values);
  if (all.every((it) => it === all[0])) return all[0];
  throw CONFLICT;
}

function mergeElements(winners: readonly Weighed[], values: readonly unknown[]): unknown[] {
  const elements = winners.flatMap((list) => (list.value as readonly Written[]).flatMap((it) => weigh(it, 100, list.order, values)));
  return elements.toSorted((a, b) => a.order - b.order).map((it) => mergeValues([it], values));
}

function mergeFields(records: readonly Readonly<Record<string, Written>>[], values: readonly unknown[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const key of new Set(records.flatMap((it) => Object.keys(it)))) {
    const winners = strongest(records.filter((it) => Object.hasOwn(it, key)).flatMap((it) => weigh(it[key]!, 100, 1000, values)));
    if (winners.length) merged[key] = mergeValues(winners, values);
  }
  return merged;
}
