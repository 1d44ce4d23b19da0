import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { notManaged } from "../errors.ts";

/** The path of a file relative to the home, as generations know it. The file itself may be a link; the folders above are seen through. */
export function targetBelowHome(path: string, home: string): string {
  const given = resolve(path);
  const candidates = [relative(home, given), relative(real(home), join(real(dirname(given)), basename(given)))];
  const target = candidates.find((it) => it !== "" && it !== ".." && !it.startsWith("../"));
  if (target === undefined) throw notManaged(given);
  return target;
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
