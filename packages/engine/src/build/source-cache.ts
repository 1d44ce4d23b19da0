import { readFileSync, renameSync, writeFileSync, type Stats } from "node:fs";
import { digestOf } from "../store/digest.ts";
import { fileDigest, LARGE } from "../store/file-digest.ts";
import type { FileContent, FileObject } from "../store/store.ts";
import { temporaryName } from "../store/markers.ts";
import { dirname, join } from "node:path";
import { buildErrors } from "./errors.ts";

/** Remembers the digests of source files, so that those which did not change need not be read. */
export interface SourceCache {
  /** What the store needs to know of a file. */
  file(path: string, stats: Stats): Omit<FileObject, "name" | "executable">;
  /** Keeps what was asked for in this run for the next one. */
  save(): void;
}

type Entry = readonly [modified: number, changed: number, size: number, inode: number, digest: string];
type Entries = Readonly<Record<string, Entry>>;

/** Opens the cache in a file, which may be missing or broken. */
export function createSourceCache(file: string): SourceCache {
  let known: Entries | undefined;
  const used: Record<string, Entry> = {};
  let fresh = 0;

  return {
    file(path, stats) {
      known ??= read(file);
      const entry = known[path];
      if (entry && isSame(entry, stats)) {
        used[path] = entry;
        return { digest: entry[4], content: () => load(path, stats, entry[4]) };
      }
      const content: FileContent = stats.size > LARGE ? { copyOf: path } : readFileSync(path);
      const digest = "copyOf" in content ? fileDigest(path) : digestOf(content);
      if (isSettled(stats)) {
        used[path] = [stats.mtimeMs, stats.ctimeMs, stats.size, stats.ino, digest];
        fresh++;
      }
      return { digest, content: () => content };
    },
    save() {
      if (!known || (fresh === 0 && Object.keys(used).length === Object.keys(known).length)) return;
      const aside = join(dirname(file), temporaryName());
      writeFileSync(aside, JSON.stringify(used), { mode: 0o600 });
      renameSync(aside, file);
    },
  };
}

/** Times on a disk are coarse: a file that changed just now may change again without its times telling. */
function isSettled({ mtimeMs, ctimeMs }: Stats): boolean {
  return Date.now() - Math.max(mtimeMs, ctimeMs) > (Number.isInteger(mtimeMs / 1000) ? 2500 : 30);
}

function isSame(entry: Entry, stats: Stats): boolean {
  return entry[0] === stats.mtimeMs && entry[1] === stats.ctimeMs && entry[2] === stats.size && entry[3] === stats.ino;
}

function load(path: string, { size }: Stats, digest: string): FileContent {
  if (size > LARGE) return { copyOf: path };
  const content = readFileSync(path);
  if (digestOf(content) !== digest) throw buildErrors.sourceChanged(path);
  return content;
}

function read(file: string): Entries {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Entries;
  } catch {
    return {};
  }
}
