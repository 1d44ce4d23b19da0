import { DEFAULT_RANK, PLAIN_ORDER, PLAIN_RANK, wrapping, type Definition, type Origin } from "@hm/api";
import type { GuardState } from "./guard.ts";
import { keysOf, type Node } from "./node.ts";
import { isRecord } from "./values.ts";

/** One definition's share of an option: its value as written, and what is known about it. */
export interface Source {
  readonly value: unknown;
  readonly rank: number;
  readonly order: number;
  readonly at: Trail;
  readonly guards: readonly GuardState[];
}

/** Where a value stands: the definition, and the keys from there to the value, innermost first. */
export interface Trail {
  readonly definition: Pick<Definition, "place">;
  readonly module: string | undefined;
  readonly parent: Trail | undefined;
  readonly key: string | number | undefined;
  /** How many keys below are not written in the source, since the value was set by another name. */
  readonly hidden: number;
  /** The option whose default the value is. */
  readonly option?: Node;
}

/** The trail of a definition's whole input. `module` names the module that made it; absent for the user. */
export function trailOf(definition: Pick<Definition, "place">, module: string | undefined): Trail {
  return { definition, module, parent: undefined, key: undefined, hidden: 0 };
}

export function extend(trail: Trail, key: string | number): Trail {
  return trail.hidden > 0
    ? { ...trail, hidden: trail.hidden - 1 }
    : { definition: trail.definition, module: trail.module, parent: trail, key, hidden: 0 };
}

/** Spells a trail out. A default stands where its option is declared. */
export function originOf(trail: Trail): Origin {
  const keys: (string | number)[] = [];
  let it = trail;
  for (; it.key !== undefined && it.parent; it = it.parent) keys.unshift(it.key);
  return { place: trail.definition.place, keys: it.option ? ["options", ...keysOf(it.option), ...keys] : keys, module: trail.module };
}

const NO_GUARDS: readonly GuardState[] = [];

/** The part of a record's source that concerns one key. */
export function child(source: Source, key: string | number, value: unknown): Source {
  return { value, rank: PLAIN_RANK, order: PLAIN_ORDER, at: extend(source.at, key), guards: NO_GUARDS };
}

/** The same below a group of options, which hands its rank, order and conditions down. */
export function childOfGroup(source: Source, key: string, value: unknown): Source {
  return { value, rank: source.rank, order: source.order, at: extend(source.at, key), guards: source.guards };
}

/** A source for the default of an option. */
export function defaultSource(value: unknown, option: Node): Source {
  const at = { definition: option.module, module: option.module.path, parent: undefined, key: undefined, hidden: 0, option };
  return { value, rank: DEFAULT_RANK, order: PLAIN_ORDER, at, guards: [] };
}

/** Takes ranks, orders and `merge` off a source, without calling anything. */
export function unwrap(source: Source): Source[] {
  const wrapped = wrapping(source.value);
  if (!wrapped) return [source];
  const { values } = source.value as { values: readonly unknown[] };
  return values.flatMap((value) => unwrap({ ...source, value, rank: wrapped.rank ?? source.rank, order: wrapped.order ?? source.order }));
}

/** The records in a source that can be looked into without calling anything. */
export function visibleRecords(source: Source): (Source & { readonly value: Readonly<Record<string, unknown>> })[] {
  return unwrap(source).filter((it): it is Source & { value: Record<string, unknown> } => isRecord(it.value));
}
