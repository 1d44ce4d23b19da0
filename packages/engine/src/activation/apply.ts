import { chmodSync, lstatSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmdirSync, symlinkSync, unlinkSync, rmSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import type { Operation, State } from "@hm/kernel";
import { HmError } from "@hm/api";
import { contentDigest, permit, saveContent, writeFresh } from "./content.ts";
import { messages } from "./messages.ts";

/** Where operations take place. */
export interface Place {
  readonly home: string;
  /** Ends the names of files that are not in place yet, so that they can be found again. */
  readonly token: string;
}

/** Keeps every content that operations will replace, so that each of them can be taken back. */
export function saveContents(operations: readonly Operation[], { home }: Place): void {
  for (const it of operations) {
    if (it.do !== "set" || it.before.kind !== "file" || it.before.object === undefined) continue;
    const path = join(home, it.path);
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) saveContent(path, { object: it.before.object, digest: it.before.digest });
  }
}

/** Does one operation in one step, provided that the home is as the plan found it. */
export function applyOperation(it: Operation, place: Place): void {
  if (it.do === "move") return move(join(place.home, it.from), join(place.home, it.to));
  const path = join(place.home, it.path);
  const { before, after } = it;
  if (before.kind === "absent" && after.kind === "link") return symlinkSync(after.to, path);
  if (before.kind === "absent" && after.kind === "directory") {
    // A step before this one may have made it.
    if (isAt(path, after)) return;
    mkdirSync(path);
    return permit(path, after.permissions);
  }
  if (!isAt(path, before)) throw new HmError("HM_CHANGED_MEANWHILE", messages.changedMeanwhile(path));
  if (before.kind === "file" && before.object !== undefined) saveContent(path, { object: before.object, digest: before.digest });
  if (before.kind === "directory") return rmdirSync(path);
  if (after.kind === "absent" || after.kind === "directory") return unlinkSync(path);
  if (after.kind === "file" && before.kind === "file" && after.digest === before.digest) return chmodSync(path, after.permissions);
  const fresh = freshName(path, place);
  try {
    if (after.kind === "link") symlinkSync(after.to, fresh);
    else writeFresh(fresh, after.text ?? readFileSync(after.object!), after.permissions);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Name of something that is about to be renamed to `path`. */
export function freshName(path: string, { token }: Place): string {
  return join(dirname(path), `.hm-${token}`);
}

function move(from: string, to: string): void {
  if (lstatSync(to, { throwIfNoEntry: false })) throw new HmError("HM_CHANGED_MEANWHILE", messages.changedMeanwhile(to));
  renameSync(from, to);
}

/** Whether a path is in a state. Permissions of directories do not count. */
export function isAt(path: string, state: State): boolean {
  const stats = lookAt(path);
  switch (state.kind) {
    case "absent":
      return stats === undefined;
    case "link":
      return stats?.isSymbolicLink() === true && readlinkSync(path) === state.to;
    case "file":
      return stats?.isFile() === true && (stats.mode & 0o7777) === state.permissions && contentDigest(readFileSync(path)) === state.digest;
    case "directory":
      return stats?.isDirectory() === true;
  }
}

/** What is at a path; nothing also where no directory is above it. */
export function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (["ENOTDIR", "ELOOP"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
