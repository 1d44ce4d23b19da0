import { isEntry, isHmError, type Exhibit, type Facts, type Get, type HmError } from "@hm/api";
import { entry as makeEntry } from "@hm/api";
import type { GuardState } from "./guard.ts";
import * as messages from "./messages.ts";
import { mergeWinners } from "./merge.ts";
import { pathOf, type Node } from "./node.ts";
import { resolvePath } from "./resolve-path.ts";
import { defaultSource, originOf, unwrap, type Source } from "./source.ts";
import { show } from "./values.ts";

/** Reads nodes, each once, and knows what is being read: the state of one evaluation. */
export interface Reader {
  readonly facts: Facts;
  readonly get: Get;
  /** Problems that do not keep a value from being computed, such as unknown options. */
  readonly problems: HmError[];
  /** Definitions are still being collected: nothing can be read yet. */
  collecting: boolean;
  readonly stack: Frame[];
  read(node: Node): unknown;
  /** Those of a node's sources that count, with every function called and every wrapper taken off. */
  settle(node: Node): readonly Source[];
}

/** Something being computed: a node, or the condition of a `when`. */
export type Frame = { readonly node: Node } | { readonly guard: GuardState };

export function createReader(facts: Facts, get: Get): Reader {
  const reader: Reader = { facts, get, problems: [], collecting: true, stack: [], read: (node) => read(reader, node), settle: (node) => settle(reader, node) };
  return reader;
}

function read(reader: Reader, node: Node): unknown {
  if (node.state === "done") return node.value;
  if (node.state === "failed") throw node.error;
  if (reader.collecting) throw messages.readTooEarly(pathOf(node), []);
  if (node.state === "busy") throw cycleThrough(reader, { node });
  return compute(reader, { node }, node, () => {
    node.value = mergeWinners(reader, node, settle(reader, node));
    return node.value;
  });
}

/** Runs a computation as a frame of the stack and remembers how it ended. */
function compute<T>(reader: Reader, frame: Frame, state: { state: string; error: unknown }, run: () => T): T {
  state.state = "busy";
  reader.stack.push(frame);
  try {
    const value = run();
    state.state = "done";
    return value;
  } catch (error) {
    state.state = "failed";
    throw (state.error = isHmError(error) ? error : thrownIn(frame, error));
  } finally {
    reader.stack.pop();
  }
}

function thrownIn(frame: Frame, error: unknown): HmError {
  return messages.valueThrows(labelOf(frame), error, exhibitOf(frame));
}

/** Whether the condition of a guard holds. */
function holds(reader: Reader, it: GuardState): boolean {
  if (it.state === "done") return it.holds;
  if (it.state === "failed") throw it.error;
  if (it.state === "busy") throw cycleThrough(reader, { guard: it });
  return compute(reader, { guard: it }, it, () => {
    const { condition } = it.guard;
    return (it.holds = Boolean(typeof condition === "function" ? condition(reader.get) : condition));
  });
}

function settle(reader: Reader, node: Node): readonly Source[] {
  if (node.winners) return node.winners;
  const live = node.sources.flatMap((source) => liveSources(reader, node, source));
  const isGroup = node.type.kind === "group";
  if (!isGroup && node.type.hasDefault && live.every((it) => it.rank >= 1500)) live.push(...defaultOf(reader, node));
  const best = isGroup ? Infinity : Math.min(...live.map((it) => it.rank));
  const winners = isGroup ? live : live.filter((it) => it.rank === best);
  node.current = undefined;
  return (node.winners = winners.every((it) => it.order === winners[0]!.order) ? winners : winners.toSorted((a, b) => a.order - b.order));
}

function liveSources(reader: Reader, node: Node, source: Source): Source[] {
  node.current = source;
  // The keys of a group are static: its conditions are asked where a value is needed, not where a key is looked up.
  if (node.type.kind === "group" && typeof source.value !== "function") return unwrap(source).flatMap((it) => (typeof it.value === "function" ? liveSources(reader, node, it) : [it])).filter(isDefined);
  if (!source.guards.every((it) => holds(reader, it))) return [];
  node.current = source;
  return unwrap(source).flatMap((it) => (typeof it.value === "function" ? liveSources(reader, node, { ...it, guards: [], value: it.value(reader.get) }) : [adapt(reader, node, it)])).filter(isDefined);
}

function isDefined(source: Source): boolean {
  return source.value !== undefined;
}

/** Brings a settled value into the form that the option asks for. */
function adapt(reader: Reader, node: Node, source: Source): Source {
  const { hints } = node.type;
  const { value } = source;
  if (value === undefined || value === null) return source;
  if (hints.coerce === "list" && !Array.isArray(value)) return { ...source, value: [value] };
  if (hints.coerce === "entry") return { ...source, value: settledEntry(reader, value) };
  if (hints.path) return { ...source, value: resolvePath(value, source.at.definition.place) };
  return source;
}

function settledEntry(reader: Reader, value: unknown): unknown {
  if (!isEntry(value)) return makeEntry({ value });
  let inner: unknown = value.value;
  while (typeof inner === "function") inner = inner(reader.get);
  return inner === value.value ? value : makeEntry({ ...value, value: inner });
}

function defaultOf(reader: Reader, node: Node): Source[] {
  const { hints } = node.type;
  const at = { definition: { place: () => undefined }, module: node.module, parent: undefined, key: undefined, hidden: 0 };
  const value = hints.defaultsToName ? node.name
    : hints.derive ? hints.derive({ name: node.name, siblings: siblingsOf(reader, node), get: reader.get, facts: reader.facts })
    : node.type.default;
  return value === undefined ? [] : [adapt(reader, node, defaultSource(value, at))];
}

function siblingsOf(reader: Reader, node: Node): unknown {
  return node.parent ? reader.read(node.parent) : undefined;
}

function cycleThrough(reader: Reader, frame: Frame): HmError {
  const same = (it: Frame) => ("node" in it && "node" in frame ? it.node === frame.node : "guard" in it && "guard" in frame && it.guard === frame.guard);
  const loop = reader.stack.slice(reader.stack.findIndex(same));
  // Groups and records on the way only lead to what is read; a loop is told by its links.
  const links = loop.filter((it) => "guard" in it || it.node.current !== undefined || loop.length === 1);
  const told = links.length ? links : loop;
  return messages.cycle([...told.map(labelOf), labelOf(told[0]!)], told.flatMap(exhibitOf));
}

function labelOf(frame: Frame): string {
  if ("node" in frame) return pathOf(frame.node);
  const place = frame.guard.guard.place();
  return place ? `when(…) at line ${place.line}` : "the condition of when(…)";
}

function exhibitOf(frame: Frame): Exhibit[] {
  if ("guard" in frame) return [{ origin: { place: frame.guard.guard.place, keys: [] }, text: "this condition" }];
  const { node } = frame;
  const source = node.current ?? node.winners?.[0];
  return source ? [{ origin: originOf(source.at), text: `'${pathOf(node)}' set` }] : [];
}

/** Who reads the node that is being computed. */
export function readerOf(reader: Reader): Exhibit[] {
  const frame = reader.stack.findLast((it, index) => index < reader.stack.length - 1 && ("guard" in it || it.node.current !== undefined));
  return frame ? exhibitOf(frame).map(({ origin }) => ({ origin, text: `needed by ${labelOf(frame)}` })) : [];
}

/** What the winners of a node say, for a message. */
export function exhibitsOf(sources: readonly Source[]): Exhibit[] {
  return sources.map((it) => ({ origin: originOf(it.at), text: show(it.value) }));
}
