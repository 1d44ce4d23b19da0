import { readdirSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Paths } from "../paths.ts";
import { removeTree } from "../store/remove-tree.ts";

/** Removes hm's own folders, and those above them that are empty then, up to the home. The journal goes last. */
export function removeState(paths: Paths): void {
  removeTree(paths.cache);
  for (const name of namesIn(paths.state)) if (join(paths.state, name) !== paths.journal && join(paths.state, name) !== paths.lock) removeTree(join(paths.state, name));
  removeTree(paths.journal);
  removeTree(paths.lock);
  for (const folder of [paths.cache, paths.state]) removeEmpty(folder, paths.home);
}

function removeEmpty(folder: string, home: string): void {
  for (let at = folder; at.startsWith(`${home}/`); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") return;
    }
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
