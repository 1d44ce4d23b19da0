import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { claimedFolders, removeEmpty } from "../own-folders.ts";
import type { Paths } from "../paths.ts";
import { userRoots } from "../store/roots.ts";
import { removeTree } from "../store/remove-tree.ts";

/** Removes hm's own folders, links that users made to its generations, and those above them that hm made and that are empty then. The journal goes last. */
export function removeState(paths: Paths): void {
  const claimed = claimedFolders(paths);
  for (const { link } of userRoots(paths, { prune: false })) rmSync(link, { force: true });
  removeTree(paths.cache);
  for (const name of namesIn(paths.state)) if (join(paths.state, name) !== paths.journal && join(paths.state, name) !== paths.lock) removeTree(join(paths.state, name));
  removeTree(paths.journal);
  removeTree(paths.lock);
  removeEmpty([paths.state, ...claimed]);
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
