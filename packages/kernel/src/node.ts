import type { OptionType } from "./option-type.ts";
import type { Source } from "./source.ts";

/** A place in the tree of options: an option, a group above it, or a value inside it. */
export interface Node {
  readonly parent: Node | undefined;
  readonly key: string | number;
  readonly type: OptionType;
  /** Path of the module the node belongs to. */
  readonly module: string;
  /** Key of the record entry that holds the node. */
  readonly name: string;
  readonly sources: readonly Source[];
  state: "pending" | "busy" | "done" | "failed";
  value: unknown;
  error: unknown;
  /** Of the sources, those that count, once settled. */
  winners: readonly Source[] | undefined;
  /** The source that is being computed now. */
  current: Source | undefined;
  /** Nodes below that are not computed with this one, by key. */
  readonly children: Map<string | number, Node>;
}

export interface NodeOptions {
  readonly parent: Node | undefined;
  readonly key: string | number;
  readonly type: OptionType;
  readonly module: string;
  readonly name: string;
  readonly sources: readonly Source[];
}

export function createNode(options: NodeOptions): Node {
  return { ...options, state: "pending", value: undefined, error: undefined, winners: undefined, current: undefined, children: new Map() };
}

/** Spells a node's path out as users write it: `programs.git.settings.user."my key"`. */
export function pathOf(node: Node): string {
  if (!node.parent) return node.module;
  const key = typeof node.key === "number" ? `[${node.key}]` : /^[\w-]+$/.test(node.key) ? `.${node.key}` : `.${JSON.stringify(node.key)}`;
  return pathOf(node.parent) + key;
}
