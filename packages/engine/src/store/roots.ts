import { mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "./digest.ts";

/** Folder of the links that lead to links which users made to generations, as `hm build` does. */
function rootsFolder(state: string): string {
  return join(state, "roots");
}

/** Protects what a user's link leads to, for as long as the link is there. */
export function addRoot(state: string, link: string): void {
  const folder = rootsFolder(state);
  const root = join(folder, digestOf(link));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${root}.${process.pid}`;
  rmSync(fresh, { force: true });
  symlinkSync(link, fresh);
  renameSync(fresh, root);
}

/** Users' links that lead into the store, with the objects that they lead to. Roots whose link is gone or leads elsewhere go, where that is wanted. */
export function userRoots({ state, store }: { readonly state: string; readonly store: string }, how: { readonly prune: boolean }): { readonly link: string; readonly object: string }[] {
  const folder = rootsFolder(state);
  return namesIn(folder).flatMap((name) => {
    const link = leadsTo(join(folder, name));
    const object = link === undefined ? undefined : leadsTo(link);
    if (link !== undefined && object?.startsWith(`${store}/`)) return [{ link, object }];
    if (how.prune) rmSync(join(folder, name), { force: true });
    return [];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function leadsTo(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}
