import type { ManagedFile, Original } from "../manifest.ts";
import { removeKeys } from "./place-keys.ts";
import { isOurs, isReachable, type Planning } from "./planning.ts";
import { isWithin } from "./paths.ts";

/** Takes one file of the old generation out of the home, as far as it still is hm's, and puts back what was there before. */
export function remove(it: Planning, path: string, file: ManagedFile): void {
  if (!isReachable(it, path)) return;
  const original = it.remembered[path];
  if (file.mode === "merge") {
    removeKeys(it, path, file);
    if (original?.kind === "keys" && original.aside) restore(it, path, original.aside);
    return restoreDirectories(it, path);
  }
  const now = it.draft.see(path);
  if (now.kind !== "absent" && !isOurs(it, path, now)) return;
  if (original?.kind === "file" && now.kind === "file") it.draft.set(path, original, "restore", "object" in file ? file.object : undefined);
  else if (original?.kind === "link" && now.kind === "link") it.draft.set(path, original, "restore");
  else {
    it.draft.set(path, { kind: "absent" }, "remove", "object" in file ? file.object : undefined);
    if (original) restore(it, path, original);
  }
  restoreDirectories(it, path);
}

/** Puts back what was at a path before hm, provided that the place is free. */
export function restore(it: Planning, path: string, original: Original): void {
  if (it.draft.see(path).kind !== "absent" || !isReachable(it, path)) return;
  if (original.kind === "backup") {
    if (isReachable(it, original.path) && it.draft.see(original.path).kind !== "absent") it.draft.move(original.path, path, "restore");
  } else if (original.kind !== "keys") it.draft.set(path, original, "restore");
}

/** Makes the directories again whose place a link took. */
function restoreDirectories(it: Planning, path: string): void {
  for (const directory of Object.keys(it.remembered).filter((at) => at !== path && it.remembered[at]!.kind === "directory" && isWithin(path, at)).sort()) {
    if (it.draft.see(directory).kind === "absent") it.draft.set(directory, it.remembered[directory] as Original & { kind: "directory" }, "restore");
  }
}
