import { statSync, type Stats } from "node:fs";
import { join, resolve } from "node:path";
import type { Env, Paths } from "../paths.ts";
import { loadErrors } from "./errors.ts";

const NAMES = ["home.config.ts", "home.config.mts", "home.config.js", "home.config.mjs"];

export interface Search {
  /** As given with `--file`. */
  readonly file: string | undefined;
  readonly env: Env;
  readonly paths: Paths;
  /** Where relative paths start. */
  readonly workingDirectory: string;
}

/** Finds the configuration file: the one that is named, else the usual one. Throws `HM_NO_CONFIGURATION`. */
export function findConfiguration({ file, env, paths, workingDirectory }: Search): string {
  const named = file ?? (env["HOME_MANAGER_CONFIG"] || undefined);
  const start = named === undefined ? join(paths.configHome, "home-manager") : resolve(workingDirectory, named);
  const inside = NAMES.map((it) => join(start, it));
  const candidates = named !== undefined && !isFolder(start) ? [start] : inside;
  const found = candidates.find((it) => look(it)?.isFile());
  if (found === undefined) throw loadErrors.none(candidates);
  return found;
}

function isFolder(path: string): boolean {
  return look(path)?.isDirectory() ?? false;
}

/** What is at a path; nothing also where links lead in a circle, or a file or a locked folder is in between. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
