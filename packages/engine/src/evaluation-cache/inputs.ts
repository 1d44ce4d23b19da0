import { hash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Observation } from "./observe.ts";

/** What a result depends on, in a form that can be kept and checked later. */
export interface Inputs {
  /** Hash of each file's content by its absolute path; `null` for one that is not there. */
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
  return {
    files: Object.fromEntries(Array.from(all, (it) => [it, hashOf(it)])),
    packages: found,
    env: Object.fromEntries(Array.from(env, ([name, value]) => [name, value ?? null])),
  };
}

/** Whether everything is still as it was. */
export function areUnchanged({ files, packages, env }: Inputs, now: Readonly<Record<string, string | undefined>>): boolean {
  return (
    Object.entries(env).every(([name, value]) => (now[name] ?? null) === value) &&
    packages.every(({ name, from, at }) => findPackage(name, from) === at) &&
    Object.entries(files).every(([path, known]) => hashOf(path) === known)
  );
}

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
