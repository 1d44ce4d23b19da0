import { isHmError } from "@hm/api";
import type { MergedFile, Original, OriginalKeys } from "../manifest.ts";
import { mergeKeys, withLast, type KeyConflict, type MergedKeys } from "./merge-keys.ts";
import { collisions } from "./messages.ts";
import type { Observed } from "./operation.ts";
import { clearDirectory } from "./parents.ts";
import { absolute, freeName, isStoreLink, moveAside, put, remember, savedObject, type Planning } from "./planning.ts";

type Memory = OriginalKeys | undefined;

/** Brings hm's keys into a file, or reports which of them have another value. */
export function placeKeys(it: Planning, path: string, file: MergedFile): void {
  const now = it.draft.see(path);
  const memory = memoryOf(it, path);
  if (now.kind === "file") return placeInto(it, { path, file, now, memory });
  if (now.kind !== "absent" && !isStoreLink(it, now) && !(now.kind === "directory" && clearDirectory(it, path))) {
    const aside = setAside(it, path, file, now);
    if (!aside) return void it.collisions.push({ path, kind: now.kind, message: collisions.inTheWay(now.kind, absolute(it, path), "the keys that hm sets there") });
    return write(it, { path, file, now, memory: undefined }, { aside });
  }
  const aside = memory?.aside ?? it.originals[path];
  return write(it, { path, file, now, memory: undefined }, aside && aside.kind !== "keys" ? { aside } : {});
}

interface Placing {
  readonly path: string;
  readonly file: MergedFile;
  readonly now: Observed;
  readonly memory: Memory;
}

function placeInto(it: Planning, placing: Placing): void {
  const { path, file, now } = placing;
  let merged: MergedKeys;
  try {
    merged = merge(it, placing, it.draft.text(path));
  } catch (error) {
    if (!isHmError(error)) throw error;
    const aside = setAside(it, path, file, now);
    if (!aside) return void it.collisions.push({ path, kind: "file", message: collisions.unreadable(absolute(it, path), error.message) });
    return write(it, { path, file, now, memory: undefined }, { aside });
  }
  if (merged.conflicts.length === 0) return write(it, placing, {});
  if (it.backupExtension !== undefined && now.kind === "file") return write(it, placing, copyAside(it, placing, now.permissions));
  if (file.force) return write(it, placing, {});
  collide(it, placing, merged);
}

/** Reports keys that were changed since hm set them, and those that had another value all along. */
function collide(it: Planning, { path, file }: Placing, { conflicts, text: next = "" }: MergedKeys): void {
  const now = it.draft.text(path);
  const changed = conflicts.filter((one) => one.last !== undefined);
  const set = conflicts.filter((one) => one.last === undefined);
  const names = (some: readonly KeyConflict[]) => some.map((one) => one.path.join("."));
  if (changed.length > 0) {
    const last = withLast(it.editor.open(file.format, now), changed);
    it.collisions.push({ path, kind: "key", message: collisions.keysChanged(absolute(it, path), names(changed)), texts: { last, now, next } });
  }
  if (set.length > 0) it.collisions.push({ path, kind: "key", message: collisions.keysSet(absolute(it, path), names(set)), texts: { now, next } });
}

/** Copies the file as it was before hm, or else as it is, unless there is a copy of that already. */
function copyAside(it: Planning, { path, now, memory }: Placing, permissions: number): Pick<OriginalKeys, "backup" | "copied"> {
  const base = baseText(it, memory, now);
  if (base !== undefined && memory?.backup !== undefined && it.draft.see(memory.backup).kind === "file") return {};
  const text = base ?? it.draft.text(path);
  const backup = freeName(it, path);
  const digest = it.editor.digest(text);
  it.draft.set(backup, { kind: "file", digest, permissions, text }, "backup");
  if (memory?.backup !== undefined) return {};
  return memory === undefined || base !== undefined ? { backup, copied: digest } : { backup };
}

