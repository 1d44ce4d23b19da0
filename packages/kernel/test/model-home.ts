import { HmError } from "@hm/api";
import type { ActivationRecord, ManagedFile, Manifest, Value, Values } from "../src/manifest.ts";
import type { KeyEditor } from "../src/plan/merge-keys.ts";
import type { Observed, ObservedHome, Operation, Plan, State } from "../src/plan/operation.ts";
import { planSwitch } from "../src/plan/switch.ts";

export const HOME = "/home/x";
export const STORE = "/home/x/.local/state/hm/store";

export type Node =
  | { readonly kind: "directory" }
  | { readonly kind: "link"; readonly to: string }
  | { readonly kind: "file"; readonly text: string; readonly permissions: number };

/** A home in memory, by path, with the contents of the store's objects. */
export interface ModelHome {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly objects: ReadonlyMap<string, string>;
}

export function file(text: string, permissions = 0o644): Node {
  return { kind: "file", text, permissions };
}

export function link(to: string): Node {
  return { kind: "link", to };
}

/** A home with these nodes and the directories above them. */
export function modelHome(nodes: Readonly<Record<string, Node>>, objects: Readonly<Record<string, string>> = {}): ModelHome {
  const all = new Map<string, Node>();
  for (const [path, node] of Object.entries(nodes)) {
    for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
      const above = path.slice(0, slash);
      if (!all.has(above)) all.set(above, { kind: "directory" });
    }
    all.set(path, node);
  }
  return { nodes: all, objects: new Map(Object.entries(objects)) };
}

/** The path with links to directories above it followed, or what is in the way. */
export function resolve(nodes: ReadonlyMap<string, Node>, path: string, hops = 0): string | "outside" | undefined {
  const names = path.split("/");
  let at = "";
  for (const [index, name] of names.entries()) {
    const next = at === "" ? name : `${at}/${name}`;
    const node = nodes.get(next);
    if (index === names.length - 1) return next;
    if (node?.kind === "link") {
      if (hops > 8) return undefined;
      if (!node.to.startsWith(`${HOME}/`)) return "outside";
      const target = node.to.slice(HOME.length + 1);
      return resolve(nodes, [target, ...names.slice(index + 1)].join("/"), hops + 1);
    }
    if (node?.kind !== "directory") return undefined;
    at = next;
  }
  return at;
}

export function observeModel(model: ModelHome): ObservedHome {
  const at = (path: string): Observed => {
    const real = resolve(model.nodes, path);
    const node = real === undefined ? undefined : model.nodes.get(real);
    if (!node) return { kind: "absent" };
    if (node.kind === "directory") return node;
    if (node.kind === "file") return { kind: "file", digest: digest(node.text), permissions: node.permissions };
    const lead = leadOf(model, node.to);
    return { kind: "link", to: node.to, dangling: lead.leadsTo === "nothing", ...lead };
  };
  return {
    at,
    list(path) {
      const real = resolve(model.nodes, path === "" ? "x" : `${path}/x`)!;
      const prefix = real.slice(0, -1);
      return [...model.nodes.keys()].filter((it) => it.startsWith(prefix) && !it.slice(prefix.length).includes("/")).map((it) => it.slice(prefix.length));
    },
    text: (path) => (model.nodes.get(resolve(model.nodes, path)!) as Node & { kind: "file" }).text,
    object(path) {
      const text = model.objects.get(path);
      return text === undefined ? undefined : { digest: digest(text), text: () => text };
    },
  };
}

function leadOf(model: ModelHome, to: string, hops = 0): Pick<Observed & { kind: "link" }, "leadsTo" | "directory"> {
  if (model.objects.has(to)) return { leadsTo: "file" };
  if (!to.startsWith(`${HOME}/`)) return { leadsTo: "outside" };
  const real = resolve(model.nodes, to.slice(HOME.length + 1));
  const node = real === undefined ? undefined : model.nodes.get(real);
  if (node?.kind === "link") return hops > 8 ? { leadsTo: "nothing" } : leadOf(model, node.to, hops + 1);
  return node?.kind === "directory" ? { leadsTo: "directory", directory: real! } : { leadsTo: node?.kind ?? "nothing" };
}

