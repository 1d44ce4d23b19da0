import type { DeclaredModule } from "@hm/api";
import type { OptionType } from "./option-type.ts";
import type { Source } from "./source.ts";

/** A place in the tree of options: an option, a group above it, or a value inside it. */
export interface Node extends NodeOptions {
  state: "pending" | "busy" | "done" | "failed";
  value: unknown;
  error: unknown;
  /** The sources with every function called and every wrapper taken off, once settled. */
  live: readonly Source[] | undefined;
  /** Of the live sources, those that count. */
  winners: readonly Source[] | undefined;
  /** The source that is being computed now. */
  current: Source | undefined;
  /** Nodes below that are not computed with this one, by key. */
  children: ReadonlyMap<string | number, Node>;
}

export interface NodeOptions {
  readonly parent: Node | undefined;
  readonly key: string | number;
  readonly type: OptionType;
  /** The module that the node belongs to. */
  readonly module: DeclaredModule;
  /** Key of the record entry that holds the node. */
  readonly name: string;
  /** An entry of a record or a list: it is not there when nothing defines it. */
  readonly entry: boolean;
  readonly sources: readonly Source[];
}

const NONE: ReadonlyMap<string | number, Node> = new Map();

export function createNode({ parent, key, type, module, name, entry, sources }: NodeOptions): Node {
  return { parent, key, type, module, name, entry, sources, state: "pending", value: undefined, error: undefined, live: undefined, winners: undefined, current: undefined, children: NONE };
}

/** Puts a node below its parent. */
export function attach(node: Node): void {
  const parent = node.parent!;
  if (parent.children === NONE) parent.children = new Map();
  (parent.children as Map<string | number, Node>).set(node.key, node);
}

/** The keys from the root of the module to a node. */
export function keysOf(node: Node): (string | number)[] {
  return node.parent ? [...keysOf(node.parent), node.key] : [];
}

/** Spells a node's path out as users write it: `programs.git.settings.user."my key"`. */
export function pathOf(node: Node): string {
  return pathTo(node.module.path, keysOf(node));
}

export function pathTo(start: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => path + (typeof key === "number" ? `[${key}]` : /^[\w-]+$/.test(String(key)) ? `.${String(key)}` : `.${JSON.stringify(key)}`), start);
}
