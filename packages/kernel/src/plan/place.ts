import type { LinkedFile, ManagedFile, WrittenFile } from "../manifest.ts";
import { collisions } from "./messages.ts";
import { isSame, stateOf } from "./draft.ts";
import type { Collision, Observed, State } from "./operation.ts";
import { clearDirectory, ensureParents, isOfHm } from "./parents.ts";
import { placeKeys } from "./place-keys.ts";
import { isWithin } from "./paths.ts";
import { absolute, isOurs, isStoreLink, moveAside, put, remember, rememberContent, type Planning } from "./planning.ts";

/** Brings one file of the new generation to its place, or reports what is in the way. */
export function place(it: Planning, path: string, file: ManagedFile): void {
  if (isOfHm(it, path)) return void it.collisions.push({ path, kind: "other", message: collisions.ofHm(absolute(it, path)) });
  if (file.mode === "link" && file.to === absolute(it, path)) return void it.collisions.push({ path, kind: "other", message: collisions.toItself(file.to) });
  if (!ensureParents(it, path)) return;
  const real = it.draft.real(path);
  const other = it.placed.get(real) ?? placedBelow(it, path, real);
  if (other !== undefined) return void it.collisions.push({ path, kind: "other", message: collisions.samePlace(absolute(it, path), absolute(it, other)) });
  it.placed.set(real, path);
  if (file.mode === "merge") placeKeys(it, path, file);
  else if (file.mode === "create") placeOnce(it, path, file);
  else placeWhole(it, path, file);
}

/** Another target that is in the directory at a path, by way of a link. */
function placedBelow(it: Planning, path: string, real: string): string | undefined {
  if (path !== real) it.aliased.add(real);
  if (it.aliased.size === 0 || it.draft.see(real).kind !== "directory") return undefined;
  return [...it.placed].find(([at]) => isWithin(real, at))?.[1];
}

function placeOnce(it: Planning, path: string, file: WrittenFile): void {
  const now = it.draft.see(path);
  const old = it.from[path];
  if (now.kind === "absent" || isStoreLink(it, now)) {
    put(it, path, wantedState(file), "create");
    it.made[path] = file.digest;
  } else if (old?.mode === "create" && it.hadMade[path] !== undefined) it.made[path] = it.hadMade[path];
}

function placeWhole(it: Planning, path: string, file: LinkedFile | WrittenFile): void {
  const now = it.draft.see(path);
  if (file.mode === "link" && now.kind === "link" && now.to === file.to && isOurs(it, path, now)) return;
  const wanted = wantedState(file);
  if (now.kind === "absent") return put(it, path, wanted, "create");
  if (isOurs(it, path, now)) return put(it, path, wanted, "update");
  if (now.kind === "directory" && clearDirectory(it, path)) return put(it, path, wanted, "create");
  if (now.kind !== "other" && isSame(stateOf(now, undefined), wanted)) return rememberContent(it, path, now);
  if (now.kind === "file" && now.digest === digestOfWanted(it, file)) {
    rememberContent(it, path, now);
    return put(it, path, wanted, "take over");
  }
  if (it.backupExtension !== undefined) {
    remember(it, path, { kind: "backup", path: moveAside(it, path) });
    return put(it, path, wanted, "create");
  }
  if (file.force && (now.kind === "file" || now.kind === "link")) {
    rememberContent(it, path, now);
    return put(it, path, wanted, "take over");
  }
  it.collisions.push(collisionWith(it, path, file, now));
}

function wantedState(file: LinkedFile | WrittenFile): State {
  if (file.mode === "link") return { kind: "link", to: file.to };
  return { kind: "file", digest: file.digest, permissions: file.permissions, object: file.object };
}

function digestOfWanted(it: Planning, file: LinkedFile | WrittenFile): string | undefined {
  return file.mode === "link" ? it.home.object(file.to)?.digest : file.digest;
}

function collisionWith(it: Planning, path: string, file: LinkedFile | WrittenFile, now: Exclude<Observed, { kind: "absent" }>): Collision {
  const by = file.mode === "link" ? file.to : file.object;
  const old = it.from[path];
  if (now.kind !== "file" || old?.mode !== "copy") return { path, kind: now.kind, message: collisions.inTheWay(now.kind, absolute(it, path), by) };
  const texts = readTexts(() => ({ last: it.home.object(old.object)?.text() ?? "", now: it.draft.text(path), next: it.home.object(by)?.text() ?? "" }));
  return { path, kind: "changed by hand", message: collisions.changedByHand(absolute(it, path), by), ...texts };
}

/** Texts of a diff, unless one of the files is not text. */
function readTexts(read: () => NonNullable<Collision["texts"]>): Pick<Collision, "texts"> {
  try {
    return { texts: read() };
  } catch {
    return {};
  }
}
