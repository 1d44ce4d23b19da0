import { lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DIGEST_LENGTH, executableDigest } from "./digest.ts";
import { fileDigest } from "./file-digest.ts";
import { isRunning, markerOf } from "./markers.ts";

/** What a look at the names in a store tells. */
export interface Look {
  /** Names of objects that are complete. */
  readonly objects: Set<string>;
  /** Another process is adding objects, so none can be relied on. */
  readonly contended: boolean;
  /** Process that is removing objects. */
  readonly collector: number | undefined;
}

/** Tells complete objects from those that a process left half written when it was killed, and removes the latter. */
export function inspect(directory: string, names: readonly string[], own: string): Look {
  const markers = names.flatMap((it) => (it.startsWith(".") && it !== own ? (markerOf(it) ?? []) : []));
  const writers = markers.filter((it) => it.activity === "writing");
  const contended = writers.some((it) => isRunning(it.pid));
  const objects = new Set(names.filter((it) => !it.startsWith(".")));
  if (!contended) for (const it of writers) mend(directory, it.name, objects);
  return { objects, contended, collector: markers.find((it) => it.activity === "collecting" && isRunning(it.pid))?.pid };
}

function mend(directory: string, marker: string, objects: Set<string>): void {
  const since = lstatSync(join(directory, marker)).mtimeMs;
  for (const name of objects) {
    const path = join(directory, name);
    const { mode, mtimeMs } = lstatSync(path);
    if (mtimeMs < since || (mode & 0o170000) !== 0o100000) continue;
    const digest = fileDigest(path);
    if (name.startsWith(mode & 0o100 ? executableDigest(digest) : digest)) continue;
    rmSync(path);
    objects.delete(name);
  }
  rmSync(join(directory, marker), { force: true });
}

/** Name of an object: its digest, then what tells people what it is. */
export function objectName(digest: string, name: string): string {
  return `${digest}-${name.replaceAll(/[^A-Za-z0-9+._?=-]/g, "").slice(-200) || "unnamed"}`;
}

/** Whether a name in the store is that of an object. */
export function isObjectName(name: string): boolean {
  return name[DIGEST_LENGTH] === "-" && !name.startsWith(".");
}
