import { definedEntries, scalarText, type Atom } from "./value.ts";

/** Writes `user-dirs.dirs`: `XDG_X_DIR="/path"` lines, where `$HOME` at the start of a path stays alive. */
export function userDirs(dirs: Readonly<Record<string, Atom>>): string {
  return definedEntries(dirs)
    .map(([name, path]) => `${name}="${scalarText(path).replace(/["\\`]/g, "\\$&")}"\n`)
    .join("");
}
