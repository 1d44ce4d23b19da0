import { DEFAULT_RANK, entry as makeEntry, isEntry, wrapping } from "@hm/api";
import type { Node } from "./node.ts";
import type { Reader } from "./reader.ts";
import { resolvePath } from "./resolve-path.ts";
import { defaultSource, unwrap, type Source } from "./source.ts";
import { assign, isRecord } from "./values.ts";

/** Calls what is to be called and finds the definitions of a node that count, in their order. */
export function settle(reader: Reader, node: Node): readonly Source[] {
  if (node.winners) return node.winners;
  if (node.sources.length === 1 && isSettledAlone(node, node.sources[0]!)) return (node.live = node.winners = node.sources);
  const isGroup = node.type.kind === "group";
  const live = node.sources.flatMap((source) => liveSources(reader, node, source));
  if (!isGroup && node.type.hasDefault && live.every((it) => it.rank >= DEFAULT_RANK)) live.push(...defaultOf(reader, node));
  node.current = undefined;
  node.live = live;
  const best = Math.min(...live.map((it) => it.rank));
  const winners = isGroup ? live : live.filter((it) => it.rank === best);
  return (node.winners = winners.every((it) => it.order === winners[0]!.order) ? winners : winners.toSorted((a, b) => a.order - b.order));
}

/** Whether a source counts as it stands. */
function isSettledAlone({ type }: Node, { value, rank, guards }: Source): boolean {
  if (value === undefined || typeof value === "function" || wrapping(value) || guards.length > 0) return false;
  return !type.hints.coerce && !type.hints.path && !(type.hasDefault && rank >= DEFAULT_RANK);
}

function liveSources(reader: Reader, node: Node, source: Source): Source[] {
  const isCall = typeof source.value === "function";
  // The keys of a group are static: its conditions are asked where a value is needed, not where a key is looked up.
  if (node.type.kind === "group" && !isCall) return unwrap(source).flatMap((it) => (typeof it.value === "function" ? liveSources(reader, node, it) : isDefined(it) ? [it] : []));
  node.current = source;
  if (!source.guards.every((it) => reader.holds(it))) return [];
  return unwrap(source).flatMap((it) => {
    if (typeof it.value === "function") return liveSources(reader, node, { ...it, guards: [], value: it.value(reader.get) });
    return isDefined(it) ? [adapt(reader, node, it)] : [];
  });
}

function isDefined(source: Source): boolean {
  return source.value !== undefined;
}

/** Brings a settled value into the form that the option asks for. */
function adapt(reader: Reader, node: Node, source: Source): Source {
  const { hints } = node.type;
  const { value } = source;
  if (value === null) return source;
  if (hints.coerce === "list" && !Array.isArray(value)) return { ...source, value: [value] };
  if (hints.coerce === "entry") return { ...source, value: settledEntry(reader, value) };
  if (hints.path) return { ...source, value: resolvePath(value, source.at.definition.place, hints.path) };
  return source;
}

function settledEntry(reader: Reader, value: unknown): unknown {
  return isEntry(value) ? makeEntry({ ...value, value: settled(reader, value.value) }) : makeEntry({ value: settled(reader, value) });
}

/** Calls every function in a value that no option looks into. */
function settled(reader: Reader, value: unknown): unknown {
  if (typeof value === "function") return settled(reader, value(reader.get));
  if (wrapping(value)) return settled(reader, (value as { values: readonly unknown[] }).values.at(-1));
  if (Array.isArray(value)) return value.map((it) => settled(reader, it)).filter((it) => it !== undefined);
  if (!isRecord(value)) return value;
  const copy = {};
  for (const [key, it] of Object.entries(value)) assign(copy, key, settled(reader, it));
  return copy;
}

function defaultOf(reader: Reader, node: Node): Source[] {
  const { hints } = node.type;
  node.current = defaultSource(undefined, node);
  const value = hints.defaultsToName ? node.name
    : hints.derive ? hints.derive({ name: node.name, siblings: node.parent && reader.read(node.parent), get: reader.get, facts: reader.facts })
    : node.type.default;
  return value === undefined ? [] : [adapt(reader, node, { ...node.current, value })];
}
