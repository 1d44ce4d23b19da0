import { chmodSync, lstatSync, readdirSync, rmSync, type Stats } from "node:fs";
import { join } from "node:path";

/** Removes an object, although its folders are read-only, and gives the bytes that are free then. */
export function removeTree(path: string): number {
  const bytes = sizeOfTree(path, (folder) => chmodSync(folder, 0o700));
  rmSync(path, { recursive: true, force: true });
  return bytes;
}

/** Bytes that removing an object frees: files that have another name elsewhere do not count. */
export function sizeOfTree(path: string, enter: (folder: string) => void = () => {}): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return sizeOf(stats);
  enter(path);
  return readdirSync(path, { withFileTypes: true }).reduce((sum, it) => {
    const at = join(path, it.name);
    return sum + (it.isDirectory() ? sizeOfTree(at, enter) : sizeOf(lstatSync(at, { throwIfNoEntry: false })));
  }, 0);
}

function sizeOf(stats: Stats | undefined): number {
  return stats?.nlink === 1 ? stats.size : 0;
}
