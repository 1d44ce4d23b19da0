import { chmodSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Removes an object, although its folders are read-only, and gives the bytes that its files held. */
export function removeTree(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  const bytes = stats.isDirectory() ? emptyTree(path) : stats.size;
  rmSync(path, { recursive: true, force: true });
  return bytes;
}

function emptyTree(path: string): number {
  chmodSync(path, 0o700);
  return readdirSync(path, { withFileTypes: true }).reduce((bytes, it) => bytes + (it.isDirectory() ? emptyTree(join(path, it.name)) : (lstatSync(join(path, it.name), { throwIfNoEntry: false })?.size ?? 0)), 0);
}
