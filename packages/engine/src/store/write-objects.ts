import { chmodSync, constants, copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestOf, executableDigest } from "./digest.ts";
import { temporaryName } from "./markers.ts";
import { removeTree } from "./remove-tree.ts";
import type { FileContent, TreeEntry } from "./store.ts";

/** Writes a file with the mode of its kind, whole or not at all. There must be none yet. */
export function writeObject(path: string, it: FileContent, executable: boolean): void {
  const mode = executable ? 0o555 : 0o444;
  try {
    if (typeof it === "object" && "copyOf" in it) {
      copyFileSync(it.copyOf, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      chmodSync(path, mode);
    } else {
      writeFileSync(path, it, { encoding: "utf8", flag: "wx", mode });
      if (process.umask() & mode) chmodSync(path, mode);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(path, { force: true });
    throw error;
  }
}

/** Replaces whatever is there in one step, for the case that another process is writing the same object. */
export function placeAside(directory: string, name: string, write: (path: string) => void): void {
  const aside = join(directory, temporaryName());
  write(aside);
  renameSync(aside, join(directory, name));
}

/** Moves a folder to its place, unless another process made the same one meanwhile. */
export function commitFolder(path: string, final: string): void {
  try {
    renameSync(path, final);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    removeTree(path);
  }
}

/** Digest of a tree: of names, contents, kinds and links, in whatever order they are given. */
export function treeDigest(entries: readonly TreeEntry[]): string {
  const lines = entries.map((it) => `${it.path}\0${it.kind === "file" ? (it.executable ? executableDigest(it.digest) : it.digest) : it.kind === "link" ? `link ${it.to}` : "directory"}`);
  return digestOf(`tree:${lines.sort().join("\0\0")}`);
}

/** Makes a tree, and lets nobody write into it. */
export function writeTree(path: string, entries: readonly TreeEntry[]): void {
  mkdirSync(path);
  const made = new Set([path]);
  const directory = (at: string) => {
    if (made.has(at)) return;
    mkdirSync(at, { recursive: true });
    for (let up = at; !made.has(up); up = dirname(up)) made.add(up);
  };
  for (const it of entries) {
    const at = join(path, it.path);
    directory(it.kind === "directory" ? at : dirname(at));
    if (it.kind === "link") symlinkSync(it.to, at);
    else if (it.kind === "file") writeObject(at, it.content(), it.executable);
  }
  for (const it of made) chmodSync(it, 0o555);
}
