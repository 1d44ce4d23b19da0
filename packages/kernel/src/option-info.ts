import { isHmError } from "@hm/api";
import type { Contribution, OptionInfo } from "./evaluation.ts";
import { createNode, pathOf, type Node } from "./node.ts";
import { anyType, type OptionType } from "./option-type.ts";
import type { Reader } from "./reader.ts";
import type { Registered, Registry } from "./registry.ts";
import { child, childOfGroup, originOf, unwrap, visibleRecords } from "./source.ts";
import { isRecord, plain } from "./values.ts";

/** Finds an option by its path, also below records. */
export function optionAt(registry: Registry, reader: Reader, path: string): OptionInfo | undefined {
  const keys = splitPath(path);
  for (let length = keys.length; length > 0; length--) {
    const module = registry.byPath.get(keys.slice(0, length).join("."));
    if (!module) continue;
    let node: Node | undefined = module.root;
    for (const key of keys.slice(length)) node = node && below(reader, node, key);
    return node && describe(reader, module, node);
  }
  return undefined;
}

/** Every declared option, groups left out, without computing values. */
export function* listOptions(registry: Registry, reader: Reader): Iterable<OptionInfo> {
  for (const module of registry.byPath.values()) yield* leaves(reader, module, module.root);
}

function* leaves(reader: Reader, module: Registered, node: Node): Iterable<OptionInfo> {
  if (node.type.kind !== "group") return void (yield describe(reader, module, node));
  for (const key of node.type.shape.keys()) {
    const it = below(reader, node, key);
    if (it) yield* leaves(reader, module, it);
  }
}

/** Splits `a.b."c.d"` at the dots outside of quotes. */
function splitPath(path: string): string[] {
  return Array.from(path.matchAll(/"((?:[^"\\]|\\.)*)"|[^.]+/g), ([whole, quoted]) => (quoted === undefined ? whole : (JSON.parse(`"${quoted}"`) as string)));
}

function below(reader: Reader, node: Node, key: string): Node | undefined {
  attempt(() => reader.read(node));
  const known = node.children.get(key) ?? node.children.get(Number(key));
  if (known) return known;
  const take = node.type.kind === "group" ? childOfGroup : child;
  const sources = (node.winners ?? []).flatMap((it) => visibleRecords(it)).filter((it) => Object.hasOwn(it.value, key)).map((it) => take(it, key, it.value[key]));
  const declared = node.type.shape.get(key);
  const type = declared ?? node.type.rest ?? (node.type.kind === "union" ? anyType : undefined);
  return type && (sources.length || declared) ? createNode({ parent: node, key, type, module: node.module, name: declared ? node.name : key, entry: !declared, sources }) : undefined;
}

/** Values are computed when they are asked for. */
function describe(reader: Reader, { module, spec }: Registered, node: Node): OptionInfo {
  const { type } = node;
  return {
    path: pathOf(node),
    type: type.name,
    description: node.parent ? type.description : spec.description,
    default: type.hints.defaultText ?? type.default,
    internal: type.hints.internal === true,
    readOnly: type.hints.readOnly === true,
    declared: { module: module.path, place: spec.place() },
    get value() {
      return attempt(() => plain(reader.read(node)));
    },
    get contributions() {
      attempt(() => reader.read(node));
      return type.kind === "group" ? [] : contributions(node);
    },
    get children() {
      return childrenOf(type, attempt(() => reader.read(node)));
    },
  };
}

function childrenOf(type: OptionType, value: unknown): string[] {
  return [...new Set([...type.shape.keys(), ...(isRecord(value) ? Object.keys(value) : [])])];
}

/** Where a value cannot be computed, what was written stands for it. */
function contributions(node: Node): Contribution[] {
  const winners = new Set(node.winners);
  const live = node.live ?? node.sources.flatMap(unwrap);
  return live.map((it) => ({ value: plain(it.value), rank: it.rank, origin: originOf(it.at), wins: winners.has(it) }));
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (isHmError(error)) return undefined;
    throw error;
  }
}
