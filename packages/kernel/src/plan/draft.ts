import type { Observed, ObservedHome, Operation, Reason, State } from "./operation.ts";
import { parentOf } from "./paths.ts";

/** The home as it will be once the operations so far are done. */
export interface Draft {
  readonly operations: readonly Operation[];
  /** The path with links to directories above it followed. All other methods do so by themselves. */
  real(path: string): string;
  see(path: string): Observed;
  /** Names inside a directory. */
  list(path: string): string[];
  text(path: string): string;
  /** Changes what is at a path, unless it is so already. `object` has the content of a file that is there now. */
  set(path: string, after: State, because: Reason, object?: string): void;
  move(from: string, to: string, because: Reason): void;
}

type Entry = State | { readonly kind: "moved"; readonly from: string };

/** Starts a draft from the home as it is. `saved` names the object that will hold content which goes. */
export function createDraft(home: ObservedHome, saved: (digest: string) => string): Draft {
  const operations: Operation[] = [];
  const entries = new Map<string, Entry>();
  const children = new Map<string, Set<string>>();
  /** Paths below which the home no longer is what was observed there. */
  const shadows = new Set<string>();

  const enter = (path: string, entry: Entry) => {
    entries.set(path, entry);
    const parent = parentOf(path);
    const names = children.get(parent);
    if (names) names.add(path);
    else children.set(parent, new Set([path]));
  };
  /** Where the home had what is at a path now; nothing when it is no longer there. */
  const observedAt = (path: string): string | undefined => {
    if (shadows.size === 0) return path;
    for (let at = path; at !== ""; at = parentOf(at)) {
      if (!shadows.has(at)) continue;
      const entry = entries.get(at);
      if (entry?.kind === "moved") return entry.from + path.slice(at.length);
      if (entry?.kind !== undefined) return undefined;
    }
    return path;
  };
  const realDirectories = new Map<string, string>();
  const realDirectory = (path: string): string => {
    if (path === "") return path;
    const known = realDirectories.get(path);
    if (known !== undefined) return known;
    const at = real(path);
    const now = look(at);
    const directory = now.kind === "link" && now.leadsTo === "directory" ? (now.directory ?? at) : at;
    realDirectories.set(path, directory);
    return directory;
  };
  const real = (path: string): string => {
    const parent = parentOf(path);
    const directory = realDirectory(parent);
    if (directory === parent) return path;
    const name = path.slice(parent.length + 1);
    return directory === "" ? name : `${directory}/${name}`;
  };
  const look = (path: string): Observed => {
    const entry = entries.get(path);
    if (entry && entry.kind !== "moved") return entry.kind === "link" ? { ...entry, dangling: false, leadsTo: "outside" } : entry;
    const from = observedAt(path);
    return from === undefined ? { kind: "absent" } : home.at(from);
  };
  const list = (path: string): string[] => {
    const now = look(path);
    if (now.kind === "link" && now.directory !== undefined) return list(now.directory);
    const entry = entries.get(path);
    const from = entry && entry.kind !== "moved" ? undefined : observedAt(path);
    const prefix = path === "" ? "" : `${path}/`;
    const names = new Set(from === undefined ? [] : home.list(from).map((name) => prefix + name));
    for (const child of children.get(path) ?? []) if (entries.get(child)!.kind === "absent") names.delete(child); else names.add(child);
    return [...names].map((it) => it.slice(prefix.length));
  };

  return {
    operations,
    real,
    see: (path) => look(real(path)),
    list: (path) => list(real(path)),
    text(at) {
      const path = real(at);
      const entry = entries.get(path);
      if (entry?.kind !== "file") return home.text(observedAt(path) ?? path);
      return entry.text ?? home.object(entry.object ?? saved(entry.digest))!.text();
    },
    set(at, after, because, object) {
      const path = real(at);
      const now = look(path);
      const before = stateOf(now, object ?? (now.kind === "file" ? saved(now.digest) : undefined));
      if (isSame(before, after)) return;
      operations.push({ do: "set", path, before, after, because });
      if (now.kind === "link" || entries.get(path)?.kind === "moved") {
        shadows.add(path);
        realDirectories.clear();
      }
      enter(path, after);
    },
    move(fromAt, toAt, because) {
      const [from, to] = [real(fromAt), real(toAt)];
      operations.push({ do: "move", from, to, because });
      const entry = entries.get(from);
      const inside = look(from).kind === "directory" ? [...entries].filter(([path]) => path.startsWith(`${from}/`)) : [];
      const source = observedAt(from);
      shadows.add(from).add(to);
      realDirectories.clear();
      enter(to, entry && entry.kind !== "moved" ? entry : { kind: "moved", from: source ?? from });
      enter(from, { kind: "absent" });
      for (const [path, it] of inside) {
        const moved = to + path.slice(from.length);
        if (shadows.delete(path)) shadows.add(moved);
        enter(moved, it);
        entries.delete(path);
        children.get(parentOf(path))?.delete(path);
      }
    },
  };
}

/** What an operation has to know of something observed in order to bring it back. */
export function stateOf(now: Observed, object: string | undefined): State {
  switch (now.kind) {
    case "link":
      return { kind: "link", to: now.to };
    case "file":
      return { kind: "file", digest: now.digest, permissions: now.permissions, ...(object === undefined ? {} : { object }) };
    case "other":
      throw new Error("a plan replaces something that it cannot bring back");
    default:
      return now;
  }
}

/** Whether two states are the same to whoever looks at the home. */
export function isSame(a: State, b: State): boolean {
  if (a.kind === "link") return b.kind === "link" && a.to === b.to;
  if (a.kind === "file") return b.kind === "file" && a.digest === b.digest && a.permissions === b.permissions;
  return a.kind === b.kind;
}
