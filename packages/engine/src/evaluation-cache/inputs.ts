import { hash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Observation } from "./observe.ts";

/** What a result depends on, in a form that can be kept and checked later. */
export interface Inputs {
  /** What each file is known by, by its absolute path; `null` for one that is not there. */
  readonly files: Readonly<Record<string, string | null>>;
  /** Folder that each package is found in, from each file that imports it. */
  readonly packages: readonly { readonly name: string; readonly from: string; readonly at: string | null }[];
  readonly env: Readonly<Record<string, string | null>>;
}

/** Writes down what was observed. */
export function inputsOf({ files, packages, env }: Observation): Inputs {
  const found = packages.map(({ name, from }) => ({ name, from, at: findPackage(name, from) }));
  const manifests = found.flatMap(({ at }) => (at === null ? [] : [join(at, "package.json")]));
  const all = new Set([...files, ...manifests, ...[...files].slice(0, 1).map((it) => join(dirname(it), "package.json"))]);
  const installed = [import.meta.dirname, ...found.flatMap(({ at }) => at ?? [])].map((it) => `${it}/`);
  const identify = (path: string) => (installed.some((it) => path.startsWith(it)) ? statOf(path) : hashOf(path));
  return {
    files: Object.fromEntries(Array.from(all, (it) => [it, identify(it)])),
    packages: found,
    env: Object.fromEntries(Array.from(env, ([name, value]) => [name, value ?? null])),
  };
}

/** Whether everything is still as it was. */
export function areUnchanged({ files, packages, env }: Inputs, now: Readonly<Record<string, string | undefined>>): boolean {
  return (
    Object.entries(env).every(([name, value]) => (now[name] ?? null) === value) &&
    packages.every(({ name, from, at }) => findPackage(name, from) === at) &&
    Object.entries(files).every(([path, known]) => (known?.startsWith(STAT) ? statOf(path) : hashOf(path)) === known)
  );
}

const STAT = "stat:";

/** Packages are replaced whole, and large: their files are known by inode, size and time. */
function statOf(path: string): string | null {
  const it = statSync(path, { throwIfNoEntry: false });
  return it ? `${STAT}${it.ino}:${it.size}:${it.mtimeMs}` : null;
}

/** The user's own files are known by what they hold. */
function hashOf(path: string): string | null {
  try {
    return hash("sha1", readFileSync(path));
  } catch {
    return null;
  }
}

/** Looks for a package as Node does: in `node_modules` beside the importing file and in each folder above. */
function findPackage(name: string, from: string): string | null {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    try {
      return realpathSync(join(folder, "node_modules", name));
    } catch {
      if (dirname(folder) === folder) return null;
    }
  }
}