/** Does operations to a model, and holds that each finds what it expects. */
export function applyToModel(operations: readonly Operation[], model: ModelHome): ModelHome {
  const nodes = new Map(model.nodes);
  const objects = new Map(model.objects);
  for (const it of operations) {
    const now = it.do === "set" ? nodes.get(resolve(nodes, it.path) ?? "") : undefined;
    if (it.do === "set" && it.before.kind === "file" && it.before.object && now?.kind === "file" && digest(now.text) === it.before.digest) objects.set(it.before.object, now.text);
  }
  for (const it of operations) {
    if (it.do === "move") {
      const [from, to] = [resolve(nodes, it.from)!, resolve(nodes, it.to)!];
      if (!nodes.has(from) || nodes.has(to)) throw new Error(`cannot move ${it.from} to ${it.to}`);
      for (const [path, node] of Array.from(nodes)) {
        if (path !== from && !path.startsWith(`${from}/`)) continue;
        nodes.delete(path);
        nodes.set(to + path.slice(from.length), node);
      }
      continue;
    }
    const path = resolve(nodes, it.path);
    if (path === undefined || path === "outside") throw new Error(`cannot reach ${it.path}`);
    const parent = path.includes("/") ? nodes.get(path.slice(0, path.lastIndexOf("/"))) : { kind: "directory" };
    const now = nodes.get(path);
    if (parent?.kind !== "directory" || !matches(now, it.before)) throw new Error(`${it.path} is ${JSON.stringify(now)}, not ${JSON.stringify(it.before)}`);
    if (now?.kind === "file" && it.before.kind === "file" && it.before.object && !objects.has(it.before.object)) objects.set(it.before.object, now.text);
    if (now?.kind === "directory" && [...nodes.keys()].some((other) => other.startsWith(`${path}/`))) throw new Error(`${it.path} is not empty`);
    if (it.after.kind === "absent") nodes.delete(path);
    else if (it.after.kind === "file") nodes.set(path, file(it.after.text ?? (now?.kind === "file" && digest(now.text) === it.after.digest ? now.text : objects.get(it.after.object!)!), it.after.permissions));
    else nodes.set(path, it.after.kind === "link" ? link(it.after.to) : { kind: "directory" });
  }
  return { nodes, objects };
}

function matches(node: Node | undefined, state: State): boolean {
  if (!node) return state.kind === "absent";
  if (node.kind === "link") return state.kind === "link" && node.to === state.to;
  if (node.kind === "file") return state.kind === "file" && digest(node.text) === state.digest && node.permissions === state.permissions;
  return state.kind === "directory";
}

/** The operations that take others back. */
export function inverse(operations: readonly Operation[]): Operation[] {
  return operations.toReversed().map((it) => (it.do === "move" ? { ...it, from: it.to, to: it.from } : { ...it, before: it.after, after: it.before }));
}

export function digest(text: string): string {
  return `#${text}`;
}

/** Keys of JSON texts. */
export const jsonEditor: KeyEditor = {
  digest,
  open(_format, text) {
    let root: Values;
    try {
      root = JSON.parse(text || "{}") as Values;
    } catch {
      throw new HmError("HM_PARSE", "it is no JSON");
    }
    if (typeof root !== "object" || root === null) throw new HmError("HM_PARSE", "it is no object");
    const get = (path: readonly string[]): Value | undefined => path.reduce<Value | undefined>((it, key) => (typeof it === "object" && it !== null && Object.hasOwn(it, key) ? (it as Values)[key] : undefined), root);
    const change = (value: Values, [key, ...rest]: readonly string[], leaf: Value | undefined): Values => {
      const { [key!]: old, ...others } = value;
      const below = rest.length ? change((old ?? {}) as Values, rest, leaf) : leaf;
      if (below === undefined || (leaf === undefined && rest.length && Object.keys(below as Values).length === 0)) return others;
      return old === undefined ? { ...value, [key!]: below } : Object.fromEntries(Object.entries(value).map(([name, it]) => [name, name === key ? below : it]));
    };
    return {
      get,
      set: (path, value) => void (root = change(root, path, value)),
      delete: (path) => void (root = change(root, path, undefined)),
      toString: () => JSON.stringify(root),
    };
  },
};

export function manifest(files: Readonly<Record<string, ManagedFile>>): Manifest {
  return { version: 1, username: "x", homeDirectory: HOME, stateVersion: "26.05", files, profile: {}, packages: [], packageProvider: "placeholder", sessionVariables: {}, steps: [], modules: [] };
}

/** A home together with what hm knows of it. */
export interface World {
  readonly home: ModelHome;
  readonly current: Manifest | undefined;
  readonly record: ActivationRecord;
}

export function world(home: ModelHome): World {
  return { home, current: undefined, record: { version: 1, originals: {} } };
}

export function planIn(it: World, to: Manifest | undefined, backupExtension?: string): Plan {
  return planSwitch({ from: it.current, to, record: it.record, home: observeModel(it.home), storeDirectory: STORE, backupExtension, merge: jsonEditor });
}

/** Switches without any collision, or fails. */
export function switchTo(it: World, to: Manifest | undefined, backupExtension?: string): World {
  const plan = planIn(it, to, backupExtension);
  if (plan.collisions.length > 0) throw new Error(plan.collisions.map((collision) => collision.message).join("\n"));
  return { home: applyToModel(plan.operations, it.home), current: to, record: to ? JSON.parse(JSON.stringify(plan.record)) : { version: 1, originals: {} } };
}
