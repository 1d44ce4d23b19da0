import { collisions } from "./messages.ts";
import { absolute, isStoreLink, moveAside, remember, type Planning } from "./planning.ts";
import { isWithin, parentOf } from "./paths.ts";

/** Makes the directories above a path. Says no, after reporting it, where something is in the way. */
export function ensureParents(it: Planning, path: string): boolean {
  const parent = parentOf(path);
  if (parent === "" || it.ready.has(parent)) return true;
  if (it.blocked.has(parent)) return false;
  const free = ensureParents(it, parent) && ensureDirectory(it, parent, path);
  (free ? it.ready : it.blocked).add(parent);
  return free;
}

function ensureDirectory(it: Planning, path: string, below: string): boolean {
  const target = path in it.to ? path : it.placed.get(it.draft.real(path));
  if (target !== undefined) return collide(it, path, "other", collisions.belowManaged(absolute(it, below), absolute(it, target)));
  const now = it.draft.see(path);
  if (now.kind === "directory" || (now.kind === "link" && now.leadsTo === "directory" && !isStoreLink(it, now))) return true;
  if (now.kind !== "absent") {
    if (isStoreLink(it, now)) it.draft.set(path, { kind: "absent" }, "remove");
    else if (it.backupExtension === undefined) return collide(it, path, now.kind, collisions.inTheWay(now.kind, absolute(it, path), absolute(it, below)));
    else remember(it, path, { kind: "backup", path: moveAside(it, path) });
  }
  it.draft.set(path, { kind: "directory" }, "directory");
  it.made[path] = "directory";
  return true;
}

function collide(it: Planning, path: string, kind: "file" | "link" | "other", message: string): false {
  it.collisions.push({ path, kind, message });
  return false;
}

/** Empties a directory that holds nothing but what the old generation needed; says no when there is more in it. */
export function clearDirectory(it: Planning, path: string): boolean {
  const found = emptyDirectories(it, path);
  if (!found) return false;
  for (const directory of found) {
    const now = it.draft.see(directory);
    if (it.made[directory] === undefined) remember(it, directory, { kind: "directory", ...("permissions" in now ? { permissions: now.permissions } : {}) });
    delete it.made[directory];
    it.draft.set(directory, { kind: "absent" }, "remove");
  }
  return true;
}

/** A directory and all below it, deepest first, provided that they are empty and the old generation had files in them. */
function emptyDirectories(it: Planning, path: string): string[] | undefined {
  if (!it.oldDirectories.has(path)) return undefined;
  const all: string[] = [];
  for (const name of it.draft.list(path)) {
    const child = `${path}/${name}`;
    const below = it.draft.see(child).kind === "directory" ? emptyDirectories(it, child) : undefined;
    if (!below) return undefined;
    all.push(...below);
  }
  return [...all, path];
}

/** Removes directories that hm made and nobody needs any more, and puts back what stood in their place. */
export function pruneDirectories(it: Planning, restore: (path: string) => void): void {
  const idle = Object.keys(it.made).filter((path) => it.made[path] === "directory" && !it.newDirectories.has(path));
  for (const path of idle.sort((a, b) => b.split("/").length - a.split("/").length)) {
    delete it.made[path];
    if (!isReachableNow(it, path) || it.draft.see(path).kind !== "directory" || it.draft.list(path).length > 0) continue;
    it.draft.set(path, { kind: "absent" }, "remove");
    delete it.originals[path];
    if (it.remembered[path]) restore(path);
  }
}

function isReachableNow(it: Planning, path: string): boolean {
  for (let at = parentOf(path); at !== ""; at = parentOf(at)) {
    const now = it.draft.see(at);
    if (now.kind !== "directory" && !(now.kind === "link" && now.leadsTo === "directory")) return false;
  }
  return true;
}

/** Remembered directories whose place a managed link took: by the target that did. */
export function ownerOf(it: Planning, directory: string): string | undefined {
  for (let at = directory; at !== ""; at = parentOf(at)) if (at in it.from) return at;
  return undefined;
}

/** Whether hm keeps its own files at or around a path. */
export function isOfHm({ ownDirectory }: Planning, path: string): boolean {
  return isWithin(ownDirectory, path) || isWithin(path, ownDirectory);
}
