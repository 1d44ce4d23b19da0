import type { HmError } from "@hm/api";
import type { Home, HomeFile } from "@hm/kernel";
import { buildErrors } from "./errors.ts";
import type { Placed } from "./manage.ts";

/** The files of a home by target, in the order of names. */
export interface Layout {
  readonly files: ReadonlyMap<string, Placed>;
}

/** Tells files that are asked for twice at one target. */
export function refuseDuplicates(files: readonly HomeFile[], problems: HmError[]): HomeFile[] {
  const byTarget = new Map<string, HomeFile>();
  for (const it of files) {
    const other = byTarget.get(it.target);
    if (other) problems.push(buildErrors.duplicateTarget(it.target, other.origin, it.origin));
    else byTarget.set(it.target, it);
  }
  return [...byTarget.values()];
}

/** Settles which file stands at each target. None stands inside another. */
export function placeFiles(placed: readonly Placed[], resolution: Home["fileOverlapResolution"], problems: HmError[]): Layout {
  const chosen = new Map<string, Placed>();
  for (const it of placed) {
    const other = chosen.get(it.target);
    if (!other) chosen.set(it.target, it);
    else if (resolution === "error") problems.push(overlap(other, it));
    else if (other.inTree === it.inTree ? isOuter(it, other) === (resolution === "ignore") : it.inTree === (resolution === "ignore")) chosen.set(it.target, it);
  }
  const targets = [...chosen.keys()].sort();
  const files = new Map(targets.map((it) => [it, chosen.get(it)!]));
  refuseInsideFiles(files, problems);
  return { files };
}

function refuseInsideFiles(files: ReadonlyMap<string, Placed>, problems: HmError[]): void {
  const folders = new Set<string>();
  for (const it of files.values()) {
    for (let folder = parentOf(it.target); folder !== "" && !folders.has(folder); folder = parentOf(folder)) {
      folders.add(folder);
      const inTheWay = files.get(folder);
      if (inTheWay) problems.push(buildErrors.insideFile(it.target, folder, it.from.origin, inTheWay.from.origin));
    }
  }
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

function isOuter(a: Placed, b: Placed): boolean {
  return a.from.target.length < b.from.target.length;
}

function overlap(a: Placed, b: Placed): HmError {
  const [tree, file] = a.inTree ? [a, b] : [b, a];
  return buildErrors.overlap(tree.target, tree.from.target, tree.from.origin, file.from.origin);
}