/** Takes what cannot be merged with out of the way, where that is allowed. */
function setAside(it: Planning, path: string, file: MergedFile, now: Observed): Original | undefined {
  if (it.backupExtension !== undefined) return { kind: "backup", path: moveAside(it, path) };
  if (!file.force || (now.kind !== "file" && now.kind !== "link")) return undefined;
  it.draft.set(path, { kind: "absent" }, "take over");
  return now.kind === "link" ? { kind: "link", to: now.to } : { kind: "file", object: savedObject(it.storeDirectory, now.digest), digest: now.digest, permissions: now.permissions };
}

function write(it: Planning, placing: Placing, more: Pick<OriginalKeys, "aside" | "backup" | "copied">): void {
  const { path, file, now, memory } = placing;
  const here = it.draft.see(path);
  const text = here.kind === "file" ? it.draft.text(path) : undefined;
  const merged = merge(it, placing, text);
  const wrote = merged.text === text && now.kind === "file" ? now.digest : it.editor.digest(merged.text!);
  const untouched = text === undefined || memory === undefined || isUntouched(memory, now);
  const was = text === undefined ? "absent" : memory ? memory.was : now.kind === "file" ? { object: savedObject(it.storeDirectory, now.digest), digest: now.digest, permissions: now.permissions } : undefined;
  const kept = { ...(memory?.backup === undefined ? {} : { backup: memory.backup }), ...(memory?.copied === undefined ? {} : { copied: memory.copied }), ...(memory?.aside === undefined ? {} : { aside: memory.aside }), ...more };
  delete it.originals[path];
  remember(it, path, { kind: "keys", created: text === undefined || (memory?.created ?? false), keys: merged.keys, wrote, ...(untouched && was !== undefined ? { was } : {}), ...kept });
  if (merged.text === text) return;
  put(it, path, { kind: "file", digest: wrote, permissions: here.kind === "file" ? here.permissions : file.permissions, text: merged.text! }, text === undefined ? "create" : "update");
}

function merge(it: Planning, { path, file, now, memory }: Placing, text: string | undefined): MergedKeys {
  const old = it.from[path];
  const last = old?.mode === "merge" && text !== undefined && memory ? old.values : {};
  return mergeKeys(it.editor, { format: file.format, now: text, base: text === undefined ? undefined : baseText(it, memory, now), last, next: file.values, memory });
}

/** The file as it was before hm, while nobody but hm has written to it since. */
function baseText(it: Planning, memory: Memory, now: Observed): string | undefined {
  if (!memory?.was || !isUntouched(memory, now)) return undefined;
  return memory.was === "absent" ? "" : it.home.object(memory.was.object)?.text();
}

function isUntouched(memory: OriginalKeys, now: Observed): boolean {
  return now.kind === "file" && now.digest === memory.wrote;
}

function memoryOf(it: Planning, path: string): Memory {
  const original = it.originals[path];
  return original?.kind === "keys" ? original : undefined;
}

/** Takes hm's keys out of a file again, and the file with them when nothing else is in it. */
export function removeKeys(it: Planning, path: string, file: MergedFile): void {
  const now = it.draft.see(path);
  const original = it.remembered[path];
  const memory = original?.kind === "keys" ? original : undefined;
  if (now.kind !== "file") return;
  if (memory?.was && isUntouched(memory, now)) {
    it.draft.set(path, memory.was === "absent" ? { kind: "absent" } : { kind: "file", ...memory.was }, memory.was === "absent" ? "remove" : "restore");
    return removeCopy(it, memory);
  }
  try {
    const text = it.draft.text(path);
    const merged = mergeKeys(it.editor, { format: file.format, now: text, base: undefined, last: file.values, next: undefined, memory });
    if (merged.text === undefined) it.draft.set(path, { kind: "absent" }, "remove");
    else if (merged.text !== text) it.draft.set(path, { kind: "file", digest: it.editor.digest(merged.text), permissions: now.permissions, text: merged.text }, "restore");
    if (memory) removeCopy(it, memory);
  } catch (error) {
    if (!isHmError(error)) throw error;
  }
}

/** Removes the copy of the original that `-b` made, once hm's keys are out of the file itself. One that somebody wrote to stays. */
function removeCopy(it: Planning, { backup, copied }: OriginalKeys): void {
  const copy = backup === undefined ? undefined : it.draft.see(backup);
  if (copy?.kind === "file" && copy.digest === copied) it.draft.set(backup!, { kind: "absent" }, "remove");
}
