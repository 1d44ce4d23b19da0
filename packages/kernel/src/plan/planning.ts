import type { ManagedFile, Original } from "../manifest.ts";
import type { Draft } from "./draft.ts";
import type { KeyEditor } from "./merge-keys.ts";
import type { Collision, Observed, ObservedHome, Reason, State } from "./operation.ts";
import { isWithin, parentOf } from "./paths.ts";

/** A plan in the making. */
export interface Planning {
  readonly from: Readonly<Record<string, ManagedFile>>;
  readonly to: Readonly<Record<string, ManagedFile>>;
  /** Directories above targets of the old and of the new generation. */
  readonly oldDirectories: ReadonlySet<string>;
  readonly newDirectories: ReadonlySet<string>;
  /** What was remembered before, and what will be. */
  readonly remembered: Readonly<Record<string, Original>>;
  readonly originals: Record<string, Original>;
  /** What hm had made before, and what it will have made. */
  readonly hadMade: Readonly<Record<string, string>>;
  readonly made: Record<string, string>;
  readonly draft: Draft;
  readonly home: ObservedHome;
  readonly homeDirectory: string;
  readonly storeDirectory: string;
  /** The directory that the store is in, relative to the home, or absolute when it is elsewhere. */
  readonly ownDirectory: string;
  readonly backupExtension: string | undefined;
  readonly editor: KeyEditor;
  readonly collisions: Collision[];
  readonly changed: Set<string>;
  /** Directories known to be there, and those that something is in the way of. */
  readonly ready: Set<string>;
  readonly blocked: Set<string>;
  /** Targets that are in place, by real path. */
  readonly placed: Map<string, string>;
  /** Real paths of targets that are reached through links. */
  readonly aliased: Set<string>;
}

export function absolute(it: Planning, path: string): string {
  return `${it.homeDirectory}/${path}`;
}

/** Name of the object that keeps content which hm replaces. */
export function savedObject(storeDirectory: string, digest: string): string {
  return `${storeDirectory}/${digest}-original`;
}

/** Whether this is a link into hm's store. */
export function isStoreLink(it: Planning, now: Observed): boolean {
  return now.kind === "link" && isWithin(it.storeDirectory, now.to);
}

/** Whether what is at a path is what the old generation put there, or a link into hm's store. */
export function isOurs(it: Planning, path: string, now: Observed): boolean {
  const old = it.from[path];
  if (now.kind === "link") return isStoreLink(it, now) || (old?.mode === "link" && old.to === now.to);
  if (now.kind !== "file") return false;
  if (old?.mode === "copy") return now.digest === old.digest;
  return old?.mode === "create" && it.hadMade[path] === now.digest;
}

/** Changes a target, and notes that it changed. */
export function put(it: Planning, path: string, after: State, because: Reason): void {
  const count = it.draft.operations.length;
  const old = it.from[path];
  it.draft.set(path, after, because, old && "object" in old ? objectOfOld(it, path, old.object) : undefined);
  if (it.draft.operations.length > count) it.changed.add(path);
}

/** The old generation's object with the content that is at a path now, unless the content was there before hm. */
function objectOfOld(it: Planning, path: string, object: string): string | undefined {
  if (it.originals[path]?.kind === "file") return undefined;
  const now = it.draft.see(path);
  const old = it.from[path];
  return now.kind === "file" && old && "digest" in old && old.digest === now.digest ? object : undefined;
}

/** Keeps what is at a path in mind, unless something older is remembered already. */
export function remember(it: Planning, path: string, original: Original): void {
  it.originals[path] ??= original;
}

/** Keeps a file or link in mind that is about to be replaced, unless it once was hm's own copy. */
export function rememberContent(it: Planning, path: string, now: Observed): void {
  if (now.kind === "file" && it.from[path]?.mode === "copy") return;
  if (now.kind === "link") remember(it, path, { kind: "link", to: now.to });
  if (now.kind === "file") remember(it, path, { kind: "file", object: savedObject(it.storeDirectory, now.digest), digest: now.digest, permissions: now.permissions });
}

/** Moves what is at a path aside, to a name that nothing has. */
export function moveAside(it: Planning, path: string): string {
  const to = freeName(it, path);
  it.draft.move(path, to, "backup");
  return to;
}

/** A name for a backup that neither the home nor a generation has. */
export function freeName(it: Planning, path: string): string {
  const wanted = `${path}.${it.backupExtension}`;
  const isFree = (name: string) => it.draft.see(name).kind === "absent" && !(name in it.to) && !(name in it.from) && !it.newDirectories.has(name);
  if (isFree(wanted)) return wanted;
  for (let count = 1; ; count++) if (isFree(`${wanted}.${count}`)) return `${wanted}.${count}`;
}

/** Whether a path can be reached through directories of the home alone. */
export function isReachable(it: Planning, path: string): boolean {
  const parent = parentOf(path);
  if (parent === "" || it.ready.has(parent)) return true;
  if (it.blocked.has(parent)) return false;
  const now = isReachable(it, parent) ? it.draft.see(parent) : undefined;
  const reachable = now?.kind === "directory" || (now?.kind === "link" && now.leadsTo === "directory");
  (reachable ? it.ready : it.blocked).add(parent);
  return reachable;
}
