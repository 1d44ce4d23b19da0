import type { ActivationRecord, Manifest, ManagedFile, Original } from "../manifest.ts";
import { createDraft } from "./draft.ts";
import type { KeyEditor } from "./merge-keys.ts";
import type { ObservedHome, Plan } from "./operation.ts";
import { ownerOf, pruneDirectories } from "./parents.ts";
import { ancestorsOf, parentOf } from "./paths.ts";
import { place } from "./place.ts";
import { savedObject, type Planning } from "./planning.ts";
import { remove, restore } from "./remove.ts";

export interface SwitchInput {
  /** The generation that is in force; nothing before the first one. */
  readonly from: Manifest | undefined;
  /** The generation that shall be in force; nothing to take everything of hm out. */
  readonly to: Manifest | undefined;
  readonly record: ActivationRecord;
  readonly home: ObservedHome;
  /** Absolute. */
  readonly storeDirectory: string;
  /** Moves what is in the way aside, under names that end so. */
  readonly backupExtension?: string | undefined;
  readonly merge: KeyEditor;
}

/** Plans how the home gets from one generation to another, and finds everything that is in the way. */
export function planSwitch(input: SwitchInput): Plan {
  const it = startPlanning(input);
  for (const path of Object.keys(it.from)) if (isLeaving(it, path)) remove(it, path, it.from[path]!);
  pruneDirectories(it, (path) => restore(it, path, it.remembered[path]!));
  it.ready.clear();
  it.blocked.clear();
  for (const path of Object.keys(it.to)) place(it, path, it.to[path]!);
  const record: ActivationRecord = { version: 1, originals: it.originals, made: it.made };
  return { collisions: it.collisions, operations: it.collisions.length > 0 ? [] : it.draft.operations, changed: Object.keys(it.to).filter((path) => it.changed.has(path)), record };
}

function startPlanning(input: SwitchInput): Planning {
  const from = input.from?.files ?? {};
  const to = input.to?.files ?? {};
  const hadMade = input.record.made ?? {};
  const homeDirectory = (input.to ?? input.from)?.homeDirectory ?? "";
  const own = parentOf(input.storeDirectory);
  const it: Planning = {
    from,
    to,
    oldDirectories: ancestorsOf(Object.keys(from)),
    newDirectories: ancestorsOf(Object.keys(to)),
    remembered: input.record.originals,
    originals: {},
    hadMade,
    made: Object.fromEntries(Object.entries(hadMade).filter(([, what]) => what === "directory")),
    draft: createDraft(input.home, (digest) => savedObject(input.storeDirectory, digest)),
    home: input.home,
    homeDirectory,
    storeDirectory: input.storeDirectory,
    ownDirectory: own.startsWith(`${homeDirectory}/`) ? own.slice(homeDirectory.length + 1) : own,
    backupExtension: input.backupExtension,
    editor: input.merge,
    collisions: [],
    changed: new Set(),
    ready: new Set(),
    blocked: new Set(),
    placed: new Map(),
    aliased: new Set(),
  };
  for (const [path, original] of Object.entries(it.remembered)) if (staysRemembered(it, path, original)) it.originals[path] = original;
  return it;
}

/** Whether a file of the old generation has to go before that of the new one comes. */
function isLeaving(it: Planning, path: string): boolean {
  const next = it.to[path];
  return next === undefined || ownership(next) !== ownership(it.from[path]!);
}

/** How much of a file is hm's: some keys, its first content, or all of it. */
function ownership(file: ManagedFile): "keys" | "first content" | "all" {
  return file.mode === "merge" ? "keys" : file.mode === "create" ? "first content" : "all";
}

function staysRemembered(it: Planning, path: string, original: Original): boolean {
  if (original.kind === "directory") {
    const owner = ownerOf(it, path);
    return owner !== undefined && owner in it.to;
  }
  return path in it.from ? path in it.to && !isLeaving(it, path) : path in it.to || it.newDirectories.has(path);
}
