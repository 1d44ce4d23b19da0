import { isHmError } from "@hm/api";
import type { Contribution, OptionInfo } from "./evaluation.ts";
import { createNode, pathOf, type Node } from "./node.ts";
import { anyType, type OptionType } from "./option-type.ts";
import type { Reader } from "./reader.ts";
import type { Registered, Registry } from "./registry.ts";
import { plain } from "./resolve.ts";
import { child, originOf, unwrap, visibleRecords, type Source } from "./source.ts";

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
export function splitPath(path: string): string[] {
  return Array.from(path.matchAll(/"((?:[^"\\]|\\.)*)"|[^.]+/g), ([whole, quoted]) => (quoted === undefined ? whole : (JSON.parse(`"${quoted}"`) as string)));
}

function below(reader: Reader, node: Node, key: string): Node | undefined {
  attempt(() => reader.read(node));
  const known = node.children.get(key) ?? node.children.get(Number(key));
  if (known) return known;
  const sources = (node.winners ?? []).flatMap((it) => visibleRecords(it)).filter((it) => Object.hasOwn(it.value, key)).map((it) => child(it, key, it.value[key]));
  const type = typeBelow(node.type, key);
  return type && (sources.length || node.type.shape.has(key)) ? createNode({ parent: node, key, type, module: node.module, name: key, sources }) : undefined;
}

function typeBelow(type: OptionType, key: string): OptionType | undefined {
  return type.shape.get(key) ?? type.rest ?? (type.kind === "union" ? anyType : undefined);
}

function describe(reader: Reader, { module, spec }: Registered, node: Node): OptionInfo {
  const { type } = node;
  const value = attempt(() => plain(reader.read(node)));
  return {
    path: pathOf(node),
    type: type.name,
    description: node.parent ? type.description : spec.description,
    default: type.hints.defaultText ?? type.default,
    internal: type.hints.internal === true,
    readOnly: type.hints.readOnly === true,
    declared: { module: module.path, place: spec.place() },
    value,
    contributions: type.kind === "group" ? [] : contributions(node),
    children: childrenOf(type, node),
  };
}

function childrenOf(type: OptionType, node: Node): string[] {
  const value = node.value;
  const present = typeof value === "object" && value !== null && !Array.isArray(value) && Object.getOwnPropertySymbols(value).length === 0 ? Object.keys(value) : [];
  return [...new Set([...type.shape.keys(), ...present])];
}

function contributions(node: Node): Contribution[] {
  const winners = new Set((node.winners ?? []).map((it) => it.at));
  return node.sources.flatMap(unwrap).map((it: Source) => ({ value: it.value, rank: it.rank, origin: originOf(it.at), wins: winners.has(it.at) && it.rank === (node.winners?.[0]?.rank ?? it.rank) }));
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (isHmError(error)) return undefined;
    throw error;
  }
}
