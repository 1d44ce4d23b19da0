import { DEFAULT_RANK } from "@hm/api";
import { isAtHand } from "./at-hand.ts";
import * as messages from "./messages.ts";
import { attach, createNode, keysOf, pathOf, type Node } from "./node.ts";
import type { OptionType } from "./option-type.ts";
import type { Reader } from "./reader.ts";
import { child, childOfGroup, originOf, type Source } from "./source.ts";
import { exhibitsOf } from "./trace.ts";
import { assign, isRecord } from "./values.ts";
import { weave } from "./weave.ts";

type RecordSource = Source & { readonly value: Readonly<Record<string, unknown>> };

/** Gives a record whose values are computed when they are read, and at once where there is nothing to compute. */
export function mergeRecords(reader: Reader, node: Node, winners: readonly Source[], type: OptionType): object {
  const records = winners.filter((it): it is RecordSource => isRecord(it.value));
  for (const it of winners) if (!isRecord(it.value)) reader.problems.push(messages.invalidOption(pathOf(node), type, it.value, undefined, exhibitsOf([it])));
  const view = {};
  const byKey = recordsByKey(records);
  for (const key of weave(records.map((it) => ({ keys: Object.keys(it.value), byUser: type.kind !== "group" && it.at.module === undefined })))) {
    const holders = byKey?.get(key) ?? records;
    if (holders.length === 1 && isPlain(type, key, holders[0]!)) {
      assign(view, key, holders[0]!.value[key]);
      continue;
    }
    const sources = accepted(reader, node, type, key, holders);
    if (sources.length) place(reader, node, type, view, key, sources);
  }
  for (const [key, below] of type.shape) if (!Object.hasOwn(view, key)) placeUnset(reader, node, view, key, below);
  return view;
}

/** Which records have a key, where there are several. */
function recordsByKey(records: readonly RecordSource[]): ReadonlyMap<string, RecordSource[]> | undefined {
  if (records.length < 2) return undefined;
  const byKey = new Map<string, RecordSource[]>();
  for (const record of records) {
    for (const key of Object.keys(record.value)) {
      const known = byKey.get(key);
      if (known) known.push(record);
      else byKey.set(key, [record]);
    }
  }
  return byKey;
}

/** What sets a key, with those that may not left out and reported. */
function accepted(reader: Reader, node: Node, type: OptionType, key: string, records: readonly RecordSource[]): Source[] {
  const take = type.kind === "group" ? childOfGroup : child;
  const written = records.map((it) => take(it, key, it.value[key]));
  const declared = type.shape.get(key);
  const below = declared ?? type.rest;
  if (!below) {
    reader.problems.push(unknown(node, type, key, written));
    return [];
  }
  if (!declared) {
    const defined = written.filter((it) => it.value !== undefined);
    const issue = defined.length ? type.keySchema?.safeParse(key).error?.issues[0] : undefined;
    if (issue) reader.problems.push(messages.invalidKey(pathOf(node), key, issue.message, originsOf(defined)));
    return issue ? [] : defined;
  }
  if (!below.hints.readOnly) return written;
  const foreign = written.filter((it) => it.at.module !== node.module.path);
  if (foreign.length) reader.problems.push(messages.readOnlyOption(`${pathOf(node)}.${key}`, originsOf(foreign)));
  return written.filter((it) => it.at.module === node.module.path);
}

/** A key that no option has; one by an old name gets there only from inside a function. */
function unknown(node: Node, type: OptionType, key: string, sources: readonly Source[]): ReturnType<typeof messages.unknownOption> {
  const old = [...keysOf(node), key].join(".");
  const { renamed = {}, removed = {} } = node.module;
  if (Object.hasOwn(renamed, old)) return messages.renamedInFunction(`${pathOf(node)}.${key}`, newPath(node.module, renamed[old]!), originsOf(sources));
  if (Object.hasOwn(removed, old)) return messages.removedOption(`${pathOf(node)}.${key}`, removed[old]!, originsOf(sources));
  return messages.unknownOption(pathOf(node), key, type, originsOf(sources));
}

function newPath({ path, options }: Node["module"], target: string): string {
  return Object.hasOwn(options, target.split(".")[0]!) ? `${path}.${target}` : target;
}

function originsOf(sources: readonly Source[]): { readonly origin: ReturnType<typeof originOf> }[] {
  return sources.map((it) => ({ origin: originOf(it.at) }));
}

/** Whether a key's value can be taken as it is written. */
function isPlain(type: OptionType, key: string, holder: RecordSource): boolean {
  const declared = type.shape.get(key);
  const below = declared ?? (type.keySchema ? undefined : type.rest);
  return below !== undefined && !below.hints.readOnly && (type.kind !== "group" || holder.guards.length === 0) && isAtHand(below, holder.value[key]);
}

function place(reader: Reader, node: Node, type: OptionType, view: object, key: string, sources: readonly Source[]): void {
  const declared = type.shape.get(key);
  const below = createNode({ parent: node, key, type: declared ?? type.rest!, module: node.module, name: declared ? node.name : key, entry: !declared, sources });
  if (!isOpen(below)) return defer(reader, below, view);
  const problems = reader.problems.length;
  below.value = mergeRecords(reader, below, (below.live = below.winners = sources), below.type);
  below.state = "done";
  // A node is kept only where there is more to be said of it.
  if (below.children.size > 0 || below.type.validateWhole || reader.problems.length > problems) attach(below);
  assign(view, key, below.value);
}

/** Whether there is nothing to call or to weigh before looking into a record; what is in it is still computed when it is read. */
function isOpen({ type, sources }: Node): boolean {
  const [source] = sources;
  return (type.kind === "object" || type.kind === "record") && sources.length === 1 && source!.guards.length === 0 && source!.rank < DEFAULT_RANK && !type.transforms && !type.hints.coerce && isRecord(source!.value);
}

function placeUnset(reader: Reader, node: Node, view: object, key: string, type: OptionType): void {
  const { hints } = type;
  if ((type.kind === "leaf" || type.default === null) && type.hasDefault && !hints.derive && !(hints.path && typeof type.default === "string") && !hints.coerce) assign(view, key, hints.defaultsToName ? node.name : type.default);
  else if (!type.optional || type.hasDefault || type.kind === "group") defer(reader, createNode({ parent: node, key, type, module: node.module, name: node.name, entry: false, sources: [] }), view);
  else assign(view, key, undefined);
}

/** Has a node computed when its place in the view is read. */
function defer(reader: Reader, node: Node, view: object): void {
  attach(node);
  Object.defineProperty(view, node.key, { enumerable: true, configurable: true, get: () => reader.read(node) });
}
