import { existsSync, lstatSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Paths } from "../paths.ts";
import { isSystemError, storeErrors } from "./errors.ts";
import { isAbandoned, isRunning, mark, markerOf } from "./markers.ts";
import { isObjectName } from "./mend.ts";
import { removeTree, sizeOfTree } from "./remove-tree.ts";

export interface GarbageOptions {
  readonly paths: Paths;
  /** Absolute paths of generations and objects that stay, with all that they refer to. */
  readonly roots: () => readonly string[];
  readonly dryRun: boolean;
}

export interface Garbage {
  readonly paths: readonly string[];
  readonly bytes: number;
}

/** Removes the objects that no root leads to. Throws `HM_LOCKED` while another process relies on objects that it may not have rooted yet. */
export function collectGarbage(options: GarbageOptions): Garbage {
  const { store } = options.paths;
  if (!existsSync(store)) return { paths: [], bytes: 0 };
  try {
    if (options.dryRun) return sweep(options);
    using _ = mark(store, "collecting");
    const other = readdirSync(store).map(markerOf).find((it) => it && it.pid !== process.pid && isRunning(it.pid));
    if (other) throw storeErrors.busy(other.pid);
    return sweep(options);
  } catch (error) {
    throw isSystemError(error) ? storeErrors.unwritable(store, error) : error;
  }
}

function sweep({ paths: { store, journal }, roots, dryRun }: GarbageOptions): Garbage {
  const names = readdirSync(store);
  const needed = trace([...roots(), ...referencesIn(textOf(journal), store)], store);
  const paths: string[] = [];
  let bytes = 0;
  for (const name of names) {
    const path = join(store, name);
    if (isObjectName(name) ? needed.has(name) || isLinkedActivator(path) : !isAbandoned(name)) continue;
    paths.push(path);
    bytes += dryRun ? sizeOfTree(path) : removeTree(path);
  }
  // A marker tells of objects that may be half written: those are gone, or will be found out when they are needed again.
  if (!dryRun) for (const name of names) if (isStale(name)) rmSync(join(store, name), { force: true });
  return { paths, bytes };
}

/** Names of the objects that roots lead to. */
function trace(roots: readonly string[], store: string): Set<string> {
  const needed = new Set<string>();
  const follow = (path: string): void => {
    if (!path.startsWith(`${store}/`)) return;
    const name = path.slice(store.length + 1).split("/")[0]!;
    if (needed.has(name)) return;
    needed.add(name);
    for (const it of referencesIn(textOf(join(store, name, "manifest.json")), store)) follow(it);
    for (const it of textOf(join(store, name, ".objects")).split("\n")) if (it) follow(join(store, it));
  };
  for (const it of roots) follow(it);
  return needed;
}

/** Store paths that stand in JSON. */
function referencesIn(json: string, store: string): string[] {
  const start = `${JSON.stringify(store).slice(1, -1)}/`;
  const found: string[] = [];
  for (let at = json.indexOf(start); at >= 0; at = json.indexOf(start, at + start.length)) {
    const name = /^[A-Za-z0-9+._?=-]+/.exec(json.slice(at + start.length, at + start.length + 260))?.[0];
    if (name !== undefined) found.push(`${store}/${name}`);
  }
  return found;
}

/** The program of a generation is a link to this object: it costs nothing while a generation has it. */
function isLinkedActivator(path: string): boolean {
  return path.endsWith("-hm-activate") && lstatSync(path).nlink > 1;
}

function isStale(name: string): boolean {
  const marker = markerOf(name);
  return marker !== undefined && marker.activity !== "writing" && !isRunning(marker.pid);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
